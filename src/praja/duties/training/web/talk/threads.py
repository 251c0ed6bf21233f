# SPDX-License-Identifier: EUPL-1.2
"""The discussions of a class, one of them, and what may be done with it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.training.enums import ClassState
from praja.duties.training.enums.talk import ThreadKind
from praja.duties.training.forms.talk import AnswerForm, ThreadForm
from praja.duties.training.models import DiscussionThread, ThreadLook
from praja.duties.training.operations.talk import (
    NewThread,
    answer_thread,
    close_thread,
    look_at_thread,
    open_thread,
    pin_thread,
    reopen_thread,
    unpin_thread,
)
from praja.duties.training.queries.talk import (
    POSTS,
    first_of_page,
    page_of_threads,
    posts_from,
    talk_class,
    thread_of,
)
from praja.duties.training.rules import opens_training
from praja.duties.training.rules.room import keeps_room
from praja.duties.training.web.frame import frame_of
from praja.duties.training.web.talk.showing import address_of, listed, posts_shown, title_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound, Text
from praja.lib.web import PrajaRequest, guarded

ACTS: Mapping[str, tuple[Callable[..., DiscussionThread], Text]] = {
    "sematkan": (pin_thread, gettext_lazy("It stands first now.")),
    "lepas": (unpin_thread, gettext_lazy("It stands among the others again.")),
    "tutup": (close_thread, gettext_lazy("Closed: nobody writes in it any more.")),
    "buka": (reopen_thread, gettext_lazy("Open again.")),
}


@guarded(opens_training)
def discussions(request: PrajaRequest, code: str) -> HttpResponse:
    """All of a class, those with something new marked."""
    row = talk_class(request.actor, code)
    page, rows = page_of_threads(request.actor, row, request.GET.get("halaman"))
    context = {
        **frame_of(request.actor, row, "discussions"),
        "rows": [listed(one, row.case.code) for one in rows],
        "may_write": row.case.state != ClassState.CANCELLED,
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "training/talk/list.html", context))


@guarded(opens_training)
def new_thread(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin one."""
    row = talk_class(request.actor, code)
    form = ThreadForm(request.POST or None, initial={"kind": ThreadKind.QUESTION})
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        new = NewThread(ThreadKind(said["kind"]), said["title"], said["words"])
        try:
            thread = open_thread(training_class=row, new=new, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Said. Everybody in the class can read it."))
            return HttpResponseRedirect(address_of(code, thread.pk, 1))
    has_errors = bool(error or form.errors)
    context = {**frame_of(request.actor, row, "discussions"), "form": form, "error": error, "has_errors": has_errors}
    return no_store(render(request, "training/talk/new.html", context, status=422 if has_errors else 200))


@guarded(opens_training)
def thread(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """One, at the page that the address names; what stands there counts as read."""
    return thread_page(request, thread_of(request.actor, code, pk), _number(request.GET.get("mulai", "")))


@require_POST
@guarded(opens_training)
def answer(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Say something in it."""
    held = thread_of(request.actor, code, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return thread_page(request, held, held.last_number, form)
    try:
        post = answer_thread(thread=held, **form.cleaned_data, actor=request.actor, at=request.at)
    except DomainError as refused:
        held = thread_of(request.actor, code, pk)
        return thread_page(request, held, held.last_number, form, put_on(form, refused))
    messages.success(request, _("Said. Everybody in the class can read it."))
    return HttpResponseRedirect(address_of(code, pk, post.number))


@require_POST
@guarded(opens_training)
def thread_act(request: PrajaRequest, code: str, pk: int, step: str) -> HttpResponse:
    """Pin or close it, or undo that."""
    held = thread_of(request.actor, code, pk)
    if step not in ACTS:
        raise NotFound(_("There is no such step."))
    operation, told = ACTS[step]
    operation(thread=held, actor=request.actor, at=request.at)
    messages.success(request, str(told))
    return HttpResponseRedirect(reverse("training:thread", args=[code, pk]))


def thread_page(
    request: PrajaRequest,
    held: DiscussionThread,
    number: int,
    form: AnswerForm | None = None,
    error: DomainError | None = None,
) -> HttpResponse:
    """The page of a discussion that holds this post, with an answer that could not be taken put back."""
    row, keeps = held.training_class, keeps_room(request.actor, held.training_class)
    posts = posts_from(held, number)
    look = ThreadLook.objects.filter(thread=held, account_id=request.actor.id).first()
    seen = look.number if look else 0
    first, last = posts[0].number, posts[-1].number
    opening = posts[0] if first == 1 else held.posts.get(number=1)
    may_write = held.closed_at is None and row.case.state != ClassState.CANCELLED
    has_errors = bool(error or (form and form.errors))
    context = {
        **frame_of(request.actor, row, "discussions"),
        "held": held,
        "title": title_of(opening),
        "keeps": keeps,
        "posts": posts_shown(held, posts, request.actor, keeps=keeps, seen=seen),
        "may_write": may_write,
        "form": form or AnswerForm(),
        "error": error,
        "has_errors": has_errors,
        "previous_url": f"?mulai={first_of_page(first - 1)}" if first > 1 else "",
        "next_url": f"?mulai={first + POSTS}" if last < held.last_number else "",
    }
    look_at_thread(thread=held, number=last, actor=request.actor, at=request.at)
    return no_store(render(request, "training/talk/thread.html", context, status=422 if has_errors else 200))


def _number(text: Any) -> int:
    return int(text) if str(text).isdecimal() and len(text) < 8 else 1
