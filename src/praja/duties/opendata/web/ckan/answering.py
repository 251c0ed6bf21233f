# SPDX-License-Identifier: EUPL-1.2
"""Answers: the envelope, its mark for caches, JSONP, and that every site may read them."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from praja.duties.opendata.domain.datastore_files import encoded
from praja.duties.opendata.models import TableVersion
from praja.duties.opendata.queries.ckan.names import site
from praja.duties.opendata.queries.rows import rendered
from praja.duties.opendata.queries.shown import Standing
from praja.duties.opendata.web.ckan.calling import marks_of
from praja.duties.opendata.web.ckan.refusals import Refusal
from praja.duties.opendata.web.door import Again, holds_while, made_of
from praja.lib.web import PrajaRequest

JSON = "application/json;charset=utf-8"
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,80}", re.ASCII)


def mark_of(*parts: object) -> str:
    """A strong mark (ETag) of what these parts say."""
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


@dataclass(frozen=True)
class WithRows:
    """A result whose `records` are written already, with commas between."""

    told: dict[str, Any]
    rows: bytes


@dataclass(frozen=True)
class Marked:
    """A result whose mark is known before it is made: it is made once, and its text remembered for a while."""

    make: Callable[[], Any]
    mark: str
    version: TableVersion | None = None
    """Of which rows it is made, where it is of nothing else: the thin door may then give it again."""
    again: Again | None = None
    """How other questions about these rows are answered."""


@dataclass(frozen=True)
class Held:
    """A result that may be given again as long as something stands."""

    result: Any
    standing: Standing | None


class Unchanged(Exception):
    """The caller has the answer: its mark."""

    def __init__(self, mark: str) -> None:
        super().__init__(mark)
        self.mark = mark


def success(request: PrajaRequest, name: str, result: Any) -> HttpResponse:
    """A result in its envelope, or 304 to whoever has it."""
    held = result if isinstance(result, Held) else None
    result = held.result if held else result
    if isinstance(result, Marked):
        mark = result.mark
        text = rendered(mark, lambda: envelope(name, result.make()))
    else:
        text = envelope(name, result)
        mark = mark_of(text, request.GET.get("callback", ""))
    if mark in marks_of(request):
        return not_modified(mark)
    response = _text(request, text, 200)
    if request.method in {"GET", "HEAD"}:
        response["ETag"] = mark
    if isinstance(result, Marked) and result.version is not None:
        made_of(response, result.version, result.again)
    elif held and held.standing:
        holds_while(response, held.standing)
    return response


def envelope(name: str, result: Any) -> bytes:
    """A result in its envelope, as JSON."""
    if isinstance(result, WithRows):
        text = encoded(result.told)[:-1].encode() + b', "records": [' + result.rows + b"]}"
    else:
        text = encoded(result).encode()
    return b'{"help": %s, "success": true, "result": %s}' % (encoded(_help(name)).encode(), text)


def not_modified(mark: str) -> HttpResponse:
    """304: the caller has it."""
    response = HttpResponse(status=304)
    response["ETag"] = mark
    return for_caches(response)  # type: ignore[no-any-return]


def refused(request: PrajaRequest, name: str, refusal: Refusal) -> HttpResponse:
    """A refusal in its envelope."""
    text = encoded({"help": _help(name), "error": refusal.error(), "success": False})
    return _text(request, text.encode(), refusal.status)


def bare(request: PrajaRequest, message: str) -> HttpResponse:
    """A bare string: the call was none."""
    return _text(request, json.dumps(f"Bad request: {message}").encode(), 400)


def document(request: PrajaRequest, value: Any) -> HttpResponse:
    """JSON without an envelope."""
    return _text(request, json.dumps(value).encode(), 200)


def for_caches(response: Any) -> Any:
    """Everybody may keep it, and asks anew each time; with a token it may be another. Every site may read it: no cookie
    counts here."""
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ("Authorization", "X-CKAN-API-Key"))
    return response


def preflight() -> HttpResponse:
    """What a browser is told that asks whether a page of another site may call."""
    response = for_caches(HttpResponse(status=204))
    response["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
    response["Access-Control-Allow-Headers"] = "Authorization, Content-Type, If-None-Match, X-CKAN-API-Key"
    return response  # type: ignore[no-any-return]


def _text(request: PrajaRequest, text: bytes, status: int) -> HttpResponse:
    callback = request.GET.get("callback", "") if request.method == "GET" else ""
    if callback and _CALLBACK.fullmatch(callback):
        body, kind = b"%s(%s);" % (callback.encode(), text), "application/javascript;charset=utf-8"
    else:
        body, kind = text, JSON
    return for_caches(HttpResponse(body, status=status, content_type=kind))  # type: ignore[no-any-return]


def _help(name: str) -> str:
    return f"{site()}/api/3/action/help_show?name={name}"
