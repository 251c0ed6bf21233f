# SPDX-License-Identifier: EUPL-1.2
"""The pages by which letters and orders go down, as they are sent without a script."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from letters.conftest import Office
from letters.disposing.orders import FRIDAY, NOW, as_, asked, of, ordered
from letters.making import registered_letter
from officers import signed_in
from praja.duties.letters.enums import Security
from praja.duties.letters.errors.dispositions import ByNameOnly
from praja.duties.letters.models import Assignment, Disposition, Incoming, Order
from praja.duties.letters.operations.disposing import DispositionWords, dispose
from praja.duties.letters.operations.ordering import NewOrder, give_order
from praja.kernel.people.models import Account
from praja.kernel.search.operations import refresh_index
from praja.kernel.search.queries import search, tokens_of
from praja.lib.clock import frozen
from procedures.cases import deliver_all

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def _monday_morning():  # type: ignore[no-untyped-def]
    with frozen(NOW + timedelta(hours=2)):
        yield


def scan() -> SimpleUploadedFile:
    """A sheet with handwriting, as a telephone sends it."""
    file = BytesIO()
    Image.new("RGB", (40, 60), "white").save(file, "PNG")
    return SimpleUploadedFile("lembar.png", file.getvalue(), "image/png")


def read(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(f"letters:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def letter_at_roads(office: Office, **said: object) -> Incoming:
    return registered_letter(office, at=NOW, **said)  # type: ignore[arg-type]


def person(account: Account, unit: int) -> str:
    return f"p{account.person_id}-{unit}"


def test_two_taps_dispose_the_usual_letter_and_lead_to_the_next(office: Office) -> None:
    letter = letter_at_roads(office)
    client = signed_in(office.roads_head)
    page = read(client, "dispositions")
    assert "Undangan rapat koordinasi perbaikan jembatan" in page
    sent = client.post(
        reverse("letters:dispose", args=[letter.letter.case.code]),
        {
            "asked": f"u{office.bridges.pk}",
            "instructions": "proses",
            "due_on": "2026-03-09",
            "seen_version": letter.letter.case.version,
        },
    )
    assert (sent.status_code, sent["Location"]) == (302, reverse("letters:dispositions"))
    row = Assignment.objects.get()
    assert (row.unit, row.due_at, row.is_for_information) == (office.bridges, letter.letter.case.due_at, False)
    assert "Nothing waits for you" in read(client, "dispositions")
    below = read(signed_in(office.bridges_head), "dispositions")
    assert "What is asked of you" in below
    assert "Take it further" in below


def test_each_addressee_may_have_a_day_and_words_of_their_own(office: Office) -> None:
    letter = letter_at_roads(office)
    client, url = signed_in(office.roads_head), reverse("letters:dispose", args=[letter.letter.case.code])
    unit, worker = f"u{office.bridges.pk}", person(office.roads_officer, office.roads.pk)
    secretary = person(office.roads_secretary, office.roads.pk)
    said = {
        "asked": [unit, worker, secretary],
        "instructions": "proses",
        "due_on": "2026-03-06",
        f"do_{worker}": "telaah",
        f"due_{worker}": "2026-02-27",
        f"note_{worker}": "Hitung biayanya.",
        f"do_{secretary}": "ketahui",
        "seen_version": letter.letter.case.version,
    }
    refused = client.post(url, said)
    assert refused.status_code == 422
    assert f'href="#d_due_{worker}">This day has passed.' in refused.content.decode()
    assert "Hitung biayanya." in refused.content.decode()
    assert client.post(url, {**said, f"due_{worker}": "2026-03-04"}).status_code == 302
    rows = Assignment.objects.order_by("pk").values_list("instruction", "note", "is_for_information", "due_at__day")
    assert list(rows) == [("", "", False, 7), ("telaah", "Hitung biayanya.", False, 5), ("", "", True, None)]
    apart = read(signed_in(office.roads_officer), "dispositions")
    assert "Study and report" in apart
    assert "Take it further" not in apart.partition("What is asked of you")[2].partition("</section>")[0]
    assert "Hitung biayanya." in apart


def test_whoever_is_not_shown_is_looked_for_and_nothing_typed_is_lost(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.lights))
    client, url = signed_in(office.mayor), reverse("letters:dispose", args=[order.case.code])
    said = {"asked": f"u{office.law.pk}", "instructions": "", "note": "Segera.", "due_on": "2026-03-05", "look": "1"}
    page = client.post(url, {**said, "cari": "BUDI jembatan"}).content.decode()
    assert "1 found." in page
    assert f'value="{person(office.bridges_head, office.bridges.pk)}"' in page
    for kept in (f'id="d_asked_u{office.law.pk}" checked', "Segera.", 'value="2026-03-05"'):
        assert kept in page
    assert "error-summary" not in page
    found = reverse("letters:addressees", args=[office.root.pk])
    assert "Nobody else is called so" in client.post(found, {"cari": "tidak ada"}).content.decode()
    one = client.post(found, {"cari": "budi", "by_name": "1"}).content.decode()
    assert f'value="{person(office.bridges_head, office.bridges.pk)}"' in one
    assert signed_in(office.roads_head).post(found, {"cari": "budi"}).status_code == 403


def test_a_refused_form_keeps_what_was_chosen_and_typed(office: Office) -> None:
    letter = letter_at_roads(office)
    client = signed_in(office.roads_head)
    url = reverse("letters:dispose", args=[letter.letter.case.code])
    refused = client.post(url, {"note": "Pelajari dulu.", "instructions": "telaah", "due_on": "2026-03-05"})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Nobody is named yet." in page
    assert "Pelajari dulu." in page
    assert 'value="telaah" id="d_instructions_5" checked' in page
    assert not Disposition.objects.exists()


def test_the_secretary_needs_the_scan_and_stands_as_the_one_who_recorded(office: Office) -> None:
    letter = letter_at_roads(office)
    client = signed_in(office.roads_secretary)
    url = reverse("letters:dispose", args=[letter.letter.case.code])
    said = {"asked": f"u{office.bridges.pk}", "instructions": "proses", "seen_version": letter.letter.case.version}
    assert "recorded with its scan" in client.post(url, said).content.decode()
    assert client.post(url, {**said, "photos": scan()}).status_code == 302
    disposition = Disposition.objects.get()
    assert (disposition.given_by, disposition.recorded_by) == (office.roads_head, office.roads_secretary)
    page = read(signed_in(office.bridges_head), "assignment", Assignment.objects.get().pk)
    assert "at the direction of Kepala Dinas Pekerjaan Umum, written down by Sekar" in page
    url = reverse("letters:disposition_scan", args=[disposition.pk])
    handwriting = signed_in(office.bridges_head).get(url)
    assert b"".join(handwriting.streaming_content).startswith(b"\x89PNG")  # type: ignore[attr-defined]
    assert signed_in(office.outsider).get(url).status_code == 404


def test_a_top_secret_letter_goes_to_persons_and_to_nobody_else(office: Office) -> None:
    letter = registered_letter(office, at=NOW, unit=office.root, security=Security.TOP_SECRET)
    case = letter.letter.case
    with pytest.raises(ByNameOnly):
        dispose(
            case=case,
            words=DispositionWords(instructions=["proses"]),
            asked=[asked(office.roads)],
            actor=as_(office.mayor),
            at=NOW,
            seen_version=None,
        )
    with pytest.raises(ByNameOnly):
        give_order(
            new=NewOrder(title="Siapkan tanggapan", source="case", source_case=case),
            words=DispositionWords(instructions=["proses"]),
            asked=[asked(office.roads)],
            unit=office.root,
            actor=as_(office.mayor),
            at=NOW,
        )
    client = signed_in(office.mayor)
    assert f'value="u{office.roads.pk}"' not in read(client, "dispose", case.code)
    said = {"asked": person(office.roads_head, office.roads.pk), "instructions": "proses"}
    assert client.post(reverse("letters:dispose", args=[case.code]), said).status_code == 302
    number = Assignment.objects.get().pk
    assert "Undangan rapat" in read(signed_in(office.roads_head), "assignment", number)
    for other in (office.roads_secretary, office.roads_officer, office.mayor_secretary, office.bridges_head):
        assert signed_in(other).get(reverse("letters:assignment", args=[number])).status_code == 404
    assert signed_in(office.mayor_secretary).get(reverse("letters:dispose", args=[case.code])).status_code == 404


def test_an_order_from_a_sealed_letter_is_as_sealed_as_the_letter(office: Office) -> None:
    letter = registered_letter(office, at=NOW, unit=office.root, security=Security.SECRET)
    plain = ordered(office.mayor, office.root, asked(office.lights), title="Bersihkan saluran")
    sealed = give_order(
        new=NewOrder(title="Siapkan tanggapan", source="case", source_case=letter.letter.case),
        words=DispositionWords(instructions=["proses"]),
        asked=[asked(office.roads)],
        unit=office.root,
        actor=as_(office.mayor),
        at=NOW,
    )
    deliver_all(NOW)
    refresh_index(at=NOW)
    readers = {}
    for name in ("mayor", "mayor_secretary", "auditor", "roads_head", "roads_secretary"):
        account = getattr(office, name)
        page = read(signed_in(account), "orders") if name != "roads_secretary" else ""
        pages = [signed_in(account).get(reverse("letters:order", args=[one.case.code])) for one in (plain, sealed)]
        found = search("tanggapan", tokens=tokens_of(as_(account))).found
        readers[name] = ([one.status_code for one in pages], "Siapkan tanggapan" in page, len(found))
    assert readers == {
        "mayor": ([200, 200], True, 1),
        "mayor_secretary": ([200, 404], False, 0),
        "auditor": ([200, 404], False, 0),
        "roads_head": ([404, 200], True, 1),
        "roads_secretary": ([404, 404], False, 0),
    }


def test_reported_sent_back_and_withdrawn_on_the_pages(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    number = of(order, office.roads).pk
    head, mayor = signed_in(office.roads_head), signed_in(office.mayor)

    def act(client: Client, slug: str, **said: object) -> int:
        return client.post(reverse("letters:assignment_act", args=[number, slug]), said).status_code

    assert act(head, "selesai", report="") == 422
    assert act(head, "selesai", report="", photos=scan()) == 302
    assert act(mayor, "kembalikan", reason="Fotonya kabur.") == 302
    assert "Fotonya kabur." in read(head, "assignment", number)
    assert act(head, "tarik", reason="Bukan wewenang saya.") == 403
    assert act(mayor, "tarik", reason="Ditangani provinsi.") == 302
    page = read(head, "assignment", number)
    assert "Ditangani provinsi." in page
    assert "Perbaiki jembatan gantung" not in page, "whom it was withdrawn from reads why, and no more"
    assert act(head, "selesai", report="Sudah selesai.") in (403, 409)


def test_an_order_starts_from_a_case_that_the_giver_may_open(office: Office) -> None:
    own, foreign = letter_at_roads(office), registered_letter(office, at=NOW, unit=office.root)
    client = signed_in(office.roads_head)
    page = client.get(reverse("letters:new_order"), {"dari": own.letter.case.code}).content.decode()
    assert own.letter.case.code in page
    said = {
        "title": "Siapkan bahan rapat",
        "asked": f"u{office.bridges.pk}",
        "instructions": "telaah",
        "due_on": "2026-03-06",
        "idempotency_key": "6b1c6f0a-2f4d-4a6e-9d0c-0f3f0a9f7f11",
    }
    url = reverse("letters:new_order")
    refused = client.post(url, {**said, "source_case": foreign.letter.case.code})
    assert "There is no case with this code that you may open." in refused.content.decode()
    for _twice in range(2):
        assert client.post(url, {**said, "source_case": own.letter.case.code}).status_code == 302
    order = Order.objects.get()
    assert (order.source, order.source_case) == ("case", own.letter.case)
    assert Assignment.objects.get().due_at == FRIDAY.replace(hour=17)
    assert "Siapkan bahan rapat" in read(client, "order", order.case.code)
    assert signed_in(office.lights_head).get(reverse("letters:order", args=[order.case.code])).status_code == 404


def test_the_list_for_the_meeting_says_what_is_open_and_late(office: Office) -> None:
    ordered(office.mayor, office.root, asked(office.roads, due=NOW + timedelta(hours=1)), asked(office.lights))
    client = signed_in(office.mayor)
    for name in ("pdf", "docx", "xlsx"):
        response = client.get(reverse("letters:meeting_file", args=[name]))
        assert (response.status_code, len(response.content) > 1000) == (200, True)
    assert "Perbaiki jembatan gantung" in read(client, "orders")
    assert "Perbaiki jembatan gantung" not in read(signed_in(office.bridges_head), "orders")


def test_lists_ask_no_more_of_the_database_the_longer_they_are(office: Office) -> None:
    ordered(office.mayor, office.root, asked(office.roads))
    client = signed_in(office.roads_head)
    counts = []
    for more in range(2):
        for number in range(more * 3):
            ordered(office.mayor, office.root, asked(office.roads), title=f"Arahan nomor {number}")
        with CaptureQueriesContext(
            connection,
        ) as found:
            read(client, "dispositions")
            for view in ("", "diminta", "selesai"):
                client.get(reverse("letters:assignments"), {"tampil": view})
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_the_sheet_is_a_page_for_whoever_may_open_the_letter(office: Office) -> None:
    letter = letter_at_roads(office)
    dispose(
        case=letter.letter.case,
        words=DispositionWords(instructions=["proses"], note="Segera."),
        asked=[asked(office.bridges, due=None)],
        actor=as_(office.roads_head),
        at=NOW,
        seen_version=None,
    )
    url = reverse("letters:disposition_sheet", args=[letter.letter.case.code])
    assert signed_in(office.roads_head).get(url).content.startswith(b"%PDF")
    assert signed_in(office.lights_head).get(url).status_code == 404
