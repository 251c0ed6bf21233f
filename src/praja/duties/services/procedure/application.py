# SPDX-License-Identifier: EUPL-1.2
"""The path of an application: the stages that its service standard names, in that order.

Every state and step that any path can have is declared here; which stage comes next, the version of the standard says
(docs/adr/0010-paths-chosen-by-the-case.md). The time counted is the standard's own promise (UU 25/2009 Ps 21), in the opening
hours of the unit; it stands still while the office waits for the applicant, the neighbourhood or the payment.
"""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.services import events, rules
from praja.duties.services.enums import APPLICATION as NAME
from praja.duties.services.procedure import names
from praja.duties.services.procedure.names import (
    APPROVAL,
    CHECK,
    ELSEWHERE,
    FINISHED,
    HANDOVER,
    INCOMPLETE,
    LAPSED,
    ONWARD,
    OPEN,
    PAYMENT,
    PROCESSING,
    RECOMMENDATION,
    REFERENCE,
    REFUSED,
    SIGNING,
    VISIT,
    WAITS_FOR_OTHERS,
    WITHDRAWN,
)
from praja.kernel.law.domain.rules import Unit
from praja.kernel.law.domain.terms import ClockTerms, standard_terms
from praja.kernel.law.queries import current_calendar
from praja.kernel.organization.queries import opening_of
from praja.kernel.procedures.declarations import Clock, Data, Procedure, State, Step, register
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def promised_time(case: Case, data: Data, started_at: datetime) -> ClockTerms | None:
    """What the standard promises, in the opening hours of the unit that serves; None where it promises no time."""
    if data["promise"] is None:
        return None
    value, unit = data["promise"]
    week = opening_of(case.lead_unit_id, local_date(started_at, local_zone()))
    opening = week if Unit(unit).follows_calendar else None
    source = f"Standar pelayanan {data['standard']}"
    return standard_terms(PROCESSING, value, Unit(unit), opening=opening, source=source, calendar=current_calendar())


def _no_rule(_data: Data) -> None:
    return None


_ONE = frozenset

APPLICATION = register(
    Procedure(
        name=NAME,
        version=1,
        duty="services",
        label=_("Application"),
        legal_basis=("UU 25/2009", "PP 96/2012", "PermenPANRB 15/2014"),
        office_url=names.application_url,
        opened_by=rules.may_read_in_office,
        states=(
            State(
                REFERENCE,
                _("Waiting for the head of your neighbourhood"),
                "Menunggu pengantar RT/RW",
                tone="soon",
            ),
            State(CHECK, _("Being checked"), "Pemeriksaan berkas", tone="info", opens=(names.DO_CHECK,)),
            State(INCOMPLETE, _("Waiting for what you were asked"), "Menunggu kelengkapan pemohon", tone="soon"),
            State(VISIT, _("The place will be visited"), "Peninjauan lapangan", tone="info", opens=(names.DO_VISIT,)),
            State(
                RECOMMENDATION,
                _("Another office is asked"),
                "Menunggu rekomendasi",
                tone="info",
                opens=(names.DO_RECOMMEND,),
            ),
            State(
                PAYMENT,
                _("Waiting for your payment"),
                "Menunggu pembayaran",
                tone="soon",
                opens=(names.DO_CONFIRM_PAYMENT,),
            ),
            State(APPROVAL, _("Being decided"), "Menunggu persetujuan", tone="info", opens=(names.DO_APPROVE,)),
            State(SIGNING, _("Being signed"), "Menunggu tanda tangan", tone="info", opens=(names.DO_SIGN,)),
            State(
                HANDOVER, _("Ready to be collected"), "Menunggu diambil", tone="done", opens=(names.DO_HAND_OVER,)
            ),
            State(
                ELSEWHERE,
                _("Applied for in the other system"),
                "Diajukan di sistem penerbit",
                tone="info",
                opens=(names.DO_FOLLOW,),
            ),
            State(FINISHED, _("Finished"), "Selesai", final=True, tone="done"),
            State(REFUSED, _("Refused, with the reason"), "Ditolak", final=True),
            State(WITHDRAWN, _("Withdrawn by you"), "Ditarik pemohon", final=True),
            State(LAPSED, _("Ended, because what was asked for did not come"), "Gugur", final=True),
        ),
        steps=(
            Step("apply", _("Apply"), _ONE(), CHECK, rules.may_apply, events.ApplicationFiled, targets=ONWARD),
            Step(
                "ask_completion",
                _("Ask for what is missing"),
                _ONE({CHECK}),
                INCOMPLETE,
                rules.may_check,
                events.CompletionAsked,
                consequence=_("The clock stands still until the applicant has sent it. Without it in time the case ends."),
            ),
            Step(
                "complete",
                _("Send what was missing"),
                _ONE({INCOMPLETE}),
                CHECK,
                rules.may_complete,
                events.ApplicationCompleted,
                consequence=_("The clock runs on."),
            ),
            Step(
                "pass_check",
                _("Everything is in order"),
                _ONE({CHECK}),
                FINISHED,
                rules.may_check,
                events.CheckPassed,
                targets=ONWARD,
                consequence=_("It goes on to the next stage of its path."),
            ),
            Step(
                "propose_refusal",
                _("Propose to refuse"),
                _ONE({CHECK, VISIT}),
                APPROVAL,
                rules.may_check,
                events.RefusalProposed,
                consequence=_("The head of the unit reads your reason and decides."),
            ),
            Step(
                "confirm_reference",
                _("My resident"),
                _ONE({REFERENCE}),
                CHECK,
                rules.may_answer_reference,
                events.ReferenceConfirmed,
                targets=ONWARD,
            ),
            Step(
                "deny_reference",
                _("Not my resident, or: come by first"),
                _ONE({REFERENCE}),
                REFERENCE,
                rules.may_answer_reference,
                events.ReferenceDenied,
            ),
            Step(
                "ask_reference_again",
                _("Ask again"),
                _ONE({REFERENCE}),
                REFERENCE,
                rules.may_ask_reference,
                events.ReferenceAskedAgain,
            ),
            Step(
                "verify_reference",
                _("Verify instead of the neighbourhood"),
                _ONE({REFERENCE}),
                CHECK,
                rules.may_verify_reference,
                events.ReferenceVerified,
                targets=ONWARD,
                consequence=_("You vouch for it instead of the head of the neighbourhood; your name stands in the ledger."),
            ),
            Step(
                "show_reference",
                _("Show the paper"),
                _ONE({REFERENCE}),
                CHECK,
                rules.may_complete,
                events.ReferenceShown,
                targets=ONWARD,
            ),
            Step(
                "plan_visit", _("Plan the visit"), _ONE({VISIT}), VISIT, rules.may_check, events.VisitPlanned,
                consequence=_("The applicant is told when somebody comes."),
            ),
            Step(
                "record_visit",
                _("Record the visit"),
                _ONE({VISIT}),
                CHECK,
                rules.may_check,
                events.PlaceVisited,
                targets=ONWARD,
            ),
            Step(
                "recommend",
                _("Give a recommendation"),
                _ONE({RECOMMENDATION}),
                CHECK,
                rules.may_recommend,
                events.RecommendationGiven,
                targets=ONWARD,
                consequence=_("The unit that asked goes on with it."),
            ),
            Step(
                "show_payment",
                _("Send the proof of payment"),
                _ONE({PAYMENT}),
                PAYMENT,
                rules.may_complete,
                events.PaymentShown,
                consequence=_("The treasurer compares it and confirms."),
            ),
            Step(
                "confirm_payment",
                _("It was paid"),
                _ONE({PAYMENT}),
                CHECK,
                rules.may_confirm_payment,
                events.FeePaid,
                targets=ONWARD,
                consequence=_("The applicant gets a receipt and the clock runs on."),
            ),
            Step(
                "waive_fee",
                _("Waive the fee"),
                _ONE({PAYMENT}),
                CHECK,
                rules.may_decide,
                events.FeeWaived,
                targets=ONWARD,
            ),
            Step(
                "approve",
                _("Approve"),
                _ONE({APPROVAL}),
                FINISHED,
                rules.may_decide,
                events.ApplicationApproved,
                targets=ONWARD,
                consequence=_("It goes on to the next stage of its path."),
            ),
            Step(
                "return_for_check",
                _("Give back to be checked again"),
                _ONE({APPROVAL, SIGNING}),
                CHECK,
                rules.may_decide,
                events.ReturnedForCheck,
                consequence=_("The officer reads your reason and checks it again."),
            ),
            Step(
                "refuse",
                _("Refuse"),
                _ONE({APPROVAL, CHECK, VISIT, RECOMMENDATION}),
                REFUSED,
                rules.may_decide,
                events.ApplicationRefused,
                consequence=_("The applicant reads your reason, and what they can do against it."),
            ),
            Step(
                "issue",
                _("Issue the product"),
                _ONE({SIGNING}),
                FINISHED,
                rules.may_issue,
                events.ProductIssued,
                targets=ONWARD,
                consequence=_("The applicant can download it at once."),
            ),
            Step(
                "hand_over",
                _("Hand over"),
                _ONE({HANDOVER}),
                FINISHED,
                rules.may_hand_over,
                events.ProductHandedOver,
                targets=ONWARD,
            ),
            Step(
                "file_elsewhere",
                _("Applied for in the other system"),
                _ONE({CHECK}),
                ELSEWHERE,
                rules.may_check,
                events.FiledElsewhere,
                consequence=_("The applicant sees the number there and that it is followed from here."),
            ),
            Step(
                "note_issued",
                _("Issued by the other system"),
                _ONE({ELSEWHERE}),
                FINISHED,
                rules.may_check,
                events.IssuedElsewhere,
            ),
            Step(
                "note_refused",
                _("Refused by the other system"),
                _ONE({ELSEWHERE}),
                REFUSED,
                rules.may_check,
                events.RefusedElsewhere,
                consequence=_("The applicant reads the reason, and what they can do against it."),
            ),
            Step(
                "withdraw", _("Withdraw"), OPEN - {SIGNING}, WITHDRAWN, rules.may_withdraw, events.ApplicationWithdrawn,
                consequence=_("It ends here. You can apply again at any time."),
            ),
            Step("lapse", _("End without what was asked for"), _ONE({INCOMPLETE, PAYMENT}), LAPSED, rules.may_lapse,
                 events.ApplicationLapsed),
        ),
        clocks=(
            Clock(
                PROCESSING,
                _("Promised time"),
                PROCESSING,
                _no_rule,
                standard=promised_time,
                starts_on=("apply",),
                stops_on=(),
                stops_in=frozenset({HANDOVER, FINISHED, REFUSED, ELSEWHERE}),
                voids_on=("withdraw", "lapse"),
                pauses_in=WAITS_FOR_OTHERS,
                pause_reason=_("the office waits for the applicant or the neighbourhood"),
            ),
            Clock(
                "completion",
                _("Time to send what is missing"),
                "completion",
                lambda _data: "services.completion_by_applicant",
                starts_on=(),
                stops_on=(),
                runs_in=frozenset({INCOMPLETE}),
                voids_on=("withdraw", "lapse"),
                escalates_to=None,
            ),
            Clock(
                "reference",
                _("Answer of the neighbourhood"),
                "reference",
                lambda _data: "services.reference_by_neighbourhood",
                starts_on=(),
                stops_on=(),
                runs_in=frozenset({REFERENCE}),
                voids_on=("withdraw",),
            ),
            Clock(
                "payment",
                _("Time to pay"),
                "payment",
                lambda _data: "services.payment_by_applicant",
                starts_on=(),
                stops_on=(),
                runs_in=frozenset({PAYMENT}),
                voids_on=("withdraw", "lapse"),
                escalates_to=None,
            ),
        ),
    )
)  # fmt: skip
