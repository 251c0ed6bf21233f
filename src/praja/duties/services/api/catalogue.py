# SPDX-License-Identifier: EUPL-1.2
"""The catalogue and the standards that were published, for everybody."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from praja.duties.services.api.scopes import READ
from praja.duties.services.domain.promises import promise_of
from praja.duties.services.errors import NotOfferedHere
from praja.duties.services.models import Service, StandardVersion
from praja.duties.services.queries.catalogue import service_with, version_held
from praja.duties.services.queries.public_services import (
    Listed,
    ServicePage,
    components_of,
    listed_services,
    service_page,
)
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.lib.actors import ANYONE
from praja.lib.api import endpoint
from praja.lib.api.fields import Line
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

catalogue = Router(tags=["services"])


class OfficeOut(Schema):
    """A unit that offers the service."""

    code: str
    name: str


class TimeOut(Schema):
    """What is promised at most. `unit`: opening_minutes (counted while the office is open), hours, working_days, calendar_days
    or months."""

    value: int
    unit: str


class FeeOut(Schema):
    """`kind`: free, fixed or table; amounts in whole rupiah. An application names a row of `table` by its place, from 0."""

    kind: str
    amount: int | None
    table: list[dict[str, Any]]


class ServiceOut(Schema):
    """A service. `issuer`: own, or whose system issues the product (siak, oss, simbg, other); `version` is the number of the
    common standard that holds, null where none does."""

    code: str
    name: str
    summary: str
    issuer: str
    issuer_name: str
    issuer_url: str
    version: int | None
    time: TimeOut | None
    fee: FeeOut | None


class ServicesOut(Schema):
    """One page. `next` is the cursor of the following page; null on the last."""

    items: list[ServiceOut]
    next: str | None


class ComponentOut(Schema):
    """One of the 14 components (UU 25/2009 Ps 21); `must_be_published` for those of service delivery."""

    key: str
    name: str
    text: str
    must_be_published: bool


class StandardOut(Schema):
    """A version of a standard. `unit` is the code of the unit whose own it is, null for the common one; `until` the first day on
    which another holds; `path` the stages of an application; `form` the JSON Schema of its answers, in which a question of
    `"format": "file"` takes references of files."""

    version: int
    unit: str | None
    since: date | None
    until: date | None
    decree: str
    components: list[ComponentOut]
    requirements: list[dict[str, Any]]
    time: TimeOut | None
    fee: FeeOut | None
    path: list[str]
    form: dict[str, Any] | None


class ServiceWithStandardOut(ServiceOut):
    """The same with the units that offer it and the standard by which the one asked for serves."""

    offices: list[OfficeOut]
    standard: StandardOut | None


class ServiceFilters(Schema):
    """`q` are words to look for, `unit` the code of a unit that offers it, `issuer` as in the answer."""

    q: Line = ""
    unit: Line = ""
    issuer: Line = ""
    cursor: str = ""


@catalogue.get("", response=ServicesOut, summary="Services")
@endpoint(ANYONE, scope=READ)
def services(request: HttpRequest, filters: Query[ServiceFilters]) -> dict[str, Any]:
    """By name; with `q` the best found first, on one page."""
    unit = unit_id_of(filters.unit) if filters.unit else None
    on = local_date(request.at, local_zone())  # type: ignore[attr-defined]
    page = listed_services(words=filters.q, unit=unit, issuer=filters.issuer, on=on, cursor=filters.cursor or None)
    return {"items": [_listed(one) for one in page.items], "next": page.next}


@catalogue.get("/{code}", response=ServiceWithStandardOut, summary="One service with its standard")
@endpoint(ANYONE, scope=READ)
def service(request: HttpRequest, code: str, unit: Line = "") -> dict[str, Any]:
    """`unit`, the code of an office, gives the standard by which that office serves; without it the common one."""
    on = local_date(request.at, local_zone())  # type: ignore[attr-defined]
    with recalled(units, regions, law_data):
        page = service_page(service_with(code), unit_code=unit, on=on)
        return _page(page)


@catalogue.get("/{code}/standards/{number}", response=StandardOut, summary="One published version of a standard")
@endpoint(ANYONE, scope=READ)
def standard(request: HttpRequest, code: str, number: int, unit: Line = "") -> dict[str, Any]:
    """A version that holds or held, also an old one; `unit` for the own standard of that unit."""
    unit_id = unit_id_of(unit) if unit else None
    return _standard(version_held(service_with(code), min(number, 32_767), unit_id))


def unit_id_of(code: str) -> int:
    """The unit of this code. Raises `NotOfferedHere`: nothing is offered by what is not there."""
    found = units.value.by_code(code)
    if found is None:
        raise NotOfferedHere
    return found.id


def _listed(one: Listed) -> dict[str, Any]:
    return _service(one.service, one.version)


def _page(page: ServicePage) -> dict[str, Any]:
    offices = [{"code": offer.unit.code, "name": offer.unit.name} for offer in page.offers]
    told = _standard(page.version) if page.version else None
    return {**_service(page.service, page.version), "offices": offices, "standard": told}


def _service(service: Service, version: StandardVersion | None) -> dict[str, Any]:
    words = ("code", "name", "summary", "issuer", "issuer_name", "issuer_url")
    return {
        **{name: getattr(service, name) for name in words},
        **_promised(version),
        "version": version and version.number,
    }


def _promised(version: StandardVersion | None) -> dict[str, Any]:
    if version is None:
        return {"time": None, "fee": None}
    promise = promise_of(version.duration_value, version.duration_unit, version.duration_working)
    fee = {"kind": version.fee_kind, "amount": version.fee_amount, "table": version.fee_table}
    return {
        "time": {"value": promise[0], "unit": promise[1]} if promise else None,
        "fee": fee if version.fee_kind else None,
    }


def _standard(version: StandardVersion) -> dict[str, Any]:
    own = units.value.get(version.standard.unit_id or 0)
    return {
        **_promised(version),
        "version": version.number,
        "unit": own and own.code,
        "since": version.effective_since,
        "until": version.effective_until,
        "decree": version.decree_number,
        "components": [
            {"key": one.key, "name": one.name, "text": one.text, "must_be_published": one.is_delivery}
            for one in components_of(version)
        ],
        "requirements": version.requirements,
        "path": [str(entry["stage"]) for entry in version.path],
        "form": dict(version.form.fields) if version.form else None,
    }
