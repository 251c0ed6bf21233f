# SPDX-License-Identifier: EUPL-1.2
"""Files of questions as they come from anybody: measured before they are opened, read without entities or the net.

A refused file is refused whole, with a word that says why; a question that can't be carried only costs itself.
"""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Any, Literal

from lxml import etree

Element = Any
Why = Literal[
    "too_large", "no_archive", "too_many_parts", "unpacks_too_large", "path", "no_xml", "document_type", "deep"
]

LARGEST, LARGEST_UNPACKED, LARGEST_PART, MOST_PARTS = 20_000_000, 60_000_000, 10_000_000, 2_000
MOST_RATIO = 200
"""Text packs to a tenth; what packs to less than half a percent was made to fill a disk."""
DEEPEST = 100


class RefusedFile(Exception):
    """The file is not read. `why` is the key of what is wrong with it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def parse(data: bytes) -> Element:
    """The root element of an XML file. Raises RefusedFile for anything else, and for a document type of its own: entities
    (billions of laughs, files of the server) come in no other way."""
    if len(data) > LARGEST:
        raise RefusedFile("too_large")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedFile("no_xml") from error
    if root.getroottree().docinfo.doctype:
        raise RefusedFile("document_type")
    if any(len(list(leaf.iterancestors())) > DEEPEST for leaf in root.iter() if len(leaf) == 0):
        raise RefusedFile("deep")
    return root


def unpacked(data: bytes) -> Mapping[str, bytes]:
    """The files of an archive by their path. Nothing is written anywhere. Raises RefusedFile for paths that lead out of the
    archive, names that come twice, and more or larger files than are read."""
    if len(data) > LARGEST:
        raise RefusedFile("too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            _refuse_bombs(parts)
            names = [safe_path(part.filename) for part in parts]
            if len(set(names)) < len(names):
                raise RefusedFile("path")
            return {name: _read(archive, part) for name, part in zip(names, parts, strict=True)}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise RefusedFile("no_archive") from error


def safe_path(name: str) -> str:
    """The path within the archive. Raises RefusedFile for one that leads out of it."""
    path = posixpath.normpath(name)
    if "\\" in name or "\x00" in name or path.startswith(("/", "..")) or ":" in path.split("/")[0]:
        raise RefusedFile("path")
    return path


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise RefusedFile("too_many_parts")
    whole = sum(part.file_size for part in parts)
    if whole > LARGEST_UNPACKED or any(part.file_size > LARGEST_PART for part in parts):
        raise RefusedFile("unpacks_too_large")
    if any(part.file_size > 100_000 and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts):
        raise RefusedFile("unpacks_too_large")


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """One file, never more than it says of itself: what an archive says may be a lie."""
    with archive.open(part) as opened:
        data = opened.read(part.file_size + 1)
    if len(data) > part.file_size:
        raise RefusedFile("unpacks_too_large")
    return data
