# SPDX-License-Identifier: EUPL-1.2
"""A table as a file to be fetched."""

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Format, Table, export


def require_format(name: str) -> Format:
    """The kind of file (csv, xlsx, docx) that an address names. Raises `NotFound` for any other."""
    if name not in MEDIA_TYPES:
        raise NotFound(_("There is no such format."))
    return name


def table_file(table: Table, kind: Format, *, called: str) -> StreamingHttpResponse:
    """A download called `called` and its kind; every cell is text that no program runs, and no cache keeps it."""
    response = StreamingHttpResponse(export(table, kind), content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{called}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response
