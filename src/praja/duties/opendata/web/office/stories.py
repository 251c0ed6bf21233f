# SPDX-License-Identifier: EUPL-1.2
"""Writing stories, handing them in, checking and publishing them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.opendata import rules
from praja.duties.opendata.domain.story_content import Content, Part, moved_part, with_part, without_part
from praja.duties.opendata.enums import StoryState
from praja.duties.opendata.errors import NoDrawing
from praja.duties.opendata.forms.stories import ChartForm, NewStoryForm, ReasonForm, TextForm, WordsForm
from praja.duties.opendata.models import Story
from praja.duties.opendata.operations.stories import (
    begin_story,
    hand_in_story,
    publish_story,
    return_story,
    withdraw_story,
    write_story,
)
from praja.duties.opendata.queries.told import drawn_table, stories_for, story_in_office
from praja.duties.opendata.web.office.units import units_as
from praja.duties.opendata.web.public.stories import drawing_at, parts_said
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

TONES = {
    StoryState.WRITING: "neutral",
    StoryState.WAITING: "info",
    StoryState.PUBLISHED: "done",
    StoryState.WITHDRAWN: "neutral",
}
TEXT, CHART = "teks", "grafik"


@guarded(rules.opens_office)
def stories(request: PrajaRequest) -> HttpResponse:
    """The stories of one's units, the last changed first."""
    found = page_of(
        stories_for(request.actor), order=("-modified_at", "-id"), cursor=request.GET.get("halaman", "")[:500]
    )
    context = {
        "rows": [{"story": one, "tone": TONES[StoryState(one.state)]} for one in found.items],
        "may_write": rules.opens_producing(request.actor),
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/stories.html", context))


@guarded(rules.opens_producing)
def new_story(request: PrajaRequest) -> HttpResponse:
    """Begin a story."""
    form = NewStoryForm(request.POST or None, units=units_as(request, *rules.PRODUCERS))
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            unit = Unit.objects.get(pk=form.cleaned_data["unit"])
            made = begin_story(name=form.address, content=form.content(), unit=unit, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return HttpResponseRedirect(_address(made))
    return _form(request, "opendata/office/story_words.html", form, error, {"story": None})


@guarded(rules.opens_office)
def story(request: PrajaRequest, name: str) -> HttpResponse:
    """A story as it is written now, with what can be done with it."""
    return _story(request, story_in_office(request.actor, name), ReasonForm(), None)


@guarded(rules.opens_producing)
def story_words(request: PrajaRequest, name: str) -> HttpResponse:
    """Title and lead."""
    row = story_in_office(request.actor, name)
    content = row.written
    names = ("title", "lead", "title_en", "lead_en")
    form = WordsForm(request.POST or None, initial={one: getattr(content, one) for one in names})
    error = None
    if request.method == "POST" and form.is_valid():
        error = _written(request, row, replace(content, **form.said()), form)
        if error is None and not form.errors:
            return HttpResponseRedirect(_address(row))
    return _form(request, "opendata/office/story_words.html", form, error, {"story": row})


@guarded(rules.opens_producing)
def new_part(request: PrajaRequest, name: str, kind: str) -> HttpResponse:
    """Add a text or a drawing behind the last part."""
    row = story_in_office(request.actor, name)
    if kind not in (TEXT, CHART):
        raise NotFound(_("A story has texts and drawings."))
    return _part(request, row, len(row.written.parts), None, kind)


@guarded(rules.opens_producing)
def story_part(request: PrajaRequest, name: str, number: int) -> HttpResponse:
    """Change a part, counted from 1."""
    row = story_in_office(request.actor, name)
    parts = row.written.parts
    if not 1 <= number <= len(parts):
        raise NotFound(_("The story has no such part."), next_step=_("Load the page again."))
    part = parts[number - 1]
    return _part(request, row, number - 1, part, CHART if part.is_chart else TEXT)


@require_POST
@guarded(rules.opens_producing)
def story_step(request: PrajaRequest, name: str) -> HttpResponse:
    """Move or take out a part, hand the story in, give it back, publish it, take it off."""
    row = story_in_office(request.actor, name)
    what = request.POST.get("langkah", "")
    seen = _number(request.POST.get("seen_version", ""))
    form = ReasonForm(request.POST)
    if what in _WITH_REASON and not form.is_valid():
        return _story(request, row, form, None)
    common: dict[str, Any] = {"story": row, "seen_version": seen, "actor": request.actor, "at": request.at}
    try:
        if what in _PARTS:
            content = _PARTS[what](row.written, _place(request, row))
            write_story(content=content, **common)
        elif what in _WITH_REASON:
            _WITH_REASON[what](reason=form.cleaned_data["reason"], **common)
        elif what in _STEPS:
            _STEPS[what](**common)
    except DomainError as refused:
        return _story(request, row, form if what in _WITH_REASON else ReasonForm(), refused)
    return HttpResponseRedirect(_address(row))


_PARTS: dict[str, Callable[[Content, int], Content]] = {
    "naik": lambda content, place: moved_part(content, place, -1),
    "turun": lambda content, place: moved_part(content, place, 1),
    "keluarkan": without_part,
}
_STEPS: dict[str, Callable[..., Story]] = {"serahkan": hand_in_story, "tayangkan": publish_story}
_WITH_REASON: dict[str, Callable[..., Story]] = {"kembalikan": return_story, "tarik": withdraw_story}


def _place(request: PrajaRequest, row: Story) -> int:
    place = _number(request.POST.get("bagian", "")) - 1
    if not 0 <= place < len(row.written.parts):
        raise NotFound(_("The story has no such part."), next_step=_("Load the page again."))
    return place


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _part(request: PrajaRequest, row: Story, place: int, part: Part | None, kind: str) -> HttpResponse:
    form: TextForm | ChartForm
    if kind == TEXT:
        form = TextForm(request.POST or None, initial=TextForm.beginning(part))
    else:
        form = ChartForm(request.POST or None, initial=ChartForm.beginning(part, _drawn_at(request, part)))
    error = None
    if request.method == "POST" and form.is_valid():
        written = form.part()
        error = _drawable(request, written, form) or (
            None if form.errors else _written(request, row, with_part(row.written, place, written), form)
        )
        if error is None and not form.errors:
            return HttpResponseRedirect(f"{_address(row)}#bagian-{place + 1}")
    return _form(request, "opendata/office/story_part.html", form, error, {"story": row, "is_chart": kind == CHART})


def _drawn_at(request: PrajaRequest, part: Part | None) -> str:
    """The address of what a part draws; empty where it can't be read any more."""
    if part is None:
        return ""
    try:
        dataset, table, _version = drawn_table(part.resource, request.actor)
    except DomainError:
        return ""
    path = reverse("opendata:table", args=[dataset.name, table.resource.uuid])
    return request.build_absolute_uri(f"{path}?{urlencode(part.view)}")


def _drawable(request: PrajaRequest, part: Part, form: Any) -> DomainError | None:
    """Refuse what gives no drawing before it is written."""
    if not part.is_chart:
        return None
    try:
        if drawing_at(part, request.actor) is None:
            raise NoDrawing
    except DomainError as refused:
        return put_on(form, refused)
    return None


def _written(request: PrajaRequest, row: Story, content: Content, form: Any) -> DomainError | None:
    seen = _number(request.POST.get("seen_version", ""))
    try:
        write_story(story=row, content=content, seen_version=seen, actor=request.actor, at=request.at)
    except DomainError as refused:
        return put_on(form, refused)
    messages.success(request, _("Written."))
    return None


def _story(request: PrajaRequest, row: Story, form: ReasonForm, error: DomainError | None) -> HttpResponse:
    mine = row.unit_id in rules.units_kept(request.actor)
    checks = row.unit_id in rules.units_stewarded(request.actor)
    has_errors = bool(error or form.errors)
    context = {
        "story": row,
        "content": row.written,
        "parts": list(parts_said(row.written, request.actor)),
        "tone": TONES[StoryState(row.state)],
        "may_write": mine,
        "may_hand_in": mine and row.state == StoryState.WRITING and bool(row.written.parts),
        "may_check": checks and row.state == StoryState.WAITING,
        "may_withdraw": checks and row.is_shown,
        "form": form,
        "error": error,
        "has_errors": has_errors,
    }
    return no_store(render(request, "opendata/office/story.html", context, status=422 if has_errors else 200))


def _address(row: Story) -> str:
    return reverse("satu_data:story", args=[row.name])


def _form(
    request: PrajaRequest, template: str, form: Any, error: DomainError | None, more: dict[str, Any]
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors, **more}
    return no_store(render(request, template, context, status=422 if has_errors else 200))
