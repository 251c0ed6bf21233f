# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with national data systems: the reference list of SIPD e-Walidata comes in, values of years go out. Satu Data
Indonesia comes and reads by itself; nobody hands anything over."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.sipd import FIELDS
from praja.duties.opendata.enums import DATASET_KIND, SIPD_CODES
from praja.duties.opendata.models import Dataset, SipdTemplate
from praja.duties.opendata.queries.sipd import every_value
from praja.kernel.exchange.declarations import (
    Coded,
    Made,
    Passed,
    Point,
    Remembered,
    System,
    Tells,
    register,
    register_coded,
    register_system,
)
from praja.kernel.exchange.enums import Direction
from praja.kernel.exchange.events import HANDED_OVER
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.exports import Column, Kind, Table, export
from praja.lib.moments import local_zone

SIPD = register_system(
    System(SIPD_CODES, "SIPD e-Walidata", _("Sectoral data that the Ministry of Home Affairs asks of regions."))
)
DATA_GO_ID = register_system(
    System(
        "data.go.id",
        "data.go.id",
        _("The national portal of Satu Data Indonesia."),
        reads_at="/api/3/action/package_search",
        readers=(Role.STEWARD, Role.OFFICER, Role.HEAD),
    )
)
WRITTEN = (
    Column("code", "kode_dssd"),
    Column("wording", "uraian"),
    Column("unit_of_measure", "satuan"),
    Column("opd", "opd"),
    Column("year", "tahun", Kind.TEXT),
    Column("value", "nilai", Kind.DECIMAL),
)
"""Headings are those of the national system, whatever the reader's language."""


def _came(_name: str, payload: Mapping[str, Any]) -> Passed:
    taken = payload["read"] - payload["refused"]
    return Passed(payload["read"], taken, payload["refused"], payload["sha256"])


def _went(_name: str, payload: Mapping[str, Any]) -> Passed:
    rows, left_out = payload["rows"], payload["left_out"]
    return Passed(rows + left_out, rows, left_out, payload["sha256"])


def _made(actor: Actor, at: datetime) -> Made:
    """The value of every year of each element that is answered; those of which no value could be worked out are left out."""
    found = list(every_value(actor))
    rows = [
        {
            "code": one.element.code,
            "wording": one.element.wording,
            "unit_of_measure": one.element.unit_of_measure,
            "opd": one.element.opd,
            "year": str(one.year),
            "value": one.value,
        }
        for _element, values in found
        for one in values
    ]
    day = local_date(at, local_zone())
    table = Table("SIPD e-Walidata", WRITTEN, rows, settings.PRAJA_SITE_NAME, day)
    name = f"sipd-e-walidata-{day.isoformat()}.xlsx"
    return Made(b"".join(export(table, "xlsx")), name, len(rows), sum(not values for _element, values in found))


def _remembered() -> Iterator[Remembered]:
    for row in SipdTemplate.objects.order_by("-kept_at"):
        pairs = tuple((FIELDS[key][0], heading) for key, heading in row.columns.items())
        yield Remembered("get_ref_dssd", pairs, local_date(row.used_at, local_zone()))


register(
    Point(
        code="sipd.in",
        system=SIPD.code,
        direction=Direction.IN,
        label=_("Reference list (get_ref_dssd)"),
        what=_(
            "What SIPD asks for, each with its code. Elements of the same words are answered by the dataset or entry here."
        ),
        tells=(Tells("opendata.sipd_reference_taken_in"),),
        read=_came,
        holders=(Role.STEWARD,),
        figure="exchange.sipd",
        url="satu_data:sipd_reference",
        mappings=_remembered,
    )
)
register(
    Point(
        code="sipd.out",
        system=SIPD.code,
        direction=Direction.OUT,
        label=_("Values of each year"),
        what=_("kode_dssd, uraian, satuan, opd, year and value as XLSX, from the rows that are published now."),
        tells=(Tells(HANDED_OVER, {"point": "sipd.out"}),),
        read=_went,
        holders=(Role.STEWARD,),
        figure="exchange.sipd",
        url="satu_data:sipd",
        make=_made,
    )
)
INDAH = register_system(System("indah", "INDAH", _("Statistical metadata that BPS asks of activities.")))


def _handed_in(_name: str, payload: Mapping[str, Any]) -> Passed:
    return Passed(rows=1, sha256=payload["sha256"], period=payload["status"])


def _noted(_name: str, payload: Mapping[str, Any]) -> Passed:
    return Passed(rows=1, period=payload["status"])


register(
    Point(
        code="indah.out",
        system=INDAH.code,
        direction=Direction.OUT,
        label=_("Records of activities"),
        what=_("Each activity with its variables and indicators as one record (JSON, version 2)."),
        tells=(Tells("opendata.activity_handed_in"),),
        read=_handed_in,
        holders=(Role.STEWARD,),
        by_unit=True,
        url="satu_data:activities",
        one_by_one=True,
    )
)
register(
    Point(
        code="indah.in",
        system=INDAH.code,
        direction=Direction.IN,
        label=_("What BPS says of them"),
        what=_("Approved, to be corrected, rejected: written down here when INDAH shows it."),
        tells=(Tells("opendata.activity_status_noted"),),
        read=_noted,
        holders=(Role.STEWARD,),
        by_unit=True,
        url="satu_data:activities",
        one_by_one=True,
    )
)
register_coded(Coded(SIPD.code, DATASET_KIND, _("Datasets"), lambda: Dataset.objects.filter(closed_at=None)))
