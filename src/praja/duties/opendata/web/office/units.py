# SPDX-License-Identifier: EUPL-1.2
"""Units that a form of the office offers."""

from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.lib.web import PrajaRequest


def units_as(request: PrajaRequest, *roles: str) -> list[UnitNode]:
    """The open units over which the reader holds any of these roles, by code."""
    held = request.actor.units_as(*roles)
    nodes = (node for node in units.current().nodes.values() if node.id in held and node.is_open(today(request)))
    return sorted(nodes, key=lambda node: node.code)
