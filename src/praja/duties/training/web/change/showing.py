# SPDX-License-Identifier: EUPL-1.2
"""What the page of a plan shows, piece by piece."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from praja.duties.training.queries.change.reviews import reviewed
from praja.duties.training.queries.change.seats import Work, coaches_of, visits_of
from praja.duties.training.rules import runs_class
from praja.duties.training.web.change.words import next_step
from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.domain.sheets import DiagnosisSheet, PlanSheet
from praja.kernel.plans.enums import FINISHED, WRITABLE
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.queries.planning import diagnosis_sheet, effect_months, visit_sheet
from praja.kernel.plans.queries.readings import Read, effects_of, evidence_of_diagnosis
from praja.kernel.plans.rules import is_owner
from praja.kernel.plans.web.acting import Said, Stepped
from praja.kernel.plans.web.drawing import counted, tree
from praja.kernel.plans.web.following import Links, design_shown, effect_row, plan_shown
from praja.kernel.plans.web.showing import numbers_shown, period_words
from praja.kernel.plans.wording import CAUSES, figure_words
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def shown_plan(
    actor: Actor, work: Work, at: datetime, *, said: Said | None = None, stepped: Stepped | None = None
) -> dict[str, Any]:
    """Everything on the way of a seat, for its page; `said` and `stepped` are what was just sent and refused."""
    seat, code = work.seat, work.seat.training_class.case.code
    mine = is_owner(actor, seat.employee.person_id)
    shown = {
        "seat": seat,
        "mine": mine,
        "step": next_step(work, code) if mine else None,
        "urls": {name: reverse(f"training:my_{name}", args=[code]) for name in ("diagnosis", "design", "plan")},
        "visit_url": reverse("training:new_visit", args=[code]),
        "may_write": mine and (work.plan is None or work.plan.state in WRITABLE),
        "visits": [
            (visit_sheet(one).locus, reverse("training:visit", args=[code, seat.pk, one.pk])) for one in visits_of(seat)
        ],
        **_diagnosis(work, code),
        **(design_shown(work.design) if work.design else {"design": None}),
    }
    if work.plan is None:
        return shown
    links = Links(
        act=reverse("training:plan_act", args=[code, seat.pk]),
        milestone=lambda pk: reverse("training:milestone_act", args=[code, seat.pk, pk]),
        paper=lambda pk: reverse("training:plan_paper", args=[code, seat.pk, pk]),
        write=reverse("training:my_plan", args=[code]),
    )
    shared = plan_shown(actor, work.plan, at, links, said=said, stepped=stepped)
    return {**shown, **shared, **_beside(actor, work, work.plan, local_date(at, local_zone()))}


def _diagnosis(work: Work, code: str) -> dict[str, Any]:
    if work.diagnosis is None:
        return {"diagnosis": None}
    sheet, read = diagnosis_sheet(work.diagnosis), evidence_of_diagnosis(work.diagnosis)
    return {
        "diagnosis": sheet,
        "period": period_words(Period(work.diagnosis.first_day, work.diagnosis.last_day)),
        "numbers": numbers_shown(read, lambda key: reverse("training:number_behind", args=[code, work.seat.pk, key])),
        "as_of": max((one.figure.as_of for one in read), default=None),
        "causes": tree(sheet.causes),
        "counted": counted(sheet, work.diagnosis.written_at),
        "roots": len(sheet.roots),
    }


def fishbone(sheet: DiagnosisSheet) -> list[tuple[str, list[str]]]:
    """Causes by where they lie, as the bones of a fishbone."""
    return [
        (str(label), [one.text for one in sheet.causes if one.kind == kind])
        for kind, label in CAUSES.items()
        if any(one.kind == kind for one in sheet.causes)
    ]


def _beside(actor: Actor, work: Work, plan: ActionPlan, today: date) -> dict[str, Any]:
    """What a class adds to a plan: its reviews, coaches and papers, and the same numbers read again."""
    code, runs = work.seat.training_class.case.code, runs_class(actor, work.seat.training_class)
    return {
        "reviews": reviewed(plan, work.seat.training_class),
        "effects": [effect_row(one) for one in effects_of(plan)],
        "effect_months": effect_months(today),
        "files": [
            (name.upper(), reverse("training:plan_file", args=[code, work.seat.pk, name])) for name in ("pdf", "docx")
        ],
        "may_coach": runs and plan.state not in FINISHED,
        "coaches": coaches_of(work.seat) if runs else [],
    }


def number_row(read: Read) -> list[Any]:
    """A baseline as `table` takes it."""
    return [str(read.measure.label), figure_words(read.measure, read.figure), read.figure.n]


def first_words(sheet: PlanSheet) -> str:
    """What a plan is about, for a list."""
    return sheet.idea or sheet.issue
