# SPDX-License-Identifier: EUPL-1.2
"""What is refused, and the reason a person is given."""

import contextlib
import gzip
import io
import struct
import zipfile
import zlib

import openpyxl
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.making import document, flat_picture, picture
from praja.kernel.documents.domain.cleaning import clean
from praja.kernel.documents.domain.limits import Limits, Unacceptable
from praja.kernel.documents.enums import Reason
from praja.kernel.documents.errors import _WORDS, refusal

LIMITS = Limits(size=2_000_000, pixels=1_000_000, pages=3)


def reason_for(data, limits=LIMITS):
    with pytest.raises(Unacceptable) as refused:
        clean(data, limits)
    return refused.value.reason


def workbook():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def zip_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 20_000_000)
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (SVG, Reason.SCRIPT),
        (b'\xef\xbb\xbf<?xml version="1.0"?>' + SVG, Reason.SCRIPT),
        (SVG.decode().encode("utf-16"), Reason.SCRIPT),
        (b"<!-- x -->\n" * 50 + b"<html>", Reason.SCRIPT),
        (b"GIF89a<script>alert(1)</script>", Reason.SCRIPT),
        (b"#!/bin/sh\nrm -rf /", Reason.SCRIPT),
        (b"<?php system('x');", Reason.SCRIPT),
        (workbook(), Reason.ARCHIVE),
        (zip_bomb(), Reason.ARCHIVE),
        (gzip.compress(b"x", mtime=0), Reason.ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Reason.ARCHIVE),
        (b"MZ\x90\x00" + b"\0" * 100, Reason.PROGRAM),
        (b"\x7fELF\x02\x01\x01", Reason.PROGRAM),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Reason.HEIC),
        (b"\0\0\0\x18ftypisom\0\0\0\0", Reason.UNKNOWN),
        (b"GIF89a\x01\x00\x01\x00", Reason.UNKNOWN),
        (b"just words", Reason.UNKNOWN),
        (b"\n%PDF-1.7\n", Reason.UNKNOWN),
        (b"MZ" + document(), Reason.PROGRAM),
        (b"%PDF-1.7 and nothing more", Reason.BROKEN),
        (b"\xff\xd8\xff\xe0 no picture", Reason.BROKEN),
        (b"\x89PNG\r\n\x1a\n no picture", Reason.BROKEN),
        (b"RIFF\x10\0\0\0WEBPVP8 ", Reason.BROKEN),
    ],
)
def test_what_is_not_a_picture_or_document_is_refused_by_its_content(data, reason):
    assert reason_for(data) == reason


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_is_refused(kind):
    data = picture(kind, (200, 200))
    clean(data, LIMITS)
    assert reason_for(data[: len(data) // 2]) == Reason.BROKEN


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_bomb_is_refused_by_its_header(kind):
    bomb = flat_picture(kind, (12_000, 12_000))
    assert len(bomb) < LIMITS.size
    assert reason_for(bomb) == Reason.TOO_MANY_PIXELS


def test_a_picture_is_held_to_its_pixels_exactly():
    assert clean(flat_picture("PNG", (1000, 1000)), LIMITS).width == 1000
    assert reason_for(flat_picture("PNG", (1000, 1001))) == Reason.TOO_MANY_PIXELS


def test_a_picture_bomb_that_lies_huge_is_refused():
    data = bytearray(flat_picture("PNG", (10, 10)))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    assert reason_for(bytes(data)) in (Reason.TOO_MANY_PIXELS, Reason.BROKEN)


def test_size_and_pages_are_held_to_their_limits():
    data = document(pages=3)
    assert clean(data, Limits(size=len(data), pages=3)).pages == 3
    assert reason_for(data, Limits(size=len(data) - 1)) == Reason.TOO_LARGE
    assert reason_for(document(pages=4)) == Reason.TOO_MANY_PAGES
    assert reason_for(document(pages=0)) == Reason.BROKEN


def javascript_on_opening(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def launch_deep_inside(pdf):
    pdf.pages[0].Annots = pikepdf.Array(
        [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))]
    )


def embedded_file(pdf):
    pdf.attachments["x.exe"] = b"MZ"


def forgotten_script(pdf):
    pdf.Root.Extra = pdf.make_indirect(pikepdf.Dictionary(JS=pdf.make_stream(b"app.alert(1)")))


def xfa_form(pdf):
    pdf.Root.AcroForm = pikepdf.Dictionary(XFA=pdf.make_stream(b"<xdp/>"))


@pytest.mark.parametrize(
    "change", [javascript_on_opening, launch_deep_inside, embedded_file, forgotten_script, xfa_form]
)
def test_an_active_document_is_refused(change):
    assert reason_for(document(change=change)) == Reason.ACTIVE


def test_a_document_that_unpacks_to_far_more_than_it_is_loses_that_part():
    packer = zlib.compressobj(9)
    stream = (
        packer.compress(b"1 0 <</A 1>>") + b"".join(packer.compress(b" " * 10**7) for _ in range(10)) + packer.flush()
    )
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in {
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        4: b"<</Type/Catalog/Pages 2 0 R/X 1 0 R>>",
        5: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(stream), stream),
    }.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = [(0, 0, 255), (2, 5, 0), *[(1, places[n], 0) for n in (2, 3, 4, 5)], (1, len(out), 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    start = len(out)
    out += b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 4 0 R/Length %d>>stream\n" % len(table) + table
    out += b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    assert len(out) < 200_000
    assert len(out) > 80_000
    assert len(clean(out, LIMITS).data) < 5_000


def test_a_locked_document_is_refused():
    locked = document(encryption=pikepdf.Encryption(owner="o", user="u"))
    assert reason_for(locked) == Reason.LOCKED


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"]),
)
def test_no_bytes_make_intake_crash(tail, start):
    reason_for(start + tail)


@given(st.integers(0, 400), st.integers(0, 255), st.sampled_from(["JPEG", "PNG", "WEBP", "PDF"]))
def test_one_wrong_byte_never_crashes(place, byte, kind):
    data = bytearray(document() if kind == "PDF" else picture(kind))
    data[place % len(data)] = byte
    with contextlib.suppress(Unacceptable):
        assert clean(bytes(data), LIMITS).data


def test_every_reason_has_its_words():
    assert set(_WORDS) == set(Reason)
    for reason in Reason:
        error = refusal(reason)
        assert error.detail == {"reason": reason.value}
        assert error.next_step
        assert error.field == "file"
