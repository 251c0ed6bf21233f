# SPDX-License-Identifier: EUPL-1.2
"""One post: worded anew, withdrawn, hidden with a reason, and shown again."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.training.errors.talk import NotYourTalk
from praja.duties.training.forms.talk import EditForm, HideForm
from praja.duties.training.models import DiscussionPost
from praja.duties.training.operations.talk import edit_post, hide_post, show_post, withdraw_post
from praja.duties.training.queries.talk import post_of
from praja.duties.training.rules import opens_training
from praja.duties.training.rules.room import keeps_room
from praja.duties.training.rules.talk import wrote
from praja.duties.training.web.frame import frame_of
from praja.duties.training.web.talk.showing import address_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound, Text
from praja.lib.web import PrajaRequest, guarded

ACTS: Mapping[str, tuple[Callable[..., DiscussionPost], Text]] = {
    "tarik": (withdraw_post, gettext_lazy("Withdrawn: nobody reads its words any more.")),
    "tampilkan": (show_post, gettext_lazy("It is shown again.")),
}


@guarded(opens_training)
def change_post(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Word one's own anew."""
    post = post_of(request.actor, code, pk)
    if not wrote(request.actor, post):
        raise NotYourTalk.author()
    initial = {"title": post.title, "words": post.words}
    form = EditForm(request.POST or None, initial=initial, has_title=post.number == 1)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = {"title": "", **form.cleaned_data}
        try:
            edit_post(post=post, **said, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Changed."))
            return HttpResponseRedirect(address_of(code, post.thread_id, post.number))
    return _page(request, "edit", code, post, form, error)


@guarded(opens_training)
def hide(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Hide it, and say why."""
    post = post_of(request.actor, code, pk)
    if not keeps_room(request.actor, post.thread.training_class):
        raise NotYourTalk.moderating()
    form = HideForm(request.POST or None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            hide_post(post=post, **form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Hidden. You and its author still read it."))
            return HttpResponseRedirect(address_of(code, post.thread_id, post.number))
    return _page(request, "hide", code, post, form, error)


@require_POST
@guarded(opens_training)
def post_act(request: PrajaRequest, code: str, pk: int, step: str) -> HttpResponse:
    """Withdraw one's own, or show a hidden one again."""
    post = post_of(request.actor, code, pk)
    if step not in ACTS:
        raise NotFound(_("There is no such step."))
    operation, told = ACTS[step]
    operation(post=post, actor=request.actor, at=request.at)
    messages.success(request, str(told))
    return HttpResponseRedirect(address_of(code, post.thread_id, post.number))


def _page(
    request: PrajaRequest, page: str, code: str, post: DiscussionPost, form: Any, error: DomainError | None
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    context = {
        **frame_of(request.actor, post.thread.training_class, "discussions"),
        "post": post,
        "who": post.author.person.name if post.author.person else "",
        "back": address_of(code, post.thread_id, post.number),
        "form": form,
        "error": error,
        "has_errors": has_errors,
    }
    return no_store(render(request, f"training/talk/{page}.html", context, status=422 if has_errors else 200))
