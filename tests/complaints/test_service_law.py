# SPDX-License-Identifier: EUPL-1.2
"""The clocks of UU 25/2009 run beside those of SP4N for complaints about a service by somebody with a name, and only there."""

from datetime import UTC, datetime, timedelta

import pytest

from praja.duties.complaints.enums import AnswerKind, Classification, ReportKind
from praja.duties.complaints.operations import (
    Report,
    ask_completion,
    ask_data,
    end_incomplete,
    file_complaint,
    forward_complaint,
)
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.actors import NOBODY, system_actor
from towns import Town, answered

QUESTION = "Pada tanggal berapa loket itu tutup?"
PLATFORM = system_actor("complaints.end_incomplete")


def filed(at: datetime, *, name: str = "Sari", kind: str = ReportKind.COMPLAINT) -> Case:
    reporter = new_person(at=at, name=name, phone="081234567890")
    report = Report(text="Loket tutup padahal masih jam kerja.", kind=kind, reporter=reporter)
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at).case


def forwarded(town: Town, case: Case, at: datetime, *, about_service: bool = True) -> Case:
    return forward_complaint(
        case=case,
        to_unit=town.roads,
        classification=Classification.SUPERVISORY,
        about_service=about_service,
        publish=False,
        actor=town.coordinator,
        at=at,
        seen_version=None,
    )


def clock(case: Case, name: str) -> Deadline:
    return Deadline.objects.get(case=case, clock=name)


def test_a_complaint_about_a_service_is_decided_within_sixty_days_of_being_complete(
    town: Town, monday: datetime
) -> None:
    complete = datetime(2026, 1, 19, 2, 0, tzinfo=UTC)
    case = forwarded(town, filed(monday), complete)
    decision, settlement = clock(case, "service_decision"), clock(case, "resolution")

    assert decision.due_at == datetime(2026, 3, 20, 17, 0, tzinfo=UTC)
    assert (decision.binding, decision.due_at < settlement.due_at) == (False, True)


def test_the_decision_is_the_answer_and_no_promise_of_one(town: Town, monday: datetime) -> None:
    case, day = forwarded(town, filed(monday), monday), (monday + timedelta(days=7)).date()
    hands = {"liaison": town.roads_liaison, "head": town.roads_head}
    answered(case, **hands, at=monday + timedelta(days=1), kind=AnswerKind.SCHEDULED, promised_for=day)
    promised = clock(case, "service_decision").outcome
    answered(case, **hands, at=monday + timedelta(days=2))

    assert (promised, clock(case, "service_decision").outcome) == ("running", "met")


@pytest.mark.parametrize(("name", "about_service"), [("", True), ("Sari", False)])
def test_other_reports_have_no_decision_by_the_service_law(
    name: str, about_service: bool, town: Town, monday: datetime
) -> None:
    case = forwarded(town, filed(monday, name=name), monday, about_service=about_service)

    assert not Deadline.objects.filter(case=case, clock__startswith="service").exists()


def test_thirty_days_to_complete_are_not_cut_short(town: Town, monday: datetime) -> None:
    case = filed(monday)
    ask_completion(case=case, text=QUESTION, actor=town.coordinator, at=monday, seen_version=None)

    assert clock(case, "completion").due_at == datetime(2026, 2, 4, 17, 0, tzinfo=UTC)
    assert end_incomplete(actor=PLATFORM, at=monday + timedelta(days=25)) == 0
    assert end_incomplete(actor=PLATFORM, at=monday + timedelta(days=31)) == 1


def test_what_the_service_law_does_not_reach_is_completed_in_ten_working_days(town: Town, monday: datetime) -> None:
    nameless, wish, street = filed(monday, name=""), filed(monday, kind=ReportKind.ASPIRATION), filed(monday)
    for case in (nameless, wish):
        ask_completion(case=case, text=QUESTION, actor=town.coordinator, at=monday, seen_version=None)
    forwarded(town, street, monday, about_service=False)
    ask_data(case=street, text=QUESTION, actor=town.roads_liaison, at=monday, seen_version=None)

    due = {clock(case, "completion").due_at for case in (nameless, wish, street)}
    assert due == {datetime(2026, 1, 20, 17, 0, tzinfo=UTC)}
