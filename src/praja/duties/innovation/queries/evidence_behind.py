# SPDX-License-Identifier: EUPL-1.2
"""What lies behind a number or a topic, as far as the reader may open it."""

from praja.duties.innovation.queries.evidence import RECEIVED
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.search.queries import Opened, behind_figure
from praja.lib.actors import Actor


def behind_measure(actor: Actor, measure: str, unit_id: int, period: Period) -> Opened:
    """What stands behind a measure of a unit with everything below it."""
    return behind_figure(actor, measure, unit_ids=subtree_ids(unit_id), period=period)


def behind_topic(actor: Actor, topic: int, unit_id: int, period: Period) -> Opened:
    """The reports on a topic."""
    return behind_figure(actor, RECEIVED, unit_ids=subtree_ids(unit_id), period=period, about=topic)
