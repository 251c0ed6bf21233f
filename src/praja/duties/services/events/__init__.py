# SPDX-License-Identifier: EUPL-1.2
"""What can happen to a standard and to an application. No event holds a word or number that tells of a person: only digests,
kinds, dates and ids. What everybody may read (codes, decrees, figures of a standard) stands in plain."""

from collections.abc import Mapping
from typing import Any

from praja.duties.services.events import exchange as exchange
from praja.duties.services.events import kept as kept
from praja.duties.services.events import media as media
from praja.duties.services.events import queues as queues
from praja.kernel.ledger.events import Event, event, upcast
from praja.kernel.procedures.events import StepEvent

SERVICES = "services.catalogue"
"""Stream of what is offered where."""


def pledges_of(unit_id: int) -> str:
    """Stream of what a unit pledges."""
    return f"services.pledges:{unit_id}"


@event("services.service_listed")
class ServiceListed(Event):
    """A service came into the catalogue, or got another name, keeper or issuer. `fields` are the names of what changed."""

    service: int
    code: str
    service_name: str
    issuer: str
    fields: tuple[str, ...]


@event("services.offered")
class ServiceOffered(Event):
    """A unit offers a service from `since` on."""

    service: int
    unit: int
    since: str


@event("services.no_longer_offered")
class ServiceNoLongerOffered(Event):
    """A unit no longer offers a service; `until` is the first day on which it does not."""

    service: int
    unit: int
    until: str


@event("services.standard_step")
class StandardStep(StepEvent):
    """Base of the steps of a standard. `number` is that of the version, `content` the digest of everything it says."""

    number: int
    content: str


@event("services.standard_drafted")
class StandardDrafted(StandardStep):
    """A version was begun, from nothing or from the one before."""

    standard: int


@event("services.standard_revised")
class StandardRevised(StandardStep):
    """The draft says something else now."""


@event("services.consultation_opened", version=2)
class ConsultationOpened(StandardStep):
    """The public was invited to the forum on the draft; until `comments_until` everybody may comment. `invitation` is the digest
    of the place and of how many of each group are invited; empty where it was recorded before there was one."""

    held_on: str
    comments_until: str
    groups: tuple[str, ...]
    invitation: str = ""


@upcast("services.consultation_opened", from_version=1)
def _with_invitation(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "invitation": ""}


@event("services.consultation_concluded", version=2)
class ConsultationConcluded(StandardStep):
    """The forum is over; its record (berita acara) has a number and says who came. `minutes` is the digest of what was said, of
    the record's day and of its signed file; empty where it was recorded before there was one."""

    record: str
    attended: Mapping[str, int]
    minutes: str = ""


@upcast("services.consultation_concluded", from_version=1)
def _with_minutes(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "minutes": ""}


@event("services.standard_set")
class StandardSet(StandardStep):
    """The head of the unit set the standard by decree."""

    decree: str
    decree_date: str


@event("services.standard_published")
class StandardPublished(StandardStep):
    """The standard holds from `since` on. `form` is the version of the form that applications fill in."""

    since: str
    form: int | None


@event("services.standard_taken_over")
class StandardTakenOver(StandardStep):
    """A standard that was set before was entered; whoever entered it names the decree, and where it was found."""

    standard: int
    decree: str
    decree_date: str
    since: str
    found_in: str


@event("services.standard_reviewed")
class StandardReviewed(StandardStep):
    """The standard was looked at again and stays as it is."""

    note: str


@event("services.standard_replaced")
class StandardReplaced(StandardStep):
    """Another version holds now."""

    by: int


@event("services.standard_abandoned")
class StandardAbandoned(StandardStep):
    """The version will not come into force. `reason` is in words that everybody may read."""

    reason: str


@event("services.comment_made")
class CommentMade(Event):
    """Somebody commented on a draft. `content` is a digest."""

    consultation: int
    group: str
    content: str


@event("services.comment_answered", version=2)
class CommentAnswered(Event):
    """The unit looked at a comment, answered it, and decided whether it is shown and taken up. `answer` is the digest of its
    words; empty where it was recorded before there was one."""

    consultation: int
    comment: int
    taken_up: bool | None
    shown: bool
    answer: str = ""


@upcast("services.comment_answered", from_version=1)
def _with_answer(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "answer": ""}


@event("services.pledge_made")
class PledgeMade(Event):
    """A unit's service pledge holds from `since` on; `content` is the digest of its words."""

    unit: int
    decree: str
    since: str
    content: str


@event("services.pledge_displayed")
class PledgeDisplayed(Event):
    """The pledge of a unit hangs in its service room."""

    unit: int


@event("services.application_step")
class ApplicationStep(StepEvent):
    """Base of the steps of an application. `unit_asked` is the unit whose recommendation is now awaited, if any."""

    unit_asked: int | None = None


@event("services.filed", version=2)
class ApplicationFiled(ApplicationStep):
    """Somebody applied. `standard` names service and version, `content` is the digest of the answers, `files` the SHA-256 of the
    papers, `reused` those of them that the applicant let be kept and gave before, `promise` the time the standard gives: [value,
    unit of the law package], or None where it gives none."""

    service: int = 0
    standard: str = ""
    content: str = ""
    filed_for: str = "self"
    files: tuple[str, ...] = ()
    fee: int = 0
    promise: tuple[int, str] | None = None
    reused: tuple[str, ...] = ()


@upcast("services.filed", from_version=1)
def _filed_with_reused(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "reused": []}


@event("services.completion_asked")
class CompletionAsked(ApplicationStep):
    """Something is missing or wrong; the clock stands still. `items` are keys of requirements, `content` is a digest."""

    items: tuple[str, ...] = ()
    content: str = ""


@event("services.completed", version=2)
class ApplicationCompleted(ApplicationStep):
    """The applicant sent what was missing. `content` is the digest of all answers as they are now, `files` the SHA-256 of the
    papers that were sent, `reused` those of them that were given before."""

    content: str = ""
    files: tuple[str, ...] = ()
    reused: tuple[str, ...] = ()


@upcast("services.completed", from_version=1)
def _completed_with_reused(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "reused": []}


@event("services.check_passed")
class CheckPassed(ApplicationStep):
    """Everything is there and in order."""

    fee: int = 0


@event("services.refusal_proposed")
class RefusalProposed(ApplicationStep):
    """The officer proposes to refuse; the head decides. `note` is a digest."""

    reason: str = ""
    note: str = ""


@event("services.reference_confirmed")
class ReferenceConfirmed(ApplicationStep):
    """The head of the neighbourhood confirmed the resident."""

    reference: int = 0


@event("services.reference_denied")
class ReferenceDenied(ApplicationStep):
    """The head of the neighbourhood does not know the resident, or asks them to come by first. `note` is a digest."""

    reference: int = 0
    come_first: bool = False
    note: str = ""


@event("services.reference_asked_again")
class ReferenceAskedAgain(ApplicationStep):
    """Another head was asked, or the same one again, with a new link."""

    reference: int = 0


@event("services.reference_verified")
class ReferenceVerified(ApplicationStep):
    """The kelurahan verified the resident itself, because nobody answered in time or nobody is on the list."""

    reference: int = 0


@event("services.reference_shown")
class ReferenceShown(ApplicationStep):
    """The applicant sent a photo of the paper that the head of the neighbourhood signed. `file` is its SHA-256."""

    reference: int = 0
    file: str = ""


@event("services.visit_planned")
class VisitPlanned(ApplicationStep):
    """The visit has a day and an hour."""

    planned_for: str = ""


@event("services.visited")
class PlaceVisited(ApplicationStep):
    """An officer looked at the place. `content` is the digest of the findings, `files` the SHA-256 of the photos."""

    in_order: bool = True
    content: str = ""
    files: tuple[str, ...] = ()


@event("services.recommended")
class RecommendationGiven(ApplicationStep):
    """Another unit said what it thinks. `content` is a digest."""

    unit: int = 0
    in_favour: bool = True
    content: str = ""


@event("services.payment_shown")
class PaymentShown(ApplicationStep):
    """The applicant sent a proof of payment; `file` is its SHA-256. A treasurer compares it."""

    file: str = ""


@event("services.paid")
class FeePaid(ApplicationStep):
    """What is owed was paid: a treasurer saw it, or a gateway confirmed it."""

    amount: int = 0
    receipt: str = ""
    method: str = ""


@event("services.payment_noticed")
class PaymentNoticed(Event):
    """A payment service told of money that does not fit what is owed: `outcome` says how, `amount` is what was paid."""

    notice: int
    outcome: str
    amount: int


@event("services.payment_notice_examined")
class PaymentNoticeExamined(Event):
    """A treasurer looked into such a notice. `note` is the digest of what was done about it."""

    notice: int
    note: str


@event("services.fee_waived")
class FeeWaived(ApplicationStep):
    """The head waived the fee. `note` is the digest of the reason."""

    amount: int = 0
    note: str = ""


@event("services.approved")
class ApplicationApproved(ApplicationStep):
    """The head of the unit approved."""


@event("services.returned_for_check")
class ReturnedForCheck(ApplicationStep):
    """The head gave it back to be checked again. `note` is a digest."""

    note: str = ""


@event("services.refused")
class ApplicationRefused(ApplicationStep):
    """The application is refused, with its reason and the applicant's rights. `note` is a digest."""

    reason: str = ""
    note: str = ""


@event("services.product_issued")
class ProductIssued(ApplicationStep):
    """The product was signed. `document` is its verification code, `sha256` that of the signed file."""

    document: str = ""
    sha256: str = ""


@event("services.handed_over")
class ProductHandedOver(ApplicationStep):
    """The product was handed over at the counter; `to` says whether to the applicant, the household or a proxy."""

    to: str = "applicant"


@event("services.withdrawn")
class ApplicationWithdrawn(ApplicationStep):
    """The applicant took the application back."""


@event("services.lapsed")
class ApplicationLapsed(ApplicationStep):
    """What was asked for did not come in time."""


@event("services.filed_elsewhere")
class FiledElsewhere(ApplicationStep):
    """It was handed over to the system that issues the product; `number` is the digest of its number there."""

    system: str = ""
    number: str = ""
    filed_on: str = ""


@event("services.issued_elsewhere")
class IssuedElsewhere(ApplicationStep):
    """The other system issued the product."""

    issued_on: str = ""


@event("services.refused_elsewhere")
class RefusedElsewhere(ApplicationStep):
    """The other system refused it. `note` is the digest of what is known of its reason."""

    note: str = ""


@event("services.rated")
class ServiceRated(Event):
    """The applicant rated the service. `content` is the digest of the words."""

    stars: int
    content: str


@event("services.remittance_drawn_up")
class RemittanceDrawnUp(Event):
    """A treasurer put what was paid and not remitted yet on a list (STS), or put it together anew before it was handed in."""

    remittance: int
    number: str
    total: int
    payments: int


@event("services.remitted")
class FeesRemitted(Event):
    """A treasurer handed what was paid to the regional treasury by a list (STS). From now on nobody changes the list."""

    remittance: int
    number: str
    total: int
    payments: int


@event("services.neighbourhood_head_listed", version=2)
class NeighbourhoodHeadListed(Event):
    """By decree somebody heads a neighbourhood from `since` on; `until` is the first day on which they no longer do, where the
    decree says one."""

    head: int
    region: str
    rw: str
    rt: str
    decree: str
    since: str
    until: str | None = None


@upcast("services.neighbourhood_head_listed", from_version=1)
def _with_until(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "until": None}


@event("services.neighbourhood_head_ended")
class NeighbourhoodHeadEnded(Event):
    """Somebody no longer heads a neighbourhood; `until` is the first day."""

    head: int
    until: str
