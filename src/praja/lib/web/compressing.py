# SPDX-License-Identifier: EUPL-1.2
"""Pages travel compressed: on a weak signal that is most of the wait."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.text import compress_string

WORTH_IT = ("text/", "application/json", "application/ld+json", "application/xml", "image/svg+xml")


class CompressText(GZipMiddleware):
    """Django's own, with its random padding against guessing by size, for text alone: photos and PDF are packed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith(WORTH_IT):
            return response
        return super().process_response(request, response)


def packed(body: bytes) -> bytes:
    """A text as the same layer would send it to whoever takes gzip."""
    return compress_string(body, max_random_bytes=GZipMiddleware.max_random_bytes)
