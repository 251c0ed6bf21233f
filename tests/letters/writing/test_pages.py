# SPDX-License-Identifier: EUPL-1.2
"""Writing on the pages: begun, typed, kept, saved, handed in, initialled, compared; what is secret stays with its people."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from letters.making import registered_letter
from letters.writing import SAYS, classification, drafted_letter, handed_in_letter, register, words
from officers import signed_in
from praja.duties.letters.domain.notation import read
from praja.duties.letters.models import Check, LetterRegister, LetterVersion, Outgoing, UnitMode, UnsavedWords
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def _now(monday):
    with frozen(monday):
        yield


def typed(case, **more):
    """A whole form, as the page sends it."""
    return {
        "seen_version": case.version,
        "kind": "surat_dinas",
        "subject": "Data jalan rusak",
        "to": "Kepala Dinas Perhubungan\nPT Maju <surat@maju.example>",
        "copies": "Inspektorat\nArsip",
        "opening": "Dengan hormat,",
        "body": "1. satu\n2. dua\n\nHari: Senin",
        "closing": "Demikian.",
        "security": "B",
        "speed": "biasa",
        "classification": "000.1.2",
        "signing_unit": case.lead_unit_id,
        **more,
    }


def test_from_the_first_word_to_the_signer(office, monday):
    classification()
    register(office, monday)
    oka, budi = signed_in(office.roads_officer), signed_in(office.bridges_head)
    page = oka.get("/surat/keluar/baru/")
    key = page.context["form"].initial["key"]
    begun = {"key": key, "unit": office.roads.pk, "kind": "surat_dinas", "subject": "Data jalan rusak"}
    address = oka.post("/surat/keluar/baru/", begun).url
    assert oka.post("/surat/keluar/baru/", begun).url == address, "sent twice, begun once"
    case = Case.objects.get()
    assert oka.post(address, typed(case)).status_code == 302
    letter = Outgoing.objects.get()
    assert [(one.printed, one.role, one.way) for one in letter.addressees.order_by("position")] == [
        ("Kepala Dinas Perhubungan", "to", "inside"),
        ("PT Maju", "to", "email"),
        ("Kepala Inspektorat", "copy", "inside"),
    ]
    said = LetterVersion.objects.get(number=2).said()
    assert said["body"] == read("1. satu\n2. dua\n\nHari: Senin")
    assert said["copies"] == ["Arsip"]
    case.refresh_from_db()
    page = oka.get(f"/surat/keluar/{case.code}/")
    key = f"{office.bridges_head.pk}:{office.bridges.pk}:hierarki"
    handed = oka.post(f"/surat/keluar/{case.code}/ajukan/", {"seen_version": case.version, "check_1": key})
    assert handed.status_code == 302
    assert "Data jalan rusak" in budi.get("/surat/paraf/").content.decode()
    case.refresh_from_db()
    said = budi.post(f"/surat/keluar/{case.code}/paraf/", {"seen_version": case.version, "note": "Baik."})
    assert said.url == "/surat/paraf/"
    case.refresh_from_db()
    assert case.state == "to_sign"
    assert "Baik." in oka.get(f"/surat/keluar/{case.code}/").content.decode()


def test_the_editor_and_the_plain_fields_give_the_same_blocks(office, monday):
    case = drafted_letter(office, monday).letter.case
    oka, blocks = signed_in(office.roads_officer), read("1. **satu**\n   a. dua\n\n| A | B |\n|---|---|\n| 1 | 2 |")
    page = oka.get(f"/surat/keluar/{case.code}/tulis/").content.decode()
    assert "data-blocks" in page
    sent = typed(case, body="", body_blocks=json.dumps(blocks))
    assert oka.post(f"/surat/keluar/{case.code}/tulis/", sent).status_code == 302
    assert LetterVersion.objects.latest("number").said()["body"] == blocks
    case.refresh_from_db()
    forged = json.dumps([{"is": "script", "runs": []}])
    refused = oka.post(f"/surat/keluar/{case.code}/tulis/", typed(case, body_blocks=forged))
    assert refused.status_code == 422
    assert refused.context["form"].errors["body"]


def test_nothing_typed_is_lost(office, monday):
    case = drafted_letter(office, monday).letter.case
    address = f"/surat/keluar/{case.code}/tulis/"
    oka, sekar = signed_in(office.roads_officer), signed_in(office.roads_secretary)
    assert oka.post(f"{address}sementara/", typed(case, body="Setengah kalimat")).status_code == 204
    assert "Setengah kalimat" in oka.get(address).content.decode()
    assert "Setengah kalimat" not in sekar.get(address).content.decode()
    assert sekar.post(address, typed(case, body="Kata sekretaris")).status_code == 302
    stale = oka.post(address, typed(case, body="Kata Oka"))
    assert stale.status_code == 409
    assert "Kata Oka" in stale.content.decode()
    again = typed(case, body="Kata Oka") | {"seen_version": stale.context["form"]["seen_version"].value()}
    assert oka.post(address, again).status_code == 302
    assert not UnsavedWords.objects.exists()
    assert LetterVersion.objects.latest("number").said()["body"] == read("Kata Oka")
    compared = oka.get(f"/surat/keluar/{case.code}/versi/?dari=2&ke=3").content.decode()
    assert "<del>" in compared
    assert "<ins>" in compared


def test_a_wrong_form_comes_back_whole(office, monday):
    case = drafted_letter(office, monday).letter.case
    oka = signed_in(office.roads_officer)
    page = oka.post(
        f"/surat/keluar/{case.code}/tulis/", typed(case, subject="", classification="zzz", body="Kata saya")
    )
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"subject", "classification"}
    assert "Kata saya" in page.content.decode()


def test_words_go_out_and_come_back_as_docx(office, monday):
    case = drafted_letter(office, monday).letter.case
    oka, address = signed_in(office.roads_officer), f"/surat/keluar/{case.code}/tulis/"
    file = oka.get(f"/surat/keluar/{case.code}/naskah.docx").content
    document = Document(io.BytesIO(file))
    assert any(": …" in cell.text for table in document.tables for cell in table._cells)
    line = next(one for one in document.paragraphs if SAYS in one.text)
    line.add_run(" Ditambah.").bold = True
    kept = io.BytesIO()
    document.save(kept)
    upload = SimpleUploadedFile("surat.docx", kept.getvalue())
    page = oka.post(address, typed(case) | {"word": upload})
    assert page.context["taken"]
    assert page.context["report"] == []
    shown = page.context["form"]["body"].value()
    assert shown == f"{SAYS} **Ditambah.**"
    assert LetterVersion.objects.count() == 1
    broken = oka.post(address, typed(case, body="Tetap") | {"word": SimpleUploadedFile("x.docx", b"PK nothing")})
    assert broken.status_code == 422
    assert "Tetap" in broken.content.decode()


def test_what_a_docx_holds_beyond_words_is_reported_by_line(office, monday):
    case = drafted_letter(office, monday).letter.case
    document = Document()
    document.add_paragraph("Kata biasa")
    picture = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (4, 4)).save(picture, "PNG")
    document.add_picture(io.BytesIO(picture.getvalue()))
    document.sections[0].header.paragraphs[0].text = "Kop lain"
    kept = io.BytesIO()
    document.save(kept)
    oka = signed_in(office.roads_officer)
    upload = SimpleUploadedFile("surat.docx", kept.getvalue())
    page = oka.post(f"/surat/keluar/{case.code}/tulis/", typed(case) | {"word": upload})
    assert len(page.context["report"]) == 2
    assert page.context["form"]["body"].value() == "Kata biasa"


def test_the_page_stands_there_as_pdf_and_pictures(office, monday):
    case = handed_in_letter(office, monday)
    head = signed_in(office.roads_head)
    assert head.get(f"/surat/keluar/{case.code}/naskah.pdf").content.startswith(b"%PDF")
    assert head.get(f"/surat/keluar/{case.code}/halaman/1/").content.startswith(b"\x89PNG")
    assert head.get(f"/surat/keluar/{case.code}/halaman/9/").status_code == 404
    assert head.get(f"/surat/keluar/{case.code}/").status_code == 200


PLACES = ("", "tulis/", "naskah.pdf", "naskah.docx", "versi/", "halaman/1/")


def test_a_sealed_draft_is_for_its_author_checkers_and_signer(office, monday):
    asked = [(office.bridges_head, office.bridges)]
    case = handed_in_letter(
        office, monday, security="R", subject="Perihal sangat tertutup", signing_unit=office.root, checks=asked
    )
    readers = ("roads_officer", "bridges_head", "mayor")
    others = ("roads_head", "roads_secretary", "roads_records", "lights_head", "auditor", "bridges_officer")
    for name in readers:
        assert signed_in(getattr(office, name)).get(f"/surat/keluar/{case.code}/").status_code == 200, name
    for name in others:
        client = signed_in(getattr(office, name))
        assert {client.get(f"/surat/keluar/{case.code}/{place}").status_code for place in PLACES} == {404}, name
        assert "tertutup" not in client.get("/surat/keluar/").content.decode(), name
    envelope = signed_in(office.roads_records).get("/surat/keluar/").content.decode()
    assert case.code[:4] in envelope.replace("-", "")


def test_the_list_asks_no_more_for_more_letters(office, monday, django_assert_num_queries):
    client = signed_in(office.roads_officer)

    def asked():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            assert client.get("/surat/keluar/").status_code == 200
        return len(found)

    drafted_letter(office, monday)
    asked()
    first = asked()
    for _n in range(3):
        drafted_letter(office, monday)
    assert asked() == first


def test_a_pattern_is_tried_before_it_is_set(office, monday):
    arif, page = signed_in(office.roads_records), "/surat/pengaturan/penomoran/"
    said = {
        "unit": office.roads.pk,
        "name": "Surat keluar",
        "pattern": "{kode}/{nomor:3}/{unit}/{tahun}",
        "unit_code": "DPU",
        "decree": "SK 1/2026",
        "since": "2026-01-01",
    }
    tried = arif.post(page, said | {"try": "1"})
    assert "800.1.11.1/007/DPU/2026" in tried.content.decode()
    assert not LetterRegister.objects.exists()
    wrong = arif.post(page, said | {"pattern": "{nomor}/{bulan}"})
    assert wrong.status_code == 422
    assert wrong.context["register_form"].errors["pattern"]
    assert arif.post(page, said).status_code == 302
    kept = LetterRegister.objects.get()
    assert arif.get(f"{page}?ubah={kept.pk}").status_code == 200
    elsewhere = signed_in(office.lights_records)
    assert elsewhere.get(f"{page}?ubah={kept.pk}").status_code == 404
    mode = {"what": "mode", "unit": office.roads.pk, "mode": "srikandi", "decree": "SK 2/2026", "since": "2026-02-01"}
    assert arif.post(page, mode).status_code == 302
    assert UnitMode.objects.get().mode == "srikandi"
    assert elsewhere.post(page, mode).status_code == 422


def test_who_initials_is_proposed_up_the_line(office, monday):
    outgoing = drafted_letter(
        office, monday, unit=office.bridges, author=office.bridges_officer, signing_unit=office.root
    )
    case = outgoing.letter.case
    page = signed_in(office.bridges_officer).get(f"/surat/keluar/{case.code}/").content.decode()
    for head, unit in ((office.bridges_head, office.bridges), (office.roads_head, office.roads)):
        assert f'value="{head.pk}:{unit.pk}:hierarki" selected' in page
    assert f'value="{office.lights_head.pk}:{office.lights.pk}:koordinasi"' in page
    assert f'value="{office.mayor.pk}:' not in page


def test_after_a_return_each_sees_what_changed(office, monday):
    from praja.duties.letters.operations.checking import AskedToInitial, give_back, hand_in
    from praja.duties.letters.operations.drafting import revise_letter
    from praja.duties.letters.operations.drafts import NewAddressee, NewDraft

    case = handed_in_letter(office, monday, checks=[(office.bridges_head, office.bridges)])
    case = give_back(
        case=case, note="Angka.", actor=office.actor(office.bridges_head, monday), at=monday, seen_version=None
    )
    oka = office.actor(office.roads_officer, monday)
    new = NewDraft(
        kind="surat_dinas",
        subject="Data jalan rusak",
        words=words(SAYS.replace("rusak", "berlubang")),
        addressees=(NewAddressee(unit=office.lights),),
        classification=classification(),
    )
    revise_letter(case=case, new=new, actor=oka, at=monday, seen_version=None)
    asked = [AskedToInitial(office.bridges_head, office.bridges)]
    hand_in(case=case, checks=asked, actor=oka, at=monday, seen_version=None)
    page = signed_in(office.bridges_head).get(f"/surat/keluar/{case.code}/").content.decode()
    assert "<del>" in page
    assert "berlubang" in page
    assert Check.objects.count() == 2


def test_an_answer_begins_from_the_letter_that_came_in(office, monday):
    came = registered_letter(office, sender=office.lights, security="T")
    secretary = signed_in(office.roads_secretary)
    assert f"?balas={came.letter.case.code}" in secretary.get(f"/surat/masuk/{came.letter.case.code}/").content.decode()
    page = secretary.get(f"/surat/keluar/baru/?balas={came.letter.case.code}")
    begun = {name: value for name, value in page.context["form"].initial.items() if name != "dari"} | {
        "kind": "surat_dinas"
    }
    assert secretary.post("/surat/keluar/baru/", begun).status_code == 302
    letter = Outgoing.objects.get()
    assert (letter.replies_to, letter.letter.security) == (came, "T")
    assert [one.unit for one in letter.addressees.all()] == [office.lights]
    # Of a letter that one may not open nothing is taken over.
    outsider = signed_in(office.roads_officer)
    assert outsider.get(f"/surat/keluar/baru/?balas={came.letter.case.code}").status_code == 404
