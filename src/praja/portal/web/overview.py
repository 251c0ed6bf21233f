# SPDX-License-Identifier: EUPL-1.2
"""The head's overview: what changed, what is late, what waits, who moved. Made for a phone and thirty seconds."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.actors import SIGNED_IN
from praja.lib.web import PrajaRequest, guarded
from praja.portal.queries import Overview, overview_of, percent

Sentence = dict[str, str]


@guarded(SIGNED_IN)
def overview(request: PrajaRequest) -> HttpResponse:
    """Three sentences, then late, waiting, and who moved; each opens down to the cases."""
    with recalled(units):
        seen = overview_of(request.actor, request.at)
    sentences = [_received(seen), _answered(seen), _late(seen)] if seen.units else []
    return render(request, "portal/overview.html", {"seen": seen, "sentences": sentences})


def _received(seen: Overview) -> Sentence:
    now, before = seen.received.now.numerator, seen.received.before.numerator
    says = ngettext("%(count)d report came in.", "%(count)d reports came in.", now) % {"count": now}
    return {"says": says, "than": _compared(now - before, before), "href": reverse("complaints:list"), "tone": ""}


def _answered(seen: Overview) -> Sentence:
    share, judged = percent(seen.judged.now), seen.judged.now
    if share is None:
        says = _("No first answer was due.")
    else:
        says = _("%(count)d of %(n)d first answers came in time (%(share)d%%).") % {
            "count": judged.numerator,
            "n": judged.denominator,
            "share": share,
        }
    before = percent(seen.judged.before)
    than = (
        _("Nothing to compare it with in the week before.")
        if before is None
        else _("The week before: %(share)d%% of %(n)d.") % {"share": before, "n": seen.judged.before.denominator}
    )
    return {"says": says, "than": than, "href": reverse("complaints:list"), "tone": ""}


def _late(seen: Overview) -> Sentence:
    now, before = seen.overdue.now.n, seen.overdue.before.n
    if now:
        says = ngettext("%(count)d first answer is overdue.", "%(count)d first answers are overdue.", now)
    else:
        says = _("No first answer is overdue.")
    return {
        "says": says % {"count": now} if now else says,
        "than": _("A week ago: %(count)d.") % {"count": before},
        "href": f"{reverse('complaints:list')}?keadaan=belum-dijawab",
        "tone": "late" if now else "done",
    }


def _compared(change: int, before: int) -> str:
    if change == 0:
        return _("As many as the week before.")
    if change > 0:
        return _("%(change)d more than the week before (%(before)d).") % {"change": change, "before": before}
    return _("%(change)d fewer than the week before (%(before)d).") % {"change": -change, "before": before}
