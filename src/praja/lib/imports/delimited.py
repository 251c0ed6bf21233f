# SPDX-License-Identifier: EUPL-1.2
"""Delimited text as offices really send it: any separator, any line ending, several encodings, damage."""

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Text
from praja.lib.imports.lines import Profile
from praja.lib.imports.rows import Fault, RawRow

SEPARATORS = (";", ",", "\t", "|")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# A lead byte and its followers: what single-byte encodings practically never produce in words.
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DAMAGE = re.compile("[\ud800-\udfff\ufffd\x00]")


def decode(data: bytes) -> tuple[str, tuple[Text, ...]]:
    """The text and notes on what was assumed. Never fails: undecodable bytes stay as surrogates, found per
    line.
    """
    if data.startswith(_UTF16_MARKS):
        return data.decode("utf-16", "replace"), (_("Read as UTF-16."),)
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if len(body) != len(data) or _MULTIBYTE.search(body):
        return body.decode("utf-8", "surrogateescape"), (_("Some lines hold damaged characters."),)
    return _decode_single_byte(body)


def _decode_single_byte(body: bytes) -> tuple[str, tuple[Text, ...]]:
    try:
        return body.decode("cp1252"), (_("Read as Windows-1252; please check letters with accents."),)
    except UnicodeDecodeError:
        return body.decode("latin-1"), (_("Read as Latin-1; please check letters with accents."),)


def rows(text: str, profile: Profile) -> Iterator[RawRow]:
    """Every record with the number of the line it starts on; broken quoting is a fault of that row alone."""
    text, skipped = _without_separator_line(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, profile), strict=True)
    while True:
        number = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield RawRow(number, [], Fault("broken_quotes", _("The quotation marks of this line do not match.")))
            continue
        yield RawRow(number, cells, _fault(cells))


def _without_separator_line(text: str) -> tuple[str, int]:
    """Spreadsheets may write `sep=;` as a first line of their own."""
    first, _end, rest = text.partition("\n")
    return (rest, 1) if re.fullmatch(r"sep=.\r?", first) else (text, 0)


def _separator(text: str, profile: Profile) -> str:
    """The separator under which most of the profile's headers are recognised, then the one giving most
    columns.
    """
    first = next((line for line in re.split(r"\r\n|\r|\n", text[:65536]) if line.strip()), "")

    def fit(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=separator), [])
        return sum(bool(profile.field_of(cell)) for cell in cells), len(cells)

    return max(SEPARATORS, key=fit)


def _fault(cells: list[str]) -> Fault | None:
    for at, cell in enumerate(cells):
        if _DAMAGE.search(cell):
            return Fault("damaged_text", _("This line holds characters that cannot be read."), at)
    return None
