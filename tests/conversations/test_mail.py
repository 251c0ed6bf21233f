# SPDX-License-Identifier: EUPL-1.2
"""Letters as mail programs write them, read from a mailbox, answered by mail."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from conversations.services import Mailbox, running
from conversations.talking import HOLE, photo, work
from notifications.receivers import MailBox
from praja.duties.complaints.models import Complaint
from praja.kernel.documents.queries import attachments_of
from praja.kernel.notifications.gateways.mail import own_words, read_mail
from praja.kernel.notifications.models import Utterance
from praja.kernel.notifications.queries import conversation_of
from praja.kernel.notifications.tasks import read_mailbox
from praja.kernel.people.identifiers import opened
from towns import Town

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def letter(text: str = HOLE, **headers: str) -> EmailMessage:
    made = EmailMessage()
    given_headers = {
        "From": "Sari Uji <Sari@Example.org>",
        "To": "aduan@kota.example",
        "Subject": "Lubang di depan pasar",
        "Message-ID": "<m1@example.org>",
        "Date": "Mon, 05 Jan 2026 08:30:00 +0700",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in given_headers.items():
        made[name] = value
    made.set_content(text)
    return made


def test_a_letter_gives_sender_subject_words_id_and_moment() -> None:
    found = read_mail(letter().as_bytes(), AT)
    assert found is not None
    message = found.message

    assert message.peer == "Sari@Example.org"
    assert (message.external_id, message.in_reply_to) == ("m1@example.org", "")
    assert message.text == f"Lubang di depan pasar\n\n{HOLE}"
    assert message.said_at == datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
    assert found.files == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; type=vacation"},
        {"Precedence": "bulk"},
        {"List_Id": "<warta.example.org>"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON@example.org"},
        {"From": "no-reply@toko.example"},
        {"From": "tanpa alamat"},
    ],
)
def test_what_robots_and_lists_send_is_left_alone(headers: dict[str, str]) -> None:
    assert read_mail(letter(**headers).as_bytes(), AT) is None


@pytest.mark.parametrize(
    "history",
    [
        "Pada Sen, 5 Jan 2026 pukul 09.00 Aduan Kota <aduan@kota.example> menulis:\n> Laporan Anda dijawab",
        "On Mon, Jan 5, 2026 at 9:00 AM Aduan Kota <aduan@kota.example>\nwrote:\n> answered",
        "-----Pesan Asli-----\nDari: Aduan Kota",
        "________________________________\nFrom: Aduan Kota",
        "Dari: Aduan Kota <aduan@kota.example>\nDikirim: Senin, 5 Januari 2026\nKepada: Sari",
        "-- \nSari Uji\nRT 3 RW 5",
        "> Laporan Anda dijawab\n> Baca di sini",
    ],
)
def test_quoted_history_and_signature_are_cut(history: str) -> None:
    assert own_words(f"Belum selesai, Pak.\n\n{history}\n") == "Belum selesai, Pak."


@pytest.mark.parametrize(
    "text",
    ["Dari: rumah saya sampai pasar gelap semua.", "Pada malam hari lampu mati.", "-- tolong --", "> kutipan saja"],
)
def test_words_that_only_look_like_history_are_kept(text: str) -> None:
    assert own_words(text) == text


def test_a_reply_names_what_it_answers_and_needs_no_subject() -> None:
    found = read_mail(letter(Subject="Re: Laporan", In_Reply_To="<ucapan-7@localhost>").as_bytes(), AT)
    assert found is not None

    assert (found.message.in_reply_to, found.message.text) == ("ucapan-7@localhost", HOLE)


def test_of_html_the_words_are_read_and_of_pictures_not_the_logo() -> None:
    made = letter()
    made.set_content(
        "<html><head><style>p{}</style></head><p>Lampu <b>mati</b></p><p>Tolong.</p></html>", subtype="html"
    )
    made.add_attachment(photo(size=(200, 200)), maintype="image", subtype="jpeg", filename="lubang.jpg")
    made.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif", cid="<logo>")
    found = read_mail(made.as_bytes(), AT)
    assert found is not None

    assert found.message.text == "Lubang di depan pasar\n\nLampu mati\nTolong."
    assert found.files == (photo(size=(200, 200)),)


def test_an_unknown_alphabet_and_a_missing_date_lose_nothing() -> None:
    raw = (
        b"From: sari@example.org\r\nSubject: =?utf-8?q?Jalan_rusak?=\r\nDate: besok\r\n"
        b"Content-Type: text/plain; charset=x-entah\r\n\r\nJalan berlubang di RW 5.\r\n"
    )
    found = read_mail(raw, AT)
    assert found is not None

    assert found.message.text == "Jalan rusak\n\nJalan berlubang di RW 5."
    assert found.message.said_at == AT
    assert len(found.message.external_id) == 64


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"From: a@example.org\r\n", b"Content-Type: multipart/mixed\r\n"])
)
def test_no_bytes_break_the_reader(raw: bytes, start: bytes) -> None:
    read_mail(start + raw, AT)


def test_unread_letters_become_drafts_once_and_are_answered_by_mail(
    town: Town, mailbox: Mailbox, monday: datetime
) -> None:
    made = letter()
    made.add_attachment(photo(), maintype="image", subtype="jpeg", filename="lubang.jpg")
    mailbox.letters = {1: made.as_bytes(), 2: letter(Auto_Submitted="auto-replied", Message_ID="<x@y>").as_bytes()}
    read_mailbox(monday)
    mailbox.seen.clear()
    read_mailbox(monday)
    work(monday)
    [complaint] = Complaint.objects.select_related("case", "reporter")
    [sent] = mail.outbox

    assert mailbox.seen == {1, 2}
    assert (complaint.case.channel, complaint.case.state) == ("email", "draft")
    assert opened("email", complaint.reporter.email) == "sari@example.org"  # type: ignore[union-attr]
    assert attachments_of("complaints.complaint", complaint.pk).count() == 1
    assert sent.to == ["sari@example.org"]
    assert sent.extra_headers["In-Reply-To"] == "<m1@example.org>"
    assert sent.extra_headers["Auto-Submitted"] == "auto-replied"
    assert f"/lacak/{complaint.case.code}/" in sent.body
    own_id = sent.extra_headers["Message-ID"].strip("<>")
    assert Utterance.objects.get(direction="out").external_id == own_id

    reply = letter(
        "Tambahan: dekat tiang listrik.",
        Message_ID="<m2@example.org>",
        In_Reply_To=f"<{own_id}>",
        Date="Mon, 05 Jan 2026 09:04:00 +0700",
    )
    mailbox.letters = {3: reply.as_bytes()}
    read_mailbox(monday + timedelta(minutes=5))
    work(monday + timedelta(minutes=5))
    assert conversation_of(complaint.case)[-1].text == "Tambahan: dekat tiang listrik."
    assert len(mail.outbox) == 1


def test_through_the_mail_service_that_is_set_an_answer_stays_in_its_thread(
    town: Town, mailbox: Mailbox, settings: Settings, monday: datetime
) -> None:
    with running(MailBox()) as post:
        settings.PRAJA_EMAIL_URL = f"mailto://127.0.0.1:{post.server_address[1]}?from=aduan@kota.example"
        mailbox.letters = {1: letter().as_bytes()}
        read_mailbox(monday)
        work(monday)
    [received] = post.mails

    assert post.to == ["sari@example.org"]
    assert received["In-Reply-To"] == "<m1@example.org>"
    assert received["Auto-Submitted"] == "auto-replied"
    assert Complaint.objects.get().case.code[:5] in received["Subject"]
    assert read_mail(received.as_bytes(), monday) is None, "our own answers start no conversation"


def test_a_letter_that_cannot_be_taken_in_stays_unread(
    town: Town, mailbox: Mailbox, settings: Settings, monday: datetime
) -> None:
    made = letter()
    made.add_attachment(photo(), maintype="image", subtype="jpeg", filename="lubang.jpg")
    mailbox.letters = {1: made.as_bytes()}
    settings.PRAJA_CLAMAV = "127.0.0.1:1"
    read_mailbox(monday)
    assert (mailbox.seen, Utterance.objects.exists()) == (set(), False)
    settings.PRAJA_CLAMAV = ""
    read_mailbox(monday)

    assert (mailbox.seen, Utterance.objects.count()) == ({1}, 1)


def test_a_mailbox_that_is_closed_or_off_stops_nobody(
    db: None, settings: Settings, mailbox: Mailbox, monday: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox.letters = {1: letter().as_bytes()}
    mailbox.password = "lain"
    read_mailbox(monday)
    settings.PRAJA_IMAP_URL = "imap://127.0.0.1:1/INBOX"
    read_mailbox(monday)
    settings.PRAJA_IMAP_URL = ""
    read_mailbox(monday)

    assert mailbox.seen == set()
    assert "rahasia" not in caplog.text
    assert len(caplog.records) == 2
