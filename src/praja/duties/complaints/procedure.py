# SPDX-License-Identifier: EUPL-1.2
"""The path of a complaint and its clocks.

Statuses and actors follow SP4N-LAPOR! (services.md §4.3): Belum Terverifikasi, Terdisposisi Belum Ditindaklanjuti, Terdisposisi
Selesai, Arsip. SP4N clocks count working days and are binding; the clock of UU 25/2009 counts calendar days and runs beside
them only for a complaint about a public service by an identified person (Ps 40(3), 42(1)).
"""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints import events, rules
from praja.duties.complaints.domain import resolution_rule, service_clock_applies
from praja.duties.complaints.enums import PROCEDURE
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Clock, Data, Procedure, State, Step, Waiting, register
from praja.kernel.procedures.models import Case

INTAKE = "complaints.intake"
"""The function of the unit that verifies and forwards reports."""

RECEIVED, FORWARDED, ANSWERED, CLOSED, ARCHIVED = "received", "forwarded", "answered", "closed", "archived"

VERIFY = Waiting("complaints.verify", _("Verify and forward"), Role.COMPLAINT_COORDINATOR, INTAKE, "verification")
RESPOND = Waiting("complaints.respond", _("Answer"), Role.LIAISON, clock="response")
RESPOND_AGAIN = Waiting("complaints.respond_again", _("Answer the reply"), Role.LIAISON, clock="response_again")


@cache
def _case_address() -> str:
    return reverse("complaints:case", args=["CODE"])


def _office_url(case: Case) -> str:
    return _case_address().replace("CODE", case.code)


def _service_response(data: Data) -> str | None:
    return "uu25.response" if service_clock_applies(data) else None


COMPLAINT = register(
    Procedure(
        name=PROCEDURE,
        version=1,
        duty="complaints",
        label=_("Complaint"),
        legal_basis=(
            "UU 25/2009",
            "Perpres 76/2013",
            "PermenPANRB 62/2018",
            "PermenPANRB 5/2025",
            "Permendagri 8/2023",
        ),
        office_url=_office_url,
        states=(
            State(RECEIVED, _("Received, being checked"), "Belum Terverifikasi", tone="info"),
            State(FORWARDED, _("Waiting for the answer"), "Terdisposisi", tone="info"),
            State(ANSWERED, _("Answered, open for a reply"), "Ditanggapi", tone="done"),
            State(CLOSED, _("Closed"), "Selesai", final=True, tone="done"),
            State(ARCHIVED, _("Filed away, with the reason"), "Arsip", final=True),
        ),
        steps=(
            Step(
                "file",
                _("Report"),
                frozenset(),
                RECEIVED,
                rules.may_file,
                events.ComplaintFiled,
                opens=(VERIFY,),
            ),
            Step(
                "forward",
                _("Verify and forward"),
                frozenset({RECEIVED}),
                FORWARDED,
                rules.may_forward,
                events.ComplaintForwarded,
                opens=(RESPOND,),
                lead_from="to_unit",
                consequence=_(
                    "The unit gets it on its desk and its clock starts. The reporter sees which unit has it."
                ),
            ),
            Step(
                "archive",
                _("File away"),
                frozenset({RECEIVED}),
                ARCHIVED,
                rules.may_archive,
                events.ComplaintArchived,
                consequence=_("The report ends here. The reporter reads your reason."),
            ),
            Step(
                "answer",
                _("Answer"),
                frozenset({FORWARDED}),
                ANSWERED,
                rules.may_answer,
                events.ComplaintAnswered,
                consequence=_(
                    "The reporter can read it at once and may reply for as long as the law gives; then the case closes."
                ),
            ),
            Step(
                "reply",
                _("Reply"),
                frozenset({ANSWERED}),
                FORWARDED,
                rules.may_reply,
                events.ReporterReplied,
                opens=(RESPOND_AGAIN,),
                consequence=_("The unit gets it back and must answer again."),
            ),
            Step(
                "accept", _("Accept the answer"), frozenset({ANSWERED}), CLOSED, rules.may_accept, events.AnswerAccepted
            ),
            Step(
                "close_by_silence",
                _("Close after the reply time"),
                frozenset({ANSWERED}),
                CLOSED,
                rules.may_close_by_silence,
                events.ClosedBySilence,
            ),
        ),
        clocks=(
            Clock(
                "verification",
                _("Verification"),
                "verification",
                lambda _data: "sp4n.verification",
                starts_on=("file",),
                stops_on=("forward", "archive"),
                escalates_to=None,
            ),
            Clock(
                "response",
                _("First answer"),
                "response",
                lambda _data: "sp4n.first_follow_up",
                starts_on=("forward",),
                stops_on=("answer",),
            ),
            Clock(
                "response_again",
                _("Answer to the reply"),
                "response_again",
                lambda _data: "sp4n.first_follow_up",
                starts_on=("reply",),
                stops_on=("answer",),
            ),
            Clock(
                "resolution",
                _("Settlement"),
                "resolution",
                lambda data: resolution_rule(data["classification"]),
                starts_on=("forward",),
                stops_on=("answer",),
            ),
            Clock(
                "service_response",
                _("Response by the service law"),
                "resolution",
                _service_response,
                binding=False,
                from_filing=True,
                starts_on=("forward",),
                stops_on=("answer",),
            ),
            Clock(
                "reply",
                _("Time to reply"),
                "reply",
                lambda _data: "sp4n.reporter_reply",
                starts_on=("answer",),
                stops_on=(),
                voids_on=("reply", "accept", "close_by_silence"),
                escalates_to=None,
            ),
        ),
    )
)
