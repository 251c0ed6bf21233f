# SPDX-License-Identifier: EUPL-1.2
"""A thin door for questions about open rows that were answered before (docs/adr/0023): it stands before Django, which takes a
millisecond to find out who asks. Here nobody asks who: only calls without cookie and token are answered, with what was answered
to such a call before, and only while the database says that everybody may still read that very version."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from praja.duties.opendata.gateways.remembering import Remembering
from praja.duties.opendata.models import TableVersion
from praja.duties.opendata.queries.shown import is_still_shown

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PATHS = ("/api/3/action/datastore_search", "/api/action/datastore_search", "/data/")
SAYS_WHO = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_X_CKAN_API_KEY")
DECIDES = (
    "REQUEST_METHOD",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_HOST",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ORIGIN",
    "HTTP_X_FORWARDED_PROTO",
    "wsgi.url_scheme",
)
"""What an answer to somebody who is not known may depend on."""
MIB = 1024 * 1024
_ATTRIBUTE = "praja_rows"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the table and version that it was made of. `body` is None where only its mark is known (a stream)."""

    resource_id: int
    version_id: int
    mark: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None


_answers: Remembering[Answer] = Remembering(32 * MIB)


def made_of(response: Any, version: TableVersion) -> Any:
    """Say of a response that it holds rows of this version and nothing else that could change, so that the door may give it
    again. Only the version that is shown: of an older one the door could not ask whether it was taken off."""
    setattr(response, _ATTRIBUTE, (version.resource_id, version.pk))
    return response


def remember_answers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Outermost of the middleware: an answer is remembered as it leaves, with every header."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        of = getattr(response, _ATTRIBUTE, None)
        if of is not None and _may_be_given_again(request, response):
            _keep(request, response, *of)
        return response

    return middleware


def _may_be_given_again(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200
        and "ETag" in response
        and response.get("Cache-Control", "").startswith("public")
        and not response.cookies
        and not any(request.META.get(name) for name in SAYS_WHO)
    )


def _keep(request: HttpRequest, response: HttpResponseBase, resource_id: int, version_id: int) -> None:
    body = None if response.streaming else bytes(getattr(response, "content", b""))
    headers = tuple((name, value) for name, value in response.items())
    answer = Answer(resource_id, version_id, _bare(response["ETag"]), headers, body)
    size = len(body or b"") + sum(len(name) + len(value) + 100 for name, value in headers) + 500
    _answers.keep(_key(request.META), answer, size)


def thin_door(application: Wsgi) -> Wsgi:
    """`application` behind the door."""

    def door(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer = _known(environ) if environ["PATH_INFO"].startswith(PATHS) else None
        if answer is None:
            return application(environ, start_response)
        marks = {_bare(one) for one in environ.get("HTTP_IF_NONE_MATCH", "").split(",")}
        if answer.mark in marks:
            start_response("304 Not Modified", [pair for pair in answer.headers if pair[0] not in _OF_BODIES])
            return [b""]
        if answer.body is None:
            return application(environ, start_response)
        start_response("200 OK", list(answer.headers))
        return [answer.body]

    return door


_OF_BODIES = frozenset(
    {"Content-Type", "Content-Length", "Content-Encoding", "Content-Disposition", "Content-Language"}
)


def _known(environ: dict[str, Any]) -> Answer | None:
    """What was answered before and still holds. Anything unusual is left to Django."""
    if environ["REQUEST_METHOD"] != "GET" or any(environ.get(name) for name in SAYS_WHO):
        return None
    answer = _answers.get(_key(environ))
    if answer is None:
        return None
    try:
        return answer if is_still_shown(answer.resource_id, answer.version_id) else None
    except Exception:
        connection.close_if_unusable_or_obsolete()
        return None


def _key(environ: dict[str, Any]) -> tuple[str, ...]:
    return tuple([str(environ.get(name, "")) for name in DECIDES])


def _bare(mark: str) -> str:
    return mark.strip().removeprefix("W/")
