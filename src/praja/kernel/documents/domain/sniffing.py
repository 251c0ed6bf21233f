# SPDX-License-Identifier: EUPL-1.2
"""What a file is, told by its content alone. Names and declared types are never believed: the true type is
stored.
"""

import re

import puremagic

from praja.kernel.documents.domain.limits import Limits, Unacceptable
from praja.kernel.documents.enums import Kind, Reason

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_MARKUP = re.compile(
    rb"\s*(<\?xml|<!doctype|<!--|<html|<head|<body|<svg|<script|<iframe|<\?php|#!|<%|<\?=)", re.IGNORECASE
)
_MARKUP_ANYWHERE = re.compile(rb"<(svg|html|script|iframe|\?php)[\s>]", re.IGNORECASE)
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"{\\rtf",
)
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
)
_START = 4096


def kind_of(data: bytes, limits: Limits) -> Kind:
    """The kind of an acceptable content. Raises Unacceptable.

    A PDF must begin at the very first byte: readers that look for it further on let one file be two things.
    """
    if not data:
        raise Unacceptable(Reason.EMPTY)
    if len(data) > limits.size:
        raise Unacceptable(Reason.TOO_LARGE)
    kind = _accepted(data)
    if kind is None:
        raise Unacceptable(_why_not(data))
    return kind


def _accepted(data: bytes) -> Kind | None:
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if re.match(rb"%PDF-[12]\.\d", data):
        return Kind.PDF
    return None


def _why_not(data: bytes) -> Reason:
    start = _plain_start(data)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return Reason.HEIC
    if _MARKUP.match(start) or _MARKUP_ANYWHERE.search(start):
        return Reason.SCRIPT
    if data.startswith(_ARCHIVES):
        return Reason.ARCHIVE
    if data.startswith(_PROGRAMS):
        return Reason.PROGRAM
    return _second_opinion(data)


def _plain_start(data: bytes) -> bytes:
    """The first bytes without byte-order marks and the zeros of UTF-16, so that markup cannot hide behind
    them.
    """
    return re.sub(rb"^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)", b"", data[:_START]).replace(b"\x00", b"")


def _second_opinion(data: bytes) -> Reason:
    """Only the wording of the refusal hangs on this; nothing is accepted by it."""
    try:
        named = puremagic.from_string(data[:65536], mime=True)
    except (puremagic.PureError, ValueError):
        return Reason.UNKNOWN
    if re.search(r"zip|compress|officedocument|msword|ms-excel|opendocument|x-tar", named):
        return Reason.ARCHIVE
    return Reason.PROGRAM if re.search(r"executable|x-dosexec|x-msdownload", named) else Reason.UNKNOWN
