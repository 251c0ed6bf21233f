# SPDX-License-Identifier: EUPL-1.2
"""Persons, the accounts they sign in with, the employee register with its dated history, and roles held by
decree."""

from typing import Any, ClassVar, NoReturn

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from praja.kernel.organization.models import Post, Unit
from praja.kernel.people.enums import (
    AbsenceKind,
    AccountKind,
    EmploymentKind,
    Holding,
    RecordKind,
    Relation,
    Role,
    Standing,
)
from praja.kernel.people.sealing import SealedField
from praja.lib.privacy import (
    BLANK,
    DIGEST,
    KEEP,
    contact,
    content,
    credential,
    declare,
    employment,
    identity,
    location,
)

APPEND_ONLY = "history is append only: add a correcting record"


class Person(models.Model):
    """Everybody Praja knows by name: residents, walk-ins, employees.

    All identity data is here and nowhere else.
    """

    name = models.CharField(max_length=160, blank=True)
    nik = SealedField()
    nik_key = models.BinaryField(max_length=32, null=True, unique=True)
    phone = SealedField()
    phone_key = models.BinaryField(max_length=32, null=True, db_index=True)
    email = SealedField()
    email_key = models.BinaryField(max_length=32, null=True, db_index=True)
    address = SealedField()
    language = models.CharField(max_length=5, default="id")
    created_at = models.DateTimeField()


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their log-in name."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(login=username)


class Account(AbstractBaseUser):
    """What a person signs in with. `login` is a random public id; people type their NIP, e-mail or phone."""

    login = models.CharField(max_length=24, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    kind = models.CharField(
        max_length=8, choices=AccountKind.choices, default=AccountKind.EMPLOYEE, db_default=AccountKind.EMPLOYEE
    )

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()


class HouseholdMember(models.Model):
    """Somebody for whom a resident files as well: child, parent, spouse. `holder` keeps the household."""

    holder = models.ForeignKey(Person, models.PROTECT, related_name="household")
    member = models.ForeignKey(Person, models.PROTECT, related_name="households")
    relation = models.CharField(max_length=8, choices=Relation.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "member"], condition=models.Q(until=None), name="people_household_member_once"
            )
        ]


class Employee(models.Model):
    """A person in the service of the government, as the register stands today; the history is in
    `EmployeeRecord`."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="employee")
    nip = SealedField()
    nip_key = models.BinaryField(max_length=32, null=True, unique=True)
    employment = models.CharField(max_length=8, choices=EmploymentKind.choices)
    standing = models.CharField(max_length=14, choices=Standing.choices, default=Standing.ACTIVE)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="employees")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="employees")
    grade = models.CharField(max_length=5, blank=True)
    joined_on = models.DateField()


class AppendOnlyQuerySet(models.QuerySet["EmployeeRecord"]):
    """Rows that are added and read, never changed in place."""

    def update(self, **_kwargs: object) -> NoReturn:
        raise TypeError(APPEND_ONLY)

    def delete(self) -> NoReturn:
        raise TypeError(APPEND_ONLY)


class EmployeeRecord(models.Model):
    """One dated entry of an employee's history.

    Append only: a correction is a new entry that names the old one. `detail` holds ids that the value stands for:
    {"unit": 4} or {"post": 9}.
    """

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="records")
    kind = models.CharField(max_length=10, choices=RecordKind.choices)
    value = models.CharField(max_length=160)
    detail = models.JSONField(default=dict, blank=True)
    decree = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["employee", "kind", "since"], name="people_record_history")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError(APPEND_ONLY)


class Absence(models.Model):
    """Days on which an employee is rightly not at the desk: leave, duty travel, a class."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=12, choices=AbsenceKind.choices)
    first_day = models.DateField()
    last_day = models.DateField()
    basis = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=6, blank=True, default="", db_default="")
    """The office's own short name of it: CT, CS, DL, TB."""
    case = models.BigIntegerField(null=True, blank=True)
    """The case that it comes from; a plain id, since cases stand above people in the house."""
    cancelled_at = models.DateTimeField(null=True, blank=True)
    """Since when it does not hold any more: it was taken back."""

    class Meta:
        indexes = [models.Index(fields=["employee", "first_day"], name="people_absence_days")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="people_absence_in_order"
            )
        ]


class RoleAssignment(models.Model):
    """A role held by decree over a unit and all below it, for a time; plt. and plh. are dated like any other."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=24, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="role_assignments")
    holding = models.CharField(max_length=10, choices=Holding.choices, default=Holding.DEFINITIVE)
    decree_number = models.CharField(max_length=120)
    decree_date = models.DateField()
    decree_file_id = models.BigIntegerField(null=True, blank=True)
    """The stored file of the decree; a plain id, since files stand above people in the house."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "since"], name="people_roles_of_account")]


class ApiToken(models.Model):
    """A scoped key for another system. Only its hash is kept."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    token_hash = models.BinaryField(max_length=32, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)


class RevealReason(models.Model):
    """Why somebody had a sealed value opened.

    The ledger holds only its digest, so that the words can be erased.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="reveal_reasons")
    event_id = models.BigIntegerField(unique=True)
    """The `people.revealed` event that this is the reason of."""
    reason = models.CharField(max_length=300)
    salt = models.BinaryField(max_length=16)


declare(
    Person,
    name=identity(BLANK),
    nik=identity(BLANK),
    nik_key=identity(BLANK),
    phone=contact(BLANK),
    phone_key=contact(BLANK),
    email=contact(BLANK),
    email_key=contact(BLANK),
    address=location(BLANK),
    language=None,
    created_at=None,
)
declare(Account, login=credential(KEEP), password=credential(BLANK), last_login=credential(BLANK), kind=None)
declare(HouseholdMember, relation=identity(BLANK), since=identity(BLANK), until=identity(BLANK))
# The personnel file of a civil servant is kept as long as the archive law says, not at the person's wish.
declare(
    Employee,
    nip=identity(KEEP),
    nip_key=identity(KEEP),
    employment=employment(KEEP),
    standing=employment(KEEP),
    grade=employment(KEEP),
    joined_on=employment(KEEP),
)
declare(
    EmployeeRecord,
    kind=employment(KEEP),
    value=employment(KEEP),
    detail=employment(KEEP),
    decree=employment(KEEP),
    since=employment(KEEP),
    until=employment(KEEP),
)
declare(
    Absence,
    kind=employment(KEEP),
    first_day=employment(KEEP),
    last_day=employment(KEEP),
    basis=employment(KEEP),
    code=employment(KEEP),
    cancelled_at=employment(KEEP),
)
declare(
    RoleAssignment,
    role=employment(KEEP),
    holding=employment(KEEP),
    decree_number=None,
    decree_date=None,
    since=employment(KEEP),
    until=employment(KEEP),
)
declare(
    ApiToken,
    name=None,
    token_hash=credential(BLANK),
    scopes=None,
    created_at=None,
    expires_at=None,
    revoked_at=None,
)
declare(RevealReason, reason=content(DIGEST), salt=content(DIGEST))
