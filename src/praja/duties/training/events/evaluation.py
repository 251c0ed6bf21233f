# SPDX-License-Identifier: EUPL-1.2
"""What people were asked about a class, that they answered, and when it was closed. Never what somebody answered."""

from praja.kernel.ledger.events import Event, event


@event("training.evaluation_answered", version=1)
class EvaluationAnswered(Event):
    """Somebody answered, with so many rows of answers: about the class and its sessions, or about one participant."""

    asked: str
    rater: str
    rows: int


@event("training.behaviour_asked", version=1)
class BehaviourAsked(Event):
    """Months after a class these persons were asked about one participant: (person, as whom) each."""

    raters: tuple[tuple[int, str], ...]
    due: str


@event("training.evaluation_closed", version=1)
class EvaluationClosed(Event):
    """Nobody answers any more. `digest` is that of all answers, so that none can be changed, added or taken away since."""

    asked: str
    answers: int
    digest: str


def stream_of_evaluation(class_id: int) -> str:
    """The stream of what is asked about a class: its own, so that many who answer at once never wait for its case."""
    return f"training.evaluation:{class_id}"
