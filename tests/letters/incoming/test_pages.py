# SPDX-License-Identifier: EUPL-1.2
"""The pages of letters that came in: agenda, registration, the letter."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from letters.conftest import Office
from letters.making import RECEIVED, disposed, registered_letter
from officers import signed_in
from praja.duties.letters.models import Incoming
from praja.kernel.documents.models import Attachment, StoredFile
from praja.lib.clock import frozen

pytestmark = pytest.mark.one_database

FORM = {
    "arrival": "paper",
    "received_at": "2025-06-16T09:00",
    "sender_name": "Balai Jalan Nasional XVI",
    "sender_is": "office",
    "number_text": "UM.01.02/BJN/117",
    "dated_on": "2025-06-12",
    "subject": "Undangan rapat",
    "security": "B",
    "speed": "biasa",
    "step": "register",
}
LATER = RECEIVED + timedelta(hours=3)


def picture(colour: str = "white") -> io.BytesIO:
    held = io.BytesIO()
    Image.new("RGB", (300, 400), colour).save(held, "PNG")
    held.seek(0)
    held.name = "pindaian.png"
    return held


def sent(office: Office, **said: object) -> dict[str, object]:
    return {**FORM, "unit": str(office.roads.pk), **said}


def test_a_scan_is_registered_and_stands_large_on_its_page(office: Office) -> None:
    with frozen(LATER):
        client = signed_in(office.roads_records)
        page = client.post("/surat/masuk/catat/", sent(office, photos=picture()), follow=True)
        letter = Incoming.objects.get()
        file = Attachment.objects.get(object_kind="letters.incoming", object_id=letter.pk)
        address = f"/surat/masuk/{letter.letter.case.code}/berkas/{file.pk}/"
        shown = client.get(f"{address}halaman/1/")

    assert "Registered as number 1/2025 of the agenda." in page.content.decode()
    assert f"{address}halaman/1/" in page.content.decode()
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert letter.letter.case.filed_at == RECEIVED


def test_the_same_letter_is_noticed_and_may_be_registered_all_the_same(office: Office, scan: StoredFile) -> None:
    first = registered_letter(office, files=(scan,))
    with frozen(LATER):
        client = signed_in(office.roads_records)
        noticed = client.post("/surat/masuk/catat/", sent(office, number_text="um 01 02 bjn-117"))
        count = Incoming.objects.count()
        client.post("/surat/masuk/catat/", sent(office, step="anyway"))

    assert (noticed.status_code, count, Incoming.objects.count()) == (409, 1, 2)
    assert f"/surat/masuk/{first.letter.case.code}/" in noticed.content.decode()


def test_nothing_typed_or_scanned_is_lost_where_something_is_missing(office: Office) -> None:
    with frozen(LATER):
        client = signed_in(office.roads_records)
        page = client.post("/surat/masuk/catat/", sent(office, subject="", sender_name="", photos=picture()))
        text = page.content.decode()
        draft = page.context["form"]
        again = client.post(
            "/surat/masuk/catat/", sent(office, key=str(draft.data["key"]), draft=draft.data["draft"]), follow=True
        )

    assert page.status_code == 422
    assert "From whom the letter came is missing." in text
    assert "UM.01.02/BJN/117" in text
    assert "Remove file 1" in text
    assert again.status_code == 200
    assert Attachment.objects.filter(object_kind="letters.incoming").count() == 1


def test_a_private_sender_is_kept_sealed_in_people(office: Office) -> None:
    with frozen(LATER):
        signed_in(office.roads_records).post(
            "/surat/masuk/catat/",
            sent(office, sender_name="Siti Rahma", sender_is="person", sender_phone="0812 3456 7890"),
        )
    sender = Incoming.objects.get().sender
    assert sender is not None
    assert sender.person is not None
    assert str(sender.person.phone) == "••••"
    assert not sender.email
    assert "Siti" not in Incoming.objects.get().letter.case.subject


def test_of_a_sealed_letter_the_keeper_sees_the_envelope_and_an_officer_nothing(
    office: Office, scan: StoredFile
) -> None:
    letter = registered_letter(office, security="R", subject="Pemeriksaan khusus", files=(scan,))
    code = letter.letter.case.code
    file = Attachment.objects.get(object_kind="letters.incoming")
    addresses = (
        "/surat/masuk/",
        f"/surat/masuk/{code}/",
        f"/surat/masuk/{code}/berkas/{file.pk}/",
        f"/surat/masuk/{code}/berkas/{file.pk}/halaman/1/",
        "/surat/masuk/unduh/buku.csv/",
    )
    seen = {}
    with frozen(LATER):
        for account in (office.roads_head, office.roads_records, office.roads_officer, office.outsider):
            client = signed_in(account)
            pages = [client.get(address) for address in addresses]
            texts = [b"".join(page.streaming_content if page.streaming else [page.content]) for page in pages]  # type: ignore[attr-defined]
            seen[account.pk] = [
                (page.status_code, b"Pemeriksaan khusus" in text) for page, text in zip(pages, texts, strict=True)
            ]

    yes, no, gone = (200, True), (200, False), (404, False)
    assert seen[office.roads_head.pk] == [yes, yes, no, no, yes]
    assert seen[office.roads_records.pk] == [no, no, gone, gone, no]
    assert seen[office.roads_officer.pk] == [no, gone, gone, gone, no]
    assert seen[office.outsider.pk] == [no, gone, gone, gone, no]


@pytest.mark.parametrize("address", ["/surat/masuk/", "/surat/masuk/unduh/buku.csv/"])
def test_the_agenda_asks_no_more_for_more_letters(office: Office, address: str) -> None:
    client = signed_in(office.roads_records)

    def asked() -> int:
        with (
            frozen(LATER),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            response = client.get(address)
            b"".join(response.streaming_content if response.streaming else [response.content])  # type: ignore[attr-defined]
        return len(queries)

    registered_letter(office)
    asked()
    one = asked()
    registered_letter(office, number_text="2")
    registered_letter(office, number_text="3")
    assert asked() == one


def test_the_page_corrects_and_settles(office: Office) -> None:
    code = registered_letter(office).letter.case.code
    with frozen(LATER):
        client = signed_in(office.roads_records)
        page = client.get(f"/surat/masuk/{code}/").content.decode()
        client.post(f"/surat/masuk/{code}/koreksi/", {**FORM, "subject": "Rapat", "seen_version": "1"})
        client.post(f"/surat/masuk/{code}/selesai/", {"text": "Sudah dihadiri", "seen_version": "2"})

    letter = Incoming.objects.get()
    assert "Take note" not in page  # for the head alone
    assert (letter.letter.subject, letter.letter.case.state) == ("Rapat", "settled")


def test_the_book_is_a_pdf_and_names_no_other_units_letters(office: Office) -> None:
    registered_letter(office)
    registered_letter(office, unit=office.root, subject="Surat wali kota")
    with frozen(LATER):
        client = signed_in(office.roads_records)
        pdf = client.get("/surat/masuk/unduh/buku.pdf/")
        table = b"".join(client.get("/surat/masuk/unduh/buku.csv/").streaming_content).decode()  # type: ignore[attr-defined]
        elsewhere = client.get("/surat/masuk/unduh/buku.pdf/?unit=1")

    assert pdf.content.startswith(b"%PDF-1.7")
    assert "Undangan rapat koordinasi" in table
    assert "Surat wali kota" not in table
    assert elsewhere.status_code == 404


def test_the_expedition_list_has_a_line_for_each_addressee_of_the_day(office: Office) -> None:
    letter = registered_letter(office)
    disposed(office, letter, RECEIVED + timedelta(hours=1))
    with frozen(LATER):
        client = signed_in(office.roads_records)
        today = b"".join(client.get("/surat/masuk/unduh/ekspedisi.csv/").streaming_content).decode()  # type: ignore[attr-defined]
        book = b"".join(client.get("/surat/masuk/unduh/buku.csv/").streaming_content).decode()  # type: ignore[attr-defined]
        pdf = client.get("/surat/masuk/unduh/ekspedisi.pdf/")
    with frozen(LATER + timedelta(days=1)):
        later = b"".join(client.get("/surat/masuk/unduh/ekspedisi.csv/").streaming_content).decode()  # type: ignore[attr-defined]

    assert "1/2025,UM.01.02/BJN/117,2025-06-12,Balai Jalan Nasional XVI" in today
    assert "Seksi Jembatan" in today
    assert "Seksi Jembatan" in book
    assert pdf.content.startswith(b"%PDF")
    assert "UM.01.02" not in later
