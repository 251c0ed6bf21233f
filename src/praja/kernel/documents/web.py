# SPDX-License-Identifier: EUPL-1.2
"""Files out: whoever serves one has shown that the reader may have it."""

from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import IssuedDocument, StoredFile
from praja.kernel.documents.queries import content_of
from praja.lib.errors import NotFound


def served(file: StoredFile, *, name: str, cache: str = "private, max-age=3600") -> FileResponse:
    """The file's content: cleaned images shown on the page, everything else as a download called `name` and its kind."""
    kind = Kind(file.media_type)
    response = FileResponse(
        content_of(file),
        content_type=kind.value,
        as_attachment=not kind.is_image,
        filename=f"{name}.{kind.name.lower()}",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = cache
    return response


def served_document(document: IssuedDocument) -> FileResponse:
    """The signed file, byte for byte, named by its public code. Raises NotFound while there is none.

    With the proof that outlives certificates, where it has one. A withdrawn document is served as well: whoever holds its page
    must be able to see what was withdrawn.
    """
    if document.destroyed_at is not None:
        raise NotFound(
            _("The file of this document was destroyed by its retention schedule."),
            next_step=_("A copy that somebody else keeps can still be checked."),
        )
    file = document.preserved or document.file
    if file is None:
        raise NotFound(_("This document is not signed yet."), next_step=_("Come back when it is issued."))
    return served(file, name=f"dokumen-{document.code}")
