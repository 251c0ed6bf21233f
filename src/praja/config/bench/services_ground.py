# SPDX-License-Identifier: EUPL-1.2
"""A government of 300 units that offers 200 services, each by a standard: of ten, three are letters of every kelurahan, two are
of every kecamatan, and five of one dinas each."""

from datetime import date, datetime
from typing import Any

from praja.config.bench.ground import FOUNDER, lay_ground
from praja.duties.services.enums import Component
from praja.duties.services.models import Offer, Service, Standard
from praja.duties.services.operations import (
    Decree,
    ServiceWords,
    StandardContent,
    list_service,
    offer_service,
    take_over_standard,
)
from praja.kernel.organization.models import Region, Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role

SINCE = date(2020, 1, 1)
UNITS, SERVICES = 300, 200
OFFERED_BY = ("subdistrict",) * 3 + ("district",) * 2 + ("department",) * 5
PROMISES = ((60, "minutes", True), (1, "days", True), (3, "days", True), (7, "days", True))


def lay_services(at: datetime, *, unit_count: int = UNITS, services: int = SERVICES) -> None:
    """Units, services, standards, offers and an officer who checks, if they are not there."""
    lay_ground(at)
    if Service.objects.exists():
        return
    root = Unit.objects.get(code="0")
    by_kind = {"department": list(Unit.objects.filter(kind="department")), **_territory(root, unit_count, at)}
    for number in range(services):
        kind = OFFERED_BY[number % len(OFFERED_BY)]
        units = by_kind[kind] if kind != "department" else [by_kind[kind][number % len(by_kind[kind])]]
        _service(number, units, at)
    account = Account.objects.get(roles__role=Role.HEAD)
    assign_role(
        account=account, role=Role.OFFICER, unit=root, holding="definitive", decree_number="SK 3",
        decree_date=SINCE, since=at, until=None, actor=FOUNDER, at=at,
    )  # fmt: skip


def _territory(root: Unit, unit_count: int, at: datetime) -> dict[str, list[Unit]]:
    """One kecamatan for each region of that level; kelurahan until there are `unit_count` units."""
    found: dict[str, list[Unit]] = {}
    for kind, level in (("district", 3), ("subdistrict", 4)):
        places = list(Region.objects.filter(level=level).order_by("code"))
        count = len(places) if level == 3 else unit_count - Unit.objects.count()
        found[kind] = [
            create_unit(
                code=f"{kind[:1]}{number}", name=f"{kind.title()} {number}", kind=kind, parent=root,
                region=places[number % len(places)], since=SINCE, actor=FOUNDER, at=at,
            )
            for number in range(count)
        ]  # fmt: skip
    return found


def _service(number: int, units: list[Unit], at: datetime) -> None:
    words = ServiceWords(name=f"Layanan {number:03d}")
    service = list_service(code=f"layanan-{number:03d}", words=words, owner=units[0], since=SINCE, actor=FOUNDER, at=at)
    take_over_standard(
        service=service, unit=None, content=_content(number), decree=Decree(number="SK 1", day=SINCE), since=SINCE,
        found_in="bench", actor=FOUNDER, at=at,
    )  # fmt: skip
    Offer.objects.bulk_create(Offer(service=service, unit=unit, since=SINCE) for unit in units[1:])
    offer_service(service=service, unit=units[0], since=SINCE, actor=FOUNDER, at=at)


def _content(number: int) -> StandardContent:
    value, unit, working = PROMISES[number % len(PROMISES)]
    said: dict[str, Any] = {key: f"Uraian {key} layanan ini, sebagaimana ditetapkan. " * 4 for key in Component.values}
    return StandardContent(
        components=said, duration_value=value, duration_unit=unit, duration_working=working, fee_kind="free",
        path=({"stage": "check"}, {"stage": "approval"}),
    )  # fmt: skip


def standards_by_service() -> dict[int, Any]:
    """The version that holds, by service."""
    rows = Standard.objects.filter(unit=None).select_related("current__standard__service", "current__form")
    return {row.service_id: row.current for row in rows}
