# SPDX-License-Identifier: EUPL-1.2
"""What happens in a round. Scores enter as digests until the round is sealed; then the whole is bound by one digest."""

from collections.abc import Mapping

from praja.kernel.ledger.events import Event, event


@event("assessments.rubric_published", version=1)
class RubricPublished(Event):
    """A version of a rubric was published. `weights` by criterion sum to 100; values lie from `lowest` to `highest`."""

    key: str
    number: int
    weights: Mapping[str, int]
    lowest: int
    highest: int


@event("assessments.opened", version=1)
class RoundOpened(Event):
    """A round was opened: who assesses what, by ids. `seats` maps an assessor to the subjects given to them."""

    rubric: int
    subject_kind: str
    opens: str
    closes: str
    seats: Mapping[str, tuple[int, ...]]


@event("assessments.given", version=1)
class SubjectGiven(Event):
    """A subject was given to one more assessor while the round is open."""

    assessor: int
    subject: int


@event("assessments.assessor_added", version=1)
class AssessorAdded(Event):
    """Somebody more assesses in an open round. `person`: their id."""

    assessor: int
    person: int


@event("assessments.prolonged", version=1)
class RoundProlonged(Event):
    """An open round takes scores for longer, because something in it was not assessed."""

    closes: str


@event("assessments.conflict_declared", version=1)
class ConflictDeclared(Event):
    """An assessor stepped back from a subject; scores already given to it were taken out. `reason` is a digest."""

    assessor: int
    subject: int
    reason: str


@event("assessments.scored", version=1)
class ScoresGiven(Event):
    """An assessor scored a subject by every criterion, or did so anew. `scores` maps a criterion to the digest of value and
    comment: nobody reads scores from the ledger before the round is sealed.
    """

    assessor: int
    subject: int
    scores: Mapping[str, str]


@event("assessments.sealed", version=1)
class RoundSealedEvent(Event):
    """The round is over: `digest` is the SHA-256 (hex) over all its scores (`domain.scores_digest`), `scores` their number."""

    scores: int
    digest: str


@event("assessments.set_aside", version=1)
class SheetSetAsideEvent(Event):
    """A sheet of a sealed round counts no more, by a decision that is named by kind and id. Its scores stay where they are."""

    assessor: int
    subject: int
    ground_kind: str
    ground_id: int


def stream_of(round_id: int) -> str:
    """The round's stream in the ledger."""
    return f"round:{round_id}"
