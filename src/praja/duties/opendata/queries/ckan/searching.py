# SPDX-License-Identifier: EUPL-1.2
"""`package_search`: a query of the protocol as conditions of the database, over what the reader may know."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from praja.duties.opendata.domain import fq
from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.models import Dataset, Resource, Topic
from praja.duties.opendata.queries.ckan.names import organization_id, organization_name
from praja.duties.opendata.queries.ckan.packages import as_uuid, format_of, readable
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor

SORT = "score desc, metadata_modified desc"
ORDERS = {
    "score": "score",
    "id": "uuid",
    "name": "name",
    "title": "title",
    "title_string": "title",
    "metadata_modified": "modified_at",
    "metadata_created": "first_published_at",
}
FACETS = ("organization", "groups", "tags", "res_format", "license_id")


class BadSort(ValueError):
    """The text names no order."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """What `package_search` was asked. `queries` all have to hold; `words` weigh what is found."""

    queries: tuple[fq.Query, ...] = ()
    words: tuple[str, ...] = ()
    sort: str = SORT
    with_drafts: bool = False
    facets: tuple[str, ...] = ()
    facet_limit: int = 50
    facet_mincount: int = 1


@dataclass(frozen=True)
class Item:
    """One value of a facet, what people call it, and how many datasets have it."""

    name: str
    display_name: str
    count: int


@dataclass(frozen=True)
class Found:
    """The datasets in their order, how many there are, and their facets."""

    datasets: "QuerySet[Dataset]"
    count: int
    facets: dict[str, list[Item]] = field(default_factory=dict)


def search(asked: Search, actor: Actor) -> Found:
    """What a reader finds. Raises `fq.BadQuery`, `BadSort`."""
    translate = Translation()
    found = readable(actor, with_drafts=asked.with_drafts)
    for query in asked.queries:
        found = found.filter(translate.query(query))
    ordered = found.annotate(score=_score(asked.words)).order_by(*_order(asked.sort), "-pk")
    facets = {name: _facet(name, found, asked) for name in asked.facets}
    return Found(ordered, found.count(), facets)


def terms_of(query: fq.Query) -> tuple[str, ...]:
    """The words without a field that a query asks for."""
    match query:
        case fq.Term(field="", value=value):
            return (value,)
        case fq.All(parts) | fq.Any(parts):
            return tuple(word for part in parts for word in terms_of(part))
    return ()


class Translation:
    """From a query to conditions; units are looked up once."""

    def __init__(self) -> None:
        self._units: dict[str, int] | None = None

    def query(self, query: fq.Query) -> Q:
        match query:
            case fq.All(parts):
                return _joined(Q.__and__, [self.query(part) for part in parts])
            case fq.Any(parts):
                return _joined(Q.__or__, [self.query(part) for part in parts])
            case fq.Not(part):
                return ~self.query(part)
            case fq.Between():
                return _between(query)
        return self._term(query)

    def _term(self, term: fq.Term) -> Q:
        if term.field in {"organization", "owner_org"}:
            return self._unit(term)
        make = FIELDS.get(term.field)
        if make is None:
            raise fq.BadQuery(f"Undefined field {term.field[:60]}")
        return make(term)

    def _unit(self, term: fq.Term) -> Q:
        if term.value == "*":
            return ~NONE
        if self._units is None:
            codes = Unit.objects.filter(pk__in=Dataset.objects.values("unit")).values_list("pk", "code")
            self._units = {name: pk for pk, code in codes for name in (organization_name(code), organization_id(code))}
        if term.is_prefix:
            return Q(unit__in=[pk for name, pk in self._units.items() if name.startswith(term.value)])
        return Q(unit=self._units.get(term.value))


NONE = Q(pk__in=[])


def _joined(by: Callable[[Q, Q], Q], parts: Sequence[Q]) -> Q:
    if not parts:
        return ~NONE
    joined = parts[0]
    for part in parts[1:]:
        joined = by(joined, part)
    return joined


def _text(column: str) -> Callable[[fq.Term], Q]:
    def make(term: fq.Term) -> Q:
        return ~Q(**{column: ""}) if term.value == "*" else Q(**{f"{column}__icontains": term.value})

    return make


def _exact(column: str) -> Callable[[fq.Term], Q]:
    def make(term: fq.Term) -> Q:
        if term.value == "*":
            return ~NONE
        return Q(**{f"{column}__startswith" if term.is_prefix else column: term.value})

    return make


def _always(*values: str) -> Callable[[fq.Term], Q]:
    return lambda term: ~NONE if term.value in {*values, "*"} else NONE


def _words(term: fq.Term) -> Q:
    """Each word somewhere in what a dataset is called, said to be, or tagged with."""
    if term.value == "*":
        return ~NONE
    found = ~NONE
    for word in term.value.split() or [term.value]:
        found &= (
            Q(title__icontains=word) | Q(notes__icontains=word) | Q(name__icontains=word) | _tagged(word, is_part=True)
        )
    return found


def _tagged(value: str, *, is_part: bool = False) -> Q:
    """A tag in the list, which databases keep as text: written as it is, or with its letters escaped."""
    quoted = [value if is_part else f'"{value}"', json.dumps(value)[1:-1] if is_part else json.dumps(value)]
    return Q(tags__icontains=quoted[0]) | Q(tags__icontains=quoted[1])


def _tag(term: fq.Term) -> Q:
    if term.value == "*":
        return ~Q(tags=[])
    if term.is_prefix:
        return Q(tags__icontains=f'"{term.value}')
    return _tagged(term.value)


def _group(term: fq.Term) -> Q:
    through = Dataset.topics.through.objects.filter(dataset=OuterRef("pk"))
    if term.value != "*":
        through = through.filter(**{f"topic__code{'__startswith' if term.is_prefix else ''}": term.value})
    return Q(Exists(through))


def _format(term: fq.Term) -> Q:
    offered = Resource.objects.filter(dataset=OuterRef("pk"), removed_at=None)
    tables = offered.filter(kind=ResourceKind.TABLE).exclude(current=None)
    links = offered.filter(kind=ResourceKind.LINK)
    wanted = term.value.upper()
    if wanted == "*":
        return Q(Exists(tables)) | Q(Exists(links))
    linked = Q(Exists(links.filter(url__iendswith=f".{wanted}")))
    return Q(Exists(tables)) | linked if wanted == "CSV" else linked


def _id(term: fq.Term) -> Q:
    if term.value == "*":
        return ~NONE
    uuid = as_uuid(term.value)
    return Q(uuid=uuid) if uuid else NONE


def _private(term: fq.Term) -> Q:
    return Q(is_shown=term.value.lower() != "true")


def _moment(column: str) -> Callable[[fq.Term], Q]:
    return lambda term: ~NONE if term.value == "*" else Q(**{column: moment(term.value)})


FIELDS: dict[str, Callable[[fq.Term], Q]] = {
    "": _words,
    "text": _words,
    "id": _id,
    "name": _exact("name"),
    "title": _text("title"),
    "notes": _text("notes"),
    "tags": _tag,
    "groups": _group,
    "license_id": _exact("licence"),
    "res_format": _format,
    "private": _private,
    "capacity": lambda term: Q(is_shown=term.value == "public"),
    "state": _always("active"),
    "type": _always("dataset"),
    "dataset_type": _always("dataset"),
    "entity_type": _always("package"),
    "metadata_modified": _moment("modified_at"),
    "metadata_created": _moment("first_published_at"),
}
RANGES = {"metadata_modified": "modified_at", "metadata_created": "first_published_at"}


def _between(asked: fq.Between) -> Q:
    column = RANGES.get(asked.field)
    if column is None:
        raise fq.BadQuery(f"Undefined range field {asked.field[:60]}")
    found = ~NONE
    if asked.low != "*":
        found &= Q(**{f"{column}__{'gte' if asked.takes_low else 'gt'}": moment(asked.low)})
    if asked.high != "*":
        found &= Q(**{f"{column}__{'lte' if asked.takes_high else 'lt'}": moment(asked.high)})
    return found


def moment(text: str) -> datetime:
    """A moment of the protocol, in UTC where it says nothing else; `NOW` can't be asked. Raises `fq.BadQuery`."""
    try:
        at = datetime.fromisoformat(text.replace("\\", ""))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)) + timedelta(0)
    except (ValueError, OverflowError) as error:
        raise fq.BadQuery(f"Invalid Date String:'{text[:60]}'") from error


def _score(words: Sequence[str]) -> Any:
    score: Any = Value(0, output_field=IntegerField())
    for word in words:
        score += Case(
            When(title__iexact=word, then=Value(8)),
            When(title__icontains=word, then=Value(4)),
            When(_tagged(word, is_part=True), then=Value(2)),
            default=Value(1),
        )
    return score


def _order(text: str) -> list[str]:
    """The columns of a sort. Raises `BadSort`."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _space, way = part.partition(" ")
        if name not in ORDERS or way.strip().lower() not in {"", "asc", "desc"}:
            raise BadSort(f'Invalid "sort" parameter: {part[:60]}')
        found.append(("-" if way.strip().lower() == "desc" else "") + ORDERS[name])
    return found


def _facet(name: str, found: "QuerySet[Dataset]", asked: Search) -> list[Item]:
    make = _COUNTED.get(name)
    items = [one for one in make(found) if one.count >= asked.facet_mincount] if make else []
    items.sort(key=lambda one: (-one.count, one.name))
    return items if asked.facet_limit < 0 else items[: asked.facet_limit]


def _by_unit(found: "QuerySet[Dataset]") -> list[Item]:
    rows = found.order_by().values_list("unit__code", "unit__name").annotate(count=Count("pk"))
    return [Item(organization_name(code), name, count) for code, name, count in rows]


def _by_group(found: "QuerySet[Dataset]") -> list[Item]:
    rows = Topic.objects.filter(datasets__in=found.values("pk")).values_list("code", "name")
    return [Item(code, name, count) for code, name, count in rows.annotate(count=Count("datasets"))]


def _by_licence(found: "QuerySet[Dataset]") -> list[Item]:
    rows = found.order_by().values_list("licence").annotate(count=Count("pk"))
    return [Item(key, LICENCES[key].title, count) for key, count in rows]


def _by_tag(found: "QuerySet[Dataset]") -> list[Item]:
    counted = Counter(tag for tags in found.order_by().values_list("tags", flat=True) for tag in set(tags))
    return [Item(tag, tag, count) for tag, count in counted.items()]


def _by_format(found: "QuerySet[Dataset]") -> list[Item]:
    offered = Resource.objects.filter(dataset__in=found.values("pk"), removed_at=None)
    kinds = offered.exclude(kind=ResourceKind.TABLE, current=None).select_related("file")
    kinds = kinds.only("dataset", "kind", "url", "file__media_type")
    counted = Counter(name for _dataset, name in {(one.dataset_id, format_of(one)) for one in kinds})
    return [Item(name, name, count) for name, count in counted.items()]


_COUNTED: dict[str, Callable[["QuerySet[Dataset]"], list[Item]]] = {
    "organization": _by_unit,
    "groups": _by_group,
    "license_id": _by_licence,
    "tags": _by_tag,
    "res_format": _by_format,
}
