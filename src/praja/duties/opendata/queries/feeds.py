# SPDX-License-Identifier: EUPL-1.2
"""What feeds tell: the datasets that changed last."""

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.models import Dataset, Topic
from praja.duties.opendata.queries.catalogue import narrowed, shown_datasets
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.lib.errors import NotFound

MOST = 30


def latest_datasets(*, topic: str = "", unit: str = "") -> list[Dataset]:
    """Published datasets of this topic and unit, the last changed first."""
    chosen = {name: value for name, value in (("topic", topic), ("unit", unit)) if value}
    rows = narrowed(shown_datasets(), chosen).select_related("unit")
    return list(rows.order_by("-modified_at", "-pk")[:MOST])


def topic_with(code: str) -> Topic:
    """The topic of this code. Raises `NotFound`."""
    found = Topic.objects.filter(code=code).first()
    if found is None:
        raise NotFound(_("There is no such topic."))
    return found


def unit_with(code: str) -> UnitNode:
    """The unit of this code. Raises `NotFound`."""
    found = units.current().by_code(code)
    if found is None:
        raise NotFound(_("There is no such unit."))
    return found
