# SPDX-License-Identifier: EUPL-1.2
"""WhatsApp delivers, signed; what is said becomes a case and is answered where it was said."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from conversations.services import WA_TOKEN, Services
from conversations.talking import HOLE, PHONE, call_whatsapp, photo, wa_call, wa_message, whatsapp, work
from praja.duties.complaints.models import Complaint
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.notifications.domain.retrying import MOST_TRIES, wait_after
from praja.kernel.notifications.models import Arrival, Thread, Utterance
from praja.kernel.notifications.operations.sending import LEASE
from praja.kernel.notifications.queries import conversation_of
from praja.kernel.people.identifiers import opened
from praja.lib.clock import frozen
from towns import Town

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("token", "status"), [("setuju", 200), ("tebakan", 403), ("", 403)])
def test_the_address_is_proved_by_the_token_agreed_on(db: None, services: Services, token: str, status: int) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": "1158201444"}
    response = Client().get("/saluran/whatsapp/", asked)

    assert response.status_code == status
    assert response.content == (b"1158201444" if status == 200 else b"")


def test_what_is_not_signed_is_not_looked_at(
    db: None, services: Services, settings: Settings, monday: datetime
) -> None:
    body = wa_message(at=monday)
    wrong = call_whatsapp(body, monday, secret="tebakan")
    unsigned = Client().post("/saluran/whatsapp/", body, content_type="application/json")
    settings.PRAJA_WHATSAPP_SECRET = ""
    without_secret = call_whatsapp(body, monday, secret="")

    assert [one.status_code for one in (wrong, unsigned, without_secret)] == [403, 403, 403]
    assert {one.content for one in (wrong, unsigned, without_secret)} == {b""}
    assert not Arrival.objects.exists()


def test_a_call_that_is_too_large_or_no_json_is_turned_away(db: None, services: Services, monday: datetime) -> None:
    assert call_whatsapp(b"x" * (1024 * 1024 + 1), monday).status_code == 413
    assert call_whatsapp(b"{", monday).status_code == 400
    assert call_whatsapp(b'["shape", {"entry": 5}]', monday).status_code == 200
    assert (
        call_whatsapp({"entry": [{"changes": [{"value": {"messages": [{"id": 1}, "x"]}}]}]}, monday).status_code == 200
    )
    assert not Arrival.objects.exists()


def test_a_message_becomes_a_draft_and_its_sender_gets_code_and_secret_link(
    town: Town, services: Services, monday: datetime
) -> None:
    whatsapp(HOLE, monday, number="a")
    [complaint] = Complaint.objects.select_related("case", "reporter")
    [told] = services.texts(PHONE)
    link = re.search(r"http://localhost:8000(/lacak/\w+/\S+/)", told)

    assert (complaint.text, complaint.case.state, complaint.case.channel) == (HOLE, "draft", "whatsapp")
    assert (complaint.held, complaint.anonymous) == ("incoming", False)
    assert opened("phone", complaint.reporter.phone) == f"+{PHONE}"  # type: ignore[union-attr]
    assert f"{complaint.case.code[:5]}-{complaint.case.code[5:]}" in told
    assert link is not None
    with frozen(monday):
        assert HOLE in Client().get(link.group(1), follow=True).content.decode()


def test_no_officer_and_no_table_keeps_the_secret_link(town: Town, services: Services, monday: datetime) -> None:
    whatsapp(HOLE, monday, number="a")
    case = Complaint.objects.get().case
    secret = re.search(rf"/lacak/{case.code}/([^/\s]+)/", services.texts(PHONE)[0])
    said = conversation_of(case)

    assert secret is not None
    assert [(one.direction, one.by, one.status) for one in said] == [
        ("in", "reporter", "sent"),
        ("out", "platform", "sent"),
    ]
    assert secret.group(1) not in "".join(one.text for one in said)
    assert not any(Utterance.objects.values_list("enclosed", flat=True))
    assert PHONE not in "".join(LedgerEvent.objects.values_list("payload", flat=True))


def test_delivered_twice_it_was_said_once(town: Town, services: Services, monday: datetime) -> None:
    body = wa_message(at=monday)
    call_whatsapp(body, monday)
    call_whatsapp(body, monday)
    work(monday)
    call_whatsapp(body, monday)
    work(monday)

    assert (Complaint.objects.count(), Thread.objects.count(), len(services.texts(PHONE))) == (1, 1, 1)


def test_what_follows_belongs_to_the_same_case_in_the_order_in_which_it_was_said(
    town: Town, services: Services, monday: datetime
) -> None:
    whatsapp(HOLE, monday, number="a")
    whatsapp("Ini sudah tiga minggu.", monday + 5 * MINUTE, number="c")
    call_whatsapp(wa_message("Tepatnya di RT 3.", number="b", at=monday + MINUTE), monday + 6 * MINUTE)
    work(monday + 6 * MINUTE)
    said = [one.text for one in conversation_of(Complaint.objects.get().case) if one.direction == "in"]

    assert said == [HOLE, "Tepatnya di RT 3.", "Ini sudah tiga minggu."]
    assert len(services.texts(PHONE)) == 1


def test_a_photo_is_fetched_and_belongs_to_talk_and_report(town: Town, services: Services, monday: datetime) -> None:
    services.files["M1"] = photo()
    image = {"type": "image", "image": {"id": "M1", "mime_type": "image/jpeg", "caption": HOLE}}
    call_whatsapp(wa_message(number="p", at=monday, **image), monday)
    work(monday)
    case = Complaint.objects.get().case

    assert Complaint.objects.get().text == HOLE
    [said] = [one for one in conversation_of(case) if one.direction == "in"]
    assert [row.file_id for row in said.files] == [
        row.file_id for row in attachments_of("complaints.complaint", case.pk)
    ]
    assert len(said.files) == 1


def test_a_photo_that_cannot_be_fetched_yet_is_fetched_later(town: Town, services: Services, monday: datetime) -> None:
    image = {"type": "image", "image": {"id": "M1", "caption": HOLE}}
    services.files["M1"] = photo()
    services.broken = True
    call_whatsapp(wa_message(number="p", at=monday, **image), monday)
    work(monday)
    assert (Complaint.objects.exists(), Arrival.objects.get().error) == (False, "NotFetched")
    services.broken = False
    work(monday + wait_after(1))

    assert (Complaint.objects.get().text, Arrival.objects.exists()) == (HOLE, False)
    assert attachments_of("complaints.complaint", Complaint.objects.get().pk).count() == 1


def test_words_arrive_even_if_their_photo_never_does(town: Town, services: Services, monday: datetime) -> None:
    image = {"type": "image", "image": {"id": "GONE", "caption": HOLE}}
    call_whatsapp(wa_message(number="p", at=monday, **image), monday)
    at = monday
    for tried in range(1, MOST_TRIES + 1):
        work(at)
        at += wait_after(tried)

    assert Complaint.objects.get().text == HOLE
    assert len(services.texts(PHONE)) == 2


def test_a_refused_file_is_told_and_the_words_are_kept(town: Town, services: Services, monday: datetime) -> None:
    services.files["Z"] = b"PK\x03\x04" + bytes(200)
    document = {"type": "document", "document": {"id": "Z", "filename": "semua.zip", "caption": HOLE}}
    call_whatsapp(wa_message(number="z", at=monday, **document), monday)
    work(monday)
    case = Complaint.objects.get().case
    said = conversation_of(case)

    assert Complaint.objects.get().text == HOLE
    assert [one.direction for one in said] == ["in", "out", "out"]
    assert said[0].files == ()
    assert len(services.texts(PHONE)) == 2


def test_a_place_shared_later_shows_on_the_draft(town: Town, services: Services, monday: datetime) -> None:
    whatsapp(HOLE, monday, number="a")
    place = {"type": "location", "location": {"latitude": -7.25, "longitude": 112.75, "name": "Pasar Melati"}}
    call_whatsapp(wa_message(number="l", at=monday, **place), monday)
    work(monday)
    complaint = Complaint.objects.get()

    assert (float(complaint.latitude or 0), float(complaint.longitude or 0)) == (-7.25, 112.75)
    assert "Pasar Melati" in conversation_of(complaint.case)[-1].text


@pytest.mark.parametrize(("status", "wanted"), [("delivered", "sent"), ("read", "read"), ("failed", "failed")])
def test_whatsapp_tells_what_became_of_what_was_said(
    town: Town, services: Services, monday: datetime, status: str, wanted: str
) -> None:
    whatsapp(HOLE, monday, number="a")
    [told] = Utterance.objects.filter(direction="out")
    fate = {"id": told.external_id, "status": status, "recipient_id": PHONE, "timestamp": "1"}
    for _twice in range(2):
        assert call_whatsapp(wa_call({"statuses": [fate]}), monday + MINUTE).status_code == 200

    told.refresh_from_db()
    assert told.status == wanted


def test_a_service_that_is_down_gets_it_later_and_after_some_tries_it_is_given_up(
    town: Town, services: Services, monday: datetime
) -> None:
    whatsapp(HOLE, monday, number="a")
    whatsapp("Halo?", monday + MINUTE, number="b")
    services.broken = True
    whatsapp("SAMBUNG 234567", monday + 2 * MINUTE, number="c")
    [row] = Utterance.objects.filter(status="queued")
    assert (row.attempts, row.error) == (1, "NotDelivered")
    at = monday + 2 * MINUTE
    for tried in range(1, MOST_TRIES):
        at += max(wait_after(tried), LEASE)
        work(at)
    row.refresh_from_db()

    assert (row.status, row.error, row.attempts) == ("failed", "NotDelivered", MOST_TRIES)
    assert LedgerEvent.objects.filter(name="notifications.not_said").count() == 1


def test_no_word_number_or_token_enters_a_log(
    town: Town, services: Services, monday: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="praja")
    image = {"type": "image", "image": {"id": "GONE", "caption": HOLE}}
    call_whatsapp(wa_message(number="p", at=monday, **image), monday)
    call_whatsapp(b'{"entry": "' + HOLE.encode(), monday)
    call_whatsapp(wa_message(at=monday), monday, secret="tebakan")
    services.broken = True
    whatsapp_failed = wa_message("Halo, ini saya lagi.", number="q", at=monday)
    call_whatsapp(whatsapp_failed, monday)
    work(monday)

    assert "NotFetched" in caplog.text
    for secret in (HOLE, "Halo, ini saya", PHONE, WA_TOKEN, services.url):
        assert secret not in caplog.text
