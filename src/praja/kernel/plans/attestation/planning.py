# SPDX-License-Identifier: EUPL-1.2
"""Action plans: state, versions, words, milestones and readings against their events."""

from collections.abc import Iterator
from typing import Any

from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.plans.attestation.sheets import read_facts
from praja.kernel.plans.attestation.streams import Told, beside_events, gone, last_told
from praja.kernel.plans.events import (
    EffectRead,
    PlanAccepted,
    PlanCarriedOut,
    PlanChanging,
    PlanCoached,
    PlanEnded,
    PlanHandedOver,
    PlanSentBack,
    PlanSpokenTo,
    PlanSubmitted,
    PlanWritten,
    plan_stream,
)
from praja.kernel.plans.models import ActionPlan, PlanVersion

_STATE_AFTER = {
    PlanSubmitted.name: "submitted",
    PlanSentBack.name: "sent_back",
    PlanAccepted.name: "accepted",
    PlanChanging.name: "draft",
    PlanCarriedOut.name: "carried_out",
    PlanEnded.name: "ended",
}
_WORDS = (PlanSentBack, PlanAccepted, PlanChanging, PlanSpokenTo, PlanCarriedOut, PlanEnded)


@attest("plans.action_plans")
def plans_match_their_events() -> Iterator[Mismatch]:
    """Every edit, insertion and deletion of a plan, a version, a word, a milestone or a reading of its effect."""
    rows = ActionPlan.objects.prefetch_related("versions", "words", "milestones", "readings")
    for plan, told in beside_events(rows, plan_stream):
        yield from _standing(plan, told)
        yield from _versions(plan, told)
        yield from _words(plan, told)
        yield from _milestones(plan, told)
        yield from _readings(plan, told)
    yield from gone(ActionPlan, "action_plan", PlanWritten.name)


def _standing(plan: ActionPlan, told: Told) -> Iterator[Mismatch]:
    where = f"action plan {plan.pk}"
    written = last_told(told, PlanWritten.name)
    if written is None:
        yield Mismatch(where, "was never written")
        return
    said = {
        "design": plan.design_id,
        "unit": plan.unit_id,
        "owner": plan.owner_id,
        "source_kind": plan.source_kind,
        "source_id": plan.source_id,
    }
    owners = [payload["owner"] for name, payload in told if name in (PlanWritten.name, PlanHandedOver.name)]
    if any({**written, "owner": owners[-1]}[name] != value for name, value in said.items()):
        yield Mismatch(where, "is not of whom or for what it was written")
    states = ["draft", *(_STATE_AFTER[name] for name, _payload in told if name in _STATE_AFTER)]
    if plan.state != states[-1]:
        yield Mismatch(where, f"is {plan.state} but its events say {states[-1]}")
    accepted = last_told(told, PlanAccepted.name)
    if plan.accepted_number != (accepted["number"] if accepted else None):
        yield Mismatch(where, "holds in another version than the one that was accepted")
    submitted = last_told(told, PlanSubmitted.name)
    if plan.mentor_id != (submitted["mentor"] if submitted else None):
        yield Mismatch(where, "names another mentor than the one to whom it was handed")
    coached = (PlanWritten.name, PlanCoached.name, PlanHandedOver.name)
    coaches = [payload["coach"] for name, payload in told if name in coached]
    if plan.coach_id != coaches[-1]:
        yield Mismatch(where, "names another coach than was appointed")


def _versions(plan: ActionPlan, told: Told) -> Iterator[Mismatch]:
    sheets: dict[int, str] = {}
    wholes: dict[int, str] = {}
    for name, payload in told:
        if name in (PlanWritten.name, PlanChanging.name):
            sheets[payload["number"]] = payload["sheet"]
        elif name == PlanSubmitted.name:
            wholes[payload["number"]] = payload["whole"]
    held = {version.number: version for version in plan.versions.all()}
    for number in sorted(sheets.keys() | held.keys()):
        where = f"action plan {plan.pk}, version {number}"
        version = held.get(number)
        if version is None or number not in sheets:
            yield Mismatch(where, "was written but is gone" if version is None else "was never written")
        elif bytes(version.salt) and not _as_written(version, sheets[number], wholes.get(number)):
            yield Mismatch(where, "does not say what was written or handed in")


def _as_written(version: PlanVersion, sheet: str, whole: str | None) -> bool:
    salt = bytes(version.salt)
    if not matches(sheet, salt, version.sheet) or (version.handed_in_at is None) != (whole is None):
        return False
    all_of_it = {"plan": version.sheet, "diagnosis": version.diagnosis_sheet, "design": version.design_sheet}
    return whole is None or matches(whole, salt, all_of_it)


def _words(plan: ActionPlan, told: Told) -> Iterator[Mismatch]:
    names = {one.name for one in _WORDS}
    digests = [payload["word"] for name, payload in told if name in names and payload["word"] is not None]
    said = sorted(plan.words.all(), key=lambda word: word.pk)
    same = len(digests) == len(said) and all(
        not word.salt or matches(digest, bytes(word.salt), {"text": word.text})
        for digest, word in zip(digests, said, strict=True)
    )
    if not same:
        yield Mismatch(f"action plan {plan.pk}", "what was said to it is not what was recorded")


def _milestones(plan: ActionPlan, told: Told) -> Iterator[Mismatch]:
    promised: set[tuple[str, int]] = set()
    for name, payload in told:
        if name == PlanAccepted.name:
            promised |= set(payload["milestones"].items())
    if promised != {(one.key, one.commitment_id) for one in plan.milestones.all()}:
        yield Mismatch(f"action plan {plan.pk}", "its milestones are not those that were promised")


def _readings(plan: ActionPlan, told: Told) -> Iterator[Mismatch]:
    def place(facts: dict[str, Any]) -> tuple[int, str]:
        return facts["months"], facts["measure"]

    recorded = {place(payload): payload for name, payload in told if name == EffectRead.name}
    held = {(one.months, one.measure): {**read_facts(one), "months": one.months} for one in plan.readings.all()}
    for months, measure in sorted(recorded.keys() | held.keys()):
        if recorded.get((months, measure)) != held.get((months, measure)):
            where = f"action plan {plan.pk}, {measure} after {months} months"
            yield Mismatch(where, "is not what was read")
