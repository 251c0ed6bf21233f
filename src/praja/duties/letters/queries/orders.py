# SPDX-License-Identifier: EUPL-1.2
"""Reading orders of heads."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import ORDER
from praja.duties.letters.models import Assignment, Order
from praja.duties.letters.models.dispositions import LIVE
from praja.duties.letters.procedure.names import GIVEN
from praja.duties.letters.rules import account_of, may_open_order
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.people.enums import Role
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.queries import in_force
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

ORDER_FILES = "letters.order"
"""Kind of the attachments that an order starts from: minutes, photographs, a table."""


def visible_orders(actor: Actor) -> QuerySet[Case]:
    """The cases of orders that this actor may open."""
    return may_open_order.visible(actor, Case.objects.filter(procedure=ORDER))


def order_of(actor: Actor, code: str) -> Case:
    """The case of one order with its detail. Raises `NotFound`."""
    found = visible_orders(actor).select_related("lead_unit", "order__source_case").filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is no order with this code that you may open."), next_step=_("Go back to your orders."))
    return found


def files_of_order(case: Case, number: int | None = None) -> list[Attachment]:
    """What an order starts from: all its files, or the one of this number. Raises `NotFound` for a number it has not."""
    found = [one for one in attachments_of(ORDER_FILES, case.pk) if number in (None, one.pk)]
    if number is not None and not found:
        raise NotFound(_("This order has no such file."))
    return found


def source_url(order: Order) -> str:
    """The page of what an order starts from; the reader may not be allowed there, which that page says."""
    case = order.source_case
    return order.source_address if case is None else procedure_of(case).office_url(case)


def open_assignments(actor: Actor) -> QuerySet[Assignment]:
    """What is still awaited from units and people in the orders that this actor may open, by due date."""
    rows = Assignment.objects.filter(
        case__in=visible_orders(actor).filter(state=GIVEN), state__in=LIVE, is_for_information=False
    )
    return rows.select_related("case__order", "case__lead_unit", "unit", "person", "disposition").order_by(
        "due_at", "pk"
    )


def acting_units(actor: Actor, at: datetime) -> list[int]:
    """Units for whose head this actor gives orders or writes them down: those over which the decree names them, by code."""
    rows = RoleAssignment.objects.filter(in_force(at), account=account_of(actor), role__in=(Role.HEAD, Role.SECRETARY))
    return list(dict.fromkeys(rows.order_by("unit__code").values_list("unit_id", flat=True)))
