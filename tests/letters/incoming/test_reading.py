# SPDX-License-Identifier: EUPL-1.2
"""The words on a letter's files are read by the worker."""

import io
import shutil
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageDraw, ImageFont

from letters.conftest import Office
from letters.making import RECEIVED, registered_letter
from praja.duties.letters.models import Incoming
from praja.duties.letters.tasks.incoming import read_waiting_files
from praja.kernel.documents.gateways.typst import FONTS, render
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.ledger.queries import history
from praja.lib.actors import system_actor

WORDS = "Perbaikan jembatan Tirtamarga segera dilaksanakan"


def written_pdf() -> bytes:
    data = {
        "lang": "id",
        "government": {"name": "Kota Uji", "unit": "Dinas"},
        "title": WORDS,
        "as_of": "",
        "columns": [],
        "rows": [],
        "closing": "",
        "signature": None,
    }
    return render("register", data, at=datetime(2025, 6, 1, tzinfo=UTC))


def scanned() -> bytes:
    page = Image.new("RGB", (1240, 400), "white")
    font = ImageFont.truetype(str(FONTS / "PlusJakartaSans_400Regular.ttf"), 40)
    ImageDraw.Draw(page).text((60, 150), WORDS.replace(" ", "   "), fill="black", font=font)
    held = io.BytesIO()
    page.save(held, "PNG")
    return held.getvalue()


def kept(content: bytes) -> StoredFile:
    return take_in(upload=io.BytesIO(content), actor=system_actor("tests"), at=RECEIVED)


def test_the_words_of_a_pdf_are_read_once_and_only_their_digest_is_told(office: Office) -> None:
    letter = registered_letter(office, files=(kept(written_pdf()),))
    read_waiting_files(RECEIVED)
    read_waiting_files(RECEIVED)

    row = Incoming.objects.get(pk=letter.pk)
    told = [one for one in history(letter.letter.case.stream) if one.name == "letters.files_read"]
    assert WORDS in row.scanned_text.replace("\r\n", " ")
    assert not row.is_unread
    assert len(told) == 1
    assert "jembatan" not in str(told[0].payload)


@pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="reading scans: sudo apt install tesseract-ocr tesseract-ocr-ind"
)
def test_the_words_on_a_scan_are_read_where_the_program_is_installed(office: Office) -> None:
    letter = registered_letter(office, files=(kept(scanned()),))
    read_waiting_files(RECEIVED)

    assert WORDS in Incoming.objects.get(pk=letter.pk).scanned_text
