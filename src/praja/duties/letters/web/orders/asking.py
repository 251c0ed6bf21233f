# SPDX-License-Identifier: EUPL-1.2
"""Looking for whom to ask: what a form offers, and the part of it that is asked for while somebody types."""

from collections.abc import Collection, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from praja.duties.letters.forms.dispositions import ADDRESSEE, Row, options_apart
from praja.duties.letters.queries.addressees import MOST_FOUND, Asker, Choice, chosen, looked_for, often_asked
from praja.duties.letters.queries.heads import head_of
from praja.duties.letters.rules.asking import heads
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN, Actor
from praja.lib.errors import NotAllowed
from praja.lib.web import PrajaRequest, guarded


def asker_of(request: PrajaRequest, unit: int, *, by_name: bool = False) -> Asker:
    """In whose name is asked for a unit: whoever looks, or the head for whom its secretary writes."""
    return Asker(unit, _head(request, unit), request.at, by_name)


def named_in(request: PrajaRequest) -> list[str]:
    """Who is named in the form that was sent."""
    return [value for value in request.POST.getlist("asked") if ADDRESSEE.fullmatch(value)]


def offered(asker: Asker, named: Sequence[str]) -> list[Choice]:
    """Those whom this unit asked most of late, then those who were chosen besides."""
    often = often_asked(asker)
    shown = {one.value for one in often}
    return often + chosen(asker, [value for value in dict.fromkeys(named) if value not in shown])


def looked_up(request: PrajaRequest, asker: Asker, shown: Collection[str]) -> list[Choice]:
    """Whom somebody looks for by the words in the form, without those who are shown anyhow; one more where there are more."""
    return looked_for(asker, request.POST.get("cari", ""), besides=shown)


def what_was_found(request: PrajaRequest, found: Sequence[Choice]) -> str:
    """A line that says it, also aloud."""
    if not request.POST.get("cari", "").strip():
        return _("Type a part of the name, then look.")
    if not found:
        return _("Nobody else is called so among those whom you may ask.")
    if len(found) > MOST_FOUND:
        return _("More than %(count)d: type more of the name.") % {"count": MOST_FOUND}
    return ngettext("%(count)d found.", "%(count)d found.", len(found)) % {"count": len(found)}


@require_POST
@guarded(SIGNED_IN)
def addressees(request: PrajaRequest, unit: int) -> HttpResponse:
    """Those who are called so, to be put into the form; `asked` are those who stand there already."""
    if not (heads(request.actor, unit) or unit in request.actor.units_as(Role.SECRETARY)):
        raise NotAllowed(_("Only the head of a unit asks others, or whoever writes it down for them."))
    with recalled(units):
        asker = asker_of(request, unit, by_name=bool(request.POST.get("by_name")))
        found = looked_up(request, asker, named_in(request))
    rows = [Row(one.value, one.label) for one in found[:MOST_FOUND]]
    context = {"rows": rows, "options": options_apart(), "says": what_was_found(request, found)}
    return no_store(render(request, "letters/disposing/found.html", context))


def _head(request: PrajaRequest, unit: int) -> Actor:
    if heads(request.actor, unit):
        return request.actor
    head = head_of(unit, request.at)
    return actor_of(head.account, request.at) if head else request.actor
