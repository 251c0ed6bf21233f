# SPDX-License-Identifier: EUPL-1.2
"""Brings the services of the demo town into its catalogue, with standards that hold and hours at which offices are open."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from praja.duties.services.demo.written import KECAMATAN, KELURAHAN, Written, written
from praja.duties.services.models import Offer, Service
from praja.duties.services.operations import (
    Decree,
    ServiceWords,
    list_service,
    offer_service,
    take_over_standard,
)
from praja.duties.services.operations.pledging import PledgeWords, display_pledge, make_pledge
from praja.duties.services.web.pledges import proposed_words
from praja.kernel.forms.operations import publish_form
from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import set_opening_hours
from praja.kernel.people.titles import title_without_post
from praja.lib.actors import Actor

MORNING, AFTERNOON = (8 * 60, 12 * 60), (13 * 60, 15 * 60 + 30)
FRIDAY = ((8 * 60, 11 * 60), (13 * 60, 15 * 60 + 30))
WEEK = (*[(MORNING, AFTERNOON)] * 4, FRIDAY, (), ())
"""When the offices of the fictional city serve people."""

_KINDS = {KELURAHAN: UnitKind.SUBDISTRICT, KECAMATAN: UnitKind.DISTRICT}


def open_the_catalogue(
    *, units: Mapping[str, Unit], root: str, keeper: str, since: date, actor: Actor, at: datetime
) -> None:
    """List every written service, say which of `units` (by short name) offer it, bring its standard into force, and let each
    office pledge to keep it.

    `root` is the government, whose hours hold for every unit; `keeper` the unit that keeps what several units offer alike.
    """
    decree = f"Keputusan Wali Kota Tirtamarga Nomor 065/{since.year} (contoh)"
    set_opening_hours(unit=units[root], week=WEEK, decree=decree, since=since, actor=actor, at=at)
    for service in written():
        _bring_in(service, units, keeper, since, actor, at)
    for unit in Unit.objects.filter(pk__in=Offer.objects.values("unit")).order_by("code"):
        _pledge(unit, since, actor, at)


def _pledge(unit: Unit, since: date, actor: Actor, at: datetime) -> None:
    decree = f"065/maklumat-{unit.code}/{since.year} (contoh)"
    title = title_without_post(unit)
    words = PledgeWords(**proposed_words(), signed_by=title, decree_number=decree, decree_date=since)
    pledge = make_pledge(unit=unit, words=words, since=since, actor=actor, at=at)
    display_pledge(pledge=pledge, actor=actor, at=at)


def units_offering(service: Written, units: Iterable[Unit]) -> list[Unit]:
    """The units that offer it."""
    kind = _KINDS.get(service.at)
    return [unit for unit in units if (unit.kind == kind if kind else unit.short_name == service.at)]


def _bring_in(
    service: Written, units: Mapping[str, Unit], keeper: str, since: date, actor: Actor, at: datetime
) -> None:
    offering = units_offering(service, units.values())
    owner = units[keeper] if service.at in _KINDS else units[service.at]
    listed = _listed(service, owner, since, actor, at)
    for unit in offering:
        offer_service(service=listed, unit=unit, since=since, actor=actor, at=at)
    schema, questions = service.schema(), None
    if schema is not None:
        key = f"services.asked.{service.code}"
        questions = publish_form(key=key, title=listed.name, schema=schema, actor=actor, at=at)
    recommending = service.entry.get("recommends")
    take_over_standard(
        service=listed,
        content=service.content(questions, units[recommending].pk if recommending else None),
        decree=Decree(number=f"065/{service.code}/{since.year} (contoh)", day=since),
        since=since,
        found_in="kota contoh",
        actor=actor,
        at=at,
    )


def _listed(service: Written, owner: Unit, since: date, actor: Actor, at: datetime) -> Service:
    words = ServiceWords(
        name=service.entry["name"],
        summary=service.entry["summary"],
        keywords=service.entry["keywords"],
        issuer=service.issuer,
        issuer_url=service.entry.get("url", ""),
    )
    return list_service(code=service.code, words=words, owner=owner, since=since, actor=actor, at=at)
