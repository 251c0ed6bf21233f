# SPDX-License-Identifier: EUPL-1.2
"""The page of one request for leave: what is asked, by whom it is decided, and what the reader may do; its papers and files."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.attendance.domain.leave import counts_working_days
from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.forms.leave import (
    AdviceForm,
    ChangeLeaveForm,
    DecisionForm,
    EndLeaveForm,
    SignLetterForm,
)
from praja.duties.attendance.models import Leave
from praja.duties.attendance.models.leave import LEAVE_CONTACT, PAPERS
from praja.duties.attendance.operations.leave import (
    advise_leave,
    change_leave,
    decide_leave,
    end_leave,
    sign_leave_letter,
    withdraw_leave,
)
from praja.duties.attendance.procedure import LEAVE
from praja.duties.attendance.procedure.names import ASKED, GRANTED, WITH_OFFICIAL
from praja.duties.attendance.queries.form_paper import form_data
from praja.duties.attendance.queries.leave import also_away, balance_of, leave_case
from praja.duties.attendance.queries.leave_paper import travel_left
from praja.duties.attendance.queries.leave_words import CAUSES, reckoning, story_of
from praja.duties.attendance.rules import may_decide_leave, opens_own
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.gateways.typst import render as render_pdf
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.web import served, served_document
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.sealing import open_sealed
from praja.kernel.people.titles import title_without_post
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import act_paths, no_store
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.icalendar import Happening, calendar_file
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_own)
def leave(request: PrajaRequest, code: str) -> HttpResponse:
    """One request, for its employee, superior, official and personnel office."""
    with recalled(units, law_data):
        return leave_page(request, leave_case(request.actor, code))


def leave_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    entries, row = entries_of(DESK, request, case, sent), case.leave
    is_open = case.state in (ASKED, WITH_OFFICIAL)
    held = balance_of(row.employee, row.first_day.year) if row.kind == LeaveKind.ANNUAL else None
    context = {
        "case": case,
        "leave": row,
        "code": show_code(case.code),
        "state": LEAVE.by_state[case.state],
        "facts": _facts(row),
        "held": held,
        "why": reckoning(held) if held else [],
        "away": also_away(row) if is_open and not _is_own(request, row) else [],
        "is_late": local_date(case.filed_at, local_zone()) > row.first_day,
        "papers": attachments_of(PAPERS, case.pk),
        "acts": story_of(request.actor, case, row.note),
        "letter_is_there": row.document is not None and row.document.state == DocumentState.ISSUED,
        "letter_waits": row.document is not None and row.document.state == DocumentState.WAITING,
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "attendance/leave/leave.html", context, status=status))


def _is_own(request: PrajaRequest, row: Leave) -> bool:
    return request.actor.person_id == row.employee.person_id


def _facts(row: Leave) -> list[dict[str, Any]]:
    """What was asked for, in the order of the form."""
    length = (
        ngettext("%(count)s working day", "%(count)s working days", row.days)
        if counts_working_days(row.kind)
        else ngettext("%(count)s calendar day", "%(count)s calendar days", row.days)
    ) % {"count": row.days}
    given = (
        (_("Employee"), f"{row.employee.person.name}, {row.employee.unit.name}"),
        (_("Which leave"), row.get_kind_display()),
        (_("What for"), CAUSES[row.cause] if row.cause else ""),
        (_("Reason"), row.reason),
        (_("How long"), length),
        (_("Days of travel"), _travel(row)),
        (_("Address during leave"), open_sealed(row.address, LEAVE_CONTACT)),
        (_("Telephone during leave"), open_sealed(row.phone, LEAVE_CONTACT)),
        (_("Takes over"), row.substitute.person.name if row.substitute else ""),
        (_("Direct superior"), title_without_post(row.superior_unit)),
        (_("Decides (PyBMC)"), title_without_post(row.official_unit)),
    )
    return [{"term": term, "value": value} for term, value in given if value]


def _travel(row: Leave) -> str:
    if not (added := travel_left(row)):
        return ""
    words = ngettext(
        "%(count)s calendar day is added at the end, since the place is hard to reach; it is not taken from annual leave.",
        "%(count)s calendar days are added at the end, since the place is hard to reach; they are not taken from annual leave.",
        added,
    )
    return words % {"count": added}


@guarded(opens_own)
def leave_letter(request: PrajaRequest, code: str) -> HttpResponse:
    """The signed letter."""
    row = leave_case(request.actor, code).leave
    if row.document is None:
        raise NotFound(_("There is no letter: this leave is not granted."))
    return no_store(served_document(row.document))  # type: ignore[return-value]


@guarded(opens_own)
def leave_form(request: PrajaRequest, code: str) -> HttpResponse:
    """The request as the form that offices file, blocks I to VIII."""
    with recalled(units, law_data):
        case = leave_case(request.actor, code)
        data = form_data(case)
    content = render_pdf("leave_request", data, at=case.filed_at.replace(microsecond=0))
    headers = {"Content-Disposition": f'inline; filename="formulir-cuti-{case.code}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@guarded(opens_own)
def leave_paper(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """One of the papers that came with it."""
    case = leave_case(request.actor, code)
    found = attachments_of(PAPERS, case.pk).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such paper with this request."))
    return no_store(served(found.file, name=f"cuti-{case.code}-{found.position + 1}"))  # type: ignore[return-value]


@guarded(opens_own)
def leave_calendar(request: PrajaRequest, code: str) -> HttpResponse:
    """The days of leave for one's own calendar; not its kind."""
    row = leave_case(request.actor, code).leave
    zone = local_zone()
    last = row.ended_on or row.last_day
    happening = Happening(
        uid=f"cuti-{row.case.code}@praja",
        title=_("Leave"),
        begins_at=datetime.combine(row.first_day, time(), zone).astimezone(UTC),
        ends_at=datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC),
        made_at=request.at,
        is_cancelled=(row.case.state != GRANTED and row.ended_on is None) or last < row.first_day,
    )
    headers = {"Content-Disposition": f'attachment; filename="cuti-{row.case.code}.ics"', "Cache-Control": "no-store"}
    return HttpResponse(calendar_file(happening), content_type="text/calendar; charset=utf-8", headers=headers)


def _change(*, case: Case, **said: Any) -> Case:
    """As the operation, with what is missing of papers said at the field that takes them."""
    try:
        return change_leave(case=case, **said)
    except DomainError as refused:
        refused.field = {"papers": "photos"}.get(refused.field, refused.field)
        raise


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("attendance:leave", args=[code])


def _signer_signs(case: Case) -> bool:
    """Where the trial certificate signs, the worker does it by itself."""
    document = case.leave.document
    return bool(service_in_use().secrets) and document is not None and document.state == DocumentState.WAITING


DESK = Desk(
    procedure=LEAVE,
    acts=(
        OfficeAct("decide_leave", "putuskan", DecisionForm, decide_leave, ("decide",), leads=True),
        OfficeAct("advise_leave", "pertimbangan", AdviceForm, advise_leave, ("advise",), leads=True),
        OfficeAct(
            "sign_leave",
            "tanda-tangan",
            SignLetterForm,
            sign_leave_letter,
            rule=may_decide_leave,
            label=gettext_lazy("Sign the letter"),
            button=gettext_lazy("Sign"),
            after_end=True,
            leads=True,
            offered=_signer_signs,
        ),
        OfficeAct("change_leave", "ubah", ChangeLeaveForm, _change, ("change",)),
        OfficeAct("withdraw_leave", "cabut", StepForm, withdraw_leave, ("withdraw",), danger=True),
        OfficeAct("end_leave", "akhiri", EndLeaveForm, end_leave, ("end",), danger=True),
    ),
    namespace="attendance",
    door=opens_own,
    find=leave_case,
    page=leave_page,
    after=_after,
)
leave_acts: list[URLPattern] = act_paths(DESK, "cuti")
