# SPDX-License-Identifier: EUPL-1.2
"""A file as it is looked at on a page."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.gateways.pdfium import page_as_png
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
