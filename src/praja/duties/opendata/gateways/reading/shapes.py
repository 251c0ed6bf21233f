# SPDX-License-Identifier: EUPL-1.2
"""Shapefiles as they are sent around: zipped, with their table; or the table alone."""

import io
import json
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Any

import shapefile
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.inspecting import Cell, Remark, Sheet
from praja.duties.opendata.gateways.reading import LIMITS, Read
from praja.lib.errors import InvalidInput, TooLarge

_ZIP = b"PK\x03\x04"
_DAMAGED = (
    shapefile.ShapefileException,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What its readers raise for a file that is cut off, locked, or made to break them."""


def is_shapefile(data: bytes) -> bool:
    """Whether a zip file holds a shapefile."""
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.lower().endswith(".shp") for name in archive.namelist())
    except _DAMAGED:
        return False


def read(data: bytes) -> Read:
    """Each shapefile of the archive, geometry as GeoJSON text behind the columns. Raises InvalidInput, TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LIMITS.unpacked:
                raise TooLarge(
                    _("The archive unpacks to more than can be taken."),
                    field="file",
                    next_step=_("Split it into smaller files."),
                )
            names = [name for name in archive.namelist() if name.lower().endswith(".shp")]
            sheets = [_sheet(archive, name) for name in names]
            flat = any(name.lower().endswith(".prj") and _is_projected(archive, name) for name in archive.namelist())
    except _DAMAGED as error:
        raise _unreadable() from error
    return Read("shapefile", sheets, problems=[Remark("projected")] if flat else [])


def read_table(data: bytes) -> Read:
    """The table of a shapefile alone (DBF). Raises InvalidInput."""
    try:
        with shapefile.Reader(dbf=io.BytesIO(data), encoding="utf-8", encodingErrors="replace") as reader:
            rows: list[list[Cell]] = [
                _names(reader),
                *([_cell(value) for value in record] for record in reader.records()),
            ]
    except _DAMAGED as error:
        raise _unreadable() from error
    return Read("dbf", [Sheet("", rows)])


def _unreadable() -> InvalidInput:
    return InvalidInput(
        _("This file is no readable shapefile."),
        field="file",
        next_step=_("Zip the files .shp, .shx, .dbf and .prj together, or save it as GeoJSON."),
    )


def _sheet(archive: zipfile.ZipFile, name: str) -> Sheet:
    stem = PurePosixPath(name).with_suffix("")
    parts = {
        PurePosixPath(one).suffix.lower(): one
        for one in archive.namelist()
        if PurePosixPath(one).with_suffix("") == stem
    }
    files = {end: io.BytesIO(archive.read(parts[f".{end}"])) for end in ("shp", "shx", "dbf") if f".{end}" in parts}
    with shapefile.Reader(**files, encoding="utf-8", encodingErrors="replace") as reader:
        head: list[Cell] = [*_names(reader), "geometry"]
        rows: list[list[Cell]] = [head]
        for shape in reader.iterShapeRecords():
            geometry = json.dumps(shape.shape.__geo_interface__, separators=(",", ":"))
            rows.append([*(_cell(value) for value in shape.record), geometry])
    return Sheet(stem.name, rows)


def _names(reader: shapefile.Reader) -> list[Cell]:
    return [str(one[0]) for one in reader.fields if one[0] != "DeletionFlag"]


def _cell(value: Any) -> Cell:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.strip() if isinstance(value, str) else value


def _is_projected(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether positions are metres on a map instead of degrees."""
    return archive.read(name)[:200].lstrip().upper().startswith(b"PROJ")
