# SPDX-License-Identifier: EUPL-1.2
"""Everybody who may knock: a visitor, the holder of a secret link, an account without roles, each role here and elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from matrix.expectations import DOORS, EVERYBODY, HERE, REPORTER, ROUTES, THERE, Route
from officers import SINCE, signed_in
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role, open_account, recognize_resident, register_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from residents import browser
from towns import FOUNDER, Town

PASSWORD = "jalan-mawar-sembilan"


@dataclass(frozen=True)
class Who:
    """`kind` is visitor, link, plain or a role; `place` is where the role is held: here, there, or nowhere."""

    kind: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.kind}-{self.place}" if self.place else self.kind

    @property
    def is_signed_in(self) -> bool:
        return self.kind not in ("visitor", "link")

    def is_among(self, audience: str) -> bool:
        return (
            audience == EVERYBODY
            or (audience == REPORTER and self.kind == "link")
            or (audience in (HERE, THERE) and self.place == audience)
        )


WITH_DOORS = frozenset().union(
    *(kinds for door, kinds in DOORS.items() if door not in ("anyone", "signed_in", "resident"))
)
"""Roles that some door opens for; for them it matters where the role is held."""
VISITOR, LINK, PLAIN, RESIDENT = Who("visitor"), Who("link"), Who("plain"), Who("resident")
OUTSIDE = (VISITOR, LINK, PLAIN, RESIDENT)
EVERYONE = (
    *OUTSIDE,
    *(Who(role, HERE) for role in Role.values),
    *(Who(role, THERE) for role in Role.values if role in WITH_DOORS),
)


SHARE = 5
"""Where every role gets the same answer, one of so many knocks; another part of them at the next address."""
FIRST_OF_DOOR = frozenset({(route.door, route.only_post): name for name, route in reversed(ROUTES.items())}.values())
"""Of each door one address to open and one to send to."""


def is_told_by_others(who: Who, name: str) -> bool:
    """Whether this answer is the same for every role, heard from those without a role and from the part of the roles that knock.

    A door asks for a role, wherever it is held: every role knocks once at each that is closed to it, people without a role at
    every address behind it. Where a door is open to people without a role and no row belongs to a role, a role opens no more:
    pages that show each role something else are opened by all, forms are sent to by all without a role. Where nothing is about
    a row, a role held elsewhere is the role held here, which asks at every address.
    """
    route = ROUTES[name]
    if who in OUTSIDE:
        return False
    if not through_the_door(who, route):
        return who.place == THERE or (name not in FIRST_OF_DOOR and not _has_the_turn(who, name))
    if who.place == THERE and not route.rows:
        return not _has_the_turn(who, name)
    if who.kind not in Role.values or not through_the_door(PLAIN, route) or {HERE, THERE} & set(route.rows.values()):
        return False
    differs = route.door != "anyone" and not route.rows and not route.only_post  # pages like the desk
    return not differs and not _has_the_turn(who, name)


def _has_the_turn(who: Who, name: str) -> bool:
    return (EVERYONE.index(who) + list(ROUTES).index(name)) % SHARE == 0


def client_of(who: Who, town: Town, links: Mapping[str, str]) -> Client:
    """A browser of this person; `links` maps the code of the case they reported to its secret."""
    client = signed_in(account_of(who, town)) if who.is_signed_in else browser()
    client.raise_request_exception = False  # a crash is one wrong answer among others, named with its address
    if who.kind == "link":
        for code, secret in links.items():
            client.get(f"/lacak/{code}/{secret}/")
    return client


def account_of(who: Who, town: Town) -> Account:
    """An account; a role is held here over the roads and the intake, there over the lights and the kelurahan. A secretary writes
    down for a head who is there."""
    if who.kind == "resident":
        return recognize_resident(contact="warga@example.org", actor=NOBODY, at=SINCE)
    person = register_person(name=f"Pegawai {who}", actor=FOUNDER, at=SINCE)
    account = open_account(person=person, actor=FOUNDER, at=SINCE, password=PASSWORD)
    over = {HERE: (town.roads, town.intake), THERE: (town.lights, town.kelurahan)}.get(who.place, ())
    for unit in over:
        _hold(account, who.kind, unit)
        if who.kind == Role.SECRETARY:
            head = register_person(name=f"Kepala {unit}", actor=FOUNDER, at=SINCE)
            _hold(open_account(person=head, actor=FOUNDER, at=SINCE), Role.HEAD, unit)
    return account


def _hold(account: Account, role: str, unit: Unit) -> None:
    assign_role(
        account=account,
        role=role,
        unit=unit,
        decree_number="SK 8/2025",
        decree_date=date(2025, 1, 2),
        since=SINCE,
        actor=FOUNDER,
        at=SINCE,
    )


def through_the_door(who: Who, route: Route) -> bool:
    return who.kind in DOORS[route.door]


def turned_away(who: Who) -> int:
    """Somebody known is told that it is not their duty; everybody else is asked to sign in."""
    return 403 if who.is_signed_in else 302


def may_read(who: Who, route: Route, thing: str) -> bool:
    return not route.rows or who.is_among(route.rows[thing])


def status_of(response: Any) -> int:
    """The status, with whatever is streamed read to its end."""
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


def case_version(case: Case) -> tuple[str, int]:
    case.refresh_from_db()
    return case.state, case.version
