# SPDX-License-Identifier: EUPL-1.2
"""Pages out: archival, accessible, the same everywhere."""

import io
from dataclasses import replace
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.utils.translation import override

from praja.kernel.documents.gateways.receipts import Receipt, qr_svg, render_receipt
from praja.kernel.documents.gateways.typst import render

RECEIPT = Receipt(
    government="Pemerintah Kota Contoh",
    unit="Dinas Contoh",
    address="Jalan Contoh Nomor 1",
    subject='Lampu jalan padam #panic("x") *a* $x$ <b>',
    code="AD-7K2M-Q9XP",
    secret_link="https://praja.example/l/9f8s7d6f5g4h3j2k1l0z9x8c7v6b5n4m",
    filed_at="Senin, 2 Maret 2026 pukul 10.00 WIB",
    promised_on="Selasa, 31 Maret 2026",
    explanation=("Mulai dihitung 3 Maret 2026.",),
    digest="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    check_url="https://praja.example/periksa",
)


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def links(pdf):
    return {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note}


@pytest.mark.parametrize(("paper", "width"), [("a5", 420), ("80mm", 227), ("a4", 595)])
def test_a_receipt_is_tagged_archival_and_of_the_right_width(at, paper, width):
    with override("id"), opened(render_receipt(RECEIPT, at=at, paper=paper)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as found:
            assert (found["pdfaid:part"], found["pdfaid:conformance"], found["pdfuaid:part"]) == (
                "2",
                "A",
                "1",
            )
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "id"
        assert len(pdf.pages) == 1
        assert round(float(pdf.pages[0].mediabox[2])) == width
        assert links(pdf) == {RECEIPT.secret_link, RECEIPT.check_url}


def test_every_font_is_embedded(at):
    with opened(render_receipt(RECEIPT, at=at)) as pdf:
        fonts = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/FontDescriptor" in found]
        names = {str(font.BaseFont).split("+")[1] for font in fonts}
        assert names == {"PlusJakartaSans-Regular", "PlusJakartaSans-Bold", "DejaVuSansMono"}
        assert all("/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor for font in fonts)


def test_the_same_receipt_is_the_same_bytes(at):
    assert render_receipt(RECEIPT, at=at) == render_receipt(RECEIPT, at=at)


def test_the_moment_may_be_said_in_any_zone(at):
    assert render_receipt(RECEIPT, at=at.astimezone(ZoneInfo("Asia/Jakarta"))) == render_receipt(RECEIPT, at=at)


def test_the_picture_carries_its_meaning_in_words(at):
    with override("en"), opened(render_receipt(RECEIPT, at=at)) as pdf:
        alts = {str(found.Alt) for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/Alt" in found}
    assert "QR code of the link to follow this case" in alts


def test_without_a_link_there_is_no_code_to_scan(at):
    with opened(render_receipt(replace(RECEIPT, secret_link=""), at=at)) as pdf:
        assert links(pdf) == {RECEIPT.check_url}


def test_the_code_to_scan_is_a_drawing_without_prologue():
    assert qr_svg("https://praja.example/").startswith("<svg")
    assert qr_svg("a") != qr_svg("b")


def test_a_template_that_is_not_ours_is_a_mistake_of_the_program(at):
    with pytest.raises(RuntimeError):
        render("no-such-template", {}, at=at)


def test_the_zone_in_which_a_moment_is_told_changes_no_byte(at):
    there = at.astimezone(ZoneInfo("Asia/Makassar"))
    assert render_receipt(RECEIPT, at=there) == render_receipt(RECEIPT, at=at)
