# SPDX-License-Identifier: EUPL-1.2
"""The numbers of the unit before and after a project's plan began, and what the plan promised."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from praja.duties.innovation.models.circles import CircleProject
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.queries import figure
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.plans.domain.shares import Counted, difference, shown
from praja.kernel.plans.domain.sheets import anchor_of
from praja.kernel.plans.domain.spans import comparable, is_as_long
from praja.kernel.plans.enums import LIVE, CommitmentStatus
from praja.kernel.plans.queries.planning import live_milestones
from praja.kernel.plans.queries.readings import (
    Read,
    evidence_of_diagnosis,
    least_people,
    readable_measures,
    sees_all_numbers,
)
from praja.kernel.plans.rules import CARRY, DROP
from praja.kernel.plans.wording import SHOWN, SHOWN_WHY, figure_words, points
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import describe_moment, local_zone

TONES = {
    CommitmentStatus.OPEN: "info",
    CommitmentStatus.IN_PROGRESS: "info",
    CommitmentStatus.DONE: "done",
    CommitmentStatus.DROPPED: "neutral",
}
SHOWN_TONES = {"better": "done", "worse": "late", "different": "info"}


def effects_of_project(actor: Actor, project: CircleProject, at: datetime) -> list[dict[str, Any]]:
    """Each number the project started from, as far as this reader may see it, beside the same number over as many days since the
    plan began. What is said of it follows the interval; nothing says why it changed."""
    if project.diagnosis is None:
        return []
    unit_id = project.case.lead_unit_id
    open_to = readable_measures(actor, unit_id)
    least = 0 if sees_all_numbers(actor, unit_id) else least_people(at)
    found = evidence_of_diagnosis(project.diagnosis)
    reads = [one for one in found if one.measure.key in open_to and one.figure.n >= least]
    before = Period(project.diagnosis.first_day, project.diagnosis.last_day)
    since = _since(project, before, at)
    return [_effect(project, one, before, since, least, at) for one in reads]


def _since(project: CircleProject, before: Period, at: datetime) -> Period | None:
    """The days that may be set beside the baseline: since the plan began, at most as many, until yesterday."""
    began = project.plan.began_on if project.plan else None
    if began is None:
        return None
    return comparable(before, began, local_date(at, local_zone()))


def _effect(
    project: CircleProject, one: Read, before: Period, since: Period | None, least: int, at: datetime
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "label": one.measure.label,
        "before": figure_words(one.measure, one.figure),
        "before_days": _days(before),
        "source": one.measure.source,
        "after": "",
    }
    if since is None:
        return row
    after = figure(one.measure.key, unit_ids=subtree_ids(project.case.lead_unit_id), period=since, at=at)
    if not after.n or after.n < least:
        return row
    row |= {"after": figure_words(one.measure, after), "after_days": _days(since)}
    if _is_share(one, after):
        pair = Counted(one.figure.numerator, one.figure.denominator), Counted(after.numerator, after.denominator)
        interval = difference(*pair)
        says = shown(interval, one.measure.better)
        row |= {
            "says": SHOWN[says],
            "tone": SHOWN_TONES.get(says, "neutral"),
            "why": SHOWN_WHY[says],
            "low": points(interval.low),
            "high": points(interval.high),
        }
    elif one.measure.unit_of_measure.is_sum and not is_as_long(before, since):
        row["differs"] = True
    return row


def _is_share(one: Read, after: Figure) -> bool:
    """Whether both readings are shares of counted things, with something to divide by."""
    if one.measure.unit_of_measure is not UnitOfMeasure.SHARE:
        return False
    return all(0 <= found.numerator <= found.denominator > 0 for found in (one.figure, after))


def _days(period: Period) -> str:
    return f"{describe_moment(period.first_day, 'date')} – {describe_moment(period.last_day, 'date')}"


def promises_of(actor: Actor, project: CircleProject) -> list[dict[str, Any]]:
    """The rows of the accepted plan as promises of the unit, the next first, with what this reader may do."""
    if project.plan is None:
        return []
    return [
        {
            "row": one.commitment,
            "label": one.commitment.get_status_display(),
            "tone": TONES[CommitmentStatus(one.commitment.status)],
            "url": reverse("innovation:circle_promise", args=[project.case.code, one.pk]),
            "pk": one.pk,
            "anchor": anchor_of(one.key),
            "may": one.commitment.status in LIVE and CARRY.allows(actor, one.commitment),
            "may_drop": one.commitment.status in LIVE and DROP.allows(actor, one.commitment),
        }
        for one in live_milestones([project.plan])[project.plan.pk]
    ]
