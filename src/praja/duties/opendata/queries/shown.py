# SPDX-License-Identifier: EUPL-1.2
"""Whether everybody may still read what was read before, asked thousands of times a second."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import Value

from praja.duties.opendata.enums import Origin
from praja.duties.opendata.events.datasets import TOPICS
from praja.duties.opendata.models import Dataset, Resource
from praja.duties.opendata.procedure.names import AGREED
from praja.duties.opendata.queries.ckan.packages import as_uuid
from praja.duties.opendata.rules import may_read_rows
from praja.kernel.organization.events import REGIONS, UNITS
from praja.lib.actors import NOBODY
from praja.lib.statements import asked

_RESOURCE, _VERSION = -7_350_001, -7_350_002
"""Stand in the statement where the numbers of what is asked about go."""


class Standing(Protocol):
    """What an answer hangs on."""

    def holds(self) -> bool:
        """Whether it is still so: one statement."""


@dataclass(frozen=True, slots=True)
class RowsAreShown:
    """This version of a table is the one that everybody may read."""

    resource_id: int
    version_id: int

    def holds(self) -> bool:
        return is_still_shown(self.resource_id, self.version_id)


@dataclass(frozen=True, slots=True)
class DatasetIsAsItWas:
    """A dataset is shown, and neither it, nor the units, nor the topics changed since. `key` is its name or UUID, `since` how
    `dataset_as_it_is` found them."""

    key: str
    since: tuple[object, ...]

    def holds(self) -> bool:
        return dataset_as_it_is(self.key) == self


def dataset_as_it_is(key: str) -> DatasetIsAsItWas | None:
    """How the dataset of this name or UUID stands now; None where it is not shown, and for one that was taken over, of which more
    is told than it holds itself. Everything else that is told moves `modified_at`, or the streams of units and topics."""
    head = "(SELECT hash FROM ledger_stream WHERE key = %s)"
    column, value = ("uuid", _for_database(uuid)) if (uuid := as_uuid(key)) else ("name", key)
    sql = (
        f"SELECT id, modified_at, {head}, {head} FROM opendata_dataset "  # noqa: S608 - our own names
        f"WHERE {column} = %s AND is_shown AND origin <> %s"
    )
    for pk, modified_at, *moved in asked(sql, [UNITS, TOPICS, value, Origin.HARVESTED.value]):
        return DatasetIsAsItWas(key, (pk, modified_at, *(bytes(one) if one else b"" for one in moved)))
    return None


def page_as_it_is(name: str) -> tuple[object, ...] | None:
    """Everything on which the page of a dataset hangs for somebody who is not known, but for related data; None where it must be
    made anew: nothing is shown, or it was taken over. Beside the dataset itself these are units, topics and regions, the next
    date in the list of data, and what code lists of its columns are called."""
    heads = ", ".join(["(SELECT hash FROM ledger_stream WHERE key = %s)"] * len(TOLD_BY))
    found = asked(_PAGE.format(heads=heads), [AGREED, *TOLD_BY, name, Origin.HARVESTED.value])
    if not found:
        return None
    titles = asked(_CODE_LISTS, [found[0][0]])
    return (*(bytes(one) if isinstance(one, memoryview) else one for one in found[0]), *titles)


TOLD_BY = (UNITS, TOPICS, REGIONS)
_PAGE = """
    SELECT dataset.id, dataset.modified_at, (
        SELECT plan.due_on FROM opendata_planneddataset plan JOIN procedures_case held ON held.id = plan.case_id
        WHERE plan.dataset_id = dataset.id AND held.state = %s ORDER BY plan.due_on, plan.case_id LIMIT 1
    ), {heads}
    FROM opendata_dataset dataset WHERE dataset.name = %s AND dataset.is_shown AND dataset.origin <> %s
"""
_CODE_LISTS = """
    SELECT DISTINCT list.name, list.title, list.title_en FROM opendata_codelist list
    JOIN opendata_column said ON said.code_list_id = list.id JOIN opendata_resource offered ON offered.id = said.resource_id
    WHERE offered.dataset_id = %s ORDER BY list.name
"""


def _for_database(uuid: UUID) -> UUID | str:
    return uuid if connection.features.has_native_uuid_field else uuid.hex


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
