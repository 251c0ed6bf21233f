# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to its sheets, by what the content is, whatever the name says."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.inspecting import Remark, Sheet
from praja.lib.errors import InvalidInput, TooLarge
from praja.lib.imports.lines import Limits

MIB = 1024 * 1024
LIMITS = Limits(size=512 * MIB, unpacked=1024 * MIB, rows=20_000_000, columns=2_000, parts=5_000)
"""What is taken of one file of open data."""


@dataclass(slots=True)
class Read:
    """A file's sheets, in order, with what had to be assumed."""

    format: str
    sheets: list[Sheet]
    encoding: str = ""
    delimiter: str = ""
    problems: list[Remark] = field(default_factory=list)


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARQUET = b"PAR1"
_DBF = re.compile(rb"[\x03\x30\x31\x83\x8b\xf5][\x00-\xff][\x01-\x0c][\x01-\x1f]")


def read_file(data: bytes, name: str = "") -> Read:
    """The sheets of a file: CSV and other delimited text, XLSX, XLS, ODS, JSON, GeoJSON, a zipped shapefile or its table (DBF),
    and pages (HTML) that are called `.xls`.

    Raises InvalidInput for what is none of these or damaged, TooLarge beyond `LIMITS`.
    """
    if len(data) > LIMITS.size:
        raise TooLarge(
            _("The file is larger than %(limit)s MiB.") % {"limit": LIMITS.size // MIB},
            field="file",
            next_step=_("Split it into smaller files."),
        )
    if not data[:4096].strip() and not data.strip():
        raise InvalidInput(_("This file is empty."), field="file", next_step=_("Choose the file with the table."))
    return _reader(data, name)(data)


def _reader(data: bytes, name: str) -> Callable[[bytes], Read]:
    # Loaded late: a process that never reads such a file does not pay for its library.
    if data.startswith((_ZIP, _OLE)):
        from praja.duties.opendata.gateways.reading import shapes, workbooks

        return shapes.read if shapes.is_shapefile(data) else workbooks.read
    if name.lower().endswith(".dbf") and _DBF.match(data):
        from praja.duties.opendata.gateways.reading import shapes

        return shapes.read_table
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\x00").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style")) or b"<table" in start:
        from praja.duties.opendata.gateways.reading import pages

        return pages.read
    if start[:1] in (b"{", b"["):
        from praja.duties.opendata.gateways.reading import objects

        return objects.read
    from praja.duties.opendata.gateways.reading import delimited

    return delimited.read
