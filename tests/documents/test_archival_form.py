# SPDX-License-Identifier: EUPL-1.2
"""Every template gives archival and accessible files, and the signature leaves them so.

No full validator of PDF/A is to be had from the registries, so what can be read off a file's structure is asserted here.
"""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from django.conf import settings

from documents.making import picture
from praja.config.manuals.books import books, pdf_of
from praja.kernel.documents.domain.footnotes import NOT_SIGNED
from praja.kernel.documents.domain.letters import LAYOUTS, PaperHead
from praja.kernel.documents.domain.papers import TEMPLATES as SIGNED_TEMPLATES
from praja.kernel.documents.domain.papers import CertificateText, LetterText, ResultText
from praja.kernel.documents.domain.signing import Signatory
from praja.kernel.documents.enums import Provider
from praja.kernel.documents.gateways.receipts import Receipt, qr_svg, render_receipt
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.documents.gateways.results import PrintedSigner, ResultPage, render_result
from praja.kernel.documents.gateways.signing.local import LocalService
from praja.kernel.documents.gateways.typst import TEMPLATES, render
from praja.kernel.documents.queries.letterheads import as_svg
from praja.lib.charts.canvas import Canvas
from praja.lib.exports.reports import Drawing, ReportDocument, Section
from signing import TEXT, words_of

EMBLEM = as_svg(picture("PNG"), "image/png", 40, 30)
PAGE = ResultPage(
    government="Pemerintah Kota Uji",
    unit="Kelurahan Melati",
    address="Jalan Mawar 1",
    title="Surat Keterangan Domisili",
    number="400.12.2/001/MLT/III/2026",
    text=TEXT,
    place="Uji",
    dated_on=date(2026, 3, 2),
    signer=PrintedSigner("Budi Santoso, S.Sos.", "Lurah Melati", "III/d", "19860926 201505 1 001"),
    code="ABCDE-FGHJK",
    verify_url="https://praja.example/verifikasi/ABCDEFGHJK/",
    verify_address="https://praja.example/verifikasi/",
    provider=Provider.LOCAL,
    head=PaperHead("", "Telepon 0700 1234", EMBLEM, EMBLEM),
)
RECEIPT = Receipt(
    government="Pemerintah Kota Uji",
    unit="Dinas Uji",
    address="Jalan Uji 1",
    subject="Lampu jalan padam",
    code="AD-7K2M-Q9XP",
    secret_link="https://praja.example/l/abc",
    filed_at="Senin, 2 Maret 2026",
    promised_on="Selasa, 31 Maret 2026",
    explanation=("Mulai dihitung 3 Maret 2026.",),
    digest="9f" * 32,
    check_url="https://praja.example/periksa",
)


def said(words):
    return {"is": "text", "runs": [[words, "b"], [" miring", "i"]], "indent": 1}


def points(*items):
    listed = [{"runs": [[item, ""]]} for item in items]
    return {"is": "list", "style": "1", "items": listed, "indent": 0}


NESTED = {"is": "list", "style": "a", "items": [{"runs": [["Satu", "u"]], "inner": points("Dua")}], "indent": 0}
TABLE = {"is": "table", "rows": [[[["Ruas", ""]], []], [[["Mawar", ""]], [["12", ""]]]], "head": True}
FIELDS = {"is": "fields", "rows": [["Hari", [["Senin", ""]]]]}


def letter(layout, says="Isi.", **more):
    blocks = [said(says), NESTED, TABLE, FIELDS, {"is": "title", "runs": [["BAB I", ""]]}]
    parts = {"opening": [said(says)], "body": blocks, "closing": [said(says)]}
    legal = {"considering": [points(says)], "recalling": [NESTED], "noting": [said(says)], "deciding": says}
    text = LetterText(
        layout=layout,
        heading="Surat Edaran",
        subject=says,
        to=(says, says),
        attention=says,
        copies=(says,),
        acting=("a.n. Wali Kota", "u.b."),
        **parts,
        **legal,
        **more,
    )
    return replace(PAGE, text=text)


def certificate(says="Isi.", subjects=3):
    text = CertificateText(
        given_to=says,
        facts=(("NIP", "1990"), ("Jabatan", says), ("Instansi", says)),
        passed=says,
        course=says,
        batch=says,
        held=says,
        subjects=((says, 4),) * subjects,
        total=4 * subjects,
    )
    return replace(PAGE, title="Sertifikat", text=text)


GANTT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect x="2" y="4" width="40" height="8"/></svg>'


def report(at):
    return ReportDocument(
        government="Pemerintah Kota Uji",
        title="Laporan",
        lead="Isi",
        as_of=at,
        sections=[Section("Bagian", ["Kata"], [], Drawing(GANTT, "Tahapan menurut hari"))],
    )


MATRIX = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Uji"},
    "title": "Matriks layanan",
    "lead": "Selesai tepat waktu",
    "as_of": "Per 2 Maret 2026",
    "levels": ["sangat baik", "baik", "kurang", "buruk"],
    "note": "n: banyaknya perkara.",
    "unit": "Unit",
    "sheets": [
        {"services": ["KTP", "KK"], "rows": [{"unit": "Kelurahan Melati", "cells": [["90%", "n 20", 4], ["-", "", 0]]}]}
    ],
}

TICKET = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Uji", "unit": "Kelurahan Melati", "address": ""},
    "label": "A-014",
    "queue": "Surat keterangan",
    "priority": "Lanjut usia",
    "taken_at": "Senin, 2 Maret 2026 pukul 10.00 WIB",
    "qr": qr_svg("https://praja.example/layanan/antrean/tiket/ABC/"),
    "words": {
        "title": "Tiket antrean",
        "taken_at": "Diambil pada",
        "first": "Didahulukan",
        "scan": "Pindai untuk melihat antrean",
        "qr_alt": "Kode QR halaman tiket ini",
        "watch": "Perhatikan layar.",
    },
}

CODE = {
    "url": "https://praja.example/layanan/surat-domisili/",
    "qr": qr_svg("https://praja.example/layanan/surat-domisili/"),
}
MELATI = {"name": "Pemerintah Kota Uji", "unit": "Kelurahan Melati"}

BOARD = {
    "lang": "id",
    "government": MELATI,
    "title": "Surat keterangan domisili",
    "lead": "Selesai dalam 3 hari kerja, gratis.",
    "groups": [{"name": "Yang diberikan", "components": [["Persyaratan", "1. KTP-el\n2. KK"], ["Biaya/tarif", ""]]}],
    "set_by": "Ditetapkan dengan SK 1.",
    "words": {"kind": "Standar pelayanan", "not_said": "Belum ada", "scan": "Pindai", "qr_alt": "Kode QR layanan"},
    **CODE,
}

PLEDGE = {
    "lang": "id",
    "government": MELATI,
    "promises": ["Kami melayani.", "Kami memperbaiki.", "Kami bertanggung jawab."],
    "signed_by": "Lurah Melati",
    "set_by": "Ditetapkan dengan SK 1.",
    "words": {"title": "Maklumat pelayanan", "scan": "Pindai", "qr_alt": "Kode QR maklumat"},
    **CODE,
}


def activity(lane, shape, back=None):
    return {
        "what": "Memeriksa berkas",
        "lane": lane,
        "shape": shape,
        "back": back,
        "needs": ["KTP-el", "KK"],
        "time": "",
        "output": "Berkas lengkap",
        "notes": ["Waktu berhenti."],
    }


SOP = {
    "lang": "id",
    "government": MELATI,
    "title": "Surat keterangan domisili",
    "identity": [["Nomor SOP", ""], ["Tanggal efektif", "2 Mar 2026"], ["Dasar hukum", "UU 25/2009"]],
    "lanes": ["Pemohon", "Petugas"],
    "rows": [activity(0, "start"), activity(1, "decision", 0), activity(1, "work"), activity(0, "end")],
    "promise": "3 hari kerja",
    "draft": "RANCANGAN",
    "words": dict.fromkeys(
        (
            *("kind", "version", "not_said", "number", "activity", "actors", "quality", "needs", "time", "output"),
            *("notes", "yes", "no", "start", "work", "decision", "promise", "none", "basis", "flow"),
        ),
        "kata",
    ),
}

REGISTER = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Contoh", "unit": "Kelurahan Melati"},
    "title": "Register 2026: Surat keterangan domisili",
    "as_of": "Keadaan per: 30 November 2026",
    "columns": [{"label": "No.", "number": True, "share": 0}, {"label": "Pemohon", "number": False, "share": 2}],
    "rows": [["1", "Siti Aminah"], ["2", "Budi Santoso"]],
    "closing": "Sampai dengan 30 November 2026 register ini memuat 2 permohonan.",
    "signature": {"words": "Mengetahui", "title": "Lurah Melati", "name": "Ani Wijaya"},
}

DISPOSITION = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Contoh", "unit": "Dinas Pekerjaan Umum"},
    "title": "Lembar Disposisi",
    "envelope": [["Surat dari", "Balai Jalan"], ["No. agenda", "12"], ["Nomor surat", "UM/1"], ["Sifat", "Biasa"]],
    "subject": ["Hal", "Undangan rapat"],
    "words": {"to": "Diteruskan kepada", "hope": "Dengan hormat harap", "note": "Catatan"},
    "sheets": [
        {
            "depth": depth,
            "above": "Seksi Jembatan",
            "giver": "Kepala Dinas",
            "given": "2 Maret 2026",
            "recorded": "",
            "asked": ["Seksi Jembatan"],
            "boxes": [["Proses lebih lanjut", True], ["Tanggapan dan saran", False]],
            "note": "Segera.",
        }
        for depth in (0, 1)
    ],
    "closing": "Dicetak 2 Maret 2026.",
}

WORDS = [["Disetujui", True], ["Perubahan", False], ["Ditangguhkan", False], ["Tidak disetujui", False]]
LEAVE_REQUEST = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Uji", "unit": "Seksi Jembatan"},
    "title": "Formulir permintaan dan pemberian cuti",
    "dated": "2 Maret 2026",
    "employee": [["Nama", "Wayan"]],
    "kinds": [["Cuti tahunan", True], ["Cuti besar", False]],
    "reason": "Pulang kampung",
    "length": "5 hari kerja",
    "first": "6 Juli 2026",
    "last": "10 Juli 2026",
    "balance": [["N-1", "2025", "6"], ["N", "2026", "12"]],
    "address": "Jalan Mawar 1",
    "phone": "–",
    "name": "Wayan",
    "superior": {"title": "Kepala Seksi Jembatan", "words": WORDS, "note": "Segera."},
    "official": {"title": "Wali Kota Uji", "words": WORDS, "note": ""},
    "closing": "Dicetak dari Praja.",
}

DISCIPLINE = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Uji", "unit": "Seksi Jembatan"},
    "title": "Berita acara pemeriksaan",
    "number": "Nomor: ....",
    "dated": "2 Maret 2026",
    "secret": "RAHASIA",
    "opening": ["Telah diperiksa pegawai berikut."],
    "fields": [["Nama", "Wayan"], ["Pada", "Senin, 2 Maret 2026"]],
    "sections": [["Keterangan", ["Ditanya dan dijawab.", ""]]],
    "table": {"caption": "Hari", "columns": ["No.", "Hari", "Catatan"], "rows": [["1", "Senin", "Tidak ada catatan."]]},
    "signatures": [["Yang diperiksa", "Wayan"], ["Pemeriksa", "Budi"]],
    "closing": "Dicetak dari Praja.",
}

PAY_LIST = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Uji", "unit": "Seksi Jembatan"},
    "title": "Daftar TPP bulan Mei 2026",
    "as_of": "Daftar ke-1. Angka dalam rupiah.",
    "columns": ["No.", "Nama/NIP", "TPP", "Produktivitas", "Bagian disiplin", "Potongan", "Diterima", "Tanda tangan"],
    "rows": [
        {"sum": False, "number": "1", "name": "Wayan", "nip": "1990", "money": ["5", "3", "2", "0", "5"]},
        {"sum": True, "number": "", "name": "Jumlah", "nip": "", "money": ["5", "3", "2", "0", "5"]},
    ],
    "closing": "Daftar ini memuat 1 pegawai.",
    "signature": {"words": "Mengetahui", "title": "Kepala Seksi", "name": "Budi"},
}
OUTAGE_LIST = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Uji", "unit": "Seksi Jembatan"},
    "title": "Daftar hadir manual",
    "people": [["1.", "Wayan"], ["2.", "Budi"]],
}

DRAWN = Canvas(40, 20)
DRAWN.line(0, 0, 40, 20, "line")
DRAWN.text(2, 12, "Mulai 2 Maret", "say-strong")

EXHIBIT = {
    "lang": "id",
    "government": {"name": "Pemerintah Kota Uji", "unit": "Seksi Jembatan"},
    "title": "Pilah Dua Kali",
    "lead": "Pelayanan publik · Pekerjaan umum",
    "left": [["Masalahnya dalam angka sendiri", ["Tanggapan pertama: 60% (6 dari 10)"]], ["Hasil", ["Lebih cepat."]]],
    "right": [["Cara kerjanya", ["Laporan dipilah pagi dan sore."]]],
    "effects": [{"measure": "Tanggapan", "says": "Terlihat.", "note": "Satu minggu", "svg": DRAWN.on_paper()}],
    "lives": [["Seksi Jembatan", "sejak 2 Maret 2026"]],
    "copies": [["Seksi Lampu", "Terlihat."]],
    "as_of": "Keadaan: 2 Maret 2026",
    "url": "https://contoh.invalid/galeri-inovasi/ABC/",
    "qr": qr_svg("https://contoh.invalid/galeri-inovasi/ABC/"),
    "words": {
        "kind": "Inovasi",
        "scan": "Pindai",
        "qr_alt": "Kode QR halaman inovasi ini",
        "effect": "Sebelum dan sesudah",
        "no_effect": "Tidak ada angka.",
        "lives": "Di mana dipakai",
        "copies": "Siapa yang meniru",
        "no_copies": "Belum ada.",
    },
}

MADE = {
    "exhibit": lambda at: render("exhibit", EXHIBIT, at=at, paper="a4"),
    "pay_list": lambda at: render("pay_list", PAY_LIST, at=at),
    "outage_list": lambda at: render("outage_list", OUTAGE_LIST, at=at),
    "discipline": lambda at: render("discipline", DISCIPLINE, at=at),
    "leave_request": lambda at: render("leave_request", LEAVE_REQUEST, at=at),
    "disposition": lambda at: render("disposition", DISPOSITION, at=at),
    "sop": lambda at: render("sop", SOP, at=at),
    "board": lambda at: render("board", BOARD, at=at, paper="a3"),
    "pledge": lambda at: render("pledge", PLEDGE, at=at, paper="a3"),
    "ticket": lambda at: render("ticket", TICKET, at=at, paper="80mm"),
    "matrix": lambda at: render("matrix", MATRIX, at=at, paper="a3"),
    "result": lambda at: render_result(PAGE, at=at),
    **{layout: lambda at, layout=layout: render_result(letter(layout), at=at) for layout in sorted(LAYOUTS)},
    "certificate": lambda at: render_result(certificate(), at=at),
    "receipt": lambda at: render_receipt(RECEIPT, at=at),
    "manual": lambda at: pdf_of(books()[0], pictures=None, edition="2026", at=at),
    "register": lambda at: render("register", REGISTER, at=at),
    "report": lambda at: render_report(report(at), at=at),
}


def signed(page, at):
    service = LocalService(settings.PRAJA_KEYS)
    signatory = Signatory("Budi Santoso", "Lurah Melati")
    [file] = service.sign([page], signatory=signatory, secret=None, at=at, announce=lambda _id: None)
    return file.content


def test_no_template_is_left_out():
    assert {path.stem for path in TEMPLATES.glob("*.typ")} - {"base"} == set(MADE)
    assert set(MADE) >= SIGNED_TEMPLATES


@pytest.fixture(params=[(name, is_signed) for name in MADE for is_signed in (False, True)], ids=str)
def pdf(request, at):
    name, is_signed = request.param
    page = MADE[name](at)
    with pikepdf.open(io.BytesIO(signed(page, at) if is_signed else page)) as opened:
        yield opened


def dictionaries(pdf):
    return [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary | pikepdf.Stream)]


def test_it_calls_itself_archival_and_accessible(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as found:
        assert (found["pdfaid:part"], found["pdfaid:conformance"], found["pdfuaid:part"]) == ("2", "A", "1")
        assert found["dc:title"] == str(pdf.docinfo["/Title"])


def test_its_colours_have_a_profile(pdf):
    [intent] = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert len(intent.DestOutputProfile.read_bytes()) > 100


def test_its_structure_is_tagged_and_its_language_named(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert "/K" in pdf.Root.StructTreeRoot
    assert str(pdf.Root.Lang) == "id"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_every_font_is_inside(pdf):
    fonts = [font for font in dictionaries(pdf) if "/FontDescriptor" in font]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()) for font in fonts)


def test_nothing_in_it_can_run_or_is_locked_or_lies_elsewhere(pdf):
    assert not pdf.is_encrypted
    keys = {key for found in dictionaries(pdf) for key in found.keys()}  # noqa: SIM118 - not a dict
    assert not keys & {"/JS", "/JavaScript", "/AA", "/OpenAction", "/EmbeddedFiles", "/XFA", "/LZWDecode"}
    actions = {str(found.S) for found in dictionaries(pdf) if found.get("/Type") == "/Action" or "/URI" in found}
    assert actions <= {"/URI"}


def test_every_picture_says_what_it_shows(pdf):
    figures = [found for found in dictionaries(pdf) if found.get("/S") == "/Figure"]
    assert all(str(figure.Alt) for figure in figures)


def test_what_is_marked_on_a_page_keeps_the_order_of_its_structure(pdf):
    for page in pdf.pages:
        if "/Annots" in page:
            assert str(page.Tabs) == "/S"


def test_the_field_of_the_signature_takes_no_room_and_hides_nothing(at):
    with pikepdf.open(io.BytesIO(signed(MADE["result"](at), at))) as pdf:
        [field] = pdf.Root.AcroForm.Fields
        assert [float(edge) for edge in field.Rect] == [0, 0, 0, 0]
        invisible, hidden, printed, no_view = 1, 2, 4, 32
        flags = int(field.get("/F", 0))
        assert flags & (invisible | hidden | no_view) == 0
        assert flags & printed
        assert str(field.V.SubFilter) == "/ETSI.CAdES.detached"
        assert pdf.Root.AcroForm.SigFlags == 3
        assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_the_signature_adds_and_changes_nothing_that_was_there(at):
    page = MADE["result"](at)
    content = signed(page, at)
    assert content.startswith(page)
    assert len(re.findall(rb"%%EOF", content)) == 2


def test_the_same_page_is_the_same_bytes(at):
    assert MADE["result"](at) == MADE["result"](at)


@pytest.mark.parametrize(
    ("provider", "said", "not_said"),
    [
        (Provider.LOCAL, "Tanda tangan uji", "diterbitkan oleh Balai Sertifikasi Elektronik"),
        (Provider.BSRE_V1, "diterbitkan oleh Balai Sertifikasi Elektronik", "Tanda tangan uji"),
        (Provider.BSRE_V2, "diterbitkan oleh Balai Sertifikasi Elektronik", "Tanda tangan uji"),
        (None, NOT_SIGNED, "ditandatangani secara elektronik"),
    ],
)
def test_the_foot_of_the_page_says_only_what_is_true_of_it(at, provider, said, not_said):
    words = words_of(render_result(replace(PAGE, provider=provider), at=at))
    assert said in words
    assert not_said not in words


def test_what_people_wrote_is_never_read_as_markup(at):
    nasty = '#panic("x") *a* $x$ <b> @ref [y] \\u{41} #import "base.typ"'
    text = ResultText(opening=(nasty,), fields=((nasty, nasty),), closing=(nasty,), recipient=(nasty,), copies=(nasty,))
    page = replace(PAGE, text=text, title=nasty, unit=nasty, place=nasty)
    assert '#panic("x") *a* $x$ <b>' in words_of(render_result(page, at=at))


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_words_of_a_letter_are_never_read_as_markup(at, layout):
    nasty = '#panic("x") *a* $x$ <b> @ref [y] #import "base.typ"'
    assert "*a* $x$ <b>" in words_of(render_result(letter(layout, nasty, preamble=nasty), at=at)).replace("*A*", "*a*")


def test_the_words_of_a_certificate_are_never_read_as_markup(at):
    nasty = '#panic("x") *a* $x$ <b> @ref [y] #import "base.typ"'
    assert "*a* $x$ <b>" in words_of(render_result(certificate(nasty), at=at))


@pytest.mark.parametrize("subjects", [1, 12, 25])
def test_a_certificate_is_one_sheet_with_its_subjects_on_the_reverse(at, subjects):
    with pikepdf.open(io.BytesIO(render_result(certificate("Mata", subjects), at=at))) as pdf:
        assert len(pdf.pages) == 2
        width, height = (float(pdf.pages[0].MediaBox[edge]) for edge in (2, 3))
    assert width > height


def test_a_letter_that_nobody_signed_says_so(at):
    assert NOT_SIGNED in words_of(render_result(replace(letter("letter"), provider=None), at=at))


def test_a_long_result_goes_on_over_pages_with_its_foot_on_each(at):
    text = ResultText(opening=tuple("Kalimat yang panjang. " * 30 for _n in range(12)))
    data = render_result(replace(PAGE, text=text), at=at)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    assert pages > 1
    assert words_of(data).count("Tanda tangan uji: dokumen ini") == pages
