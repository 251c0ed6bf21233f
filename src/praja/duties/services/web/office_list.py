# SPDX-License-Identifier: EUPL-1.2
"""The register of applications as officers read it, and the same as a file."""

from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.domain.grid import Shown
from praja.duties.services.forms.office_list import LATE, NarrowForm
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.procedure.names import APPROVAL, CHECK, SIGNING
from praja.duties.services.queries.figures import COUNTED_FROM
from praja.duties.services.queries.office_list import (
    OWED,
    Filters,
    applications_page,
    channel_label,
    export_rows,
    is_late,
    office_applications,
    services_in_sight,
    units_in_sight,
)
from praja.duties.services.rules import may_decide, opens_counter_intake, opens_office, opens_receipts
from praja.duties.services.web.matrix_words import NAMES
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.reporting import ReportingPeriod, read_period
from praja.kernel.measures.wording import period_name
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.forms.picks import pick_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.work.domain import FAR
from praja.lib.codes import show_code
from praja.lib.exports import Column, Format, Kind, Table
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

Asked = dict[str, str]

COLUMNS = (
    Column("code", gettext_lazy("Code")),
    Column("filed_at", gettext_lazy("Filed"), Kind.DATETIME),
    Column("channel", gettext_lazy("Came by")),
    Column("service", gettext_lazy("Service")),
    Column("version", gettext_lazy("Version of the standard"), Kind.INTEGER),
    Column("unit", gettext_lazy("Unit")),
    Column("state", gettext_lazy("State")),
    Column("due_at", gettext_lazy("Due"), Kind.DATETIME),
    Column("late", gettext_lazy("Late"), Kind.BOOLEAN),
    Column("closed_at", gettext_lazy("Closed"), Kind.DATETIME),
    Column("in_time", gettext_lazy("In the promised time"), Kind.BOOLEAN),
    Column("fee", gettext_lazy("Fee (rupiah)"), Kind.MONEY),
    Column("refusal", gettext_lazy("Reason of the refusal")),
)
"""What the register says: no answer, and nobody's name."""


@guarded(opens_office)
def applications(request: PrajaRequest) -> HttpResponse:
    """Every application the actor may read, newest first, narrowed by where it stands, its unit and its service."""
    asked = _asked(request)
    with recalled(units):
        page = applications_page(
            office_applications(request.actor, _filters(asked), request.at), request.GET.get("halaman")
        )
        in_sight = [(node.code, node.name) for node in units_in_sight(request.actor, today(request))]
        offered = services_in_sight(request.actor)
    rows = [_row(case, request) for case in page.items]
    context = {
        "rows": rows,
        "states": _state_links(asked),
        "form": NarrowForm(asked, units=in_sight, services=offered),
        "narrowed": _narrowed(asked, dict(in_sight), dict(offered)),
        "is_filtered": any(asked.values()),
        "reads_receipts": opens_receipts(request.actor),
        "takes_in": opens_counter_intake(request.actor),
        "signs": Role.HEAD in request.actor.roles,
        "may_choose": any(row["pick"] for row in rows),
        "all_chosen": request.GET.get("pilih") == "semua",
        "choose_all_url": _url(asked, request.GET.get("halaman", ""), pilih="semua"),
        "approve": APPLICATION.by_step["approve"],
        "exports": [(name.upper(), _export_url(name, asked)) for name in get_args(Format)],
        "next_url": _url(asked, page.next) if page.next else "",
        "previous_url": _url(asked, page.previous) if page.previous else "",
    }
    return render(request, "services/office/list.html", context)


@guarded(opens_office)
def applications_file(request: PrajaRequest, name: str) -> Any:
    """The same register as CSV, XLSX or DOCX: visible rows only, every cell as text that no program runs."""
    kind = require_format(name)
    rows = export_rows(office_applications(request.actor, _filters(_asked(request)), request.at), request.at)
    coded = ({**row, "code": show_code(row["code"])} for row in rows)
    day = today(request)
    table = Table(_("Applications"), COLUMNS, coded, _("Register of applications"), day)
    return table_file(table, kind, called=f"permohonan-{day.isoformat()}")


def _asked(request: PrajaRequest) -> Asked:
    """The filters in the address; what is not known is not asked."""
    given = request.GET
    state = given.get("keadaan", "")
    return {
        "keadaan": state if state in (LATE, *APPLICATION.by_state) else "",
        **{name: given.get(name, "")[:40].replace("\x00", "") for name in ("unit", "layanan", "kode")},
        **_behind_asked(given.get("hitungan", ""), given.get("periode", "")),
    }


def _behind_asked(figure: str, period: str) -> Asked:
    """A figure of the matrix with its period; either alone asks for nothing."""
    found = read_period(period) if figure in COUNTED_FROM else None
    return {"hitungan": figure if found else "", "periode": found.code if found else ""}


def _filters(asked: Asked) -> Filters:
    state = asked["keadaan"]
    return Filters(
        state=state if state in APPLICATION.by_state else "",
        late=state == LATE,
        unit=asked["unit"],
        service=asked["layanan"],
        code=asked["kode"],
        behind=_behind(asked),
    )


def _behind(asked: Asked) -> tuple[Shown, ReportingPeriod] | None:
    period = read_period(asked["periode"])
    return (Shown(asked["hitungan"]), period) if period is not None else None


def _state_links(asked: Asked) -> list[dict[str, Any]]:
    """What is asked for most; every other state is chosen in the form below."""
    states = [(name, APPLICATION.by_state[name].office) for name in (CHECK, APPROVAL, SIGNING)]
    return [
        {"label": label, "href": _url({**asked, "keadaan": value}), "current": asked["keadaan"] == value}
        for value, label in [("", _("All")), (LATE, _("Late")), *states]
    ]


def _narrowed(asked: Asked, names: dict[str, str], offered: dict[str, str]) -> str:
    """By what the list is narrowed beside the links above it, in words."""
    unit, service, behind = asked["unit"], asked["layanan"], _behind(asked)
    words = [names.get(unit, unit), offered.get(service, service), asked["kode"]]
    if behind is not None:
        said = {"figure": NAMES[behind[0]], "period": period_name(behind[1])}
        words.append(_("counted in “%(figure)s”, %(period)s") % said)
    return ", ".join(word for word in words if word)


def _url(asked: Asked, cursor: str = "", **more: str) -> str:
    given = {name: value for name, value in {**asked, "halaman": cursor, **more}.items() if value}
    return f"{reverse('services:applications')}{'?' if given else ''}{urlencode(given)}"


def _export_url(name: str, asked: Asked) -> str:
    given = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse('services:applications_file', args=[name])}{'?' if given else ''}{given}"


def _row(case: Case, request: PrajaRequest) -> dict[str, Any]:
    state = APPLICATION.by_state[case.state]
    may_choose = case.state == APPROVAL and may_decide.allows(request.actor, case)
    return {
        "url": reverse("services:case", args=[case.code]),
        "subject": case.subject,
        "code": show_code(case.code),
        "unit": case.lead_unit,
        "channel": channel_label(case.channel),
        "priority": case.get_priority_display() if case.priority else "",
        "filed_at": case.filed_at,
        "state": state.office,
        "tone": "late" if is_late(case, request.at) else state.tone,
        "due_at": case.due_at if case.state in OWED and case.due_at != FAR else None,
        "pick": pick_of(case) if may_choose else "",
    }
