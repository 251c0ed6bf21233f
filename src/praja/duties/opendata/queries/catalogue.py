# SPDX-License-Identifier: EUPL-1.2
"""The catalogue as everybody reads it: looked for by words, narrowed, ordered, a page at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from praja.duties.opendata.domain.faceting import Card, counts, fitting
from praja.duties.opendata.index import KIND
from praja.duties.opendata.models import Dataset, Resource, Topic
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import MOST_RANKED, search
from praja.lib.errors import InvalidInput
from praja.lib.pages import page_of

PAGE = 20
MOST_COUNTED = 2_000
"""Of more datasets than this the latest are counted: a count never costs more than this."""
FACETS = ("topic", "unit", "kind", "licence", "frequency", "year", "priority")
ORDERS: Mapping[str, tuple[str, ...]] = {"latest": ("-modified_at", "-pk"), "title": ("title", "pk")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a reader looks for. `chosen` holds one value for some of `FACETS`: a topic's code, a unit's code, a kind of resource,
    a licence's key, a frequency, a year, `yes` for priority data. `order` is a key of `ORDERS`; empty with words: the best first.
    """

    words: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    order: str = ""


@dataclass(frozen=True, slots=True)
class DatasetList:
    """A page of the catalogue. `count` counts no further than `MOST_COUNTED`, then `is_capped`; `facets` say how many datasets
    each value would leave; `units` and `topics` name those by code. `next` and `previous` are cursors or None."""

    items: Sequence[Dataset]
    next: str | None
    previous: str | None
    count: int
    is_capped: bool
    facets: Mapping[str, Counter[str]]
    units: Mapping[str, str]
    topics: Mapping[str, Topic]


def shown_datasets() -> QuerySet[Dataset]:
    """Every dataset of which something is published."""
    return Dataset.objects.filter(is_shown=True)


def listed_datasets(wanted: Wanted, *, cursor: str = "") -> DatasetList:
    """A page of the published datasets that fit. The same number of statements however many there are. Raises `InvalidInput` for
    a wrong cursor."""
    found = _found(wanted.words) if wanted.words else None
    rows = shown_datasets() if found is None else shown_datasets().filter(pk__in=found)
    topics = {topic.code: topic for topic in Topic.objects.all()}
    cards, units = _cards(rows)
    is_capped = len(cards) > MOST_COUNTED
    cards = cards[:MOST_COUNTED]
    items, following, previous = _page(narrowed(rows, wanted.chosen), wanted.order, found, cursor)
    return DatasetList(
        items,
        following,
        previous,
        fitting(cards, wanted.chosen),
        is_capped,
        counts(cards, wanted.chosen),
        units,
        topics,
    )


def narrowed(rows: QuerySet[Dataset], chosen: Mapping[str, str]) -> QuerySet[Dataset]:
    """Those of `rows` that hold everything chosen."""
    simple = {"topic": "topics__code", "unit": "unit__code", "licence": "licence", "frequency": "frequency"}
    for facet, value in chosen.items():
        if facet in simple:
            rows = rows.filter(**{simple[facet]: value})
        elif facet == "priority":
            rows = rows.filter(is_priority=True)
        elif facet == "year":
            first, last = date(int(value), 1, 1), date(int(value), 12, 31)
            rows = rows.filter(Q(first_day__lte=last, last_day__gte=first))
        elif facet == "kind":
            rows = rows.filter(pk__in=Resource.objects.filter(removed_at=None, kind=value).values("dataset"))
    return rows


def _found(words: str) -> list[int]:
    finds = search(words, tokens=frozenset({PUBLIC}), kinds=[KIND], limit=MOST_RANKED).found
    return [one.object_id for one in finds]


def _page(
    rows: QuerySet[Dataset], order: str, found: Sequence[int] | None, cursor: str
) -> tuple[list[Dataset], str | None, str | None]:
    rows = rows.select_related("unit", "current").prefetch_related("topics")
    if found is not None and not order:
        return _best_first(rows, found, cursor)
    page = page_of(rows, order=ORDERS[order or "latest"], cursor=cursor, size=PAGE)
    return page.items, page.next, page.previous


def _best_first(
    rows: QuerySet[Dataset], found: Sequence[int], cursor: str
) -> tuple[list[Dataset], str | None, str | None]:
    """A piece of the finds in the order in which search gave them: at most `MOST_RANKED` in all."""
    if cursor and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 5):
        raise InvalidInput("This page of the list cannot be found.", field="cursor")
    start = int(cursor or 0)
    fit = set(rows.values_list("pk", flat=True))
    held = [number for number in found if number in fit]
    known = {row.pk: row for row in rows.filter(pk__in=held[start : start + PAGE])}
    items = [known[number] for number in held[start : start + PAGE]]
    following = str(start + PAGE) if len(held) > start + PAGE else None
    return items, following, str(max(start - PAGE, 0)) if start else None


def _cards(rows: QuerySet[Dataset]) -> tuple[list[Card], dict[str, str]]:
    latest = rows.order_by(*ORDERS["latest"])[: MOST_COUNTED + 1]
    columns = ("pk", "unit__code", "unit__name", "licence", "frequency", "is_priority", "first_day", "last_day")
    told = list(latest.values_list(*columns))
    some = latest.values("pk")
    topics = _gathered(Dataset.topics.through.objects.filter(dataset__in=some).values_list("dataset", "topic__code"))
    offered = Resource.objects.filter(dataset__in=some, removed_at=None).values_list("dataset", "kind")
    kinds = _gathered(offered.distinct())
    cards: list[Card] = []
    units: dict[str, str] = {}
    for number, unit, name, licence, frequency, is_priority, first, last in told:
        units[unit] = name
        cards.append(
            {
                "topic": topics.get(number, frozenset()),
                "unit": frozenset({unit}),
                "kind": kinds.get(number, frozenset()),
                "licence": frozenset({licence}),
                "frequency": frozenset({frequency}),
                "year": frozenset(_years(first, last)),
                "priority": frozenset({"yes"} if is_priority else ()),
            }
        )
    return cards, units


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for number, value in pairs:
        found.setdefault(number, set()).add(value)
    return {number: frozenset(values) for number, values in found.items()}


def _years(first: date | None, last: date | None) -> Iterator[str]:
    """The years that a dataset is about; the latest hundred, should somebody have said since when in centuries."""
    if first is not None and last is not None:
        yield from map(str, range(max(first.year, last.year - 99), last.year + 1))


def shows_anything() -> bool:
    """Whether any dataset is shown to readers."""
    return Dataset.objects.filter(is_shown=True).exists()
