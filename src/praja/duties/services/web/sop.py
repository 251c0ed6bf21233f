# SPDX-License-Identifier: EUPL-1.2
"""The operating procedure of a version: as a page that reads without its drawing, and as a sheet to print."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.duties.services.domain.sop_drawing import drawing_of
from praja.duties.services.models import Service, StandardVersion
from praja.duties.services.queries.catalogue import service_with, version_held
from praja.duties.services.queries.sop import Sop, SopRow, sop_of
from praja.duties.services.queries.standards import version_in_office
from praja.duties.services.rules import opens_standards
from praja.duties.services.web.catalogue import own_query
from praja.duties.services.web.prints import printed
from praja.kernel.documents.gateways.typst import render as typeset
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

BASIS = "PermenPANRB 35/2012"
"""The rule that gives the sheet its form; its text was not read, which the sheet says."""


@guarded(ANYONE)
def sop(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The procedure of a version that holds or held."""
    found = service_with(code)
    with recalled(units, law_data):
        version = _held(request, found, number)
        query = own_query(version)
        links = {
            "back": reverse("services:service_version", args=[code, number]) + query,
            "file_url": reverse("services:sop_file", args=[code, number]) + query,
        }
        return _page(request, version, links, "services/sop.html")


@guarded(ANYONE)
def sop_file(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The same to print, A4 across."""
    found = service_with(code)
    with recalled(units, law_data):
        return _sheet(request, _held(request, found, number))


@guarded(opens_standards)
def version_sop(request: PrajaRequest, code: str) -> HttpResponse:
    """The procedure of a version as its office reads it, also of a draft."""
    with recalled(units, law_data):
        version = version_in_office(request.actor, code)
        links = {
            "back": reverse("services:version", args=[code]),
            "file_url": reverse("services:version_sop_file", args=[code]),
        }
        return _page(request, version, links, "services/standards/sop.html")


@guarded(opens_standards)
def version_sop_file(request: PrajaRequest, code: str) -> HttpResponse:
    """The same to print."""
    with recalled(units, law_data):
        return _sheet(request, version_in_office(request.actor, code))


def _held(request: PrajaRequest, service: Service, number: int) -> StandardVersion:
    office = units.value.by_code(request.GET.get("kantor", "")[:30])
    return version_held(service, number, office.id if office else None)


def _made(request: PrajaRequest, version: StandardVersion) -> Sop:
    return sop_of(version, local_date(request.at, local_zone()))


def _page(request: PrajaRequest, version: StandardVersion, links: dict[str, str], template: str) -> HttpResponse:
    made = _made(request, version)
    drawing = drawing_of(made.activities)
    names = dict(made.lanes)
    context = {
        "version": version,
        "sop": made,
        "drawing": drawing,
        "heads": [(left, middle, _lines(names[lane])) for lane, left, middle in drawing.heads],
        "basis": BASIS,
        **links,
    }
    return render(request, template, context)


def _lines(words: str) -> list[str]:
    """A lane's name on at most two lines."""
    parts = words.split()
    half = (len(parts) + 1) // 2
    return [" ".join(parts[:half]), " ".join(parts[half:])] if len(words) > 14 else [words]


def _sheet(request: PrajaRequest, version: StandardVersion) -> HttpResponse:
    made = _made(request, version)
    lanes = [lane for lane, _name in made.lanes]
    data = {
        "lang": (get_language() or "id")[:2],
        "government": {"name": settings.PRAJA_SITE_NAME, "unit": made.unit},
        "title": made.name,
        "identity": [[label, text] for label, text in made.identity],
        "lanes": [name for _lane, name in made.lanes],
        "rows": [_row(row, lanes.index(row.activity.lane)) for row in made.rows],
        "promise": " ".join(part for part in (made.promise, made.counting) if part),
        "draft": "" if version.decree_number else _("DRAFT"),
        "words": _words(version),
    }
    content = typeset("sop", data, at=request.at.replace(microsecond=0), paper="a4")
    return printed(content, f"sop-{version.standard.service.code}-{version.number}")


def _row(row: SopRow, lane: int) -> dict[str, Any]:
    return {
        "what": row.said.what,
        "lane": lane,
        "shape": row.activity.shape.value,
        "back": row.activity.back,
        "needs": [need for need in row.said.needs if need],
        "time": row.time,
        "output": row.said.output,
        "notes": list(row.said.notes),
    }


def _words(version: StandardVersion) -> dict[str, str]:
    return {
        "kind": _("Standard operating procedure"),
        "version": _("Version %(n)s of the standard") % {"n": version.number},
        "not_said": _("Not stated in the standard"),
        "number": _("No."),
        "activity": _("Activity"),
        "actors": _("Carried out by"),
        "quality": _("Quality of the activity"),
        "needs": _("Completeness"),
        "time": _("Time needed"),
        "output": _("Output"),
        "notes": _("Notes"),
        "yes": _("Yes"),
        "no": _("No"),
        "start": _("Begin or end"),
        "work": _("Activity"),
        "decision": _("Decision"),
        "promise": _("Time in all, as the standard promises it"),
        "none": _("The standard promises no time."),
        "basis": _("Made from the path of the standard. Form by %(rule)s, to be verified against its text.")
        % {"rule": BASIS},
        "flow": _("Activities, who carries them out, and their quality"),
    }
