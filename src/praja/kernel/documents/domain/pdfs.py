# SPDX-License-Identifier: EUPL-1.2
"""PDFs are read as a whole, refused if anything in them can run or hides other files, and written anew.

A digitally signed PDF is the exception to the last: a new writing would break the signature, which may be
the very
evidence, so it is kept byte for byte once it is found harmless and nothing is appended to it.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from praja.kernel.documents.domain.limits import CleanFile, Limits, Unacceptable
from praja.kernel.documents.enums import Kind, Reason

_ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/GoToE",
        "/RichMediaExecute",
    }
)
_SUBTYPES = frozenset({"/RichMedia", "/FileAttachment", "/3D", "/Movie", "/Screen", "/Sound"})
_KEYS = frozenset({"/JS", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent"})
_DAMAGE = (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RuntimeError)
_DEEPEST = 50
_UNPACKED = 64 * 1024 * 1024

# A megabyte of object stream may unpack to a gigabyte. The limits hold for the whole process and are set
# before any
# thread reads a PDF; what is over them is not read and so not written either.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=_UNPACKED,
    run_length_max_memory=_UNPACKED,
    png_max_memory=_UNPACKED,
    tiff_max_memory=_UNPACKED,
    parser_max_container_size=1_000_000,
    doc_max_warnings=200,
)


def clean_pdf(data: bytes, limits: Limits) -> CleanFile:
    """The document without metadata, linearised; the same input always gives the same bytes.

    Raises Unacceptable: locked, damaged, too many pages, or active (scripts, launch actions, embedded files,
    media).
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = _checked_pages(pdf, limits)
            kept = _kept_as_signed(data, pdf) if _is_signed(pdf) else _written_anew(pdf)
    except pikepdf.PasswordError as error:
        raise Unacceptable(Reason.LOCKED) from error
    except (
        pikepdf.PdfError,
        pikepdf.DataDecodingError,
        ValueError,
        TypeError,
        KeyError,
        RuntimeError,
    ) as error:
        raise Unacceptable(Reason.BROKEN) from error
    return CleanFile(kept, Kind.PDF, pages=pages)


def keywords_of(data: bytes) -> str:
    """The keywords in a document's own description, empty where there are none or it cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return str(pdf.docinfo.get("/Keywords", ""))[:200]
    except _DAMAGE:
        return ""


def _checked_pages(pdf: pikepdf.Pdf, limits: Limits) -> int:
    pages = len(pdf.pages)
    if not pages:
        raise Unacceptable(Reason.BROKEN)
    if pages > limits.pages or len(pdf.objects) > limits.objects:
        raise Unacceptable(Reason.TOO_MANY_PAGES)
    if any(_is_active(found) for found in _dictionaries(pdf)):
        raise Unacceptable(Reason.ACTIVE)
    return pages


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, also those nobody points at."""
    for found in (pdf.trailer, *pdf.objects):
        yield from _within(found, _DEEPEST)


def _within(found: Any, depth: int) -> Iterator[Any]:
    if depth == 0:
        raise Unacceptable(Reason.BROKEN)
    if isinstance(found, pikepdf.Array):
        inner = list(found)
    elif isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
        yield found
        inner = [found[key] for key in found.keys()]  # noqa: SIM118 (not a dict)
    else:
        return
    for child in inner:
        # What is indirect has its own turn.
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _within(child, depth - 1)


def _is_active(found: Any) -> bool:
    keys = set(found.keys())
    return bool(
        keys & _KEYS
        or ("/S" in keys and str(found["/S"]) in _ACTIONS)
        or ("/Subtype" in keys and str(found["/Subtype"]) in _SUBTYPES)
        or ("/Type" in keys and str(found["/Type"]) == "/EmbeddedFile")
    )


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    return any("/ByteRange" in found and "/Contents" in found for found in _dictionaries(pdf))


def _kept_as_signed(data: bytes, pdf: pikepdf.Pdf) -> bytes:
    # Where the reader had to guess, another reader may find what this one did not see.
    if pdf.get_warnings() or not re.search(rb"%%EOF\s*\Z", data):
        raise Unacceptable(Reason.BROKEN)
    return data


def _written_anew(pdf: pikepdf.Pdf) -> bytes:
    del pdf.docinfo
    for found in _dictionaries(pdf):
        for key in ("/Metadata", "/PieceInfo"):
            if key in found:
                del found[key]
    out = io.BytesIO()
    pdf.save(out, linearize=True, deterministic_id=True, encryption=False)
    return out.getvalue()
