# SPDX-License-Identifier: EUPL-1.2
"""Which unit performs a function of the whole government."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.organization.events import UNITS, FunctionAssigned
from praja.kernel.organization.models import Unit, UnitFunction
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput


def assign_function(*, function: str, unit: Unit, decree: str, since: date, actor: Actor, at: datetime) -> UnitFunction:
    """From `since` on, `unit` performs `function` by `decree`; who did so until now ends on that day.

    The same assignment again changes nothing. Raises InvalidInput without function or decree, or if `since`
    is before the present holder began.
    """
    guard_organizing(actor)
    if not function.strip() or not decree.strip():
        raise InvalidInput(
            _("An assignment needs the function and the decree."),
            field="decree" if function.strip() else "function",
            next_step=_("Fill in both."),
        )
    with transaction.atomic():
        held = UnitFunction.objects.filter(function=function, until=None).first()
        if held is not None and held.unit_id == unit.pk:
            return held
        _end(held, since)
        assigned = UnitFunction.objects.create(function=function, unit=unit, decree=decree.strip(), since=since)
        event = FunctionAssigned(function=function, unit=unit.pk, decree=assigned.decree, since=since.isoformat())
        record(event, actor=actor, at=at, stream=UNITS, refs={"unit": unit.pk})
    return assigned


def _end(held: UnitFunction | None, on: date) -> None:
    if held is None:
        return
    if on < held.since:
        raise InvalidInput(
            _("Another unit performs this function since %(since)s.") % {"since": held.since.isoformat()},
            field="since",
            next_step=_("Choose that day or a later one."),
        )
    held.until = on
    held.save(update_fields=["until"])
