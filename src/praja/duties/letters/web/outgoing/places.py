# SPDX-License-Identifier: EUPL-1.2
"""Settings of letters: what SRIKANDI fills in, tried on an example before it is set."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters.domain.places import NAMES, NEEDED
from praja.duties.letters.errors.writing import PlacesInvalid
from praja.duties.letters.forms.places import PlacesForm
from praja.duties.letters.gateways.word_files import letter_file
from praja.duties.letters.operations.places import checked_places, set_places
from praja.duties.letters.queries.places import places_in_order, places_on
from praja.duties.letters.rules import may_set_places, opens_places
from praja.duties.letters.web.outgoing.words import WORD
from praja.kernel.documents.domain.papers import LetterText
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

SIGNER = {"title": "Kepala Dinas Contoh,", "name": "Nama Pejabat", "rank": "Pembina", "nip": "NIP …"}


@guarded(opens_places)
def places(request: PrajaRequest) -> HttpResponse:
    """What holds, what held, and the form that sets it; tried on the page and as DOCX."""
    with recalled(units):
        if request.method != "POST":
            return _page(request, PlacesForm(initial={**places_on(today(request)).places, "since": today(request)}))
        form = PlacesForm(request.POST)
        if not form.is_valid():
            return _page(request, form, status=422)
        try:
            return _posted(request, form)
        except DomainError as refused:
            return _page(request, form, error=put_on(form, refused), status=refused.status)


def _posted(request: PrajaRequest, form: PlacesForm) -> HttpResponse:
    said = form.cleaned_data
    if {"try", "sample"} & request.POST.keys():
        tried = checked_places(form.typed())
        return _sample(tried) if "sample" in request.POST else _page(request, form, tried=tried)
    if said["since"] is None:
        raise PlacesInvalid(_("It is not said from which day."), field="since", next_step=_("Enter the first day."))
    set_places(typed=form.typed(), source=said["source"], since=said["since"], actor=request.actor, at=request.at)
    messages.success(request, _("The places are set."))
    return HttpResponseRedirect(reverse("letters:srikandi_places"))


def _sample(tried: Mapping[str, str]) -> HttpResponse:
    text = LetterText(
        layout="letter",
        heading="Surat Dinas",
        subject="Contoh isian SRIKANDI",
        security="Biasa",
        to=("Kepala Dinas Contoh",),
        body=[{"is": "text", "runs": [["Kalimat contoh.", ""]], "indent": 0}],
    )
    content = letter_file(
        text,
        government=settings.PRAJA_SITE_NAME,
        unit="Dinas Contoh",
        place="Tempat",
        signer=signer_lines(SIGNER, tried),
        places=tried,
    )
    headers = {"Content-Disposition": 'attachment; filename="contoh-srikandi.docx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=WORD, headers=headers)


def signer_lines(known: Mapping[str, str], places: Mapping[str, str]) -> list[str]:
    """The lines under a signature: what is known here, or the place that SRIKANDI fills in with it."""
    return [line for name in ("title", "name", "rank", "nip") if (line := places.get(name) or known.get(name, ""))]


def _page(
    request: PrajaRequest,
    form: PlacesForm,
    *,
    tried: Mapping[str, str] | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    for name in (*NEEDED, "source", "since"):
        form.fields[name].required = True  # judged by the operation; the page must not call them optional
    labels = {name: form.fields[name].label for name in NAMES}
    context: dict[str, Any] = {
        "held": places_on(today(request)),
        "rows": [
            {"row": row, "places": [(labels[name], row.places[name]) for name in NAMES if name in row.places]}
            for row in places_in_order()
        ],
        "form": form,
        "needed": [form[name] for name in NEEDED],
        "others": [form[name] for name in NAMES if name not in NEEDED],
        "others_open": any(form[name].value() or form[name].errors for name in NAMES if name not in NEEDED),
        "may_set": may_set_places(request.actor),
        "tried": tried,
        "tried_lines": signer_lines(SIGNER, tried) if tried else [],
        "error": error,
    }
    return no_store(render(request, "letters/outgoing/places.html", context, status=status))
