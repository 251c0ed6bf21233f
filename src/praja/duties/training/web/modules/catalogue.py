# SPDX-License-Identifier: EUPL-1.2
"""What modules there are, and one of them as who learns sees it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.domain.modules.outlines import ModuleKind
from praja.duties.training.domain.modules.run_time import COMPLETED, FAILED, NOT_ATTEMPTED, PASSED
from praja.duties.training.models import Enrolment, Module
from praja.duties.training.operations.modules.learning import start_module
from praja.duties.training.operations.modules.sessions import is_done
from praja.duties.training.queries.modules import enrolment_in, modules_begun, modules_for, modules_kept, visible_module
from praja.duties.training.rules import opens_training
from praja.duties.training.rules.modules import TAKE_MODULE, keeps_modules, opens_modules
from praja.kernel.procedures.web.taking import no_store
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

MOST_BEGUN = 20


@guarded(opens_training)
def modules(request: PrajaRequest) -> HttpResponse:
    """What one has begun, what is assigned to one, and everything that may be begun; for keepers also what they keep."""
    which = request.GET.get("lihat", "")
    kept = which == "kelola" and opens_modules(request.actor)
    rows = modules_kept(request.actor) if kept else modules_for(request.actor, assigned=which == "saya")
    found = page_of(rows, order=("title", "id"), cursor=request.GET.get("halaman", "")[:500])
    prefix = f"?lihat={which}&halaman=" if which else "?halaman="
    context = {
        "rows": found.items,
        "begun": [_begun(one) for one in modules_begun(request.actor)[:MOST_BEGUN]] if not kept else [],
        "kept": kept,
        "keeps": opens_modules(request.actor),
        "filters": _filters(request, which),
        "next_url": f"{prefix}{found.next}" if found.next else "",
        "previous_url": f"{prefix}{found.previous}" if found.previous else "",
    }
    return no_store(render(request, "training/modules/modules.html", context))


def _filters(request: PrajaRequest, which: str) -> list[dict[str, Any]]:
    shown = [("", _("All")), ("saya", _("Assigned to me"))]
    if opens_modules(request.actor):
        shown.append(("kelola", _("Kept by my unit")))
    return [
        {"label": label, "href": f"?lihat={value}" if value else "?", "current": which == value}
        for value, label in shown
    ]


def _begun(row: Enrolment) -> dict[str, Any]:
    label, tone = standing_of(row)
    return {"row": row, "url": reverse("training:module", args=[row.of.module.code]), "label": label, "tone": tone}


def standing_of(row: Enrolment) -> tuple[str, str]:
    """Where somebody is in a module, in words, and its tone."""
    if row.finished_at is not None:
        return _("Finished"), "done"
    if row.of.withdrawn_at is not None:
        return _("Withdrawn"), "neutral"
    return _("Begun"), "info"


@guarded(opens_training)
def module(request: PrajaRequest, code: str) -> HttpResponse:
    """One module: what it is, where one stands in it, how one goes on."""
    row = visible_module(request.actor, code)
    mine = enrolment_in(request.actor, row)
    version = mine.of if mine else row.current
    context = {
        "module": row,
        "mine": mine,
        "version": version,
        "standing": standing_of(mine) if mine else None,
        "is_native": row.kind == ModuleKind.NATIVE,
        "may_begin": mine is None and TAKE_MODULE.allows(request.actor, row),
        "may_begin_newer": _may_begin_newer(request, row, mine),
        "is_withdrawn": version is not None and version.withdrawn_at is not None,
        "keeps": keeps_modules(request.actor, row.unit_id),
        "pages": _pages(mine) if mine and row.kind == ModuleKind.NATIVE else [],
        "lessons": _lessons(mine) if mine and row.kind != ModuleKind.NATIVE else [],
        **_going_on(mine),
    }
    return no_store(render(request, "training/modules/module.html", context))


def _may_begin_newer(request: PrajaRequest, row: Module, mine: Enrolment | None) -> bool:
    if mine is None or row.current is None or row.current.number <= mine.of.number:
        return False
    return TAKE_MODULE.allows(request.actor, row)


def _going_on(mine: Enrolment | None) -> dict[str, Any]:
    """The page of a module written here on which one goes on, or its questions."""
    if mine is None or mine.of.kind is not ModuleKind.NATIVE or mine.of.withdrawn_at is not None:
        return {"go_on_url": ""}
    code, content = mine.of.module.code, mine.of.pages
    unread = next((place for place in range(len(content.pages)) if place not in mine.pages_read), None)
    if unread is not None:
        return {"go_on_url": reverse("training:module_page", args=[code, unread + 1])}
    if content.questions and mine.finished_at is None:
        return {"go_on_url": reverse("training:module_check", args=[code])}
    return {"go_on_url": ""}


def _pages(mine: Enrolment) -> list[dict[str, Any]]:
    return [
        {
            "title": page.title,
            "url": reverse("training:module_page", args=[mine.of.module.code, place + 1]),
            "is_read": place in mine.pages_read,
        }
        for place, page in enumerate(mine.of.pages.pages)
    ]


def _lessons(mine: Enrolment) -> list[dict[str, Any]]:
    states = {state.key: state for state in mine.lessons.all()}
    words = {PASSED: _("Passed"), COMPLETED: _("Completed"), FAILED: _("Not passed yet"), NOT_ATTEMPTED: _("Not begun")}
    rows: list[dict[str, Any]] = []
    for place, lesson in enumerate(mine.of.outline.lessons, 1):
        state = states.get(lesson.key)
        done = state is not None and is_done(mine, lesson, state)
        label = words.get(state.status if state else NOT_ATTEMPTED, _("Begun"))
        rows.append({"place": place, "lesson": lesson, "label": label, "tone": "done" if done else "neutral"})
    following = next((row for row in rows if row["tone"] != "done"), None)
    return [{**row, "is_next": row is following} for row in rows]


@require_POST
@guarded(opens_training)
def start(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin the version that is offered."""
    row = visible_module(request.actor, code)
    mine = start_module(module=row, actor=request.actor, at=request.at)
    return HttpResponseRedirect(_going_on(mine)["go_on_url"] or reverse("training:module", args=[row.code]))
