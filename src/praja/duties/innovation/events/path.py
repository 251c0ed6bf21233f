# SPDX-License-Identifier: EUPL-1.2
"""The steps of an innovation, and what its team arranges between them; all in the stream of its case. Words enter as digests."""

from collections.abc import Mapping

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent


@event("innovation.path_step")
class PathStep(StepEvent):
    """Base of the steps of an innovation."""


@event("innovation.started")
class InnovationStarted(PathStep):
    """Somebody began to gather people for a renewal. `origin_kind` and `origin_id` name what it came from ("" and 0: nothing):
    a measure's hot spot, an idea, a circle's project. `facts` as in `FactsChanged`."""

    origin_kind: str
    origin_id: int
    leader: int
    facts: Mapping[str, str]


@event("innovation.entered")
class InnovationEntered(PathStep):
    """An innovation that was applied before was taken over from a list, with the days and the instrument that the list names
    (empty: none). `leader` 0: nobody is named."""

    facts: Mapping[str, str]
    leader: int
    legal_form: str
    instrument: str
    trial_from: str
    applied_on: str
    developed_on: str


@event("innovation.diagnosis_begun")
class DiagnosisBegun(PathStep):
    """The team stands; it looks for causes now."""


@event("innovation.design_begun")
class DesignBegun(PathStep):
    """The causes are known; `diagnosis` is the row of `kernel.plans` that says them."""

    diagnosis: int


@event("innovation.proposed")
class InnovationProposed(PathStep):
    """The team proposed version `profile` of its words and `plan`. `criteria` are the digests of why each of the five holds;
    `permit` names what the law asks of this proposer: the written permission of an employee's head, the council's session."""

    profile: int
    plan: int
    criteria: Mapping[str, str]
    permit: str


@event("innovation.sent_back")
class ProposalSentBack(PathStep):
    """The independent team wants something changed; `why` is a digest, `leader` the person who leads the team."""

    why: str
    leader: int


@event("innovation.advised")
class TeamAdvised(PathStep):
    """The independent team discussed it on a day: is it worth being tried, which criteria hold. `words` is a digest,
    `decides_at` the unit whose head decides."""

    discussed_on: str
    worthy: bool
    holds: Mapping[str, bool]
    words: str
    decides_at: int


@event("innovation.approved")
class InnovationApproved(PathStep):
    """The head of the region decided that it is tried, by a decree."""

    decree: str
    decided_on: str
    leader: int


@event("innovation.rejected")
class InnovationRejected(PathStep):
    """The head of the region decided against it; `why` is a digest."""

    why: str


@event("innovation.trial_begun")
class TrialBegun(PathStep):
    """It is tried from one day to another at these units."""

    first_day: str
    last_day: str
    units: tuple[int, ...]
    leader: int


@event("innovation.trial_ended")
class TrialEnded(PathStep):
    """The trial is over: what came of it (a digest), and whether the team would apply it."""

    worked: bool
    words: str
    leader: int


@event("innovation.applied")
class InnovationApplied(PathStep):
    """It is applied from a day on, by a legal instrument."""

    legal_form: str
    instrument: str
    applied_on: str


@event("innovation.developed")
class InnovationDeveloped(PathStep):
    """What was applied was developed further from a day on; `words` is a digest."""

    developed_on: str
    words: str


@event("innovation.reported")
class InnovationReported(PathStep):
    """It was reported to the Minister of Home Affairs by a letter."""

    letter: str
    reported_on: str


@event("innovation.awarded")
class InnovationAwarded(PathStep):
    """Its people were given an award or an incentive."""

    award: str
    giver: str
    awarded_on: str


@event("innovation.displayed")
class InnovationDisplayed(PathStep):
    """It is shown to the public from now on, with version `profile` of its words."""

    profile: int


@event("innovation.stopped")
class InnovationStopped(PathStep):
    """It goes no further; what was learned is a digest. A trial that fails is no fault of those who tried
    (UU 23/2014 Pasal 389)."""

    learned: str


@event("innovation.withdrawn")
class InnovationWithdrawn(PathStep):
    """The team withdrew it before anything was decided; `why` is a digest."""

    why: str


@event("innovation.facts_changed")
class FactsChanged(Event):
    """What sorts and places it is now this: form, proposer, classification, means, affair, basic service, budget, place,
    video."""

    facts: Mapping[str, str]


@event("innovation.profile_written")
class ProfileWritten(Event):
    """A version of its words was written; `sheet` is the digest."""

    number: int
    sheet: str


@event("innovation.team_changed")
class TeamChanged(Event):
    """Somebody joined the team in a function, or left it."""

    person: int
    function: str
    left: bool


@event("innovation.reviewer_named")
class ReviewerNamed(Event):
    """Somebody of the independent team discusses this proposal, or does so no more."""

    person: int
    ended: bool
