# SPDX-License-Identifier: EUPL-1.2
"""What a call carries: who calls, and its parameters, however they were sent."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.web.ckan.refusals import BadRequest, Invalid, NotForYou, TooMuch
from praja.kernel.people.queries import actor_of, token_of
from praja.lib.actors import NOBODY, Actor
from praja.lib.api.scopes import declare_scope
from praja.lib.web import PrajaRequest

READ = declare_scope(
    "opendata:read",
    _("Read open data"),
    _("Reads what its holder reads in the office of Satu Data: drafts and limited rows of their units."),
)
WRITE = declare_scope(
    "opendata:write",
    _("Bring open data"),
    _("Brings datasets, files and rows of its holder's units. They become drafts: nothing is published by a key."),
)
KEY = "X-CKAN-API-Key"
LONGEST = 8_000
MOST_BODY = 32 * 1024 * 1024
"""Bytes of the JSON with which data is pushed. Files come as files, and may be larger."""


@dataclass(frozen=True)
class Parameters:
    """What a call says beside who makes it: `data` by their names."""

    data: dict[str, Any]

    def text(self, name: str, default: str = "") -> str:
        """A parameter as text."""
        value = self.data.get(name)
        if value is None:
            return default
        if isinstance(value, (dict, list)):
            raise Invalid({name: ["Must be a string"]})
        if len(str(value)) > LONGEST or "\x00" in str(value):
            raise Invalid({name: ["Too long"]})
        return str(value)

    def required(self, *names: str) -> str:
        """The first of these parameters that was given; the others are old names of it. Raises `Invalid`."""
        for name in names:
            if value := self.text(name):
                return value
        raise Invalid({names[0]: ["Missing value"]})

    def whole(self, name: str, default: int, *, most: int | None = None) -> int:
        """A whole number that is not negative, at most `most`. Raises `Invalid`."""
        text = self.text(name)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or len(text) > 15:
            raise Invalid({name: ["Must be a natural number"]})
        return min(int(text), most) if most is not None else int(text)

    def is_true(self, name: str, *, default: bool = False) -> bool:
        """Yes or no, as the protocol writes it."""
        text = self.text(name).lower()
        return text in {"true", "1", "yes", "t", "y", "on"} if text else default

    def json(self, name: str) -> Any:
        """A parameter that is an object or a list, sent as such or as text; other text stays text."""
        value = self.data.get(name)
        if isinstance(value, str) and value.lstrip()[:1] in {"{", "["}:
            try:
                return json.loads(value)
            except (ValueError, RecursionError) as error:
                raise Invalid({name: ["Cannot parse JSON"]}) from error
        return value

    def several(self, name: str) -> list[str]:
        """A list, one text, or nothing."""
        value = self.json(name)
        if value in (None, ""):
            return []
        return [str(one)[:LONGEST] for one in value] if isinstance(value, list) else [str(value)[:LONGEST]]


@dataclass(frozen=True, kw_only=True)
class Call(Parameters):
    """A call of an action. `files` is what was sent with its parameters."""

    actor: Actor
    scopes: frozenset[str]
    at: datetime
    files: dict[str, Any] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    """Marks (ETags) of answers that the caller has."""


def call_of(request: PrajaRequest, *, writes: str = "") -> Call:
    """The call that a request makes; of an action that changes something (`writes`, its name) nothing is read before it is known
    that the caller may push. Raises `BadRequest`, `NotForYou`, `TooMuch`."""
    actor, scopes = _who(request)
    if writes:
        _check_may_push(actor, scopes, writes)
    try:
        files = dict(request.FILES.items()) if writes and _is_multipart(request) else {}
        data = parameters(request, most=MOST_BODY if writes else 0)
    except RequestDataTooBig as error:
        raise TooMuch("More bytes than are taken at once.") from error
    except (TooManyFieldsSent, TooManyFilesSent, UnreadablePostError, MultiPartParserError) as error:
        raise BadRequest(f"JSON Error: {type(error).__name__}") from error
    data.pop("callback", None) if request.method == "GET" else None
    return Call(data, actor=actor, scopes=scopes, at=request.at, files=files, marks=marks_of(request))


def _check_may_push(actor: Actor, scopes: frozenset[str], name: str) -> None:
    if not actor.is_known:
        raise NotForYou(f"Action {name} requires an authenticated user")
    if WRITE not in scopes:
        raise NotForYou(f"this key does not carry the scope {WRITE}")


def marks_of(request: PrajaRequest) -> frozenset[str]:
    """The marks of answers that the caller of a GET has."""
    if request.method not in {"GET", "HEAD"}:
        return frozenset()
    sent = request.headers.get("If-None-Match", "").split(",")
    return frozenset(one.strip().removeprefix("W/") for one in sent)


def _who(request: PrajaRequest) -> tuple[Actor, frozenset[str]]:
    """The holder of the token, as far as its scopes go. `Authorization: Bearer` was read already; CKAN's clients send it bare."""
    scopes: frozenset[str] | None = getattr(request, "scopes", None)
    actor = request.actor if scopes is not None else NOBODY
    if scopes is None:
        secret = (request.headers.get("Authorization") or request.headers.get(KEY) or "").strip()
        token = token_of(secret, request.at) if secret else None
        scopes = frozenset(token.scopes) if token else frozenset()
        actor = actor_of(token.account, request.at) if token else NOBODY
    return (actor if scopes & {READ, WRITE} else NOBODY), scopes


def parameters(request: PrajaRequest, *, most: int = 0) -> dict[str, Any]:
    """What was asked: the query string of a GET; the JSON, the form, or the form whose one name is JSON, of a POST. `most`: as
    many bytes of JSON are read; 0: as many as of any form. Raises `BadRequest`, `RequestDataTooBig`."""
    if request.method != "POST":
        return _flat(request.GET)
    if _is_multipart(request):
        if not most and int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig  # files that nothing would be done with are not even read
        return _flat(request.POST)
    body = _body(request, most) if most and request.content_type == "application/json" else request.body
    if not body.strip():
        return {}
    if request.content_type == "application/x-www-form-urlencoded" and body.lstrip()[:1] not in b"{[":
        return _from_form(request)
    return _object(body)


def _body(request: PrajaRequest, most: int) -> bytes:
    """The body of a push, which may be larger than a form's."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > most:
        raise RequestDataTooBig
    body: bytes = request.read(most + 1)
    if len(body) > most:
        raise RequestDataTooBig
    return body


def _from_form(request: PrajaRequest) -> dict[str, Any]:
    names = list(request.POST)
    if len(names) == 1 and names[0].lstrip().startswith("{") and not request.POST[names[0]]:
        return _object(names[0].encode())
    return _flat(request.POST)


def parameters_in(query: str) -> Parameters:
    """The parameters of a GET by its query string. Raises what Django does for one that it refuses."""
    return Parameters(_flat(QueryDict(query)))


def _flat(sent: QueryDict) -> dict[str, Any]:
    return {name: values[0] if len(values) == 1 else values for name, values in sent.lists()}


def _object(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"JSON Error: Error decoding JSON data. Error: {error}") from error
    if not isinstance(data, dict):
        raise BadRequest("JSON Error: Request data JSON decoded to something else than an object")
    return data


def _is_multipart(request: PrajaRequest) -> bool:
    return request.method == "POST" and request.content_type == "multipart/form-data"
