# SPDX-License-Identifier: EUPL-1.2
"""Held punches: what waits for one's word, judging it, and looking at where it was, with a reason that its employee reads."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from praja.duties.attendance.errors.punches import to_judge
from praja.duties.attendance.forms.checkin import JudgeForm, JudgeTogetherForm
from praja.duties.attendance.models import Finding, Punch
from praja.duties.attendance.operations.judging import judge_punch, judge_together
from praja.duties.attendance.operations.looking import Spot, look_at, look_at_photo
from praja.duties.attendance.queries.punches import punch_for, waiting_for
from praja.duties.attendance.queries.selfies import PHOTO_SEEN, has_photo, photo_for
from praja.duties.attendance.queries.together import held_together
from praja.duties.attendance.rules import is_own, may_see_finding, opens_judging, opens_own
from praja.duties.attendance.web.drawing import drawing_of
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_judging)
def held(request: PrajaRequest) -> HttpResponse:
    """What waits for one's word, the oldest first."""
    return _list(request)


def _list(request: PrajaRequest, typed: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    page = page_of(waiting_for(request.actor), order=("at", "id"), cursor=request.GET.get("halaman"))
    typed = typed or {}
    together = held_together(request.actor)
    context = {
        "together": [
            {"held": held, "error": typed.get("error"), "reason": typed.get("reason", "")}
            if (held.machine_id, held.day) == typed.get("together")
            else {"held": held, "error": None, "reason": ""}
            for held in together
        ],
        "rows": [
            {
                "punch": punch,
                "sentence": to_judge(punch.reason),
                "error": typed.get("error") if typed.get("pk") == punch.pk else None,
                "reason": typed.get("reason", "") if typed.get("pk") == punch.pk else "",
            }
            for punch in page.items
        ],
        "error": typed.get("error"),
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "attendance/held/list.html", context, status=status))


@require_POST
@guarded(opens_judging)
def judge(request: PrajaRequest, pk: int) -> HttpResponse:
    """Say whether it counts; a refusal shows the list again with what was typed."""
    punch, form = punch_for(request.actor, pk), JudgeForm(request.POST)
    if form.is_valid():
        try:
            judge_punch(punch=punch, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            typed = {"pk": pk, "error": refused, "reason": form.cleaned_data["reason"]}
            return _list(request, typed, refused.status)
        counts = form.cleaned_data["counts"]
        messages.success(request, _("It counts.") if counts else _("It does not count; the employee reads why."))
    return HttpResponseRedirect(reverse("attendance:held"))


@require_POST
@guarded(opens_judging)
def judge_all(request: PrajaRequest) -> HttpResponse:
    """Say of all that a machine's clock holds of a day whether they count."""
    form = JudgeTogetherForm(request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("counts", "reason")}
        try:
            count = judge_together(held=form.held, actor=request.actor, at=request.at, **said)
        except DomainError as refused:
            asked = (form.held.machine_id, form.held.day)
            typed = {"together": asked, "error": refused, "reason": said["reason"]}
            return _list(request, typed, refused.status)
        messages.success(request, _together_said(count, counts=said["counts"]))
    return HttpResponseRedirect(reverse("attendance:held"))


def _together_said(count: int, *, counts: bool) -> str:
    if counts:
        words = ngettext("%(count)s check-in counts.", "%(count)s check-ins count.", count)
    else:
        words = ngettext(
            "%(count)s check-in does not count; the employee reads why.",
            "%(count)s check-ins do not count; the employees read why.",
            count,
        )
    return words % {"count": count}


@guarded(opens_own)
def where(request: PrajaRequest, pk: int) -> HttpResponse:
    """Where a punch was, and its photo: one's own at once; somebody else's after saying why, for each of the two."""
    punch = punch_for(request.actor, pk)
    seen = Seen(punch, has_photo(punch, today(request)))
    if is_own(request.actor, punch):
        if punch.position:
            seen.spot = look_at(punch=punch, reason="", actor=request.actor, at=request.at)
        seen.shows_photo = seen.has_photo
    elif request.method == "POST":
        seen.reason = request.POST.get("reason", "")
        try:
            if request.POST.get("what") == PHOTO_SEEN:
                look_at_photo(punch=punch, reason=seen.reason, actor=request.actor, at=request.at)
                seen.shows_photo = True
            else:
                seen.spot = look_at(punch=punch, reason=seen.reason, actor=request.actor, at=request.at)
        except DomainError as refused:
            seen.error = refused
    return _where(request, seen)


@dataclass
class Seen:
    """What the page shows of a punch."""

    punch: Punch
    has_photo: bool
    spot: Spot | None = None
    shows_photo: bool = False
    reason: str = ""
    error: DomainError | None = None


def _where(request: PrajaRequest, seen: Seen) -> HttpResponse:
    outline, found = seen.punch.place.outline if seen.punch.place else [], seen.spot
    where = found.position if found else None
    context = {
        "seen": seen,
        "punch": seen.punch,
        "spot": found,
        "question": _question(request),
        "error": seen.error,
        "asks": not is_own(request.actor, seen.punch),
        "drawing": drawing_of(outline, (where.longitude, where.latitude), where.accuracy) if where else None,
    }
    status = seen.error.status if seen.error else 200
    return no_store(render(request, "attendance/held/where.html", context, status=status))


def _question(request: PrajaRequest) -> Finding | None:
    """The question of the cross-checks from which the reader came (`?soal=`), if it is one that they may read."""
    number = request.GET.get("soal", "")
    return (
        may_see_finding.visible(request.actor, Finding.objects.filter(pk=number)).first() if number.isdigit() else None
    )


@guarded(opens_own)
def photo(request: PrajaRequest, pk: int) -> HttpResponse:
    """The photo of a punch, for the page on which somebody said why they look."""
    return no_store(HttpResponse(photo_for(request.actor, pk, request.at), content_type="image/jpeg"))
