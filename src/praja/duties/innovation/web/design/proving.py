# SPDX-License-Identifier: EUPL-1.2
"""Photos, documents and links at the diagnosis of an innovation; and one of its numbers with what was counted."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.innovation.errors.path import NotYourInnovation
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.path import diagnosis_of, innovation_with
from praja.duties.innovation.rules import WORK_ON, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.documents.forms import pack_files, unpack_files
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.queries import subtree_ids, units
from praja.kernel.plans.forms import ProofForm
from praja.kernel.plans.models import Diagnosis
from praja.kernel.plans.operations import add_proof, remove_proof
from praja.kernel.plans.queries.proofs import Laid, proof_with
from praja.kernel.plans.queries.readings import evidence_of_diagnosis
from praja.kernel.plans.web.parts import charts_of
from praja.kernel.plans.web.showing import period_words
from praja.kernel.plans.wording import figure_words
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.kernel.search.queries import behind_figure
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

USE = "innovation.proof"


@guarded(opens_innovation)
def number_behind(request: PrajaRequest, code: str, key: str) -> HttpResponse:
    """One number of the diagnosis: broken down, and the things that were counted, as far as the reader may open them."""
    with recalled(units, law_data):
        row = innovation_with(request.actor, code)
        found = diagnosis_of(row)
        read = next((one for one in evidence_of_diagnosis(found) if one.measure.key == key), None) if found else None
        if found is None or read is None:
            raise NotFound(_("There is no such number in this diagnosis."))
        period, unit_id = Period(found.first_day, found.last_day), found.unit_id
        context = {
            **frame_of(request.actor, row, "diagnosis"),
            "label": read.measure.label,
            "words": figure_words(read.measure, read.figure),
            "period": period_words(period),
            "charts": charts_of(request.actor, read.measure, unit_id=unit_id, period=period, at=request.at),
            "opened": behind_figure(request.actor, key, unit_ids=subtree_ids(unit_id), period=period),
            "back": reverse("innovation:diagnosis", args=[code]),
        }
    return no_store(render(request, "innovation/design/number.html", context))


@guarded(opens_innovation)
def add_proof_page(request: PrajaRequest, code: str) -> HttpResponse:
    """Lay a photo, a document or a link to the diagnosis."""
    with recalled(units, law_data):
        row = innovation_with(request.actor, code)
        found = diagnosis_of(row)
        back = reverse("innovation:diagnosis", args=[code])
        if found is None:
            return HttpResponseRedirect(back)
        _guard(request, row)
        form, file = _sent(request, found)
        return form_page(
            request,
            form,
            act=lambda: f"{back}#bukti-{_add(request, found, form, file)}",
            template="innovation/design/add_proof.html",
            context={
                **frame_of(request.actor, row, "diagnosis"),
                "back": back,
                "is_kept": file is not None,
                "kept": pack_files(_owner(request, found), [file] if file else [], use=USE),
            },
            done=_("Kept."),
        )


def _sent(request: PrajaRequest, found: Diagnosis) -> tuple[ProofForm, StoredFile | None]:
    """The form with its file, which is kept even where the rest of it has to be put right."""
    if request.method != "POST":
        return ProofForm(), None
    form = ProofForm(request.POST)
    kept = unpack_files(_owner(request, found), request.POST.get("kept", ""), use=USE)
    upload = request.FILES.get("file")
    if upload is not None:
        try:
            kept = [take_in(upload=upload, actor=request.actor, at=request.at)]
        except DomainError as refused:
            form.add_error("file", str(refused))
    # Who gives an address after all has changed their mind about the file.
    return form, None if form.data.get("link", "").strip() and upload is None else next(iter(kept), None)


def _owner(request: PrajaRequest, found: Diagnosis) -> list[str]:
    return [request.actor.id, str(found.pk)]


def _add(request: PrajaRequest, found: Diagnosis, form: ProofForm, file: StoredFile | None) -> int:
    said = form.cleaned_data
    made = add_proof(
        diagnosis=found,
        title=said["title"],
        shows=said["shows"],
        link=said["link"],
        file=file,
        actor=request.actor,
        at=request.at,
    )
    return made.pk


@require_POST
@guarded(opens_innovation)
def take_proof_off(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Take it off again."""
    with recalled(units, law_data):
        row = innovation_with(request.actor, code)
        found = diagnosis_of(row)
        laid = _laid(found, pk)
        try:
            _guard(request, row)
            remove_proof(proof=laid.proof, actor=request.actor, at=request.at)
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Taken off."))
    return HttpResponseRedirect(f"{reverse('innovation:diagnosis', args=[code])}#bukti")


@guarded(opens_innovation)
def proof_file(request: PrajaRequest, code: str, pk: int) -> Any:
    """The file itself."""
    with recalled(units):
        laid = _laid(diagnosis_of(innovation_with(request.actor, code)), pk)
    if laid.file is None:
        raise NotFound(_("This is a link, and no file."))
    return served(laid.file, name=f"bukti-{pk}")


@guarded(opens_innovation)
def proof_picture(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Its picture: the photo, or the first page of a PDF."""
    with recalled(units):
        laid = _laid(diagnosis_of(innovation_with(request.actor, code)), pk)
    if laid.file is None:
        raise NotFound(_("This is a link, and no file."))
    data, media_type = picture_of(laid.file, 1)
    response = HttpResponse(data, content_type=media_type)
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _laid(found: Diagnosis | None, pk: int) -> Laid:
    laid = proof_with(found, pk)
    if laid is None:
        raise NotFound(gettext_lazy("There is no such file or link at this diagnosis."))
    return laid


def _guard(request: PrajaRequest, row: Innovation) -> None:
    if not WORK_ON.allows(request.actor, row):
        raise NotYourInnovation
