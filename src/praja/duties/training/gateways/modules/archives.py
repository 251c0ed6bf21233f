# SPDX-License-Identifier: EUPL-1.2
"""Zip archives from authoring tools, judged by content before anything in them is used.

Only the archive's own list of contents is believed to exist, none of its numbers: every file is read once to its end, counted
and checked against its CRC, before the archive is taken.
"""

import stat
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO
from zlib import error as ZlibError  # noqa: N812 - it is an exception

from praja.duties.training.enums.modules import ArchiveProblem

MIB = 1024 * 1024
CHUNK = 256 * 1024


class BadArchive(ValueError):
    """An archive that is not taken; `problem` says why, `name` which file in it."""

    def __init__(self, problem: ArchiveProblem, name: str = "") -> None:
        super().__init__(problem.value, name)
        self.problem, self.name = problem, name


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much is taken: files, bytes of all files and of one, and how many bytes one byte may unpack to."""

    files: int = 3000
    total: int = 512 * MIB
    one: int = 128 * MIB
    ratio: int = 200
    path: int = 240


LIMITS = ArchiveLimits()
_KNOWN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_SMALL = 10 * MIB
"""Below this a file of equal bytes may be packed as tightly as it likes."""


def check(path: Path, limits: ArchiveLimits = LIMITS) -> tuple[str, ...]:
    """The names of the files in an archive, once every one was read to its end. Raises `BadArchive`."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if not 0 < len(infos) <= limits.files:
                raise BadArchive(ArchiveProblem.TOO_MANY_FILES)
            _check_names(infos, limits)
            _read_all(archive, infos, limits)
    except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, ValueError, RuntimeError, OSError) as error:
        if isinstance(error, BadArchive):
            raise
        kind = ArchiveProblem.BROKEN if zipfile.is_zipfile(path) else ArchiveProblem.NOT_A_ZIP
        raise BadArchive(kind) from error
    return tuple(info.filename for info in infos)


def _check_names(infos: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if not is_plain(name, limits.path):
            raise BadArchive(ArchiveProblem.PATH, name[:80])
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise BadArchive(ArchiveProblem.LINK, name)
        if info.flag_bits & 0x1:
            raise BadArchive(ArchiveProblem.LOCKED, name)
        if info.compress_type not in _KNOWN:
            raise BadArchive(ArchiveProblem.COMPRESSION, name)
        if name.casefold() in seen:
            raise BadArchive(ArchiveProblem.TWICE, name)
        seen.add(name.casefold())


def is_plain(name: str, most: int = LIMITS.path) -> bool:
    """Whether a name is a path below the archive's root, as one computer after the other reads it."""
    parts = name.split("/")
    if not name or len(name) > most or any(ord(sign) < 32 for sign in name) or "\\" in name or ":" in name:
        return False
    return all(part not in ("", ".", "..") for part in parts) and not PurePosixPath(name).is_absolute()


def _read_all(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    total = 0
    for info in infos:
        read = 0
        with archive.open(info) as file:
            while piece := file.read(CHUNK):
                read += len(piece)
                total += len(piece)
                if read > limits.one or total > limits.total:
                    raise BadArchive(ArchiveProblem.TOO_LARGE, info.filename)
                if read > _SMALL and read > limits.ratio * max(info.compress_size, 1):
                    raise BadArchive(ArchiveProblem.BOMB, info.filename)


@lru_cache(maxsize=32)
def _contents(path: Path) -> dict[str, zipfile.ZipInfo]:
    """The list of contents of a kept archive. It lies under its digest, so it never changes."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: info for info in archive.infolist() if not info.is_dir()}


def found_in(path: Path, name: str) -> zipfile.ZipInfo | None:
    """What the archive says of the file of that name; None where there is none."""
    return _contents(path).get(name)


def read(path: Path, name: str, most: int) -> bytes:
    """At most so many bytes of a file in the archive. Raises KeyError where there is none."""
    with zipfile.ZipFile(path) as archive, archive.open(name) as file:
        return file.read(most)


def opened(path: Path, info: zipfile.ZipInfo) -> IO[bytes]:
    """A file in the archive, open for reading and seeking; the archive closes with it."""
    return zipfile.ZipFile(path).open(info)
