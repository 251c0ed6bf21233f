# SPDX-License-Identifier: EUPL-1.2
"""Settings of letters: what stands at the head of a unit's papers, with an example as it is printed."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters.forms.letterheads import LetterheadForm
from praja.duties.letters.queries.drafting import sample_of_head
from praja.duties.letters.rules import opens_places
from praja.kernel.documents.models import Letterhead, StoredFile
from praja.kernel.documents.operations import NewLetterhead, set_letterhead, take_in
from praja.kernel.documents.queries.pictures import picture_in
from praja.kernel.documents.rules import may_set_letterhead
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_places)
def letterhead(request: PrajaRequest) -> HttpResponse:
    """Choose a unit; its lines and emblems; an example as it would be printed now."""
    with recalled(units, regions):
        unit = _chosen(request)
        if unit is None or request.method != "POST":
            return _page(request, unit, LetterheadForm(initial=_begins(unit)))
        form = LetterheadForm(request.POST, request.FILES)
        if not form.is_valid():
            return _page(request, unit, form, status=422)
        try:
            set_letterhead(unit=unit, new=_said(request, unit, form), actor=request.actor, at=request.at)
        except DomainError as refused:
            return _page(request, unit, form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("The head of the paper is set for %(unit)s.") % {"unit": unit.name})
    return HttpResponseRedirect(f"{reverse('letters:letterhead')}?unit={unit.pk}")


def _choices(request: PrajaRequest) -> list[tuple[int, str]]:
    on = today(request)
    nodes = (node for node in units.current().nodes.values() if node.is_open(on))
    mine = (node for node in nodes if may_set_letterhead(request.actor, node.id))
    return [(node.id, node.name) for node in sorted(mine, key=lambda node: node.code)]


def _chosen(request: PrajaRequest) -> Unit | None:
    """The unit that was asked for, else the first; None where the actor keeps none. Raises NotFound for somebody else's."""
    choices, asked = _choices(request), request.POST.get("unit") or request.GET.get("unit") or ""
    if not asked:
        return Unit.objects.get(pk=choices[0][0]) if choices else None
    if not asked.isdecimal() or int(asked) not in dict(choices):
        raise NotFound(_("There is no such unit among those whose papers you keep."))
    return Unit.objects.get(pk=int(asked))


def _begins(unit: Unit | None) -> dict[str, Any]:
    held = Letterhead.objects.filter(unit=unit).first() if unit else None
    return {"address": held.address, "contact": held.contact} if held else {}


def _said(request: PrajaRequest, unit: Unit, form: LetterheadForm) -> NewLetterhead:
    """What the form says; a picture that was not sent stays as it is."""
    held = Letterhead.objects.filter(unit=unit).select_related("emblem", "post_emblem").first()
    said = form.cleaned_data
    emblem, post_emblem = (
        _sent(request, name) or (getattr(held, name) if held and not said[f"no_{name}"] else None)
        for name in ("emblem", "post_emblem")
    )
    return NewLetterhead(address=said["address"], contact=said["contact"], emblem=emblem, post_emblem=post_emblem)


def _sent(request: PrajaRequest, name: str) -> StoredFile | None:
    upload = request.FILES.get(name)
    if upload is None:
        return None
    try:
        return take_in(upload=upload, actor=request.actor, at=request.at)
    except DomainError as refused:
        refused.field = name
        raise


def _page(
    request: PrajaRequest,
    unit: Unit | None,
    form: LetterheadForm,
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    held = Letterhead.objects.filter(unit=unit).first() if unit else None
    is_top = unit is not None and unit.parent_id is None
    names = ("address", "contact", "emblem", *(("no_emblem",) if held and held.emblem_id else ()))
    for_post = ("post_emblem", *(("no_post_emblem",) if held and held.post_emblem_id else ())) if is_top else ()
    context = {
        "choices": _choices(request),
        "unit": unit,
        "form": form,
        "fields": [form[name] for name in (*names, *for_post)],
        "error": error,
        "government": settings.PRAJA_SITE_NAME,
    }
    return no_store(render(request, "letters/outgoing/letterhead.html", context, status=status))


@guarded(opens_places)
def letterhead_sample(request: PrajaRequest, unit: int) -> HttpResponse:
    """The first page of an example letter of the unit, as a picture."""
    with recalled(units, regions):
        if unit not in dict(_choices(request)):
            raise NotFound(_("There is no such unit among those whose papers you keep."))
        content = sample_of_head(Unit.objects.get(pk=unit), request.at)
    return no_store(HttpResponse(picture_in(content, 1), content_type="image/png"))
