# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from urllib.parse import urlencode

import pytest
from pytest_django import Settings

from conversations.services import Services
from conversations.talking import HOLE, call_sms, call_telegram, photo, tg_update, work
from praja.duties.complaints.models import Complaint
from praja.kernel.documents.queries import attachments_of
from praja.kernel.notifications.models import Arrival, Thread, Utterance
from praja.kernel.people.identifiers import opened
from towns import Town


def test_only_calls_with_the_secret_token_are_looked_at(
    db: None, services: Services, settings: Settings, monday: datetime
) -> None:
    wrong = [call_telegram(tg_update(at=monday), monday, secret=given).status_code for given in ("tebakan", "")]
    settings.PRAJA_TELEGRAM_SECRET = ""
    off = call_telegram(tg_update(at=monday), monday, secret="").status_code

    assert (wrong, off, Arrival.objects.exists()) == ([403, 403], 403, False)


def test_a_message_to_the_bot_becomes_a_draft_and_is_answered_there(
    town: Town, services: Services, monday: datetime
) -> None:
    services.files["big"] = photo()
    update = tg_update(at=monday, photo=[{"file_id": "small"}, {"file_id": "big"}], caption=HOLE)
    for _twice in range(2):
        call_telegram(update, monday)
    work(monday)
    [complaint] = Complaint.objects.select_related("case")

    assert (complaint.text, complaint.case.channel, complaint.reporter) == (HOLE, "telegram", None)
    assert attachments_of("complaints.complaint", complaint.pk).count() == 1
    assert len(services.texts("4242")) == 1
    assert Utterance.objects.get(direction="out").external_id == "4242:1001"


@pytest.mark.parametrize(
    "body",
    [
        {"update_id": 1, "edited_message": {"message_id": 1}},
        {"update_id": 1, "message": {"message_id": 1, "chat": {"id": -5, "type": "group"}, "text": HOLE}},
        {"update_id": 1, "message": {"message_id": 1, "chat": {"id": 5, "type": "private"}, "text": "/start"}},
        {"update_id": 1, "message": "teks"},
        [],
    ],
)
def test_groups_edits_and_unknown_shapes_are_left_alone(
    db: None, services: Services, monday: datetime, body: object
) -> None:
    assert (call_telegram(body, monday).status_code, Arrival.objects.exists()) == (200, False)


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (
            b'{"id": "s1", "from": "081234567890", "text": "Lampu jalan mati di RT 2.", "time": "2026-01-05T09:00:00+07:00"}',
            "application/json",
        ),
        (
            urlencode(
                {"message_id": "s1", "sender": "+6281234567890", "message": "Lampu jalan mati di RT 2."}
            ).encode(),
            "application/x-www-form-urlencoded",
        ),
    ],
)
def test_an_sms_becomes_a_draft_and_is_answered_by_sms(
    town: Town, services: Services, monday: datetime, raw: bytes, media_type: str
) -> None:
    for _twice in range(2):
        assert call_sms(raw, monday, media_type=media_type).status_code == 200
    work(monday)
    [complaint] = Complaint.objects.select_related("case", "reporter")

    assert (complaint.text, complaint.case.channel) == ("Lampu jalan mati di RT 2.", "sms")
    assert opened("phone", complaint.reporter.phone) == "+6281234567890"  # type: ignore[union-attr]
    [(path, sent)] = services.sent
    assert (path, sent["to"]) == ("/sms", "+6281234567890")


def test_an_sms_that_is_not_signed_is_refused(
    db: None, services: Services, settings: Settings, monday: datetime
) -> None:
    raw = b'{"id": "s1", "from": "081234567890", "text": "Halo"}'
    wrong = call_sms(raw, monday, secret="tebakan").status_code
    settings.PRAJA_SMS_SECRET = ""

    assert (wrong, call_sms(raw, monday, secret="").status_code, Arrival.objects.exists()) == (403, 403, False)


@pytest.mark.parametrize("raw", [b"{}", b'{"from": "0812"}', b'{"text": "tanpa pengirim", "from": null}'])
def test_an_sms_without_sender_or_words_is_left_alone(
    db: None, services: Services, monday: datetime, raw: bytes
) -> None:
    assert (call_sms(raw, monday).status_code, Arrival.objects.exists()) == (200, False)


@pytest.mark.parametrize("raw", [b"[1]", b"bukan json", b"\xff\xfe"])
def test_an_sms_of_no_known_shape_is_turned_away(db: None, services: Services, monday: datetime, raw: bytes) -> None:
    assert call_sms(raw, monday).status_code == 400


def test_a_senders_name_instead_of_a_number_is_kept_without_a_person(
    town: Town, services: Services, monday: datetime
) -> None:
    call_sms(b'{"id": "s9", "from": "PROMO-KU", "text": "Pinjaman cepat cair hari ini juga!"}', monday)
    work(monday)

    assert Complaint.objects.get().reporter is None
    assert Thread.objects.count() == 1


def test_a_channel_that_is_off_for_sending_says_so_to_the_office(
    town: Town, services: Services, settings: Settings, monday: datetime
) -> None:
    settings.PRAJA_SMS_URL = ""
    call_sms(b'{"id": "s9", "from": "0812345678", "text": "Lampu jalan mati di RT 2."}', monday)
    work(monday)

    assert Utterance.objects.get(direction="out").error == "ChannelOff"
