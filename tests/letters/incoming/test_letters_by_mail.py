# SPDX-License-Identifier: EUPL-1.2
"""What comes to a unit's mailbox for letters waits to be registered, once."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest
from pytest_django import Settings

from conversations.services import Mailbox, running
from letters.conftest import Office
from letters.incoming.test_reading import written_pdf
from letters.making import RECEIVED
from officers import signed_in
from praja.duties.letters.models import ArrivedMail, Incoming
from praja.duties.letters.tasks.mailboxes import read_mailboxes
from praja.kernel.documents.models import Attachment
from praja.kernel.work.models import WorkItem
from praja.lib.clock import frozen
from sql_edits import findings, not_named

LATER = RECEIVED + timedelta(hours=3)
FORM = {"sender_is": "office", "number_text": "7/BJN", "security": "B", "speed": "biasa", "step": "register"}


@pytest.fixture
def mailbox(settings: Settings, office: Office) -> Iterator[Mailbox]:
    with running(Mailbox()) as box:
        settings.PRAJA_LETTER_MAILBOXES = {office.roads.code: box.url, "99.99": "imap://127.0.0.1:1/INBOX"}
        yield box


def message(subject: str = "Undangan rapat jembatan") -> bytes:
    mail = EmailMessage()
    mail["From"] = "Balai Jalan Nasional XVI <surat@balai.example>"
    mail["Subject"], mail["Message-ID"] = subject, f"<{len(subject)}@balai.example>"
    mail["Date"] = "Mon, 16 Jun 2025 08:00:00 +0700"
    mail.set_content("Mohon hadir pada hari Rabu.")
    mail.add_attachment(written_pdf(), maintype="application", subtype="pdf", filename="undangan.pdf")
    mail.add_attachment(b"MZ\x00", maintype="application", subtype="octet-stream", filename="undangan.exe")
    return mail.as_bytes()


def test_a_message_waits_with_its_files_and_becomes_a_letter_of_the_day_it_arrived(
    office: Office, mailbox: Mailbox
) -> None:
    mailbox.letters = {1: message()}
    read_mailboxes(RECEIVED)
    mailbox.letters = {2: message()}
    read_mailboxes(LATER)
    mail = ArrivedMail.objects.get()
    item = WorkItem.objects.get(kind="letters.mail", closed_at=None)
    with frozen(LATER):
        client, stranger = signed_in(office.roads_records), signed_in(office.lights_records)
        page = client.get(f"/surat/masuk/surel/{mail.pk}/").content.decode()
        form = client.get(f"/surat/masuk/surel/{mail.pk}/").context["form"]
        sent = {**FORM, "subject": form["subject"].value(), "sender_name": form["sender_name"].value()}
        sent |= {"key": str(form["key"].value()), "draft": form["draft"].value()}
        hidden = stranger.get(f"/surat/masuk/surel/{mail.pk}/").status_code
        done = client.post(f"/surat/masuk/surel/{mail.pk}/", sent)

    letter = Incoming.objects.get()
    assert (item.holder_unit_id, item.holder_role, item.subject) == (office.roads.pk, "records", "Surat lewat surel")
    assert "1 attachment could not be taken in." in page
    assert (hidden, done.status_code) == (404, 302)
    assert (letter.letter.case.channel, letter.letter.case.filed_at) == ("email", RECEIVED)
    assert (letter.letter.subject, letter.sender.name) == ("Undangan rapat jembatan", "Balai Jalan Nasional XVI")  # type: ignore[union-attr]
    assert Attachment.objects.filter(object_kind="letters.incoming", object_id=letter.pk).count() == 1
    assert not WorkItem.objects.filter(kind="letters.mail", closed_at=None).exists()
    assert str(mail.sender_email) == "••••"


def test_what_is_no_letter_is_put_aside_with_a_reason_and_every_edit_is_named(office: Office, mailbox: Mailbox) -> None:
    mailbox.letters = {1: message("Penawaran")}
    read_mailboxes(RECEIVED)
    mail = ArrivedMail.objects.get()
    with frozen(LATER):
        client = signed_in(office.roads_records)
        empty = client.post(f"/surat/masuk/surel/{mail.pk}/", {"aside": "1", "reason": ""})
        client.post(f"/surat/masuk/surel/{mail.pk}/", {"aside": "1", "reason": "Iklan, bukan surat dinas"})
        again = client.post(f"/surat/masuk/surel/{mail.pk}/", {**FORM, "subject": "x", "sender_name": "y"})

    assert (empty.status_code, again.status_code) == (422, 302)
    assert Incoming.objects.count() == 0
    assert findings() == []
    assert (
        not_named(
            [
                ("UPDATE letters_arrivedmail SET text='Lain'", (), "mail"),
                ("UPDATE letters_arrivedmail SET aside_reason='Lain'", (), "mail"),
                ("UPDATE letters_arrivedmail SET aside_at=NULL", (), "mail"),
                ("DELETE FROM letters_arrivedmail", (), "mail"),
            ]
        )
        == []
    )
