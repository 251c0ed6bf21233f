# SPDX-License-Identifier: EUPL-1.2
"""The page of one order: what it starts from, who has it now, and what its head may do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import OrderSource
from praja.duties.letters.forms.orders import FulfilForm, RevokeForm
from praja.duties.letters.operations.ordering import fulfil_order, revoke_order
from praja.duties.letters.procedure import ORDER
from praja.duties.letters.queries.orders import files_of_order, order_of, source_url
from praja.duties.letters.rules import opens_orders
from praja.duties.letters.web.orders.panel import panel_of
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import act_paths, no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest, guarded


@guarded(SIGNED_IN)
def order(request: PrajaRequest, code: str) -> HttpResponse:
    """One order, for its head and for everybody whom it asks."""
    with recalled(units, law_data):
        return order_page(request, order_of(request.actor, code))


@guarded(SIGNED_IN)
def order_file(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """One of the files that the order starts from."""
    case = order_of(request.actor, code)
    found = files_of_order(case, number)[0]
    return no_store(served(found.file, name=f"{case.code}-{found.position + 1}"))  # type: ignore[return-value]


def order_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    entries = entries_of(DESK, request, case, sent)
    context = {
        "case": case,
        "order": case.order,
        "code": show_code(case.code),
        "state": ORDER.by_state[case.state],
        "source": OrderSource(case.order.source).label,
        "source_url": source_url(case.order),
        "files": files_of_order(case),
        "opens_orders": opens_orders.opens(request.actor),
        **panel_of(request, case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/orders/order.html", context, status=status))


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("letters:order", args=[code])


DESK = Desk(
    procedure=ORDER,
    acts=(
        OfficeAct("fulfil_order", "selesai", FulfilForm, fulfil_order, ("fulfil",), label=_("The order is done")),
        OfficeAct(
            "revoke_order", "cabut", RevokeForm, revoke_order, ("revoke",), label=_("Take the order back"), danger=True
        ),
    ),
    namespace="letters",
    door=SIGNED_IN,
    find=order_of,
    page=order_page,
    after=_after,
)

order_acts: list[URLPattern] = act_paths(DESK, "arahan")
