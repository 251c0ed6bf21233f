# SPDX-License-Identifier: EUPL-1.2
"""The register of cases as officers read it, and the same as a file."""

from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.office import (
    Filters,
    export_rows,
    is_waiting,
    office_cases,
    office_page,
    units_in_sight,
)
from praja.duties.complaints.rules import opens_office
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Format, Kind, Table, export
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

LATE, UNANSWERED = "terlambat", "belum-dijawab"
Asked = dict[str, str]

COLUMNS = (
    Column("code", gettext_lazy("Code")),
    Column("filed_at", gettext_lazy("Reported"), Kind.DATETIME),
    Column("subject", gettext_lazy("About")),
    Column("text", gettext_lazy("Report")),
    Column("classification", gettext_lazy("Class")),
    Column("unit", gettext_lazy("Unit")),
    Column("state", gettext_lazy("State")),
    Column("due_at", gettext_lazy("Due"), Kind.DATETIME),
    Column("late", gettext_lazy("Late"), Kind.BOOLEAN),
    Column("closed_at", gettext_lazy("Closed"), Kind.DATETIME),
)


@guarded(opens_office)
def cases(request: PrajaRequest) -> HttpResponse:
    """Every case the actor may read, newest first, narrowed by state, lateness and unit."""
    asked = _asked(request)
    with recalled(units):
        page = office_page(office_cases(request.actor, _filters(asked), request.at), request.GET.get("halaman"))
        in_sight = units_in_sight(request.actor, _today(request))
    chosen = next((node.name for node in in_sight if node.code == asked["unit"]), asked["unit"])
    context = {
        "rows": [_row(case, request) for case in page.items],
        "states": _state_links(asked),
        "unit_links": _unit_links(asked, [(node.code, node.name) for node in in_sight]),
        "chosen_unit": chosen,
        "everywhere_url": _url({**asked, "unit": ""}),
        "is_filtered": any(asked.values()),
        "exports": [(name.upper(), _export_url(name, asked)) for name in get_args(Format)],
        "next_url": _url(asked, page.next) if page.next else "",
        "previous_url": _url(asked, page.previous) if page.previous else "",
    }
    return render(request, "complaints/office/list.html", context)


@guarded(opens_office)
def cases_file(request: PrajaRequest, name: str) -> Any:
    """The same list as CSV, XLSX or DOCX: visible rows only, every cell as text that no program runs."""
    if name not in MEDIA_TYPES:
        raise NotFound(_("There is no such format."))
    rows = export_rows(office_cases(request.actor, _filters(_asked(request)), request.at), request.at)
    coded = ({**row, "code": show_code(row["code"])} for row in rows)
    today = _today(request)
    table = Table(_("Reports"), COLUMNS, coded, _("Register of reports"), today)
    response = StreamingHttpResponse(export(table, name), content_type=MEDIA_TYPES[name])
    response["Content-Disposition"] = f'attachment; filename="aduan-{today.isoformat()}.{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _asked(request: PrajaRequest) -> Asked:
    """The filters in the address; what is not known is not asked."""
    state, unit = request.GET.get("keadaan", ""), request.GET.get("unit", "")[:30].replace("\x00", "")
    return {"keadaan": state if state in (LATE, UNANSWERED, *COMPLAINT.by_state) else "", "unit": unit}


def _filters(asked: Asked) -> Filters:
    state = asked["keadaan"]
    return Filters(
        state=state if state in COMPLAINT.by_state else "",
        late=state == LATE,
        unanswered=state == UNANSWERED,
        unit=asked["unit"],
    )


def _state_links(asked: Asked) -> list[dict[str, Any]]:
    choices = [
        ("", _("All")),
        (LATE, _("Late")),
        (UNANSWERED, _("First answer overdue")),
        *((s.name, s.office) for s in COMPLAINT.states),
    ]
    return [
        {"label": label, "href": _url({**asked, "keadaan": value}), "current": asked["keadaan"] == value}
        for value, label in choices
    ]


def _unit_links(asked: Asked, in_sight: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"label": name, "href": _url({**asked, "unit": code}), "current": asked["unit"] == code}
        for code, name in in_sight
    ]


def _url(asked: Asked, cursor: str = "") -> str:
    given = {name: value for name, value in {**asked, "halaman": cursor}.items() if value}
    return f"{reverse('complaints:list')}?{urlencode(given)}" if given else reverse("complaints:list")


def _export_url(name: str, asked: Asked) -> str:
    given = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse('complaints:list_file', args=[name])}{'?' if given else ''}{given}"


def _row(case: Case, request: PrajaRequest) -> dict[str, Any]:
    state, waiting = COMPLAINT.by_state[case.state], is_waiting(case)
    return {
        "url": reverse("complaints:case", args=[case.code]),
        "subject": case.subject,
        "code": show_code(case.code),
        "unit": case.lead_unit,
        "filed_at": case.filed_at,
        "state": state.office,
        "tone": "late" if waiting and case.due_at < request.at else state.tone,
        "due_at": case.due_at if waiting else None,
    }


def _today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())
