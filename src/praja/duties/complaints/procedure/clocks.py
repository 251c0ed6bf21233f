# SPDX-License-Identifier: EUPL-1.2
"""The clocks of a complaint: what starts, holds and ends each of them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import resolution_rule, service_clock_applies
from praja.kernel.procedures.declarations import Clock, Data

ANSWERS = ("publish", "take_over", "answer_jointly", "refer")
"""Steps that answer a report for good."""

FIRST_ANSWERS = ("publish", "promise", "take_over", "answer_jointly", "promise_jointly")
"""Steps by which a unit follows up for the first time."""

_ASKED = _("the reporter was asked for something that is missing")


def _service_response(data: Data) -> str | None:
    return "uu25.response" if service_clock_applies(data) else None


def _service_decision(data: Data) -> str | None:
    return "uu25.decision" if service_clock_applies(data) else None


def _completion(data: Data) -> str:
    return "uu25.completion" if data["by_service_law"] else "sp4n.completion_by_reporter"


def _promised(data: Data) -> date:
    return date.fromisoformat(data["promised_for"])


CLOCKS = (
    Clock(
        "verification",
        _("Verification"),
        "verification",
        lambda _data: "sp4n.verification",
        starts_on=("file", "arrive"),
        stops_on=("forward", "archive", "refer", "join"),
        voids_on=("discard", "lapse"),
        pause_reason=_ASKED,
        pauses_on=("ask_completion",),
        resumes_on=("complete",),
        escalates_to=None,
    ),
    Clock(
        "completion",
        _("Time to add what was asked for"),
        "completion",
        _completion,
        starts_on=("ask_completion", "ask_data"),
        stops_on=("complete", "give_data"),
        voids_on=("lapse",),
        escalates_to=None,
    ),
    Clock(
        "response",
        _("First answer"),
        "response",
        lambda _data: "sp4n.first_follow_up",
        starts_on=("forward", "join", "redirect"),
        stops_on=FIRST_ANSWERS,
        voids_on=("redirect", "refer", "lapse"),
        pause_reason=_ASKED,
        pauses_on=("ask_data",),
        resumes_on=("give_data",),
        keeps_misses=True,
    ),
    Clock(
        "response_again",
        _("Answer to the reply"),
        "response_again",
        lambda _data: "sp4n.first_follow_up",
        starts_on=("reply", "reopen", "send_back"),
        stops_on=FIRST_ANSWERS,
        voids_on=("redirect", "refer", "lapse"),
        pause_reason=_ASKED,
        pauses_on=("ask_data",),
        resumes_on=("give_data",),
        keeps_misses=True,
    ),
    Clock(
        "resolution",
        _("Settlement"),
        "resolution",
        lambda data: resolution_rule(data["classification"]),
        starts_on=("forward", "join"),
        stops_on=ANSWERS,
        voids_on=("lapse",),
        pause_reason=_ASKED,
        pauses_on=("ask_data",),
        resumes_on=("give_data",),
        keeps_misses=True,
    ),
    Clock(
        "service_response",
        _("Response by the service law"),
        "resolution",
        _service_response,
        binding=False,
        from_filing=True,
        starts_on=("forward", "join"),
        stops_on=(*FIRST_ANSWERS, "refer", "ask_data"),
        voids_on=("lapse",),
    ),
    # Decided is told at once: the day of the answer is the day of the decision, so Ps 50(2) needs no clock of its own.
    Clock(
        "service_decision",
        _("Decision by the service law"),
        "resolution",
        _service_decision,
        binding=False,
        starts_on=("forward", "join"),
        stops_on=ANSWERS,
        voids_on=("lapse",),
        pause_reason=_ASKED,
        pauses_on=("ask_data",),
        resumes_on=("give_data",),
    ),
    Clock(
        "promise",
        _("Promised date"),
        "promise",
        lambda _data: None,
        promised=_promised,
        starts_on=("promise", "promise_jointly"),
        stops_on=("publish", "answer_jointly"),
        voids_on=("promise", "promise_jointly", "refer", "lapse", "send_back"),
        pause_reason=_ASKED,
        pauses_on=("ask_data",),
        resumes_on=("give_data",),
        keeps_misses=True,
    ),
    Clock(
        "dispute",
        _("Decision who is competent"),
        "dispute",
        lambda _data: "complaints.dispute",
        starts_on=("return",),
        stops_on=("redirect", "uphold", "refer"),
        escalates_to=None,
    ),
    Clock(
        "reply",
        _("Time to reply"),
        "reply",
        lambda _data: "sp4n.reporter_reply",
        starts_on=ANSWERS,
        stops_on=(),
        voids_on=("reply", "accept", "close_by_silence", "send_back"),
        escalates_to=None,
    ),
)
