# SPDX-License-Identifier: EUPL-1.2
"""Whoever begins gets an account of their own with a role by decree, in the place of somebody of the demo town's cast, and rows
that wait on their desk. Only in a practice town: nobody gets a role by asking in a real one."""

import secrets
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.config.demo.cast import CAST, CastMember
from praja.config.demo.founding import FOUNDER, town_stands
from praja.config.practice.checking import Learner, learner_of
from praja.config.practice.declarations import Course, courses
from praja.config.practice.events import PracticeBegun, stream_of_learner
from praja.config.practice.material import MATERIAL, Ground, town_of_tables
from praja.config.practice.numbers import free_nip
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import EmploymentKind, Role
from praja.kernel.people.models import Account, Employee, Person
from praja.kernel.people.operations import assign_role, open_account, register_person
from praja.kernel.people.operations.register import hire_employee
from praja.lib.clock import local_date
from praja.lib.codes import new_code, read_code
from praja.lib.errors import NotFound, Unavailable
from praja.lib.moments import local_zone

SERVING = timedelta(days=700)
FIRST_DAY = timedelta(days=1)
"""The role holds since yesterday: what waited before counts as theirs too."""


def guard_practice() -> None:
    """Raises `Unavailable` unless this installation is a practice town in which the fictional city stands."""
    if not (settings.PRAJA_PRACTICE and settings.PRAJA_DEMO and town_stands()):
        raise Unavailable(
            _("This is not a practice town."),
            next_step=_("Open the practice town by the link on the page of practice."),
        )


def begin(*, role: Role, at: datetime) -> Learner:
    """Somebody begins to practise `role` under a new code. Raises `Unavailable` where this is no practice town."""
    guard_practice()
    return _settle(new_code(), courses()[role], at)


def go_on(*, typed: str, at: datetime) -> Learner:
    """Whoever practises under the code that was typed goes on; after a reset with a new account, and what was done before
    counts. Raises `NotFound` and `Unavailable`."""
    guard_practice()
    learner = learner_of(read_code(typed))
    if learner is None:
        raise NotFound(
            _("Nobody practises under this code."), next_step=_("Check each letter and digit, or begin anew below.")
        )
    return learner if learner.account is not None else _settle(learner.code, learner.course, at)


def lay_ready(*, learner: Learner, at: datetime) -> None:
    """New rows for whoever has used up what waited. Raises `Unavailable`."""
    guard_practice()
    with transaction.atomic():
        _lay(learner.course, Account.objects.select_related("person").get(pk=learner.account or 0), at)


def _settle(code: str, course: Course, at: datetime) -> Learner:
    with transaction.atomic():
        account = _account(course, at)
        event = PracticeBegun(role=course.role.value, account=account.pk)
        record(event, actor=FOUNDER, at=at, stream=stream_of_learner(code), refs={"account": account.pk})
        _lay(course, account, at)
    found = learner_of(code)
    assert found is not None, "begun just now"
    return found


def _account(course: Course, at: datetime) -> Account:
    """A new colleague of whoever the course is like, with the same role over the same unit."""
    member = next(one for one in CAST if one.mail == course.like)
    unit, over = (Unit.objects.get(short_name=name) for name in (member.unit, member.over or member.unit))
    person = register_person(name=f"Peserta {new_code()[:4]}", actor=FOUNDER, at=at)
    _hire(person, unit, member, at)
    account = open_account(person=person, actor=FOUNDER, at=at)
    today = local_date(at, local_zone())
    assign_role(
        account=account,
        role=course.role,
        unit=over,
        decree_number=f"SK Latihan Nomor {account.pk}/{today.year}",
        decree_date=today,
        since=at - FIRST_DAY,
        actor=FOUNDER,
        at=at,
    )
    return account


def _hire(person: Person, unit: Unit, member: CastMember, at: datetime) -> Employee:
    today = local_date(at, local_zone())
    return hire_employee(
        person=person,
        employment=EmploymentKind.PNS,
        unit=unit,
        joined_on=today - SERVING,
        nip=free_nip(today, SERVING),
        grade=member.grade,
        decree="SK Latihan",
        actor=FOUNDER,
        at=at,
    )


def _lay(course: Course, account: Account, at: datetime) -> None:
    rng = Random(secrets.token_bytes(16))  # noqa: S311 - invented rows, no secret
    ground = Ground(town_of_tables(), course.place, account, rng, at)
    for name in course.material:
        MATERIAL[name](ground)
