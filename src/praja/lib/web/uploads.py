# SPDX-License-Identifier: EUPL-1.2
"""The field by which people send photos and papers, the same everywhere; and what is too large to be read at all."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import TooLarge

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


MIB = 1024 * 1024


def refuse_large_forms(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A form that says of itself that it is larger than what its page takes is answered with a plain page before a byte of it is
    read; so is one that does not say how large it is, which no browser sends. Programs are answered by what they call."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD") or request.content_type != "multipart/form-data":
            return get_response(request)
        if request.path.startswith("/api/"):
            return get_response(request)
        if "CONTENT_LENGTH" not in request.META and request.META.get("HTTP_TRANSFER_ENCODING"):
            return _refused(request, _no_length(), 411)
        most = _most(request.path)
        if _length(request) > most:
            return _refused(request, _too_large(most), 413)
        return get_response(request)

    return middleware


def _most(path: str) -> int:
    is_large = path.startswith(settings.PRAJA_LARGE_BODY_PATHS)
    return int(settings.PRAJA_MAX_BODY_BYTES if is_large else settings.PRAJA_MAX_FORM_BYTES)


def _length(request: HttpRequest) -> int:
    said = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(said) if said.isascii() and said.isdigit() else 0


def _too_large(most: int) -> TooLarge:
    return TooLarge(
        _("What you sent is larger than %(limit)s MB, and none of it was read.") % {"limit": most // MIB},
        next_step=_("Go back and choose smaller or fewer files; split a long table into several files."),
    )


def _no_length() -> TooLarge:
    return TooLarge(
        _("What you sent does not say how large it is, and none of it was read."),
        next_step=_("Send it from a browser, or with its length."),
    )


def _refused(request: HttpRequest, error: TooLarge, status: int) -> HttpResponse:
    return render(request, "refused.html", {"error": error}, status=status)
