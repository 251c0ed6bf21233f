# SPDX-License-Identifier: EUPL-1.2
"""What becomes of what posts require, and of proposals. Titles and words of proposals enter as salted digests."""

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent


def stream_of_requirement(requirement_id: int) -> str:
    """The requirement's stream in the ledger."""
    return f"training.requirement:{requirement_id}"


@event("training.requirement_set", version=1)
class RequirementSet(Event):
    """From `since` on posts of this name in a unit and below it require a programme, or a subject in words (`programme` 0)."""

    unit: int
    post_name: str
    programme: int
    subject: str
    decree: str
    since: str


@event("training.requirement_ended", version=1)
class RequirementEnded(Event):
    """Posts require it no more from `until` on."""

    until: str


def stream_of_remedy(remedy_id: int) -> str:
    """The stream of what a programme would better."""
    return f"training.remedy:{remedy_id}"


@event("training.remedy_named", version=1)
class RemedyNamed(Event):
    """A programme would better a figure, by its key."""

    programme: int
    measure: str


@event("training.remedy_ended", version=1)
class RemedyEnded(Event):
    """It is no longer said that the programme would."""


@event("training.proposal_step")
class ProposalStep(StepEvent):
    """Base of the steps of a proposal."""


@event("training.proposed")
class Proposed(ProposalStep):
    """A unit or an employee proposed training. `content` digests title and reason; `measure` is the key of the figure that it
    would better, `programme` the entry of the catalogue that was named (0: none)."""

    employee: int
    people: int
    measure: str
    programme: int
    content: str


@event("training.proposal_taken_up")
class ProposalTakenUp(ProposalStep):
    """The personnel office takes it up into this programme."""

    programme: int
    note: str


@event("training.proposal_declined")
class ProposalDeclined(ProposalStep):
    """The personnel office declined it, and said why."""

    note: str


@event("training.proposal_withdrawn")
class ProposalWithdrawn(ProposalStep):
    """Whoever proposed it does so no more."""
