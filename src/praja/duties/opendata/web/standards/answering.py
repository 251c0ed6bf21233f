# SPDX-License-Identifier: EUPL-1.2
"""Answers that say the same to everybody: marked, kept by caches, readable by every site."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_vary_headers

from praja.duties.opendata.gateways.graph_files import MEDIA_TYPES
from praja.duties.opendata.gateways.remembering import Remembering
from praja.lib.web import PrajaRequest

SHAPE = 1
"""Counts up when a form is written otherwise: a mark then says that the answer is another."""
_written: Remembering[bytes] = Remembering(16 * 1024 * 1024)
"""Apart from the answers with rows: a page of the catalogue is large, and would push many of them out."""


def answer(request: PrajaRequest, told: object, kind: str, make: Callable[[], bytes]) -> HttpResponse:
    """What `make` writes of `told`, made once and remembered for a while; 304 to whoever has it. `told` is everything that it
    depends on, besides its media type `kind`."""
    mark = mark_of(told, kind)
    if mark in marks_of(request):
        return for_all(HttpResponse(status=304), mark)  # type: ignore[no-any-return]
    body = _written.get(mark)
    if body is None:
        body = make()
        _written.keep(mark, body, len(body) + 200)
    return for_all(HttpResponse(body, content_type=kind), mark)  # type: ignore[no-any-return]


def stream(request: PrajaRequest, told: object, kind: str, pieces: Callable[[], Iterator[bytes]]) -> Any:
    """The same of what is too long to be held: written as it is sent."""
    mark = mark_of(told, kind)
    if mark in marks_of(request):
        return for_all(HttpResponse(status=304), mark)
    if request.method == "HEAD":
        return for_all(HttpResponse(content_type=kind), mark)
    return for_all(StreamingHttpResponse(pieces(), content_type=kind), mark)


def lead(request: PrajaRequest, page: str, address: Callable[[str], str]) -> HttpResponse:
    """The address of a thing leads to what the caller reads: to its page, or to a description in the form named first."""
    form = _wanted(request.headers.get("Accept", ""))
    response = HttpResponse(status=303, headers={"Location": address(form) if form else page})
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept"])
    return response


def _wanted(accept: str) -> str:
    by_media = {media.split(";")[0]: form for form, media in MEDIA_TYPES.items()}
    named = [one.split(";")[0].strip() for one in accept.split(",")]
    known = next((one for one in named if one in by_media or one in {"text/html", "application/xhtml+xml"}), "")
    return by_media.get(known, "")


def mark_of(told: object, kind: str) -> str:
    """A strong mark (ETag)."""
    return f'"{sha256(repr((SHAPE, kind, told)).encode()).hexdigest()[:32]}"'


def marks_of(request: PrajaRequest) -> frozenset[str]:
    """The marks of answers that the caller has."""
    sent = request.headers.get("If-None-Match", "").split(",")
    return frozenset(one.strip().removeprefix("W/") for one in sent)


def for_all(response: Any, mark: str) -> Any:
    """Everybody may keep it, and asks anew each time; pages of other sites may read it."""
    response["ETag"] = mark
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    return response


def json_bytes(value: object) -> bytes:
    """JSON as people can read it too."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
