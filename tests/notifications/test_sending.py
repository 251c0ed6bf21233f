# SPDX-License-Identifier: EUPL-1.2
"""Messages on their way out, to a real mail server and a real web hook."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from notifications.receivers import Hook, MailBox
from praja.config.doctor import CHECKS, Level, examine
from praja.kernel.ledger.queries import history
from praja.kernel.notifications.domain.retrying import MOST_TRIES, wait_after
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.operations import claim_messages, complete_message
from praja.kernel.notifications.operations.sending import LEASE
from praja.kernel.notifications.queries import delivery_log, failed_messages, undelivered
from praja.kernel.notifications.tasks import send_due_messages
from praja.kernel.people.models import Person
from praja.lib.actors import system_actor

Tell = Callable[..., list[Message]]
SYSTEM = system_actor("tests")
MINUTE = timedelta(minutes=1)


def test_an_email_arrives_once_as_plain_text_and_is_written_down(
    mailbox: MailBox, resident: Person, tell: Tell, monday: datetime
) -> None:
    tell(resident)
    send_due_messages(monday)
    send_due_messages(monday + timedelta(days=1))
    [message] = Message.objects.all()

    assert mailbox.to == ["warga@example.org"]
    [received] = mailbox.mails
    assert received["Subject"] == "Laporan ABCDE-FGHJK ditutup"
    assert received["From"].addresses[0].addr_spec == "noreply@kota.example"
    assert received.get_content_type() == "text/plain"
    assert "/lacak/ABCDEFGHJK/?a=1&b=<2>" in received.get_content()
    assert (message.status, message.attempts, message.sent_at) == ("sent", 1, monday)
    assert [(row.name, row.payload["about"]) for row in history(f"message:{message.pk}")] == [("notifications.sent", 1)]


def test_without_an_address_of_a_mail_server_djangos_own_backend_is_used(
    resident: Person, tell: Tell, monday: datetime, settings: Settings
) -> None:
    settings.PRAJA_EMAIL_URL = ""
    tell(resident)
    send_due_messages(monday)

    assert [(one.to, one.subject) for one in mail.outbox] == [(["warga@example.org"], "Laporan ABCDE-FGHJK ditutup")]


def test_another_channel_reaches_the_telephone_number(
    hook: Hook, resident: Person, tell: Tell, monday: datetime
) -> None:
    assert {message.channel for message in tell(resident)} == {"email", "whatsapp"}
    send_due_messages(monday)

    [(path, sent)] = hook.posts
    assert path == "/wa/6281234567890"
    assert sent["title"] == "Laporan ABCDE-FGHJK ditutup"
    assert sent["message"].startswith("Laporan Anda dengan kode ABCDE-FGHJK ditutup")


def test_a_failure_waits_longer_each_time_is_given_up_and_shows(
    hook: Hook, resident: Person, tell: Tell, monday: datetime
) -> None:
    hook.status = 500
    Person.objects.filter(pk=resident.pk).update(email=b"")
    tell(resident)
    at, waits = monday, []
    for _try in range(MOST_TRIES - 1):
        send_due_messages(at)
        [message] = Message.objects.all()
        waits.append(message.not_before - at)
        send_due_messages(at + waits[-1] - timedelta(seconds=1))
        at += waits[-1]
    send_due_messages(at)
    send_due_messages(at + timedelta(days=1))
    message.refresh_from_db()

    named, *_others = examine({"messages": CHECKS["messages"]}, at)
    assert (named.level, named.about) == (Level.WARNING, f"message {message.pk}")
    assert waits == [wait_after(n) for n in range(1, MOST_TRIES)]
    assert len(hook.posts) == MOST_TRIES
    assert (message.status, message.error, message.attempts) == ("failed", "NotDelivered", MOST_TRIES)
    assert list(undelivered(at)) == list(failed_messages(monday)) == list(delivery_log([1])) == [message]
    assert [row.name for row in history(f"message:{message.pk}")] == ["notifications.failed"]


def test_it_is_sent_when_the_other_side_is_back(
    mailbox: MailBox, resident: Person, tell: Tell, monday: datetime
) -> None:
    mailbox.refuse = True
    tell(resident)
    send_due_messages(monday)
    assert mailbox.mails == []
    mailbox.refuse = False
    send_due_messages(monday + 2 * MINUTE)

    assert (len(mailbox.mails), Message.objects.get().status, Message.objects.get().error) == (1, "sent", "")


def test_no_address_enters_log_ledger_or_message(
    mailbox: MailBox, hook: Hook, resident: Person, tell: Tell, monday: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="praja")
    hook.status, mailbox.refuse = 500, True
    tell(resident)
    send_due_messages(monday)
    rows = str(list(Message.objects.values())) + str([history(f"message:{m.pk}") for m in Message.objects.all()])

    assert len(hook.posts) == 1
    assert "was not sent: NotDelivered" in caplog.text
    for secret in ("warga@", "81234567890", "Warga Satu"):
        assert secret not in caplog.text
        assert secret not in rows


@pytest.mark.parametrize(("hour", "minute", "sent"), [(20, 59, 1), (21, 0, 0), (23, 30, 0), (4, 59, 0), (5, 0, 1)])
def test_quiet_hours_hold_back_what_can_wait(
    mailbox: MailBox, resident: Person, tell: Tell, monday: datetime, hour: int, minute: int, sent: int
) -> None:
    local_midnight = monday - timedelta(hours=9)
    tell(resident)
    send_due_messages(local_midnight + timedelta(days=1, hours=hour, minutes=minute))

    assert len(mailbox.mails) == sent


def test_what_is_urgent_or_in_the_application_does_not_wait(
    mailbox: MailBox, resident: Person, clerk: Person, tell: Tell, monday: datetime
) -> None:
    night = monday + timedelta(hours=14)
    tell(clerk, resident, urgent=True, at=night)
    send_due_messages(night)

    assert {(m.channel, m.status) for m in Message.objects.all()} == {("email", "sent"), ("inapp", "sent")}


def test_quiet_hours_are_a_setting(
    mailbox: MailBox, resident: Person, tell: Tell, monday: datetime, settings: Settings
) -> None:
    settings.PRAJA_QUIET_HOURS = "09:00-10:00"
    tell(resident)
    send_due_messages(monday + 30 * MINUTE)
    assert mailbox.mails == []

    settings.PRAJA_QUIET_HOURS = ""
    send_due_messages(monday + 30 * MINUTE)
    assert len(mailbox.mails) == 1


def test_what_one_worker_took_no_other_takes_until_the_lease_is_over(
    resident: Person, tell: Tell, monday: datetime
) -> None:
    tell(resident)
    [taken] = claim_messages(actor=SYSTEM, at=monday)

    assert claim_messages(actor=SYSTEM, at=monday + LEASE - MINUTE) == []
    assert [message.pk for message in claim_messages(actor=SYSTEM, at=monday + LEASE)] == [taken.pk]
    complete_message(message=taken, error="", actor=SYSTEM, at=monday + LEASE)
    for error in ("", "Late"):
        complete_message(message=taken, error=error, actor=SYSTEM, at=monday + 2 * LEASE)
    message = Message.objects.get()
    assert (message.status, message.error, message.sent_at) == ("sent", "", monday + LEASE)
    assert len(history(f"message:{taken.pk}")) == 1


def test_a_message_that_kills_its_worker_is_given_up(resident: Person, tell: Tell, monday: datetime) -> None:
    tell(resident)
    at = monday
    for _try in range(MOST_TRIES):
        assert len(claim_messages(actor=SYSTEM, at=at)) == 1
        at += LEASE

    assert claim_messages(actor=SYSTEM, at=at) == []
    assert (Message.objects.get().status, Message.objects.get().error) == ("failed", "WorkerLost")
