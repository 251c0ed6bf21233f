# SPDX-License-Identifier: EUPL-1.2
"""One innovation: where it stands, what the reader may do now and what follows from it, what it is, its story."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.enums import Criterion, PathState
from praja.duties.innovation.forms.path import (
    AdviseForm,
    ApplyForm,
    ApproveForm,
    AwardForm,
    DevelopForm,
    EndTrialForm,
    ProposeForm,
    ReportForm,
    StopForm,
    TrialForm,
    WhyForm,
)
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.path import (
    advise,
    apply_innovation,
    approve,
    award,
    begin_design,
    begin_diagnosis,
    begin_trial,
    develop,
    display,
    end_trial,
    propose,
    reject,
    report_to_minister,
    send_back,
    stop,
    withdraw,
)
from praja.duties.innovation.procedure import INNOVATION
from praja.duties.innovation.queries.path import design_of, diagnosis_of, innovation_with
from praja.duties.innovation.queries.stories import begun_of, rows_of, story_of
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.duties.innovation.web.path.came import came_of
from praja.duties.innovation.web.path.following import following_of
from praja.duties.innovation.web.path.words import facts_shown
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.queries.readings import evidence_of_diagnosis
from praja.kernel.plans.wording import figure_words
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import (
    NOTHING,
    Desk,
    OfficeAct,
    Sent,
    clocks_shown,
    entries_of,
    kept_words,
    panel,
)
from praja.kernel.procedures.web.taking import act_paths, no_store
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import describe_moment, local_zone
from praja.lib.web import PrajaRequest, guarded


def case_with_code(actor: Actor, code: str) -> Case:
    """The case of an innovation that this actor may see, with the innovation at hand. Raises `NotFound`."""
    row = innovation_with(actor, code)
    case = row.case
    case.innovation = row
    return case


@guarded(opens_innovation)
def work(request: PrajaRequest, code: str) -> HttpResponse:
    """The overview of an innovation."""
    with recalled(units, law_data):
        return overview(request, case_with_code(request.actor, code))


def overview(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    row: Innovation = case.innovation
    entries, rows = entries_of(DESK, request, case, sent), rows_of(row)
    following = following_of(request.actor, row, local_date(request.at, local_zone()))
    if not sent.act:
        _open(entries, following)
    context = {
        **frame_of(request.actor, row, "overview"),
        "following": following,
        "path": path_of(case.state, begun_of(rows)),
        **_begun_with(row),
        "came": came_of(row),
        "team": row.team.filter(left_at=None).select_related("person").order_by("pk"),
        "facts": facts_shown(row),
        "standing": _standing(row),
        "reasons": _reasons(row),
        "awards": row.awards.order_by("awarded_on", "pk"),
        **clocks_shown(case),
        "acts": story_of(request.actor, row, rows),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "innovation/path/work.html", context, status=status))


def _open(entries: list[dict[str, Any]], following: dict[str, Any]) -> None:
    """The form of the next step stands open, and before the others; where that is done on another page none does."""
    for entry in entries:
        entry["leads"] = entry["name"] == following.get("act")
    entries.sort(key=lambda entry: not entry["leads"])


def _begun_with(row: Innovation) -> dict[str, Any]:
    """The problem in its own numbers, and the idea."""
    diagnosis, design = diagnosis_of(row), design_of(row)
    found = evidence_of_diagnosis(diagnosis) if diagnosis else []
    return {
        "problem": diagnosis.sheet["problem"] if diagnosis else "",
        "numbers": [{"label": one.measure.label, "shown": figure_words(one.measure, one.figure)} for one in found],
        "idea": design.sheet["what"] if design else "",
    }


def path_of(state: str, begun: Sequence[datetime | None]) -> list[dict[str, Any]]:
    """The five D as a line: what is behind and since when, where it stands, what comes."""
    stages = (
        (_("Gather"), (PathState.DRUM_UP,)),
        (_("Diagnose"), (PathState.DIAGNOSE,)),
        (_("Design"), (PathState.DESIGN, PathState.PROPOSED, PathState.ADVISED)),
        (_("Try and apply"), (PathState.APPROVED, PathState.TRIAL, PathState.TRIED, PathState.APPLIED)),
        (_("Show"), (PathState.DISPLAYED,)),
    )
    places = {one: place for place, (_label, states) in enumerate(stages) for one in states}
    now = places.get(PathState(state), -1)
    return [
        {"label": label, "is_now": place == now, "is_done": place < now or state == PathState.DISPLAYED, "since": since}
        for place, ((label, _states), since) in enumerate(zip(stages, begun, strict=True))
    ]


def _standing(row: Innovation) -> list[dict[str, Any]]:
    """What was decided, tried and applied, as far as it has come."""
    trial = ", ".join(row.trial_units.values_list("unit__name", flat=True).order_by("unit__code"))
    given = (
        (_("Permission or session"), row.permit),
        (_("Decree"), _dated(row.decree, row.decided_on)),
        (_("Tried at"), trial),
        (_("Applied by"), f"{row.get_legal_form_display()}: {row.instrument}" if row.instrument else ""),
        (_("Reported to the minister"), _dated(row.reported_by, row.reported_on)),
        (_("Trial from"), _day(row.trial_from)),
        (_("Trial until"), _day(row.trial_until)),
        (_("Applied since"), _day(row.applied_on)),
        (_("Developed on"), _day(row.developed_on)),
    )
    return [{"term": term, "value": value} for term, value in given if value]


def _dated(text: str, day: date | None) -> str:
    return ", ".join(filter(None, (text, _day(day))))


def _day(day: date | None) -> str:
    return describe_moment(day, "date") if day else ""


def _reasons(row: Innovation) -> list[dict[str, Any]]:
    """The five criteria with the team's reasons and what the independent team found."""
    found = {one.criterion: one for one in row.reasons.all()}
    return [
        {"label": label, "text": found[key].text, "holds": found[key].holds}
        for key, label in Criterion.choices
        if key in found
    ]


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("innovation:work", args=[code])


def _beginning(_request: PrajaRequest, case: Case, act: str) -> dict[str, Any]:
    """A proposal that was sent back begins with what it said."""
    if act != "propose":
        return {}
    row: Innovation = case.innovation
    return {"permit": row.permit, **{one.criterion: one.text for one in row.reasons.all()}}


DESK = Desk(
    procedure=INNOVATION,
    acts=(
        OfficeAct("begin_diagnosis", "mulai-diagnosis", StepForm, begin_diagnosis, ("diagnose",)),
        OfficeAct("begin_design", "mulai-rancangan", StepForm, begin_design, ("design",)),
        OfficeAct("propose", "usulkan", ProposeForm, propose, ("propose",)),
        OfficeAct("advise", "saran", AdviseForm, advise, ("advise",)),
        OfficeAct("approve", "tetapkan", ApproveForm, approve, ("approve",), leads=True),
        OfficeAct("send_back", "kembalikan", WhyForm, send_back, ("send_back",)),
        OfficeAct("reject", "tolak", WhyForm, reject, ("reject",), danger=True),
        OfficeAct("begin_trial", "mulai-uji-coba", TrialForm, begin_trial, ("begin_trial",), leads=True),
        OfficeAct("end_trial", "akhiri-uji-coba", EndTrialForm, end_trial, ("end_trial",)),
        OfficeAct("apply_innovation", "terapkan", ApplyForm, apply_innovation, ("apply",), leads=True),
        OfficeAct("display", "tampilkan", StepForm, display, ("display",)),
        OfficeAct("report_to_minister", "lapor-menteri", ReportForm, report_to_minister, ("report",)),
        OfficeAct("develop", "kembangkan", DevelopForm, develop, ("develop",)),
        OfficeAct("award", "penghargaan", AwardForm, award, ("award",)),
        OfficeAct("stop", "hentikan", StopForm, stop, ("stop",), danger=True),
        OfficeAct("withdraw", "tarik", WhyForm, withdraw, ("withdraw",), danger=True),
    ),
    namespace="innovation",
    door=opens_innovation,
    find=case_with_code,
    page=overview,
    after=_after,
    beginning=_beginning,
)
work_acts: list[URLPattern] = act_paths(DESK, "karya")
