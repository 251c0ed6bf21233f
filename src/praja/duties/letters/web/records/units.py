# SPDX-License-Identifier: EUPL-1.2
"""Which unit a page of records is about."""

from collections.abc import Collection, Sequence

from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.lib.web import PrajaRequest


def units_as(request: PrajaRequest, *roles: str) -> list[UnitNode]:
    """The open units over which the reader holds any of these roles, by code."""
    held = request.actor.units_as(*roles)
    nodes = (node for node in units.current().nodes.values() if node.id in held and node.is_open(today(request)))
    return sorted(nodes, key=lambda node: node.code)


def chosen_unit(request: PrajaRequest, mine: Sequence[UnitNode], waiting: Collection[int] = ()) -> Unit | None:
    """The unit that the address names, else the first of the reader's at which something waits (by id), else their first; None
    where they have none."""
    code = request.GET.get("unit", "")
    found = [one for one in mine if one.code == code] or [one for one in mine if one.id in waiting] or list(mine)
    node = found[0] if found else None
    return Unit.objects.get(pk=node.id) if node else None
