# SPDX-License-Identifier: EUPL-1.2
"""The path of a service: which stage comes first, which comes next, and what cannot be a path.

A path is a list of mappings with at least "stage"; each stage stands in it at most once. Its settings: "unit" (id) of a
recommendation; "purpose" (name of a question) of a reference.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Path = Sequence[Mapping[str, Any]]

REFERENCE, CHECK, PAYMENT, SIGNING, HANDOVER = "reference", "check", "payment", "signing", "handover"
PURPOSE = "keperluan"
APPROVAL, RECOMMENDATION, VISIT = "approval", "recommendation", "visit"
FINISHED = "finished"
KNOWN = frozenset({REFERENCE, CHECK, VISIT, RECOMMENDATION, PAYMENT, APPROVAL, SIGNING, HANDOVER})


@dataclass(frozen=True, slots=True)
class Next:
    """The state an application goes to, and the unit that is asked there, where it is a recommendation."""

    state: str
    unit_asked: int | None = None


def first(path: Path, *, fee: int = 0) -> Next:
    """Where an application begins; a payment of nothing is passed over. A service without a path is checked, and that is all."""
    return next((_stop(entry) for entry in path if entry["stage"] != PAYMENT or fee > 0), Next(CHECK))


def after(path: Path, state: str, *, fee: int = 0, done: Collection[str] = ()) -> Next:
    """What follows the stage `state`; a payment of nothing is passed over, and so is what is `done` already. After the last, and
    after a stage that the path does not name, it is finished."""
    stages = [entry["stage"] for entry in path]
    following = path[stages.index(state) + 1 :] if state in stages else ()
    for entry in following:
        if entry["stage"] not in done and (entry["stage"] != PAYMENT or fee > 0):
            return _stop(entry)
    return Next(FINISHED)


def before(path: Path, state: str) -> tuple[str, ...]:
    """The stages that the path names before `state`; none where it does not name it."""
    stages = [str(entry["stage"]) for entry in path]
    return tuple(stages[: stages.index(state)]) if state in stages else ()


def purpose_of(path: Path, questions: Collection[str]) -> str:
    """The question that asks what it is needed for, which the head of the neighbourhood reads: the one that the stage names,
    else `keperluan`; empty where the form has none of them."""
    named = next((str(entry.get("purpose") or PURPOSE) for entry in path if entry["stage"] == REFERENCE), "")
    return named if named in questions else ""


def problems(path: Path, *, is_foreign: bool, has_template: bool) -> list[str]:
    """Why this is no path, by stable codes: unknown_stage, stage_twice, no_check, unit_missing, foreign_signs,
    signs_nothing, signs_unapproved, handover_not_last."""
    stages = [str(entry.get("stage", "")) for entry in path]
    found = [code for code, wrong in _structure(stages).items() if wrong]
    if any(entry["stage"] == RECOMMENDATION and not entry.get("unit") for entry in path if entry.get("stage")):
        found.append("unit_missing")
    if is_foreign and {SIGNING, HANDOVER} & set(stages):
        found.append("foreign_signs")
    if SIGNING in stages and not has_template and not is_foreign:
        found.append("signs_nothing")
    return found


def _structure(stages: list[str]) -> dict[str, bool]:
    signs = SIGNING in stages
    return {
        "unknown_stage": not set(stages) <= KNOWN,
        "stage_twice": len(set(stages)) != len(stages),
        "no_check": CHECK not in stages,
        "signs_unapproved": signs and (APPROVAL not in stages or stages.index(APPROVAL) > stages.index(SIGNING)),
        "handover_not_last": HANDOVER in stages and stages[-1] != HANDOVER,
    }


def _stop(entry: Mapping[str, Any]) -> Next:
    unit = entry.get("unit") if entry["stage"] == RECOMMENDATION else None
    return Next(str(entry["stage"]), unit)
