# SPDX-License-Identifier: EUPL-1.2
"""The register of cases as officers read it, and the same as a file."""

from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.forms.office_list import LATE, UNANSWERED, NarrowForm
from praja.duties.complaints.procedure import COMPLAINT, POSTPONED, RECEIVED
from praja.duties.complaints.procedure.names import SCREEN
from praja.duties.complaints.queries.office import is_waiting
from praja.duties.complaints.queries.office_list import (
    Filters,
    channel_label,
    export_rows,
    is_late,
    office_cases,
    office_page,
    units_in_sight,
)
from praja.duties.complaints.rules import may_coordinate, opens_coordination, opens_office
from praja.duties.complaints.web.list_pages import list_links
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.forms.picks import pick_of
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.exports import Column, Format, Kind, Table
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

Asked = dict[str, str]

BULK_STEPS = ("forward", "postpone", "archive")
"""What several reports of this list can be decided on at once."""
CHOSEN_FROM = frozenset({RECEIVED, POSTPONED})

COLUMNS = (
    Column("code", gettext_lazy("Code")),
    Column("filed_at", gettext_lazy("Reported"), Kind.DATETIME),
    Column("channel", gettext_lazy("Came by")),
    Column("priority", gettext_lazy("Served first")),
    Column("held", gettext_lazy("Held")),
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
    """Every case the actor may read, newest first, narrowed by where it stands, how it came in and where it is."""
    asked = _asked(request)
    with recalled(units):
        page = office_page(office_cases(request.actor, _filters(asked), request.at), request.GET.get("halaman"))
        in_sight = [(node.code, node.name) for node in units_in_sight(request.actor, _today(request))]
    context = {
        "rows": [_row(case, request) for case in page.items],
        "states": _state_links(asked, opens_coordination.opens(request.actor)),
        "list_links": list_links(request, ""),
        "form": NarrowForm(asked, units=in_sight),
        "narrowed": _narrowed(asked, dict(in_sight)),
        "is_filtered": any(asked.values()),
        "acts": _acts(page.items, request),
        "all_chosen": request.GET.get("pilih") == "semua",
        "choose_all_url": _url(asked, request.GET.get("halaman", ""), pilih="semua"),
        "exports": [(name.upper(), _export_url(name, asked)) for name in get_args(Format)],
        "next_url": _url(asked, page.next) if page.next else "",
        "previous_url": _url(asked, page.previous) if page.previous else "",
    }
    return render(request, "complaints/office/list.html", context)


@guarded(opens_office)
def cases_file(request: PrajaRequest, name: str) -> Any:
    """The same list as CSV, XLSX or DOCX: visible rows only, every cell as text that no program runs."""
    kind = require_format(name)
    rows = export_rows(office_cases(request.actor, _filters(_asked(request)), request.at), request.at)
    coded = ({**row, "code": show_code(row["code"])} for row in rows)
    today = _today(request)
    table = Table(_("Reports"), COLUMNS, coded, _("Register of reports"), today)
    return table_file(table, kind, called=f"aduan-{today.isoformat()}")


def _asked(request: PrajaRequest) -> Asked:
    """The filters in the address; what is not known is not asked."""
    given = request.GET
    return {
        "keadaan": _known(given.get("keadaan", ""), (LATE, UNANSWERED, *COMPLAINT.by_state)),
        "unit": given.get("unit", "")[:30].replace("\x00", ""),
        "jalur": _known(given.get("jalur", ""), Channel.values),
        "tertahan": "1" if given.get("tertahan") else "",
        "prioritas": "1" if given.get("prioritas") else "",
    }


def _known(value: str, values: Any) -> str:
    return value if value in values else ""


def _filters(asked: Asked) -> Filters:
    state = asked["keadaan"]
    return Filters(
        state=state if state in COMPLAINT.by_state else "",
        late=state == LATE,
        unanswered=state == UNANSWERED,
        unit=asked["unit"],
        channel=asked["jalur"],
        held=bool(asked["tertahan"]),
        priority=bool(asked["prioritas"]),
    )


def _state_links(asked: Asked, coordinates: bool) -> list[dict[str, Any]]:
    """What is asked for most; every other state is chosen in the form below."""
    choices = [
        ("", _("All")),
        (LATE, _("Late")),
        (UNANSWERED, _("First answer overdue")),
        *((name, COMPLAINT.by_state[name].office) for name in ("received", "forwarded", "in_progress")),
    ]
    links = [
        {"label": label, "href": _url({**asked, "keadaan": value}), "current": asked["keadaan"] == value}
        for value, label in choices
    ]
    screen = {"label": SCREEN.label, "href": reverse("complaints:screening"), "current": False}
    return [*links, screen] if coordinates else links


def _narrowed(asked: Asked, names: dict[str, str]) -> str:
    """By what the list is narrowed beside the links above it, in words."""
    words = [
        names.get(asked["unit"], asked["unit"]),
        channel_label(asked["jalur"]) if asked["jalur"] else "",
        _("held") if asked["tertahan"] else "",
        _("served first") if asked["prioritas"] else "",
    ]
    return ", ".join(str(word) for word in words if word)


def _acts(items: list[Case], request: PrajaRequest) -> list[tuple[str, Any]]:
    """What the actor may do with several of these at once; nothing where none of them can be chosen."""
    if not any(_may_choose(case, request) for case in items):
        return []
    return [(name, COMPLAINT.by_step[name].label) for name in BULK_STEPS]


def _may_choose(case: Case, request: PrajaRequest) -> bool:
    return case.state in CHOSEN_FROM and may_coordinate.allows(request.actor, case)


def _url(asked: Asked, cursor: str = "", **more: str) -> str:
    given = {name: value for name, value in {**asked, "halaman": cursor, **more}.items() if value}
    return f"{reverse('complaints:list')}?{urlencode(given)}" if given else reverse("complaints:list")


def _export_url(name: str, asked: Asked) -> str:
    given = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse('complaints:list_file', args=[name])}{'?' if given else ''}{given}"


def _row(case: Case, request: PrajaRequest) -> dict[str, Any]:
    state = COMPLAINT.by_state[case.state]
    return {
        "url": reverse("complaints:case", args=[case.code]),
        "subject": case.subject,
        "code": show_code(case.code),
        "unit": case.lead_unit,
        "channel": channel_label(case.channel),
        "priority": case.get_priority_display() if case.priority else "",
        "filed_at": case.filed_at,
        "state": state.office,
        "tone": "late" if is_late(case, request.at) else state.tone,
        "due_at": case.due_at if is_waiting(case) else None,
        "pick": pick_of(case) if _may_choose(case, request) else "",
    }


def _today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())
