# SPDX-License-Identifier: EUPL-1.2
"""A thin door for questions about open rows (docs/adr/0023): it stands before Django, which takes milliseconds to find out who
asks and of what. Here nobody asks who: only calls without cookie and token are answered, with what was answered to such a call
before, or as the view said that other questions about the same rows are answered, and only while the database says that
everybody may still read that very version."""

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from praja.duties.opendata.gateways.remembering import Remembering
from praja.duties.opendata.models import TableVersion
from praja.duties.opendata.queries.shown import RowsAreShown, Standing
from praja.lib.web.compressing import packed

log = logging.getLogger("praja.opendata.door")
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PATHS = tuple(
    [f"/api/{version}action/{name}" for version in ("3/", "") for name in ("datastore_search", "package_show")]
    + ["/data/"]
)
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
Again = Callable[[str], tuple[str, bytes] | None]
"""Mark and body of the answer to another query string, or None where the view has to see it."""
MIB = 1024 * 1024
LONGEST_KNOWN = 1_000
"""Questions in longer words are answered, and not remembered."""
_ATTRIBUTE = "praja_rows"
_TABLE = re.compile(r"(?:^|&)resource_id=([0-9a-f-]{36})(?:&|$)")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with what must still stand for it to hold. `body` is None where only its mark is known (a stream)."""

    standing: Standing
    mark: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Way:
    """How other questions about a version are answered: like `like`, but for mark and body."""

    like: Answer
    again: Again


_answers: Remembering[Answer] = Remembering(24 * MIB)
_ways: Remembering[Way] = Remembering(2 * MIB)


def made_of(response: Any, version: TableVersion, again: Again | None = None) -> Any:
    """Say of a response that it holds rows of this version and nothing else that could change, so that the door may give it
    again, and `again`: answer other query strings of the same path about this table. Only the version that is shown: of an
    older one the door could not ask whether it was taken off."""
    return holds_while(response, RowsAreShown(version.resource_id, version.pk), again)


def holds_while(response: Any, standing: Standing, again: Again | None = None) -> Any:
    """Say of a response that it may be given again as long as this stands, which must have been read before it was made."""
    setattr(response, _ATTRIBUTE, (standing, again))
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


def _keep(request: HttpRequest, response: HttpResponseBase, standing: Standing, again: Again | None) -> None:
    body = None if response.streaming else bytes(getattr(response, "content", b""))
    headers = tuple((name, value) for name, value in response.items())
    answer = Answer(standing, _bare(response["ETag"]), headers, body)
    _remember(request.META, answer)
    if again is not None and (way := _way_key(request.META)):
        _ways.keep(way, Way(replace(answer, body=None), again), _size_of(answer) + 10_000)


def _remember(environ: dict[str, Any], answer: Answer) -> None:
    if len(environ.get("QUERY_STRING", "")) <= LONGEST_KNOWN:
        _answers.keep(_key(environ), answer, _size_of(answer))


def _size_of(answer: Answer) -> int:
    return len(answer.body or b"") + sum(len(name) + len(value) + 100 for name, value in answer.headers) + 1_500


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
    way = _way_of(environ) if answer is None else None
    about = answer or (way.like if way else None)
    if about is None:
        return None
    try:
        if not about.standing.holds():
            return None
    except Exception:
        connection.close_if_unusable_or_obsolete()
        return None
    return answer or (_by(way, environ) if way else None)


def _way_of(environ: dict[str, Any]) -> Way | None:
    key = _way_key(environ)
    return _ways.get(key) if key else None


def _by(way: Way, environ: dict[str, Any]) -> Answer | None:
    """The answer by a known way. Whatever is refused or goes wrong, the view says better."""
    try:
        found = way.again(environ.get("QUERY_STRING", ""))
    except Exception as error:
        log.debug("left to the view: %r", error)
        return None
    if found is None:
        return None
    mark, body = found
    new = {"ETag": mark}
    if any(name == "Content-Encoding" for name, _value in way.like.headers):  # of what may be compressed, all is
        body, new["ETag"] = packed(body), f"W/{mark}"
    new["Content-Length"] = str(len(body))
    headers = tuple((name, new.get(name, value)) for name, value in way.like.headers)
    answer = replace(way.like, mark=_bare(mark), headers=headers, body=body)
    _remember(environ, answer)
    return answer


def _key(environ: dict[str, Any]) -> tuple[str, ...]:
    return tuple([str(environ.get(name, "")) for name in DECIDES])


def _way_key(environ: dict[str, Any]) -> tuple[str, ...] | None:
    """By which table, since that is what stays of the query string."""
    table = _TABLE.search(environ.get("QUERY_STRING", ""))
    if table is None:
        return None
    return (table[1], *[str(environ.get(name, "")) for name in DECIDES if name != "QUERY_STRING"])


def _bare(mark: str) -> str:
    return mark.strip().removeprefix("W/")
