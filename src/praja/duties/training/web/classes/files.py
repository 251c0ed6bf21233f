# SPDX-License-Identifier: EUPL-1.2
"""What is taken along from classes: letters, calendars, the committee's report."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from praja.duties.training.enums import CLASS, ClassState
from praja.duties.training.models import ClassSession, TrainingClass
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.queries.classes.calendar import my_sessions
from praja.duties.training.queries.classes.letters import letter_of
from praja.duties.training.queries.classes.timetable import sessions_of
from praja.duties.training.rules import opens_training, runs_class
from praja.duties.training.web.classes.report import report_document
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.documents.web import served_document
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, report_docx, report_xlsx
from praja.lib.icalendar import Happening, calendar_of
from praja.lib.web import PrajaRequest, guarded

FORMATS = ("pdf", "docx", "xlsx")


@guarded(opens_training)
def class_letter(request: PrajaRequest, code: str, pk: int) -> Any:
    """A signed letter of the class."""
    row = class_with_code(request.actor, code)
    return no_store(served_document(letter_of(request.actor, row, pk).document))


@guarded(opens_training)
def class_calendar(request: PrajaRequest, code: str) -> HttpResponse:
    """The sessions of one class for one's own calendar."""
    row = class_with_code(request.actor, code)
    happenings = [_happening(request, row, one) for one in sessions_of(row)]
    return _calendar(request, happenings, row.case.subject, f"kelas-{row.case.code}")


@guarded(opens_training)
def my_calendar(request: PrajaRequest) -> HttpResponse:
    """Every session in which the reader takes part or teaches."""
    happenings = [_happening(request, one.training_class, one) for one in my_sessions(request.actor)]
    return _calendar(request, happenings, _("My classes"), "diklat-saya")


def _happening(request: PrajaRequest, row: TrainingClass, session: ClassSession) -> Happening:
    place = ", ".join(part for part in (session.room.name if session.room else "", row.place) if part)
    return Happening(
        uid=f"diklat-{session.pk}@praja",
        title=f"{session.title} ({row.case.subject})",
        begins_at=session.starts_at,
        ends_at=session.ends_at,
        made_at=request.at,
        place=place,
        is_cancelled=session.cancelled_at is not None or row.case.state == ClassState.CANCELLED,
    )


def _calendar(request: PrajaRequest, happenings: list[Happening], name: str, called: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{called}.ics"', "Cache-Control": "no-store"}
    content = calendar_of(happenings, name=name, made_at=request.at)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@guarded(opens_training)
def class_report(request: PrajaRequest, code: str, name: str) -> HttpResponse:
    """The report of the committee: PDF to be signed and filed, DOCX to be edited, XLSX to be counted on."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        reads = runs_class(request.actor, row) or row.case.lead_unit_id in request.actor.units_as(Role.AUDITOR)
        if name not in FORMATS or not reads or row.case.procedure != CLASS:
            raise NotFound(_("There is no such report."), next_step=_("Open the class again."))
        document = report_document(row, request.at)
    made = {
        "pdf": lambda: render_report(document, at=request.at),
        "docx": lambda: report_docx(document),
        "xlsx": lambda: report_xlsx(document),
    }
    media_type = "application/pdf" if name == "pdf" else MEDIA_TYPES[name]  # type: ignore[index]
    file_name = f"laporan-kelas-{row.case.code}.{name}"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"', "Cache-Control": "no-store"}
    return HttpResponse(made[name](), content_type=media_type, headers=headers)
