# SPDX-License-Identifier: EUPL-1.2
"""What lessons of cmi5 call: statements, states, profiles (xAPI 1.0.3, as far as cmi5 needs it). A token opens one session's
registration and nothing else; no cookie is read here, and any origin may ask, because a lesson's is nobody's.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from praja.duties.training.domain.modules.agents import Invalid, check_agent
from praja.duties.training.domain.modules.cmi5 import NotNow
from praja.duties.training.domain.modules.statements import moment, uuid_of
from praja.duties.training.enums.modules import DocumentKind
from praja.duties.training.models import Launch, LessonDocument, Statement
from praja.duties.training.operations.modules.documents import (
    Outdated,
    Unconditional,
    check_condition,
    drop_documents,
    put_document,
)
from praja.duties.training.operations.modules.launching import NotKnown, UsedBefore, launch_by_token, swap_secret
from praja.duties.training.operations.modules.statements import OtherStatement, agent_of, take_statements
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.people.enums import AccountKind
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.actors import ANYONE, Actor
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.unattended import unattended

VERSIONS = ("1.0", "2.0")
MOST_ASKED = 100
HEADER = "X-Experience-API-Version"
View = Callable[..., HttpResponse]
_HEADERS = f"Authorization, Content-Type, {HEADER}, If-Match, If-None-Match, Content-Length"


class _Refused(Exception):
    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def _open(answer: HttpResponse, version: str = "1.0.3") -> HttpResponse:
    answer[HEADER] = version
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Allow-Headers"] = _HEADERS
    answer["Access-Control-Allow-Methods"] = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
    answer["Access-Control-Expose-Headers"] = f"ETag, Last-Modified, {HEADER}, X-Experience-API-Consistent-Through"
    answer["Access-Control-Max-Age"] = "600"
    answer["Cache-Control"] = "no-store"
    return answer


def _resource(*methods: str) -> Callable[[Callable[[PrajaRequest, Launch], HttpResponse]], View]:
    """A resource of xAPI: its version, its token, its refusals."""

    def wrap(view: Callable[[PrajaRequest, Launch], HttpResponse]) -> View:
        @wraps(view)
        def inner(request: PrajaRequest) -> HttpResponse:
            if request.method == "OPTIONS":
                return _open(HttpResponse(status=204))
            asked = request.headers.get(HEADER, "")
            try:
                if not asked.startswith(VERSIONS):
                    raise _Refused(400, f"{HEADER} must be 1.0.x or 2.0.x")
                answer = view(request, _session(request))
            except _Refused as refused:
                answer = _said(refused.status, refused.words)
            except (Invalid, UnreadablePostError, RequestDataTooBig) as refused:
                answer = _said(400, str(refused))
            except NotNow as refused:
                answer = _said(403, str(refused))
            except (OtherStatement, Unconditional):
                answer = _said(409, "something else is there")
            except Outdated:
                answer = _said(412, "it is not as the request supposes")
            answer["X-Experience-API-Consistent-Through"] = moment_text(request.at)
            return _open(answer, "2.0.0" if asked.startswith("2.0") else "1.0.3")

        guarded_view = guarded(ANYONE)(require_http_methods(["OPTIONS", *methods])(inner))
        return unattended(csrf_exempt(guarded_view))

    return wrap


def _said(status: int, words: str) -> HttpResponse:
    return JsonResponse({"error": words}, status=status)


def _session(request: PrajaRequest) -> Launch:
    kind, _space, given = request.headers.get("Authorization", "").partition(" ")
    try:
        if kind != "Basic":
            raise NotKnown
        return launch_by_token(_token(given), request.at)
    except NotKnown:
        raise _Refused(401, "no session has this token") from None


def _token(given: str) -> str:
    """cmi5 has the token stand as it is behind `Basic`; libraries that know only Basic authentication pack it."""
    try:
        name, mark, word = base64.b64decode(given, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return given
    return (word or name) if mark else given


@unattended
@csrf_exempt
@guarded(ANYONE)
@require_http_methods(["POST", "OPTIONS"])
def fetch(request: PrajaRequest, secret: str) -> HttpResponse:
    """The token of a session, once (cmi5 §8.2)."""
    if request.method == "OPTIONS":
        return _open(HttpResponse(status=204))
    try:
        return _open(JsonResponse({"auth-token": swap_secret(secret=secret, at=request.at)}))
    except UsedBefore:
        return _open(JsonResponse({"error-code": "1", "error-text": "The token was fetched before."}))
    except NotKnown:
        return _open(JsonResponse({"error-code": "2", "error-text": "No session has this address."}))


@unattended
@csrf_exempt
@guarded(ANYONE)
@require_http_methods(["GET", "HEAD", "OPTIONS"])
def about(request: PrajaRequest) -> HttpResponse:
    """Which versions are spoken here."""
    return _open(JsonResponse({"version": ["1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0"]}))


@_resource("GET", "HEAD", "PUT", "POST")
def statements(request: PrajaRequest, launch: Launch) -> HttpResponse:
    """Statements: said one by one (PUT) or several (POST), and read again."""
    if request.method in ("GET", "HEAD"):
        return _found_statements(request, launch)
    said = _json(request)
    if request.method == "PUT":
        if set(request.GET) != {"statementId"} or not isinstance(said, dict):
            raise _Refused(400, "statementId is missing, or not alone")
        given = uuid_of(request.GET["statementId"], "statementId")
        if "id" in said and str(said["id"]).lower() != str(given):
            raise _Refused(400, "statementId is not the id of the statement")
        take_statements(
            launch=launch, given=[{**said, "id": str(given)}], actor=_learner(launch, request.at), at=request.at
        )
        return HttpResponse(status=204)
    if request.GET:
        raise _Refused(400, "POST takes no parameter")
    given_all = said if isinstance(said, list) else [said]
    ids = take_statements(launch=launch, given=given_all, actor=_learner(launch, request.at), at=request.at)
    return JsonResponse([str(one) for one in ids], safe=False)


_ASKED = frozenset(
    {
        *("statementId", "voidedStatementId", "agent", "verb", "activity", "registration", "related_activities"),
        *("related_agents", "since", "until", "limit", "format", "attachments", "ascending", "after"),
    }
)


def _found_statements(request: PrajaRequest, launch: Launch) -> HttpResponse:
    asked = request.GET
    if unknown := sorted(set(asked) - _ASKED):
        raise _Refused(400, f"{unknown[0]} is not known")
    rows = Statement.objects.filter(enrolment=launch.enrolment)
    for name, voided in (("statementId", False), ("voidedStatementId", True)):
        if name in asked:
            if set(asked) - {name, "format", "attachments"}:
                raise _Refused(400, f"{name} stands alone")
            found = rows.filter(uuid=uuid_of(asked[name], name), voided=voided).first()
            if found is None:
                raise _Refused(404, "there is no such statement")
            return HttpResponse(found.data, content_type="application/json")
    return _listed(request, _narrowed(request, launch, rows.filter(voided=False)))


def _narrowed(request: PrajaRequest, launch: Launch, rows: "QuerySet[Statement]") -> "QuerySet[Statement]":
    asked = request.GET
    for name in ("verb", "activity"):
        rows = rows.filter(**{name: asked[name]}) if name in asked else rows
    for name, compared in (("since", "stored_at__gt"), ("until", "stored_at__lte")):
        rows = rows.filter(**{compared: moment(asked[name], name)}) if name in asked else rows
    theirs = "agent" not in asked or _agent(request, launch) is not None
    if "registration" in asked:
        theirs = theirs and uuid_of(asked["registration"], "registration") == launch.enrolment.registration
    return rows if theirs else rows.none()


def _listed(request: PrajaRequest, rows: "QuerySet[Statement]") -> HttpResponse:
    """One page of them, with the address of the next."""
    asked, ascending = request.GET, request.GET.get("ascending") == "true"
    limit = min(_whole_number(asked.get("limit", "0"), "limit") or MOST_ASKED, MOST_ASKED)
    after = _whole_number(asked.get("after", "0"), "after")
    if after:
        rows = rows.filter(pk__gt=after) if ascending else rows.filter(pk__lt=after)
    page = list(rows.order_by("pk" if ascending else "-pk")[: limit + 1])
    more = ""
    if len(page) > limit:
        page.pop()
        parameters = asked.copy()
        parameters["after"] = str(page[-1].pk)
        more = f"{request.path}?{parameters.urlencode()}"
    text = ",".join(row.data for row in page)
    return HttpResponse(f'{{"statements": [{text}], "more": {json.dumps(more)}}}', content_type="application/json")


@_resource("GET", "HEAD", "PUT", "POST", "DELETE")
def state(request: PrajaRequest, launch: Launch) -> HttpResponse:
    """States of an activity, the learner's own."""
    activity = _needed(request, "activityId")
    _needed(request, "agent")
    if _agent(request, launch) is None:
        raise _Refused(403, "the agent is not the one of the launch")
    given = request.GET.get("registration", "")
    if given and uuid_of(given, "registration") != launch.enrolment.registration:
        raise _Refused(403, "the registration is not the one of the launch")
    key = request.GET.get("stateId", "")
    return _document(request, launch, DocumentKind.STATE, activity, key)


@_resource("GET", "HEAD", "PUT", "POST", "DELETE")
def activity_profile(request: PrajaRequest, launch: Launch) -> HttpResponse:
    """Profiles of an activity; as every document here the learner's own."""
    activity = _needed(request, "activityId")
    return _document(request, launch, DocumentKind.ACTIVITY, activity, request.GET.get("profileId", ""))


@_resource("GET", "HEAD", "PUT", "POST", "DELETE")
def agent_profile(request: PrajaRequest, launch: Launch) -> HttpResponse:
    """Profiles of the learner."""
    _needed(request, "agent")
    if _agent(request, launch) is None:
        raise _Refused(403, "the agent is not the one of the launch")
    return _document(request, launch, DocumentKind.AGENT, "", request.GET.get("profileId", ""))


@_resource("GET", "HEAD")
def agents(request: PrajaRequest, launch: Launch) -> HttpResponse:
    """What is known of an agent: that it is this one, if it is."""
    _needed(request, "agent")
    found = _agent(request, launch)
    return JsonResponse({"objectType": "Person", **({"account": [found["account"]]} if found else {})})


@_resource("GET", "HEAD")
def activities(request: PrajaRequest, launch: Launch) -> HttpResponse:
    """What is known of an activity: its id."""
    return JsonResponse({"objectType": "Activity", "id": _needed(request, "activityId")})


def _document(request: PrajaRequest, launch: Launch, kind: str, activity: str, key: str) -> HttpResponse:
    conditions: Mapping[str, Any] = {
        "if_match": request.headers.get("If-Match", ""),
        "if_none_match": request.headers.get("If-None-Match", ""),
    }
    place: Mapping[str, Any] = {"enrolment": launch.enrolment, "kind": kind, "activity": activity}
    if request.method in ("GET", "HEAD"):
        return _read_document(request, place, key, conditions)
    if request.method == "DELETE":
        if not key and kind != DocumentKind.STATE:
            raise _Refused(400, "profileId is missing")
        drop_documents(**place, key=key, **conditions)
        return HttpResponse(status=204)
    if not key:
        raise _Refused(400, "stateId or profileId is missing")
    put_document(
        **place,
        key=key,
        media_type=request.headers.get("Content-Type", "application/octet-stream"),
        body=request.body,
        merge=request.method == "POST",
        conditional=kind != DocumentKind.STATE,
        at=request.at,
        **conditions,
    )
    return HttpResponse(status=204)


def _read_document(
    request: PrajaRequest, place: Mapping[str, Any], key: str, conditions: Mapping[str, str]
) -> HttpResponse:
    rows = LessonDocument.objects.filter(**place)
    if not key:
        since = request.GET.get("since", "")
        rows = rows.filter(updated_at__gt=moment(since, "since")) if since else rows
        return JsonResponse(list(rows.order_by("key").values_list("key", flat=True)), safe=False)
    found = rows.filter(key=key).first()
    if found is None:
        raise _Refused(404, "there is no such document")
    if conditions["if_match"]:
        check_condition(found, conditions["if_match"], "")
    answer = HttpResponse(bytes(found.body), content_type=found.media_type)
    answer["ETag"] = f'"{found.etag}"'
    answer["Last-Modified"] = found.updated_at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return answer


def _needed(request: PrajaRequest, name: str) -> str:
    value = request.GET.get(name, "")
    if not value:
        raise _Refused(400, f"{name} is missing")
    return value


def _agent(request: PrajaRequest, launch: Launch) -> dict[str, Any] | None:
    """The learner, if the agent that is asked for is the one of the launch."""
    try:
        asked = json.loads(request.GET.get("agent", ""))
    except ValueError:
        raise _Refused(400, "agent is not JSON") from None
    check_agent(asked)
    known = agent_of(launch.enrolment)
    return known if asked.get("account") == known["account"] else None


def _whole_number(text: str, name: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise _Refused(400, f"{name} must be a whole number")
    return int(text)


def _json(request: PrajaRequest) -> Any:
    if not request.headers.get("Content-Type", "").startswith("application/json"):
        raise _Refused(400, "Content-Type must be application/json: attachments are not taken in")
    try:
        return json.loads(request.body, parse_constant=_not_json)
    except (ValueError, RecursionError):
        raise _Refused(400, "the body is not JSON") from None


def _not_json(name: str) -> float:
    raise ValueError(name)


def _learner(launch: Launch, at: datetime) -> Actor:
    """Whoever opened the lesson: what it says is taken as theirs."""
    person = launch.enrolment.employee.person_id
    return actor_of(Account.objects.get(person=person, kind=AccountKind.EMPLOYEE), at)
