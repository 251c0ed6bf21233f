# SPDX-License-Identifier: EUPL-1.2
"""A file as it is looked at on a page."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.gateways.pdfium import page_as_png, pages_of_pdf
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries.files import content_of
from praja.lib.errors import NotFound


def picture_of(file: StoredFile, page: int) -> tuple[bytes, str]:
    """One page of a file (from 1) as a picture, with its media type: a picture as it is kept, a page of a PDF as PNG. Raises
    `NotFound` where it has no such page. The caller has asked who may."""
    kind = Kind(file.media_type)
    with content_of(file) as content:
        data = content.read()
    made = (data if page == 1 else None) if kind.is_image else page_as_png(data, page)
    if made is None:
        raise NotFound(_("This file has no such page."))
    return made, kind.value if kind.is_image else Kind.PNG.value


def pages_in(content: bytes) -> int:
    """How many pages a PDF that was made here has."""
    return pages_of_pdf(content)


def picture_in(content: bytes, page: int) -> bytes:
    """One page (from 1) of a PDF that was made here, as PNG. Raises `NotFound` where it has no such page."""
    made = page_as_png(content, page)
    if made is None:
        raise NotFound(_("This file has no such page."))
    return made
