# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Rights held by decree over units. A role never gives more than its duty's rules say."""

    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head of unit")
    SECRETARY = "secretary", _("Secretary to the head")
    COMPLAINT_COORDINATOR = "complaint_coordinator", _("Complaint coordinator")
    LIAISON = "liaison", _("Liaison officer")
    PPID = "ppid", _("Information officer (PPID)")
    STEWARD = "steward", _("Data steward (walidata)")
    PERSONNEL = "personnel", _("Personnel office")
    ORGANIZATION = "organization", _("Organisation bureau")
    LEGAL = "legal", _("Legal bureau")
    RECORDS = "records", _("Records officer")
    TREASURER = "treasurer", _("Treasurer of receipts")
    TRAINER = "trainer", _("Trainer")
    JUROR = "juror", _("Juror")
    COUNTER = "counter", _("Counter officer")
    INSPECTOR = "inspector", _("Inspector")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


PRIVILEGED = frozenset(
    {Role.ADMINISTRATOR, Role.AUDITOR, Role.COMPLAINT_COORDINATOR, Role.PERSONNEL, Role.HEAD, Role.INSPECTOR}
)
"""Roles whose holders must use a second factor."""


class AccountKind(models.TextChoices):
    """Whose account it is. Somebody who is both signs in by two doors, so that neither office nor home reaches into the other."""

    EMPLOYEE = "employee", _("Officer")
    RESIDENT = "resident", _("Resident")


class Holding(models.TextChoices):
    """How a role is held: in one's own right, or for somebody who is missing."""

    DEFINITIVE = "definitive", _("Definitive")
    ACTING = "acting", _("Acting, post vacant (plt.)")
    STANDIN = "standin", _("Stand-in, holder absent (plh.)")


class EmploymentKind(models.TextChoices):
    CPNS = "CPNS", "CPNS"
    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"
    PPPK_PART = "PPPK-PW", _("PPPK, part time")
    NON_ASN = "non-ASN", _("Non-ASN")


class Standing(models.TextChoices):
    """Kedudukan hukum."""

    ACTIVE = "active", _("Active")
    UNPAID_LEAVE = "unpaid_leave", _("Leave outside state duty (CLTN)")
    STUDY = "study", _("Study assignment")
    SECONDED = "seconded", _("Seconded")
    SUSPENDED = "suspended", _("Suspended")
    RETIRED = "retired", _("Retired")
    DECEASED = "deceased", _("Deceased")
    LEFT = "left", _("Left")


class Relation(models.TextChoices):
    """What somebody is to the person who keeps the household."""

    SPOUSE = "spouse", _("Husband or wife")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Father or mother")
    SIBLING = "sibling", _("Brother or sister")
    OTHER = "other", _("Another member of the household")


class RecordKind(models.TextChoices):
    """Kinds of dated entries in an employee's history. Append only."""

    GRADE = "grade", _("Grade (pangkat)")
    POST = "post", _("Post (jabatan)")
    UNIT = "unit", _("Unit")
    EDUCATION = "education", _("Education")
    TRAINING = "training", _("Training")
    DISCIPLINE = "discipline", _("Disciplinary sanction")
    FAMILY = "family", _("Family")
    APPRAISAL = "appraisal", _("Appraisal (SKP)")


class AbsenceKind(models.TextChoices):
    LEAVE = "leave", _("Leave")
    DUTY_TRAVEL = "duty_travel", _("Duty travel")
    TRAINING = "training", _("Training")
    STUDY = "study", _("Study")
    SICK = "sick", _("Sick")
    OTHER = "other", _("Other")
