# SPDX-License-Identifier: EUPL-1.2
"""The diagnosis of an innovation: the unit's own numbers, what they mean, and why it is so, drawn as a fishbone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.errors.path import NotYourInnovation
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.path import diagnosis_of, innovation_with
from praja.duties.innovation.rules import WORK_ON, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period
from praja.kernel.measures.wording import period_choices, period_name
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import DiagnosisSheet
from praja.kernel.plans.forms import DiagnosisForm, kept_causes
from praja.kernel.plans.models import Diagnosis
from praja.kernel.plans.operations import add_evidence, start_diagnosis, write_diagnosis
from praja.kernel.plans.queries.planning import diagnosis_sheet
from praja.kernel.plans.queries.proofs import proofs_of
from praja.kernel.plans.queries.readings import evidence_of_diagnosis, numbers_of
from praja.kernel.plans.web.drawing import bones, counted, tree
from praja.kernel.plans.web.parts import parts_shown
from praja.kernel.plans.web.showing import numbers_shown, period_words, proofs_shown
from praja.kernel.plans.wording import figure_words
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.charts.shown import shown_fishbone
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def diagnosis(request: PrajaRequest, code: str) -> HttpResponse:
    """What is wrong, in which numbers, and why."""
    with recalled(units, law_data):
        row = innovation_with(request.actor, code)
        found = diagnosis_of(row)
        context: dict[str, Any] = {
            **frame_of(request.actor, row, "diagnosis"),
            "may_write": WORK_ON.allows(request.actor, row),
            "write_url": reverse("innovation:write_diagnosis", args=[code]),
            "proof_url": reverse("innovation:add_proof", args=[code]),
            **(_shown(request, row, found) if found else {}),
        }
    return no_store(render(request, "innovation/design/diagnosis.html", context))


def _shown(request: PrajaRequest, row: Innovation, found: Diagnosis) -> dict[str, Any]:
    sheet, read, code = diagnosis_sheet(found), evidence_of_diagnosis(found), row.case.code
    return {
        "diagnosis": sheet,
        "owner": found.owner.name,
        "period": period_words(Period(found.first_day, found.last_day)),
        "numbers": numbers_shown(read, lambda key: reverse("innovation:diagnosis_number", args=[code, key])),
        "parts": parts_shown(request.actor, found, read, request.GET, request.at),
        "causes": tree(sheet.causes),
        "chart": shown_fishbone(sheet.problem, bones(sheet), on=found.written_at) if sheet.causes else None,
        "counted": counted(sheet, found.written_at),
        "proofs": proofs_shown(
            proofs_of(found), lambda what, pk: reverse(f"innovation:{_PROOFS[what]}", args=[code, pk])
        ),
    }


_PROOFS = {"file": "proof_file", "picture": "proof_picture", "remove": "remove_proof"}


@guarded(opens_innovation)
def write_diagnosis_page(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin with the numbers of the unit, and write what they mean."""
    with recalled(units, law_data):
        row = innovation_with(request.actor, code)
        found = diagnosis_of(row)
        if not WORK_ON.allows(request.actor, row):
            raise NotYourInnovation
        period = _period(request)
        span = Period(found.first_day, found.last_day) if found else period.span
        read = evidence_of_diagnosis(found) if found else []
        known = {one.measure.key for one in read}
        numbers = numbers_of(request.actor, row.case.lead_unit_id, span, request.at)
        form = _form(
            request,
            found,
            [
                (one.measure.key, f"{one.measure.label}: {figure_words(one.measure, one.figure)}")
                for one in numbers
                if one.measure.key not in known
            ],
        )
        context = {
            **frame_of(request.actor, row, "diagnosis"),
            "period_code": period.code,
            "period_groups": [] if found else period_choices(local_date(request.at, local_zone()), period),
            "period": "" if found else period_name(period),
            "read": [(one.measure.label, figure_words(one.measure, one.figure)) for one in read],
            "back": reverse("innovation:diagnosis", args=[code]),
        }
        return form_page(
            request,
            form,
            act=lambda: _write(request, row, found, form, span),
            template="innovation/design/write_diagnosis.html",
            context=context,
            done=_("Saved."),
        )


def _form(request: PrajaRequest, found: Diagnosis | None, choices: list[tuple[str, str]]) -> DiagnosisForm:
    sheet = diagnosis_sheet(found) if found else None
    initial = _initial(sheet, found.number) if sheet and found else {}
    return DiagnosisForm(
        request.POST if request.method == "POST" else None,
        choices=choices,
        kept=kept_causes(sheet) if sheet else [],
        initial=initial,
    )


def _initial(sheet: DiagnosisSheet, number: int) -> dict[str, Any]:
    return {"problem": sheet.problem, "unseen": sheet.unseen, "counted": sheet.counted, "number": number}


def _write(request: PrajaRequest, row: Innovation, found: Diagnosis | None, form: DiagnosisForm, span: Period) -> str:
    given: dict[str, Any] = {"actor": request.actor, "at": request.at}
    measures = form.cleaned_data["measures"]
    if found is None:
        start_diagnosis(
            unit=row.case.lead_unit,
            owner=Person.objects.get(pk=request.actor.person_id or 0),
            source_kind=PATH,
            source_id=row.pk,
            period=span,
            measures=measures,
            sheet=form.sheet(),
            **given,
        )
    else:
        seen = form.cleaned_data["number"] or 0
        written = write_diagnosis(diagnosis=found, sheet=form.sheet(), seen_number=seen, **given)
        if measures:
            add_evidence(diagnosis=written, measures=measures, **given)
    return reverse("innovation:diagnosis", args=[row.case.code])


def _period(request: PrajaRequest) -> ReportingPeriod:
    """The period that is asked for; unless told the last quarter that is over."""
    asked = request.POST.get("masa") or request.GET.get("masa") or ""
    return read_period(asked[:8]) or period_of(PeriodKind.QUARTER, local_date(request.at, local_zone())).previous
