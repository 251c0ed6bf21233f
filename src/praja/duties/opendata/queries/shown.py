# SPDX-License-Identifier: EUPL-1.2
"""Whether everybody may still read the rows of a version, asked thousands of times a second."""

from functools import cache
from typing import Any

from django.db.models import Value

from praja.duties.opendata.models import Dataset, Resource
from praja.duties.opendata.rules import may_read_rows
from praja.lib.actors import NOBODY
from praja.lib.statements import asked

_RESOURCE, _VERSION = -7_350_001, -7_350_002
"""Stand in the statement where the numbers of what is asked about go."""


def is_still_shown(resource_id: int, version_id: int) -> bool:
    """Whether this is the version of the table that is shown, and its rows are open to whoever is not known (`may_read_rows`):
    one statement, built by the rule once and then only sent."""
    sql, places = _statement()
    given: dict[Any, int] = {_RESOURCE: resource_id, _VERSION: version_id}
    return bool(asked(sql, [given.get(place, place) for place in places]))


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    datasets = may_read_rows.visible(NOBODY, Dataset.objects.all())
    rows = Resource.objects.filter(pk=_RESOURCE, current=_VERSION, removed_at=None, dataset__in=datasets)
    sql, places = rows.order_by().values_list(Value(1)).query.sql_with_params()
    return str(sql), tuple(places)
