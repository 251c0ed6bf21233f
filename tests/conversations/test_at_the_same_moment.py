# SPDX-License-Identifier: EUPL-1.2
"""The same message by two calls at once, and a reply while the case closes: each counts once, whoever comes first."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import close_old_connections, connection

from conversations.services import Services
from conversations.talking import HOLE, PHONE, answer, filed, forwarded, person
from praja.duties.complaints.models import Complaint, Reply
from praja.duties.complaints.operations import close_silent, take_message
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.notifications.models import Thread, Utterance
from praja.kernel.notifications.operations import receive_words
from praja.kernel.procedures.models import Case
from praja.lib.actors import system_actor
from towns import Town, found_town

PLATFORM = system_actor("tests")
NOT_YET = "Lubangnya baru ditambal separuh, yang di tikungan masih menganga."


@pytest.fixture
def town(transactional_db: None) -> Town:
    """The town, committed, so that every thread sees it."""
    return found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1))


def at_once(*acts: Callable[[], object]) -> list[BaseException]:
    """Do them all at the same moment, each with a connection of its own; returns what they raised."""
    gate, raised = threading.Barrier(len(acts)), list[BaseException]()

    def run(act: Callable[[], object]) -> None:
        close_old_connections()
        gate.wait()
        try:
            act()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def heard(text: str, number: str, at: datetime) -> Utterance:
    return receive_words(
        channel="whatsapp",
        peer=f"+{PHONE}",
        external_id=number,
        text=text,
        files=(),
        said_at=at,
        actor=PLATFORM,
        at=at,
    )


def test_one_message_by_four_calls_at_once_is_said_once(town: Town, monday: datetime) -> None:
    raised = at_once(*[lambda: heard(HOLE, "wamid.a", monday)] * 4)

    assert raised == []
    assert (Utterance.objects.count(), Thread.objects.count()) == (1, 1)
    assert LedgerEvent.objects.filter(name="notifications.received").count() == 1


def test_one_message_taken_by_two_workers_makes_one_case(town: Town, services: Services, monday: datetime) -> None:
    said = heard(HOLE, "wamid.a", monday)
    raised = at_once(*[lambda: take_message(utterance_id=said.pk, actor=PLATFORM, at=monday)] * 2)

    assert raised == []
    assert (Complaint.objects.count(), Utterance.objects.filter(direction="out").count()) == (1, 1)


def test_a_reply_while_the_case_closes_by_silence_is_never_lost(
    town: Town, services: Services, monday: datetime
) -> None:
    late = monday + timedelta(days=25)
    case = forwarded(town, filed(monday, reporter=person(monday, phone=f"+{PHONE}")).case, monday)
    answer(town, case, monday + timedelta(days=1))
    said = heard(NOT_YET, "wamid.b", late)
    raised = at_once(
        lambda: take_message(utterance_id=said.pk, actor=PLATFORM, at=late),
        lambda: close_silent(actor=PLATFORM, at=late),
    )

    assert raised == []
    assert (Case.objects.get(pk=case.pk).state, Reply.objects.get().text) == ("forwarded", NOT_YET)
    assert Complaint.objects.count() == 1


def test_a_reply_said_while_the_case_was_open_opens_it_again(town: Town, services: Services, monday: datetime) -> None:
    """The other order of the race above: the schedule closes first, then the worker takes what was said before."""
    late = monday + timedelta(days=25)
    case = forwarded(town, filed(monday, reporter=person(monday, phone=f"+{PHONE}")).case, monday)
    answer(town, case, monday + timedelta(days=1))
    said = heard(NOT_YET, "wamid.b", late)
    close_silent(actor=PLATFORM, at=late)
    take_message(utterance_id=said.pk, actor=PLATFORM, at=late + timedelta(seconds=4))

    assert (Case.objects.get(pk=case.pk).state, Reply.objects.get().text) == ("forwarded", NOT_YET)
    assert Complaint.objects.count() == 1
