# SPDX-License-Identifier: EUPL-1.2
"""The field by which people send photos and papers, the same everywhere."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext_lazy as _

PHOTOS = _("Photos")
IMAGES = "image/jpeg,image/png,image/webp"
ACCEPTED = f"{IMAGES},application/pdf"


class SeveralFiles(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


def photos_field(hint: Any, label: Any = PHOTOS) -> forms.Field:
    """Photos and PDF files; the view takes them in one by one, so that a refused one costs nothing else."""
    widget = SeveralFiles(attrs={"accept": ACCEPTED})
    return forms.Field(label=label, help_text=hint, required=False, widget=widget)


class RefuseTooLarge(FileUploadHandler):
    """Refuses a request that is larger than any file that is taken (PRAJA_MAX_BODY_BYTES): by what it says of itself, before a
    byte of it is written, and by what really comes. Stands first."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.seen = 0

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - as Django names it
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> Any:
        """Look at the length that was declared. Raises RequestDataTooBig."""
        self._refuse_beyond(content_length)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count what comes and hand it on. Raises RequestDataTooBig."""
        self.seen += len(raw_data)
        self._refuse_beyond(self.seen)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps it."""

    def _refuse_beyond(self, size: int) -> None:
        if size > settings.PRAJA_MAX_BODY_BYTES:
            raise RequestDataTooBig("The request is larger than any file that is taken.")
