# SPDX-License-Identifier: EUPL-1.2
"""What is sent to break the machine is refused with a sentence, or harmless."""

import io
import zipfile

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test.client import RequestFactory

from conftest import MONDAY
from praja.duties.opendata.gateways.reading import read_file
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.kernel.documents.gateways import store
from praja.lib.errors import InvalidInput, TooLarge
from praja.lib.web.uploads import RefuseTooLarge

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>"
)


def book(sheet, *, said=None, parts=0):
    """A workbook with this sheet; its directory says that it unpacks to `said` bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for number in range(parts):
            archive.writestr(f"xl/{number}.xml", "")
        if said is not None:
            archive.getinfo("xl/worksheets/sheet1.xml").file_size = said
    return data.getvalue()


def test_a_workbook_that_unpacks_to_more_than_is_taken():
    with pytest.raises(TooLarge):
        read_file(book(SHEET.format("<row/>"), said=3 * 2**30), "besar.xlsx")
    with pytest.raises(TooLarge):
        read_file(book(SHEET.format("<row/>"), parts=6_000), "banyak.xlsx")


def test_a_workbook_whose_words_multiply():
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>' + SHEET.format(
        '<row><c t="inlineStr"><is><t>&a11;</t></is></c></row>'
    )
    try:
        cells = [cell for sheet in read_file(book(bomb), "bom.xlsx").sheets for row in sheet.rows for cell in row]
    except InvalidInput:
        return
    assert sum(len(str(cell)) for cell in cells) < 1_000


def test_a_page_whose_words_multiply():
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY a0 "ha">{laughs}]><table><tr><td>&a11;</td><td>1</td></tr></table>'
    try:
        cells = [cell for sheet in read_file(page.encode(), "bom.xls").sheets for row in sheet.rows for cell in row]
    except InvalidInput:
        return
    assert sum(len(str(cell)) for cell in cells) < 10_000


def test_json_that_goes_down_without_end():
    with pytest.raises(InvalidInput):
        read_file(b"[" * 200_000, "dalam.json")


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "/etc/cron.d/x.csv", "a\x00b.csv", "..\\..\\x.csv", ".csv"])
def test_a_name_leads_nowhere(db, name):
    rows = take_in_table(data=b"a,b\nx,1\ny,2\n", name=name, recipe=None, at=MONDAY)
    assert "/" not in rows.source_name
    assert store.local_path(rows.file.sha256).name == rows.file.sha256


def sent(length, body=b""):
    boundary = "batas"
    start = f'--{boundary}\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'.encode()
    request = RequestFactory().generic(
        "POST", "/", start + body + f"\r\n--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"
    )
    if length:
        request.META["CONTENT_LENGTH"] = str(length)
    return request


def test_what_says_that_it_is_too_large_is_refused_before_a_byte_is_kept():
    request = sent(2 * 2**30)
    with pytest.raises(RequestDataTooBig):
        _ = request.FILES
    assert not request._files if hasattr(request, "_files") else True


def test_what_is_larger_than_it_says_is_refused_while_it_comes(settings):
    settings.PRAJA_MAX_BODY_BYTES = 1_000
    handler = RefuseTooLarge()
    handler.handle_raw_input(None, {}, 10, "")
    assert handler.receive_data_chunk(b"x" * 900, 0)
    with pytest.raises(RequestDataTooBig):
        handler.receive_data_chunk(b"x" * 200, 900)


@pytest.mark.parametrize(("path", "length"), [("/aduan/lapor/", 2 * 2**30), ("/satu-data/kode/baru/", 2 * 2**30)])
def test_two_gigabytes_are_refused_with_a_plain_page_before_a_byte_is_read(client, db, path, length):
    class Unread(io.BytesIO):
        def read(self, *_args):
            raise AssertionError("the body was read")

    about = {
        "CONTENT_TYPE": "multipart/form-data; boundary=batas",
        "CONTENT_LENGTH": str(length),
        "wsgi.input": Unread(),
    }
    answer = client.post(path, **about)
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "MB" in page
    assert "<h1" in page
    assert 'lang="id"' in page
    english = client.post(path, **about, headers={"Accept-Language": "en"}).content.decode()
    assert "larger than" in english


def test_what_does_not_say_how_large_it_is_is_not_read(client, db):
    about = {"CONTENT_TYPE": "multipart/form-data; boundary=batas", "HTTP_TRANSFER_ENCODING": "chunked"}
    request = client.generic("POST", "/aduan/lapor/", **about)
    assert request.status_code == 411


def test_other_pages_take_less_than_those_for_tables(client, settings, db):
    settings.PRAJA_MAX_FORM_BYTES = 1_000
    file = io.BytesIO(b"x" * 5_000)
    file.name = "a.csv"
    assert client.post("/aduan/lapor/", {"file": file}).status_code == 413
    file.seek(0)
    assert client.post("/satu-data/kode/baru/", {"file": file}).status_code == 302  # to the page for signing in
