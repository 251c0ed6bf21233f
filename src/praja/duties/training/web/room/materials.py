# SPDX-License-Identifier: EUPL-1.2
"""The materials of a class."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.enums.room import Audience
from praja.duties.training.errors.room import NotYourRoom
from praja.duties.training.forms.room import MaterialForm
from praja.duties.training.operations.room import NewMaterial, add_material, take_off_material
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.queries.room import material_of, materials_of
from praja.duties.training.rules import opens_training
from praja.duties.training.rules.room import keeps_room
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.web import served
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def materials(request: PrajaRequest, code: str) -> HttpResponse:
    """What the reader may read now."""
    row = class_with_code(request.actor, code)
    context = {
        **frame_of(request.actor, row, "materials"),
        "rows": list(materials_of(request.actor, row, request.at)),
        "keeps": keeps_room(request.actor, row),
        "at": request.at,
    }
    return no_store(render(request, "training/room/materials.html", context))


@guarded(opens_training)
def new_material(request: PrajaRequest, code: str) -> HttpResponse:
    """Give a file to the class."""
    row = class_with_code(request.actor, code)
    if not keeps_room(request.actor, row):
        raise NotYourRoom
    initial = {"audience": Audience.PARTICIPANTS, "released_at": request.at.replace(second=0, microsecond=0)}
    form = MaterialForm(request.POST or None, request.FILES or None, row=row, initial=initial)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            file = take_in(upload=said.pop("file"), actor=request.actor, at=request.at)
            add_material(training_class=row, new=NewMaterial(file=file, **said), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Added."))
            return HttpResponseRedirect(reverse("training:materials", args=[code]))
    has_errors = bool(error or form.errors)
    context = {**frame_of(request.actor, row, "materials"), "form": form, "error": error, "has_errors": has_errors}
    return no_store(render(request, "training/room/new_material.html", context, status=422 if has_errors else 200))


@guarded(opens_training)
def material_file(request: PrajaRequest, code: str, pk: int) -> Any:
    """The file itself."""
    material = material_of(request.actor, code, pk, request.at)
    return no_store(served(material.file, name=f"bahan-{pk}"))


@require_POST
@guarded(opens_training)
def take_off(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Show it to nobody any more."""
    take_off_material(material=material_of(request.actor, code, pk, request.at), actor=request.actor, at=request.at)
    messages.success(request, _("Taken off."))
    return HttpResponseRedirect(reverse("training:materials", args=[code]))
