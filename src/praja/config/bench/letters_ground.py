# SPDX-License-Identifier: EUPL-1.2
"""A government of 300 units three levels deep whose letters are kept: a head at the top and of each department, and who works at
one section below."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from praja.config.bench.ground import FOUNDER, lay_ground
from praja.duties.letters.models import Correspondent
from praja.duties.letters.models.letters import CORRESPONDENT
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role, open_account, register_person
from praja.kernel.people.sealing import seal

UNITS, SENDERS = 300, 2_000
SINCE = date(2020, 1, 1)
NARROW = "Petugas Seksi Ukur"
DEPARTMENT = "Kepala Dinas 1"


@dataclass(frozen=True, slots=True)
class Readers:
    """Who searches: over everything, over a department with its sections, and over one section."""

    broad: Account
    middle: Account
    narrow: Account


def lay_letters(at: datetime) -> Readers:
    """Units, officers and correspondents, if they are not there."""
    lay_ground(at)
    if not Correspondent.objects.exists():
        departments = list(Unit.objects.filter(kind="department").order_by("pk"))
        sections = [_section(number, departments, at) for number in range(Unit.objects.count(), UNITS)]
        for department in departments:
            _officer(f"Kepala {department.name}", Role.HEAD, department, at)
        _officer(NARROW, Role.OFFICER, sections[0], at)
        Correspondent.objects.bulk_create(_sender(number, at) for number in range(SENDERS))
    root = Unit.objects.get(code="0")
    return Readers(
        broad=Account.objects.get(roles__role=Role.HEAD, roles__unit=root),
        middle=Account.objects.get(person__name=DEPARTMENT),
        narrow=Account.objects.get(person__name=NARROW),
    )


def session_for(account: Account) -> str:
    """A signed-in officer's cookie."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.LANGUAGE_COOKIE_NAME}=id"


def _section(number: int, departments: list[Unit], at: datetime) -> Unit:
    above = departments[number % len(departments)]
    return create_unit(
        code=f"s{number}", name=f"Seksi {number}", kind="section", parent=above, since=SINCE, actor=FOUNDER, at=at
    )


def _officer(name: str, role: Role, unit: Unit, at: datetime) -> None:
    person = register_person(name=name, actor=FOUNDER, at=at)
    account = open_account(person=person, password=None, actor=FOUNDER, at=at)
    assign_role(
        account=account, role=role, unit=unit, decree_number="SK 2", decree_date=SINCE, since=at, actor=FOUNDER, at=at
    )


def _sender(number: int, at: datetime) -> Correspondent:
    nothing = seal("", CORRESPONDENT)
    return Correspondent(name=f"Kantor Luar {number}", email=nothing, address=nothing, created_at=at)
