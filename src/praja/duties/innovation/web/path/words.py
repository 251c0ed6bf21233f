# SPDX-License-Identifier: EUPL-1.2
"""The words of an innovation and what sorts it: read, written, and every version of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.profiles import read_profile
from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.errors.path import ProfileWrittenSince
from praja.duties.innovation.forms.path import FactsForm, ProfileForm
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.path import change_facts, facts_of, write_profile
from praja.duties.innovation.operations.path.writing import WORKERS
from praja.duties.innovation.queries.path import current_profile, innovation_with
from praja.duties.innovation.rules import in_team, keeps_innovation, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def words(request: PrajaRequest, code: str) -> HttpResponse:
    """The words as they stand, or in the version that is asked for, with what sorts the innovation."""
    row = innovation_with(request.actor, code)
    versions = list(row.profiles.order_by("-number").values_list("number", "written_at"))
    asked = request.GET.get("versi", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else (versions[0][0] if versions else 0)
    profile = row.profiles.filter(number=number).first()
    context = {
        **frame_of(request.actor, row, "words"),
        "parts": sheet_shown(profile.sheet) if profile else [],
        "number": number,
        "versions": versions,
        "facts": facts_shown(row),
        "writes": in_team(request.actor, row.pk, *WORKERS),
        "sorts": in_team(request.actor, row.pk) or keeps_innovation(request.actor, row.case.lead_unit_id),
    }
    return no_store(render(request, "innovation/path/words.html", context))


def sheet_shown(kept: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a sheet that say something, each with its label and how many words it has."""
    sheet, labels = read_profile(kept), ProfileForm.base_fields
    found = ((labels[name].label, getattr(sheet, name)) for name in sheet.__slots__)
    return [{"label": label, "text": text, "words": word_count(text)} for label, text in found if text]


def facts_shown(row: Innovation) -> list[dict[str, Any]]:
    """What sorts and places an innovation, as terms and values."""
    budget = _("none needed") if row.budget == 0 else f"Rp {row.budget:,}".replace(",", ".") if row.budget else ""
    given = (
        (_("Form of innovation"), row.get_form_display()),
        (_("Proposed by"), row.get_proposer_display()),
        (_("Whose innovation it is"), row.get_classification_display()),
        (_("Means"), row.get_means_display()),
        (_("Main affair of government"), row.affair),
        (_("Obligatory basic service"), row.get_basic_service_display()),
        (_("Budget"), budget),
        (_("Place of the innovation"), row.place),
        (_("Address of a video"), row.video_url),
    )
    return [{"term": term, "value": value} for term, value in given if value]


@guarded(opens_innovation)
def write_words(request: PrajaRequest, code: str) -> HttpResponse:
    """Write the words anew. Where somebody else wrote meanwhile, both texts stand on the page."""
    row = innovation_with(request.actor, code)
    if not in_team(request.actor, row.pk, *WORKERS):
        raise NotFound(_("Its team writes this innovation."), next_step=_("Ask its leader to take you in."))
    last = current_profile(row)
    held = {} if last is None else last.sheet
    initial = {**held, "seen_number": 0 if last is None else last.number}
    form = ProfileForm(request.POST or None, initial=initial)

    def act() -> str:
        write_profile(
            innovation=row,
            sheet=form.sheet(),
            seen_number=form.cleaned_data["seen_number"],
            actor=request.actor,
            at=request.at,
        )
        return reverse("innovation:words", args=[code])

    is_old = request.method == "POST" and request.POST.get("seen_number") != str(initial["seen_number"])
    if is_old:
        data = request.POST.copy()
        data["seen_number"] = str(initial["seen_number"])
        form = ProfileForm(data)
        form.add_error(None, str(ProfileWrittenSince()))
    context = {
        **frame_of(request.actor, row, "words"),
        "theirs": sheet_shown(held) if is_old else [],
        "counts": form.counts(),
        "back": reverse("innovation:words", args=[code]),
    }
    return form_page(request, form, act=act, template="innovation/path/write.html", context=context, done=_("Kept."))


@guarded(opens_innovation)
def sort(request: PrajaRequest, code: str) -> HttpResponse:
    """Change what sorts and places the innovation."""
    row = innovation_with(request.actor, code)
    if not (in_team(request.actor, row.pk) or keeps_innovation(request.actor, row.case.lead_unit_id)):
        raise NotFound(_("Its team writes this innovation."), next_step=_("Ask its leader to take you in."))
    held = facts_of(row)
    form = FactsForm(request.POST or None, initial={name: getattr(held, name) for name in held.__slots__})

    def act() -> str:
        change_facts(innovation=row, facts=form.facts(), actor=request.actor, at=request.at)
        return reverse("innovation:words", args=[code])

    context = {**frame_of(request.actor, row, "words"), "back": reverse("innovation:words", args=[code])}
    return form_page(request, form, act=act, template="innovation/path/sort.html", context=context, done=_("Kept."))
