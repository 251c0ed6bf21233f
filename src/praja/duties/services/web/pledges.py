# SPDX-License-Identifier: EUPL-1.2
"""Service pledges as units write them."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from praja.duties.services.errors import NoSuchPledge
from praja.duties.services.forms.standard_acts import PledgeForm, today_for
from praja.duties.services.operations import display_pledge, make_pledge
from praja.duties.services.queries.pledges import pledges_for
from praja.duties.services.rules import opens_standards
from praja.duties.services.web.keeping import form_page, links, open_units, today
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_standards)
def pledges(request: PrajaRequest) -> HttpResponse:
    """The pledges in force of the units one looks after."""
    may_write = bool(request.actor.units_as(Role.HEAD, Role.ORGANIZATION))
    context = {
        "pledges": pledges_for(request.actor, today(request)),
        "may_write": may_write,
        "page_links": links(request, "pledges"),
    }
    return render(request, "services/standards/pledges.html", context)


@guarded(opens_standards)
def new_pledge(request: PrajaRequest) -> HttpResponse:
    """Write the pledge of a unit; the words of the one in force, or of the rule, stand there to begin with."""
    mine = request.actor.units_as(Role.HEAD, Role.ORGANIZATION)
    nodes = tuple(node for node in open_units(request) if node.id in mine)
    form = PledgeForm(request.POST or None, initial=_beginning(request), units=nodes)
    today_for(form, ("since", "decree_date"), today(request))

    def save() -> str:
        unit = Unit.objects.get(pk=form.cleaned_data["unit"])
        make_pledge(
            unit=unit, words=form.pledge_words(), since=form.cleaned_data["since"], actor=request.actor, at=request.at
        )
        messages.success(request, _("Saved. Everybody can read it now; print it and hang it in the service room."))
        return reverse("services:pledges")

    return form_page(
        request,
        form,
        heading=_("Write a service pledge"),
        lead=_("Three promises: to serve by the standards, to keep improving, and to answer for it."),
        back=reverse("services:pledges"),
        save=save,
    )


@require_POST
@guarded(opens_standards)
def displayed(request: PrajaRequest, pk: int) -> HttpResponse:
    """Note that the pledge hangs in the service room."""
    found = pledges_for(request.actor, today(request)).filter(pk=pk).first()
    if found is None:
        raise NoSuchPledge
    display_pledge(pledge=found, actor=request.actor, at=request.at)
    messages.success(request, _("Noted."))
    return HttpResponseRedirect(reverse("services:pledges"))


def _beginning(request: PrajaRequest) -> dict[str, object]:
    asked = request.GET.get("unit", "")
    held = pledges_for(request.actor, today(request)).filter(unit__code=asked).first() if asked else None
    if held is not None:
        names = ("serve", "improve", "answer_for_it", "signed_by", "decree_number", "decree_date")
        return {"unit": held.unit_id, **{name: getattr(held, name) for name in names}}
    return dict(proposed_words())


def proposed_words() -> dict[str, str]:
    """What a pledge usually says. It is an Indonesian text, whoever begins it in which language."""
    with override(settings.LANGUAGE_CODE):
        return {
            "serve": _("With this we declare that we are able to serve you by the service standards that were set."),
            "improve": _("We fulfil our duties and keep improving our service."),
            "answer_for_it": _(
                "If we do not keep this promise we accept the sanction and give the compensation that the rules set."
            ),
        }
