# SPDX-License-Identifier: EUPL-1.2
"""The operating procedure (SOP AP) that follows from the path of a standard: one activity a row, each in the lane of who does it.

The sheet has lanes of those who act and, beside them, the quality of each activity: what it takes, how long, what comes out
(PermenPANRB 35/2012, recalled). What it says follows from the path alone, so that procedure and practice cannot differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from praja.duties.services.domain import paths
from praja.duties.services.domain.paths import Path


class Lane(StrEnum):
    """Who acts, in the order in which the lanes stand from left to right."""

    APPLICANT = "applicant"
    NEIGHBOURHOOD = "neighbourhood"
    COUNTER = "counter"
    OFFICER = "officer"
    UNIT = "unit"
    TREASURER = "treasurer"
    HEAD = "head"
    ISSUER = "issuer"


class Shape(StrEnum):
    """How an activity is drawn: begin and end rounded, work as a box, a decision as a diamond."""

    START = "start"
    WORK = "work"
    DECISION = "decision"
    END = "end"


class Timing(StrEnum):
    """What an activity's time is: part of what the standard promises, a figure of law, at once, or in nobody's hand here."""

    PROMISED = "promised"
    RULE = "rule"
    AT_ONCE = "at_once"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Activity:
    """One row. `back` is the place (from 0) of the row that a decision leads to with “no”, always further up and in a lane
    further left. `rule` names the figure of law that times it, or, of a check, the time the applicant has to complete it.
    `unit` is the one that is asked."""

    key: str
    lane: Lane
    shape: Shape = Shape.WORK
    timing: Timing = Timing.PROMISED
    back: int | None = None
    rule: str = ""
    unit: int | None = None


APPLY, RECEIVE, PAY, FINISH = "apply", "receive", "pay", "finish"
FILE_ELSEWHERE, ISSUE_ELSEWHERE, NOTE_ISSUED = "file_elsewhere", "issue_elsewhere", "note_issued"

_LANES = {
    paths.REFERENCE: Lane.NEIGHBOURHOOD,
    paths.CHECK: Lane.OFFICER,
    paths.VISIT: Lane.OFFICER,
    paths.RECOMMENDATION: Lane.UNIT,
    paths.PAYMENT: Lane.TREASURER,
    paths.APPROVAL: Lane.HEAD,
    paths.SIGNING: Lane.HEAD,
    paths.HANDOVER: Lane.COUNTER,
}
_DECIDED = {paths.REFERENCE: APPLY, paths.CHECK: APPLY, paths.PAYMENT: PAY, paths.APPROVAL: paths.CHECK}
"""The stages that decide, and the activity that “no” leads back to."""
_OUTSIDE = {paths.REFERENCE, paths.PAYMENT, paths.HANDOVER}
"""Stages in which the promised time stands still or is over."""
_RULES = {
    paths.REFERENCE: "services.reference_by_neighbourhood",
    paths.CHECK: "services.completion_by_applicant",
    PAY: "services.payment_by_applicant",
}


def activities_of(path: Path, *, is_foreign: bool, has_fee: bool = True) -> tuple[Activity, ...]:
    """Every activity from applying to the result. A path that names no stage is a check, and that is all; a payment of nothing
    is left out."""
    found: list[Activity] = []
    for one in _in_order(path, is_foreign, has_fee):
        back = _place(found, _DECIDED.get(one.key, ""))
        found.append(one if back is None else replace(one, shape=Shape.DECISION, back=back))
    return tuple(found)


def lanes_of(activities: Sequence[Activity]) -> tuple[Lane, ...]:
    """The lanes that somebody acts in, from left to right."""
    used = {activity.lane for activity in activities}
    return tuple(lane for lane in Lane if lane in used)


def _in_order(path: Path, is_foreign: bool, has_fee: bool) -> Iterator[Activity]:
    yield Activity(APPLY, Lane.APPLICANT, Shape.START, Timing.OUTSIDE)
    yield Activity(RECEIVE, Lane.COUNTER, timing=Timing.AT_ONCE)
    for entry in path or ({"stage": paths.CHECK},):
        stage = str(entry["stage"])
        if stage == paths.PAYMENT:
            if not has_fee:
                continue
            yield Activity(PAY, Lane.APPLICANT, timing=Timing.RULE, rule=_RULES[PAY])
        yield _stage(stage, entry.get("unit"))
    if is_foreign:
        yield Activity(FILE_ELSEWHERE, Lane.OFFICER)
        yield Activity(ISSUE_ELSEWHERE, Lane.ISSUER, timing=Timing.OUTSIDE)
        yield Activity(NOTE_ISSUED, Lane.OFFICER, timing=Timing.OUTSIDE)
    yield Activity(FINISH, Lane.APPLICANT, Shape.END, Timing.OUTSIDE)


def _stage(stage: str, unit: int | None) -> Activity:
    timing = Timing.OUTSIDE if stage in _OUTSIDE else Timing.PROMISED
    if stage == paths.REFERENCE:
        timing = Timing.RULE
    return Activity(stage, _LANES[stage], timing=timing, rule=_RULES.get(stage, ""), unit=unit)


def _place(activities: Sequence[Activity], key: str) -> int | None:
    return next((place for place, activity in enumerate(activities) if activity.key == key), None)
