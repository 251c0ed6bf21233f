# SPDX-License-Identifier: EUPL-1.2
"""The page around a lesson of a package: opens it in its frame, and keeps what it says."""

import json
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from praja.duties.training.domain.modules.outlines import Lesson, ModuleKind
from praja.duties.training.domain.modules.run_time import Unreadable
from praja.duties.training.errors.modules import NoSuchModule
from praja.duties.training.models import Enrolment, Launch, Statement
from praja.duties.training.operations.modules.launching import LASTS, launch_lesson
from praja.duties.training.operations.modules.sessions import keep_run_time
from praja.duties.training.operations.modules.statements import activity_of, agent_of
from praja.duties.training.queries.modules import enrolment_in, visible_module
from praja.duties.training.rules import opens_training
from praja.duties.training.rules.modules import LEARN
from praja.duties.training.web.modules.tickets import lessons_base, sandbox, ticket_of
from praja.kernel.procedures.web.taking import no_store
from praja.lib.web import PrajaRequest, guarded

FETCH = "diklat_modul_fetch"
"""Where a session keeps the secret of the lesson that was opened last, until its page is shown."""


@require_POST
@guarded(opens_training)
def open_lesson(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Open a lesson, counted from 1, and go to its page."""
    mine = enrolment_in(request.actor, visible_module(request.actor, code))
    if mine is None or mine.of.kind is ModuleKind.NATIVE:
        raise NoSuchModule
    lessons = mine.of.outline.lessons
    if not 1 <= number <= len(lessons):
        raise NoSuchModule
    back = request.build_absolute_uri(reverse("training:module", args=[mine.of.module.code]))
    launch, secret = launch_lesson(
        enrolment=mine,
        key=lessons[number - 1].key,
        return_url=back,
        launch_url=f"{lessons_base(request)}/diklat/isi/",
        actor=request.actor,
        at=request.at,
    )
    request.session[FETCH] = {"session": str(launch.session), "secret": secret}
    return HttpResponseRedirect(reverse("training:lesson", args=[launch.session]))


@require_safe
@guarded(opens_training)
def lesson(request: PrajaRequest, uuid: UUID) -> HttpResponse:
    """The page with the lesson in its frame. One whose session is over leads back to the module."""
    launch = _launch(request, uuid)
    row = launch.enrolment
    back_url = reverse("training:module", args=[row.of.module.code])
    if launch.ended_at is not None or row.of.withdrawn_at is not None or request.at >= launch.started_at + LASTS:
        return HttpResponseRedirect(back_url)
    shown = row.of.outline.lesson(launch.key)
    if shown is None:
        raise NoSuchModule
    context = {
        "module": row.of.module,
        "lesson": shown,
        "session": launch.session,
        "number": launch.number,
        "who": row.account,
        "save_url": reverse("training:keep_lesson", args=[launch.session]),
        "src": _address(request, launch, shown),
        "sandbox": sandbox(),
        "own_window": shown.own_window,
        "is_scorm": row.of.kind is ModuleKind.SCORM12,
        "back_url": back_url,
    }
    answer = no_store(render(request, "training/modules/player.html", context))
    answer._csp_update = {"frame-src": [f"{lessons_base(request)}/diklat/isi/"]}  # type: ignore[attr-defined]
    return answer


def _address(request: PrajaRequest, launch: Launch, shown: Lesson) -> str:
    """Where the lesson begins; one of cmi5 with what it needs to speak (§8)."""
    base, row = lessons_base(request), launch.enrolment
    path = reverse("training:lesson_file", args=[ticket_of(launch), "x"]).removesuffix("x")
    address = f"{base}{path}{shown.href}"
    kept = request.session.get(FETCH) or {}
    if row.of.kind is not ModuleKind.CMI5 or kept.get("session") != str(launch.session):
        return address
    given = {
        "endpoint": f"{base}/diklat/xapi/",
        "fetch": f"{base}{reverse('training:xapi_fetch', args=[kept['secret']])}",
        "actor": json.dumps(agent_of(row)),
        "registration": str(row.registration),
        "activityId": activity_of(row, launch.key),
    }
    before, _sign, fragment = address.partition("#")
    mark = "&" if "?" in before else "?"
    return f"{before}{mark}{urlencode(given)}" + (f"#{fragment}" if fragment else "")


@require_POST
@guarded(opens_training)
def keep_lesson(request: PrajaRequest, uuid: UUID) -> HttpResponse:
    """Keep what a lesson of SCORM 1.2 said. JSON: `number`, `over`, and `data` as the player renders it."""
    launch = _launch(request, uuid)
    try:
        said = json.loads(request.body)
        number, is_over = int(said["number"]), bool(said["over"])
        keep_run_time(
            session=launch.session,
            number=number,
            data=said["data"],
            is_over=is_over,
            actor=request.actor,
            at=request.at,
        )
    except (ValueError, KeyError, TypeError, RawPostDataException, Unreadable):
        return JsonResponse({"code": "unreadable"}, status=422)
    finished = Enrolment.objects.filter(pk=launch.enrolment_id, finished_at__isnull=False).exists()
    return no_store(JsonResponse({"number": number, "finished": finished}))


@require_safe
@guarded(opens_training)
def statements(request: PrajaRequest, code: str) -> Any:
    """What lessons of a module said of the reader, one statement of xAPI in each line."""
    mine = enrolment_in(request.actor, visible_module(request.actor, code))
    if mine is None:
        raise NoSuchModule
    rows = Statement.objects.filter(enrolment=mine).order_by("stored_at", "pk").values_list("data", flat=True)
    answer = HttpResponse("".join(f"{line}\n" for line in rows), content_type="application/x-ndjson")
    answer["Content-Disposition"] = 'attachment; filename="pernyataan.jsonl"'
    return no_store(answer)


def _launch(request: PrajaRequest, session: UUID) -> Launch:
    rows = Launch.objects.select_related("enrolment__of__module", "enrolment__of__package", "enrolment__employee")
    found = rows.filter(session=session).first()
    if found is None or not LEARN.allows(request.actor, found.enrolment):
        raise NoSuchModule
    return found
