# SPDX-License-Identifier: EUPL-1.2
"""What can be practised, for everybody; in the real town also where the practice town is, and taking its proofs."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.config.manuals.chapters import chapter, chapters
from praja.config.practice.checking import learner_with
from praja.config.practice.declarations import INDONESIAN, Course, Exercise, courses, not_yet
from praja.config.practice.handing_in import hand_in, hours_of, participant_code, taken_before
from praja.config.practice.web.forms import BeginForm, CodeForm, ProofForm
from praja.kernel.people.enums import Role
from praja.lib.actors import ANYONE, SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def home(request: PrajaRequest) -> HttpResponse:
    """Roles to practise. A practice town lets anybody begin; the real one says where it is and takes proofs."""
    return shown_home(request)


@guarded(ANYONE)
def course(request: PrajaRequest, role: str) -> HttpResponse:
    """The ten exercises of a role; of one that has none yet, why."""
    found = next((one for one in courses().values() if one.role.value == role), None)
    missing = next((one for one in not_yet().values() if one.role.value == role), None)
    if found is None and missing is None:
        raise NotFound(_("This role cannot be practised."), next_step=_("Choose one from the list of roles."))
    context: dict[str, Any] = {"practice": settings.PRAJA_PRACTICE, "url": settings.PRAJA_PRACTICE_URL}
    if found is not None:
        intro, language = found.introduction(spoken())
        context |= {"role": found.role, "intro": intro, "language": language}
        context["exercises"] = [told(one) for one in found.exercises]
    elif missing is not None:
        context |= {"role": missing.role, "not_yet": missing.told(spoken())}
    return render(request, "practice/course.html", context)


@guarded(ANYONE)
def manual(request: PrajaRequest, name: str) -> HttpResponse:
    """A page of the manuals, in Indonesian as they are written."""
    try:
        title, blocks = chapter(name)
    except KeyError:
        raise NotFound(_("There is no such page."), next_step=_("Go back to the exercises.")) from None
    return render(request, "practice/manual.html", {"title": title, "blocks": blocks})


def spoken() -> str:
    """The reader's language."""
    return get_language() or INDONESIAN


def told(exercise: Exercise) -> dict[str, Any]:
    """An exercise in the reader's language, with the page of the manuals that explains it."""
    name = exercise.chapter.removesuffix(".md")
    return {
        "key": exercise.key,
        "words": exercise.told(spoken()),
        "manual": reverse("practice:manual", args=[name]) if name in chapters() else "",
    }


@require_POST
@guarded(SIGNED_IN)
def hand_over(request: PrajaRequest) -> HttpResponse:
    """A proof is entered by the person to whom it was given."""
    form = ProofForm(request.POST)
    if not form.is_valid():
        return shown_home(request, proof=form, status=422)
    try:
        taken = hand_in(text=form.cleaned_data["bukti"], actor=request.actor, at=request.at)
    except DomainError as refused:
        form.add_error("bukti", str(refused))
        return shown_home(request, proof=form, status=422)
    said = _("Booked as training: %(hours)s JP for the ten exercises of “%(role)s”.")
    messages.success(request, said % {"hours": taken.hours, "role": Role(taken.role).label})
    return HttpResponseRedirect(reverse("practice:home"))


def shown_home(
    request: PrajaRequest,
    *,
    begin: BeginForm | None = None,
    code: CodeForm | None = None,
    proof: ProofForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The first page, with what was typed wrongly."""
    context: dict[str, Any] = {
        "courses": [_row(one) for one in courses().values()],
        "not_yet": [{"label": one.role.label, "why": one.told(spoken())} for one in not_yet().values()],
        "url": settings.PRAJA_PRACTICE_URL,
    }
    is_office = SIGNED_IN.opens(request.actor)
    if settings.PRAJA_PRACTICE:
        context["begin_form"], context["code_form"] = begin or BeginForm(), code or CodeForm()
        context["learner"] = learner_with(int(request.actor.id)) if is_office else None
        return render(request, "practice/begin.html", context, status=status)
    context["proof_form"] = proof or ProofForm()
    if is_office:
        context["participant"] = show_code(participant_code(request.actor))
        context["taken"] = taken_before(request.actor)
        context["takes_proofs"] = bool(settings.PRAJA_PRACTICE_KEYS)
        context["hours"] = hours_of(request.at)
    return render(request, "practice/home.html", context, status=status)


def _row(one: Course) -> dict[str, Any]:
    intro, language = one.introduction(spoken())
    href = reverse("practice:course", args=[one.role.value])
    return {"label": one.role.label, "href": href, "intro": intro, "language": language}
