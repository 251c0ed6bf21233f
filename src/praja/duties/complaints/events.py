# SPDX-License-Identifier: EUPL-1.2
"""What can happen to a complaint. No event holds a word that a person wrote: only digests, kinds, dates and ids."""

from typing import Any

from praja.kernel.ledger.events import Event, event, upcast
from praja.kernel.procedures.events import StepEvent


@event("complaints.filed", version=1)
class ComplaintFiled(StepEvent):
    """Somebody reported. `content` is the digest of kind, text and place; `files` the SHA-256 of what was attached."""

    kind: str
    content: str
    anonymous: bool
    secret: bool
    identified: bool
    region: str | None
    files: tuple[str, ...]


@event("complaints.arrived", version=1)
class ComplaintArrived(ComplaintFiled):
    """Something came in that has to be looked at before it counts as a report; `held` says why. Its clock runs already."""

    held: str


@event("complaints.admitted", version=2)
class ComplaintAdmitted(StepEvent):
    """What came in is a report: the coordinator sorted it. `content` is the digest of kind, text and place where they summed up
    what was said into a text of its own; empty where the first words stayed."""

    kind: str
    topic: int | None
    content: str


@upcast("complaints.admitted", from_version=1)
def _with_first_words(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "content": ""}


@event("complaints.reworded", version=1)
class ReportReworded(Event):
    """The reporter put right what an officer had summed up. `number` of the wording, `content` the digest of what stands now."""

    number: int
    content: str


@event("complaints.discarded", version=1)
class ComplaintDiscarded(StepEvent):
    """What came in is no report. `note` is the digest of what its sender reads."""

    reason: str
    note: str


@event("complaints.forwarded", version=1)
class ComplaintForwarded(StepEvent):
    """The coordinator verified the report, classified it and handed it to the unit that must answer."""

    to_unit: int
    classification: str
    about_service: bool
    identified: bool
    published: bool


@event("complaints.postponed", version=1)
class ComplaintPostponed(StepEvent):
    """The coordinator put the report aside; its clock runs on. `reason` is a digest."""

    reason: str


@event("complaints.completion_asked", version=2)
class CompletionAsked(StepEvent):
    """The report can't be verified as it is; the reporter was asked. `question` is the digest of what was asked;
    `by_service_law`: the time to answer it is that of UU 25/2009."""

    question: str
    by_service_law: bool


@upcast("complaints.completion_asked", from_version=1)
def _completed_by_sp4n(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "by_service_law": False}


@event("complaints.completed", version=1)
class ComplaintCompleted(StepEvent):
    """The reporter added what was missing. `words` is its digest."""

    words: str
    files: tuple[str, ...]


@event("complaints.data_asked", version=2)
class DataAsked(StepEvent):
    """The unit needs something of the reporter to go on. `question` is the digest of what was asked; `by_service_law`: the
    time to answer it is that of UU 25/2009."""

    question: str
    by_service_law: bool


@upcast("complaints.data_asked", from_version=1)
def _given_by_sp4n(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "by_service_law": False}


@event("complaints.data_given", version=1)
class DataGiven(StepEvent):
    """The reporter answered the unit's question. `words` is its digest."""

    words: str
    files: tuple[str, ...]


@event("complaints.lapsed", version=1)
class ComplaintLapsed(StepEvent):
    """What was asked for did not come in its time; the report counts as withdrawn (UU 25/2009 Ps 44(3))."""


@event("complaints.drafted", version=1)
class AnswerDrafted(StepEvent):
    """The unit wrote on its answer. `draft` is the digest of what stands there now."""

    draft: str


@event("complaints.submitted", version=1)
class AnswerSubmitted(StepEvent):
    """The answer waits for the head's approval."""

    kind: str
    draft: str
    files: tuple[str, ...]


@event("complaints.approved", version=1)
class AnswerApproved(StepEvent):
    """The head of the unit, or who stands in for them, approved exactly the words of `draft`."""

    draft: str


@event("complaints.draft_returned", version=1)
class DraftReturned(StepEvent):
    """The answer went back to be written again. `note` is the digest of the reason."""

    note: str


@event("complaints.answered", version=1)
class ComplaintAnswered(StepEvent):
    """The unit published its answer. `answer` is its digest, `number` counts the answers of the case from 1."""

    number: int
    kind: str
    answer: str


@event("complaints.promised", version=1)
class AnswerPromised(ComplaintAnswered):
    """The unit published an answer that says by when it will be done; a clock runs until then."""

    promised_for: str


@event("complaints.answer_taken_over", version=1)
class AnswerTakenOver(ComplaintAnswered):
    """The answer had been given before the case was taken over from another register."""


@event("complaints.referred", version=1)
class ComplaintReferred(ComplaintAnswered):
    """It belongs to somebody outside this government, who is named with how to reach them."""

    destination: str


@event("complaints.returned", version=1)
class ComplaintReturned(StepEvent):
    """The unit says that it is not its competence (bukan wewenang). `reason` is a digest."""

    reason: str
    proposed_unit: int | None


@event("complaints.redirected", version=1)
class ComplaintRedirected(StepEvent):
    """The coordinator decided that another unit must answer, by the affair named. `decision` is a digest."""

    to_unit: int
    affair: int | None
    decision: str


@event("complaints.upheld", version=1)
class CompetenceUpheld(StepEvent):
    """The coordinator decided that the unit must answer itself. `decision` is a digest."""

    affair: int | None
    decision: str


@event("complaints.replied", version=1)
class ReporterReplied(StepEvent):
    """The reporter was not content and wrote back; the case is open again. `message` is the digest of the words."""

    message: str


@event("complaints.reopened", version=1)
class ComplaintReopened(StepEvent):
    """The reporter found that it was not settled after it was closed. `message` is the digest of the words."""

    message: str


@event("complaints.sent_back", version=1)
class AnswerSentBack(StepEvent):
    """The coordinator found the answer too weak; the unit must answer again. `note` is the digest of what is missing."""

    points: int
    note: str


@event("complaints.accepted", version=1)
class AnswerAccepted(StepEvent):
    """The reporter accepted the answer; the case is closed."""


@event("complaints.closed_by_silence", version=1)
class ClosedBySilence(StepEvent):
    """Nobody replied within the lawful time; the case is closed."""


@event("complaints.archived", version=1)
class ComplaintArchived(StepEvent):
    """The coordinator filed the report away with a reason; `note` is the digest of the explanation to the reporter."""

    reason: str
    note: str


@event("complaints.joined", version=1)
class ComplaintJoined(StepEvent):
    """It is the same as another report, `into` (a case id), and will be answered with it."""

    into: int
    to_unit: int
    classification: str
    about_service: bool
    identified: bool


@event("complaints.went_along", version=1)
class JoinedWentAlong(StepEvent):
    """It waits for another report, `into` (a case id), and went with it: that one changed its unit, or was joined itself."""

    into: int
    to_unit: int


@event("complaints.answered_jointly", version=1)
class AnsweredJointly(ComplaintAnswered):
    """The answer to the report that it was joined to answers this one too."""


@event("complaints.promised_jointly", version=1)
class PromisedJointly(ComplaintAnswered):
    """The promise made to the report that it was joined to holds for this one too."""

    promised_for: str


@event("complaints.separated", version=1)
class ComplaintSeparated(StepEvent):
    """It is a matter of its own after all."""


@event("complaints.split", version=1)
class ComplaintSplit(Event):
    """A part of the report was made into a case of its own, `into` (a case id)."""

    into: int


@event("complaints.rated", version=1)
class AnswerRated(Event):
    """The reporter rated the answer with 1 to 5 stars. `words` is a digest."""

    stars: int
    words: str


@event("complaints.followed", version=1)
class ComplaintFollowed(Event):
    """Somebody has the same to report and follows it ("saya juga")."""

    followers: int


@event("complaints.noted", version=1)
class NoteWritten(Event):
    """An officer left a note for colleagues. `note` is its digest."""

    note: str


@event("complaints.sample_drawn", version=1)
class SampleDrawn(Event):
    """The answer `number` of the case was drawn for a review of its quality."""

    number: int


@event("complaints.answer_reviewed", version=1)
class AnswerReviewed(Event):
    """The coordinator judged the answer `number` by the five points; `note` is a digest."""

    number: int
    points: tuple[str, ...]
    note: str


@event("complaints.lapor_linked", version=1)
class LaporLinked(Event):
    """The case is the report `tracking_id` in SP4N-LAPOR!; `copied`: an officer keyed it in there."""

    tracking_id: str
    copied: bool


@event("complaints.lapor_reconciled", version=2)
class LaporReconciled(Event):
    """A list exported from SP4N-LAPOR! was compared with the cases here; `file` is its SHA-256. `taken` rows could be read and
    `refused` not (None: it was recorded before that was told); the others count how all reports stand after it."""

    file: str
    rows: int
    same: int
    new: int
    differs: int
    answered_there: int
    missing_there: int
    taken: int | None = None
    refused: int | None = None


@upcast("complaints.lapor_reconciled", from_version=1)
def _without_lines(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "taken": None, "refused": None}


@event("complaints.wrongdoing_reported", version=1)
class WrongdoingReported(ComplaintFiled):
    """Somebody reported wrongdoing inside the government to the inspectorate."""


@event("complaints.wrongdoing_answered", version=1)
class WrongdoingAnswered(StepEvent):
    """The inspectorate told the reporter what it found. `answer` is the digest."""

    number: int
    answer: str


@event("complaints.wrongdoing_replied", version=1)
class WrongdoingReplied(StepEvent):
    """The reporter wrote back to the inspectorate. `message` is the digest of the words."""

    message: str


@event("complaints.wrongdoing_closed", version=1)
class WrongdoingClosed(StepEvent):
    """The inspectorate closed its examination."""


@event("complaints.wrongdoing_seen", version=1)
class WrongdoingSeen(Event):
    """An inspector looked at a report on wrongdoing, or at a file of it: one event for each inspector, report and half hour,
    however often they opened it in that time."""


@event("complaints.template_saved", version=1)
class TemplateSaved(Event):
    """A template of answers was written, changed or put away. `unit` None: for everybody; `text` is its SHA-256."""

    template: int
    kind: str
    topic: int | None
    unit: int | None
    text: str
    active: bool


@event("complaints.destination_saved", version=1)
class DestinationSaved(Event):
    """An owner outside this government was entered, changed or put away. `text` is the SHA-256 of what reporters read."""

    key: str
    destination: str
    text: str
    contact: str
    active: bool


@event("complaints.topic_saved", version=1)
class TopicSaved(Event):
    """A topic was entered, changed or put away; `unit` usually answers for it."""

    topic: int
    title: str
    unit: int | None
    active: bool


@event("complaints.finding_written", version=1)
class FindingWritten(Event):
    """A periodic report got a finding about a unit. `period` as in addresses (`2026-T1`); `text` is the SHA-256 of finding and
    cause, one on each line."""

    finding: int
    period: str
    unit: int
    text: str


@event("complaints.finding_withdrawn", version=1)
class FindingWithdrawn(Event):
    """A finding was taken out of a periodic report."""

    finding: int
