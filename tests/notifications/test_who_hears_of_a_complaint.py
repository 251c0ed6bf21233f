# SPDX-License-Identifier: EUPL-1.2
"""A report's way, as its reporter hears of it, and a missed date, as the head does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import (
    Report,
    close_silent,
    file_complaint,
    forward_complaint,
)
from praja.kernel.ledger.models import Delivery
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.queries import message_words
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Person, RoleAssignment
from praja.kernel.people.operations import register_person
from praja.kernel.people.operations.persons import new_person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.lib.actors import NOBODY, system_actor
from praja.lib.codes import show_code
from towns import FOUNDER, Town, answered

TEXT = "Lampu jalan di depan rumah Pak Slamet mati sejak tiga malam."
DAY = timedelta(days=1)


def filed(at: datetime, reporter: Person | None) -> Case:
    report = Report(text=TEXT, region="99.01.01.1001", reporter=reporter)
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at).case


def deliver(at: datetime) -> None:
    while deliver_due(at=at):
        pass
    assert not Delivery.objects.filter(attempts__gt=0).exists()


@pytest.fixture
def head(town: Town, monday: datetime) -> Person:
    """Somebody with an account who is head of the intake unit by decree."""
    person = register_person(name="Kepala", actor=FOUNDER, at=monday)
    account = Account.objects.create(login="head", person=person)
    RoleAssignment.objects.create(
        account=account,
        role=Role.HEAD,
        unit=town.intake,
        decree_number="SK 2/2025",
        decree_date=date(2025, 1, 1),
        since=datetime(2025, 1, 1, tzinfo=UTC),
    )
    return person


def test_the_reporter_hears_of_each_step_by_code_and_never_in_their_own_words(town: Town, monday: datetime) -> None:
    case = filed(monday, new_person(name="Warga Satu", email="warga@example.org", at=monday))
    forward_complaint(
        case=case,
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=True,
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )
    answered(case, liaison=town.roads_liaison, head=town.roads_head, at=monday + DAY)
    close_silent(actor=system_actor("tests"), at=monday + 30 * DAY)
    deliver(monday + 30 * DAY)
    messages = list(Message.objects.order_by("id"))
    said = "".join(message_words(one).subject + message_words(one).body for one in messages)

    assert [one.template for one in messages] == [
        "complaints.filed",
        "complaints.forwarded",
        "complaints.answered",
        "complaints.closed_by_silence",
    ]
    assert all(show_code(case.code) in one.subject for one in messages)
    assert said.count(f"/lacak/{case.code}/") == 4
    assert "paling lambat Kamis, 8 Januari 2026" in message_words(messages[0]).body
    assert "Dinas Pekerjaan Umum" in message_words(messages[1]).body
    for word in ("Lampu", "Slamet", "diganti", "Warga Satu"):
        assert word not in said
        assert word not in str([one.context for one in messages])


def test_who_left_no_way_to_reach_them_is_not_told(town: Town, monday: datetime) -> None:
    filed(monday, None)
    filed(monday, new_person(name="Tanpa Alamat", at=monday))
    deliver(monday)

    assert not Message.objects.exists()


def test_a_missed_date_reaches_the_head_of_the_unit_once(
    town: Town, head: Person, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = filed(monday, None)
    forward_complaint(
        case=case,
        to_unit=town.intake,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )
    late = monday + 10 * DAY
    escalate_overdue(actor=system_actor("tests"), at=late)
    escalate_overdue(actor=system_actor("tests"), at=late)
    deliver(late)
    [message] = Message.objects.all()

    assert (message.recipient_id, message.channel, message.template) == (head.pk, "inapp", "procedures.deadline_missed")
    words = message_words(message)
    assert show_code(case.code) in words.subject
    assert "Slamet" not in words.body
    assert f"/aduan/kasus/{case.code}/" in words.body
