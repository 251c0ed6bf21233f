# SPDX-License-Identifier: EUPL-1.2
"""What search finds of orders: their title and the figure from which they start."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.index.destroyed import ERASED, touched
from praja.duties.letters.index.readers import ASKED, asked_and_waited_for, over_orders, together
from praja.duties.letters.models import Order
from praja.duties.letters.rules import starts_sealed
from praja.kernel.search.declarations import IndexRow, facets, index_source
from praja.lib.codes import show_code

KIND = "order"
DIRTY_ON = ("letters.order_fulfilled", "letters.order_revoked", *ASKED)


def order_ids() -> Iterator[int]:
    """Every order, for a rebuild."""
    yield from Order.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(
    KIND,
    dirty_on=(*DIRTY_ON, ERASED),
    subject_kind="case",
    subject_of=touched,
    all_ids=order_ids,
    label=_("Orders of heads"),
)
def order_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Orders, for those who may open them."""
    asked = asked_and_waited_for(ids)
    for order in Order.objects.filter(pk__in=ids).select_related("case", "source_case__letter"):
        case = order.case
        readers = together(over_orders(case.lead_unit_id, sealed=starts_sealed(case)), asked.get(case.pk, ()))
        body = "\n".join([order.figure, case.code, show_code(case.code)])
        narrowed = facets(unit_id=case.lead_unit_id, at=case.filed_at)
        yield IndexRow(
            KIND,
            case.pk,
            order.title,
            body,
            reverse("letters:order", args=[case.code]),
            case.filed_at,
            readers,
            narrowed,
        )
