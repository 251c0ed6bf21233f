# SPDX-License-Identifier: EUPL-1.2
"""What lies behind a number or a topic, as far as the reader may open it."""

from praja.duties.innovation.queries.evidence import RECEIVED
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import subjects_behind
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.search.queries import MOST_BEHIND, Opened, opened_behind
from praja.lib.actors import Actor


def behind_measure(actor: Actor, measure: str, unit_id: int, period: Period) -> Opened:
    """What stands behind a measure of a unit with everything below it."""
    behind = subjects_behind(measure, unit_ids=subtree_ids(unit_id), period=period, limit=MOST_BEHIND + 1)
    return opened_behind(actor, measure, behind)


def behind_topic(actor: Actor, topic: int, unit_id: int, period: Period) -> Opened:
    """The reports on a topic."""
    behind = subjects_behind(RECEIVED, unit_ids=subtree_ids(unit_id), period=period, limit=MOST_BEHIND + 1, about=topic)
    return opened_behind(actor, RECEIVED, behind)
