# SPDX-License-Identifier: EUPL-1.2
"""Files out: whoever serves one has shown that the reader may have it."""

from django.http import FileResponse

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import content_of


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
