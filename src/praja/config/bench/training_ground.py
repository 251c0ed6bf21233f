# SPDX-License-Identifier: EUPL-1.2
"""A class whose participants all come through one door: seats by the operations of the office, and of each the session of a
browser in which they signed in beforehand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session

from praja.config.bench.ground import FOUNDER, lay_ground
from praja.config.bench.seeding import Progress, Say
from praja.duties.training.enums import LearningForm
from praja.duties.training.models import ClassSession, PresencePlan, Programme, Seat, TrainingClass
from praja.duties.training.operations.classes import (
    ClassWish,
    ProgrammeWish,
    SessionWish,
    SubjectWish,
    announce_class,
    list_programme,
    nominate,
    open_class,
    publish_curriculum,
    select_participants,
    set_session,
    start_class,
)
from praja.duties.training.operations.presence import Windows, set_presence
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import EmploymentKind
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.operations import hire_employee, open_account, register_person

SINCE = date(2021, 1, 1)
CODE = "UKUR-QR"
NAME = "Peserta Ukur"
AT_ONCE = 250
"""People nominated with one call."""


@dataclass(frozen=True, slots=True)
class Hall:
    """A class with the plans of its sessions, one for each round, and the seats by the number of their holders."""

    training_class: TrainingClass
    plans: list[PresencePlan]
    seats: list[Seat]


def session_key(number: int) -> str:
    """Of the browser of the participant of this number."""
    return sha256(f"praja-bench-training-{number}".encode()).hexdigest()[:32]


def lay_hall(people: int, rounds: int, *, at: datetime, say: Say = lambda _line: None) -> Hall:
    """A class of so many participants that runs now, with so many sessions that have just begun."""
    lay_ground(at)
    root = Unit.objects.get(code="0")
    employees = _employees(people, at, say)
    row = _class_of(root, employees, at)
    sessions = [_session(row, number, at) for number in range(rounds)]
    plans = [set_presence(session=one, windows=Windows(), actor=FOUNDER, at=at) for one in sessions]
    seats = {seat.employee_id: seat for seat in Seat.objects.filter(training_class=row)}
    return Hall(row, plans, [seats[one.pk] for one in employees])


def _employees(people: int, at: datetime, say: Say) -> list[Employee]:
    units = list(Unit.objects.exclude(code="0").order_by("pk"))
    encode = import_module(settings.SESSION_ENGINE).SessionStore().encode
    told = Progress("participants", say, every=500)
    found = list(Employee.objects.filter(person__name__startswith=NAME).select_related("unit").order_by("pk")[:people])
    for number in range(len(found), people):
        nip = f"199001022015{number // 999 + 1:02d}1{number % 999 + 1:03d}"
        person = register_person(name=f"{NAME} {number:05d}", actor=FOUNDER, at=at)
        account = open_account(person=person, password=None, actor=FOUNDER, at=at)
        employee = hire_employee(
            person=person, employment=EmploymentKind.PNS, unit=units[number % len(units)], joined_on=SINCE, nip=nip,
            actor=FOUNDER, at=at,
        )  # fmt: skip
        found.append(employee)
        _sign_in(number, account, encode, at)
        told.add(1)
    return found


def _sign_in(number: int, account: Account, encode: object, at: datetime) -> None:
    held = {
        SESSION_KEY: str(account.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: account.get_session_auth_hash(),
    }
    until = at + timedelta(days=3_650)
    Session.objects.create(session_key=session_key(number), session_data=encode(held), expire_date=until)  # type: ignore[operator]


def _class_of(root: Unit, employees: list[Employee], at: datetime) -> TrainingClass:
    wish = ProgrammeWish(
        code=CODE, title="Sosialisasi ukur", form=LearningForm.TECHNICAL, aim="Diukur.", audience="Semua pegawai"
    )
    programme = Programme.objects.filter(code=CODE).first() or list_programme(
        wish=wish, unit=root, actor=FOUNDER, at=at
    )
    curriculum = publish_curriculum(
        programme=programme, subjects=(SubjectWish("Hadir", 2),), least_presence=80, actor=FOUNDER, at=at
    )
    today, before = at.date(), at - timedelta(days=7)
    days = ClassWish(
        name=f"Angkatan {at:%H%M%S}", first_day=today, last_day=today, nominations_until=today,
        capacity=len(employees), quotas=((root, len(employees)),), place="Gedung olahraga",
    )  # fmt: skip
    row = open_class(curriculum=curriculum, unit=root, wish=days, actor=FOUNDER, at=before)
    case = announce_class(case=row.case, actor=FOUNDER, at=before, seen_version=None)
    for first in range(0, len(employees), AT_ONCE):
        some = employees[first : first + AT_ONCE]
        nominate(case=case, employees=some, reason="Diukur.", actor=FOUNDER, at=before)
    chosen = list(Seat.objects.filter(training_class=row).values_list("pk", flat=True))
    case = select_participants(case=case, chosen=chosen, waiting=(), actor=FOUNDER, at=at, seen_version=None)
    row.case = start_class(case=case, actor=FOUNDER, at=at, seen_version=None)
    return row


def _session(row: TrainingClass, number: int, at: datetime) -> ClassSession:
    subject = row.curriculum.subjects.get()
    wish = SessionWish(
        title=f"Hadir {number + 1}", jp=2, subject=subject, starts_at=at, ends_at=at + timedelta(hours=3)
    )
    return set_session(case=row.case, wish=wish, actor=FOUNDER, at=at)
