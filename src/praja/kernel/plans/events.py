# SPDX-License-Identifier: EUPL-1.2
"""What can happen to a commitment, and on the way to one: diagnosis, design, plan, visit, effect.

Words enter as digests; dates as ISO text; sums as whole numbers.
"""

from collections.abc import Mapping

from praja.kernel.ledger.events import Event, event


@event("plans.committed", version=1)
class CommitmentMade(Event):
    """A unit promised to do something by a day, because of something else (`source_kind`, `source_id`)."""

    title: str
    owner_unit: int
    owner_person: int | None
    source_kind: str
    source_id: int
    due_on: str
    measure: str | None
    baseline: tuple[int, int] | None


@event("plans.progress_reported", version=1)
class ProgressReported(Event):
    """The owner told how far it is. `note` is the digest of the words."""

    note: str


@event("plans.finished", version=1)
class CommitmentFinished(Event):
    """The owner showed that it is done. `evidence` are the SHA-256 of the files."""

    evidence: tuple[str, ...]


@event("plans.dropped", version=1)
class CommitmentDropped(Event):
    """It will not be done. `reason` is the digest of the words."""

    reason: str


@event("plans.commitment_handed_over", version=1)
class CommitmentHandedOver(Event):
    """Somebody else of the unit carries it from now on."""

    owner_person: int


@event("plans.measured_again", version=1)
class MeasuredAgain(Event):
    """The commitment's measure was read again over a period (first and last day)."""

    measure: str
    first_day: str
    last_day: str
    numerator: int
    denominator: int


def stream_of(commitment_id: int) -> str:
    """The commitment's stream in the ledger."""
    return f"plan:{commitment_id}"


@event("plans.diagnosis_written", version=1)
class DiagnosisWritten(Event):
    """The words of a diagnosis were written, for the first time or anew. `sheet` is their digest."""

    number: int
    unit: int
    owner: int
    source_kind: str
    source_id: int
    first_day: str
    last_day: str
    sheet: str


@event("plans.diagnosis_handed_over", version=1)
class DiagnosisHandedOver(Event):
    """A diagnosis is somebody else's from now on."""

    owner: int


@event("plans.evidence_read", version=1)
class EvidenceRead(Event):
    """A measure was read for a diagnosis, over a period (first and last day), and is its baseline from then on."""

    measure: str
    first_day: str
    last_day: str
    numerator: int
    denominator: int
    n: int


@event("plans.proof_added", version=1)
class ProofAdded(Event):
    """A photo, document or link was laid to a diagnosis. `words` is the digest of title, words and address; `file` the SHA-256 of
    the file, empty for a link."""

    proof: int
    words: str
    file: str


@event("plans.proof_removed", version=1)
class ProofRemoved(Event):
    """It was taken off again."""

    proof: int


@event("plans.design_written", version=1)
class DesignWritten(Event):
    """The words of a design were written. What it changes stands here by kind, id, key and name."""

    number: int
    diagnosis: int
    subject_kind: str
    subject_id: int | None
    subject_key: str
    subject_title: str
    sheet: str


@event("plans.plan_written", version=1)
class PlanWritten(Event):
    """A version of an action plan was begun or written anew, before it was handed in. `sheet` is the digest of its words."""

    number: int
    design: int
    unit: int
    owner: int
    coach: int | None
    source_kind: str
    source_id: int
    sheet: str


@event("plans.plan_coached", version=1)
class PlanCoached(Event):
    """Another coach (or none) helps with it from now on."""

    coach: int | None


@event("plans.plan_handed_over", version=1)
class PlanHandedOver(Event):
    """An action plan is somebody else's from now on. `coach` is who coaches it then, which its owner never is."""

    owner: int
    coach: int | None


@event("plans.plan_submitted", version=1)
class PlanSubmitted(Event):
    """A version was handed to the mentor. `whole` is the digest of plan, diagnosis and design as they stood."""

    number: int
    mentor: int
    whole: str


@event("plans.plan_sent_back", version=1)
class PlanSentBack(Event):
    """The mentor wants something changed. `word` is the digest of what was said."""

    number: int
    word: str


@event("plans.plan_accepted", version=1)
class PlanAccepted(Event):
    """The superior accepted a version for the unit. `milestones` maps each key to the commitment that now stands for it."""

    number: int
    word: str | None
    milestones: Mapping[str, int]


@event("plans.plan_changing", version=1)
class PlanChanging(Event):
    """The owner began a new version of an accepted plan; the accepted one holds until the new one is accepted."""

    number: int
    word: str
    sheet: str


@event("plans.plan_spoken_to", version=1)
class PlanSpokenTo(Event):
    """Owner, mentor or coach said something along the way. `word` is the digest."""

    number: int
    word: str


@event("plans.plan_carried_out", version=1)
class PlanCarriedOut(Event):
    """Every milestone is done or given up, and the owner told what came of it. `word` is the digest."""

    number: int
    word: str


@event("plans.plan_ended", version=1)
class PlanEnded(Event):
    """The superior ended a plan early; open milestones were dropped. `word` is the digest of the reason."""

    number: int
    word: str


@event("plans.effect_read", version=1)
class EffectRead(Event):
    """A measure was read again so many months after the plan began, over days to be set beside its baseline."""

    measure: str
    months: int
    first_day: str
    last_day: str
    numerator: int
    denominator: int
    n: int


@event("plans.visit_written", version=1)
class VisitWritten(Event):
    """The words of a benchmarking visit were written. `sheet` is their digest."""

    number: int
    unit: int
    owner: int
    source_kind: str
    source_id: int
    sheet: str


@event("plans.adoptions_agreed", version=1)
class AdoptionsAgreed(Event):
    """A head promised to take over what a visit found: `adoptions` maps each line's key to its commitment."""

    adoptions: Mapping[str, int]


def diagnosis_stream(diagnosis_id: int) -> str:
    """The stream of a diagnosis."""
    return f"diagnosis:{diagnosis_id}"


def design_stream(design_id: int) -> str:
    """The stream of a design."""
    return f"design:{design_id}"


def plan_stream(plan_id: int) -> str:
    """The stream of an action plan."""
    return f"action_plan:{plan_id}"


def visit_stream(visit_id: int) -> str:
    """The stream of a visit."""
    return f"visit:{visit_id}"


@event("plans.measure_chosen", version=1)
class MeasureChosen(Event):
    """A measure was chosen to judge the effect of something (`source_kind`, `source_id`) at a unit, beside these other units;
    `in_advance`: before what it judges began."""

    source_kind: str
    source_id: int
    unit: int
    measure: str
    span: str
    compared_with: tuple[int, ...]
    in_advance: bool


@event("plans.series_read", version=1)
class SeriesRead(Event):
    """A chosen measure was read block by block up to a day, and this was worked out of it. `parts` is the SHA-256 of the whole
    numbers; `change`, `low` and `high` have four decimals, empty where no lines could be fitted."""

    began_on: str
    last_day: str
    parts: str
    finding: str
    until_place: int | None
    compared: bool
    change: str
    low: str
    high: str


def chosen_stream(chosen_id: int) -> str:
    """The stream of a chosen measure and its readings."""
    return f"chosen_measure:{chosen_id}"
