# SPDX-License-Identifier: EUPL-1.2
"""Keyset paging: a page costs the same at row one and at row one million, and no row is shown twice or
skipped.

The cursor is the last row's place in the order, signed for this one order of this one model. It is signed,
not sealed,
and ends up in addresses and logs: never order a page by personal data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core import signing
from django.core.exceptions import FieldDoesNotExist
from django.db import connections
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput

Row = TypeVar("Row", bound=Model)
SIZE = 25
LARGEST = 200
CAP = 1000
MOST_WAYS = 40
"""More walks than this cost more than they save."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """`items` in order; `next` and `previous` are cursors, None where there is nothing that way."""

    items: list[Row]
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class _Key:
    """One column of the order. Empty values come last, whichever the direction."""

    name: str
    descending: bool
    nullable: bool

    def order(self, *, backwards: bool) -> OrderBy:
        down = self.descending != backwards
        # Said only where it can matter: a plain order is what a plain index serves.
        nulls: dict[str, Any] = {"nulls_first" if backwards else "nulls_last": True} if self.nullable else {}
        return F(self.name).desc(**nulls) if down else F(self.name).asc(**nulls)

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value: Any, *, backwards: bool) -> Q | None:
        """Rows past `value`; None where nothing can be."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if backwards else None
        past = Q(**{f"{self.name}__{'lt' if self.descending != backwards else 'gt'}": value})
        return past | Q(**{f"{self.name}__isnull": True}) if self.nullable and not backwards else past


def page_of(
    rows: QuerySet[Row],
    *,
    order: Sequence[str],
    cursor: str | None = None,
    size: int = SIZE,
    ways: Sequence[Q] = (),
) -> Page[Row]:
    """The page of `rows` at `cursor` (None or empty: the first), ordered by `order` ("-created_at", "title").

    With `ways` only rows for which one of these holds; no two hold for the same row. Each is a walk along an index in this very
    order, and is walked no further than the page is long, where sorting all that any of them finds would cost as much as there
    are. A second statement then.

    The primary key is added where `order` lacks it, so that the order is total. `size` is held within 1 and
    200.
    Raises InvalidInput for a cursor that is forged, damaged or of another list.
    """
    keys = _keys(rows, order)
    size = max(1, min(size, LARGEST))
    salt = f"praja.pages:{rows.model._meta.label}:{','.join(order)}"
    backwards, place = _read(cursor, salt, keys) if cursor else (False, None)
    if place is not None:
        rows = rows.filter(_beyond(keys, place, backwards=backwards))
    ordered = [key.order(backwards=backwards) for key in keys]
    rows = _walked(rows, ways, ordered, size + 1) if ways else rows
    found = list(rows.order_by(*ordered)[: size + 1])
    more, items = len(found) > size, found[:size]
    if backwards:
        items.reverse()
    further, earlier = (bool(cursor), more) if backwards else (more, bool(cursor))
    return Page(
        items,
        _write(items[-1], salt, keys, backwards=False) if items and further else None,
        _write(items[0], salt, keys, backwards=True) if items and earlier else None,
    )


def capped_count(rows: QuerySet[Any], cap: int = CAP) -> tuple[int, bool]:
    """How many rows, counted no further than `cap`; the second value tells that there are more."""
    found = rows.order_by()[: cap + 1].count()
    return min(found, cap), found > cap


def _walked(rows: QuerySet[Row], ways: Sequence[Q], ordered: Sequence[OrderBy], most: int) -> QuerySet[Row]:
    can_walk = connections[rows.db].features.supports_slicing_ordering_in_compound
    if len(ways) == 1 or len(ways) > MOST_WAYS or not can_walk:
        return rows.filter(reduce(or_, ways))
    walks = [rows.select_related(None).filter(way).order_by(*ordered).values("pk")[:most] for way in ways]
    # Asked for first: as part of one statement planners join everything before they look at what was walked to.
    return rows.filter(pk__in=list(walks[0].union(*walks[1:], all=True).values_list("pk", flat=True)))


def _keys(rows: QuerySet[Any], order: Sequence[str]) -> list[_Key]:
    names = [name.removeprefix("-") for name in order]
    pk = rows.model._meta.pk
    has_pk = "pk" in names or (pk is not None and pk.name in names)
    keys = [_Key(n, o.startswith("-"), _nullable(rows, n)) for n, o in zip(names, order, strict=True)]
    return keys if has_pk else [*keys, _Key("pk", descending=False, nullable=False)]


def _nullable(rows: QuerySet[Any], name: str) -> bool:
    if name == "pk":
        return False
    try:
        return bool(getattr(rows.model._meta.get_field(name), "null", True))
    except FieldDoesNotExist:
        return True  # an annotation, or a column reached through another table


def _beyond(keys: Sequence[_Key], place: Sequence[Any], *, backwards: bool) -> Q:
    """Rows past `place`: further in the first column, or the same there and further in the second, and so
    on.
    """
    found, equal = Q(pk__in=()), Q()
    for key, value in zip(keys, place, strict=True):
        step = key.beyond(value, backwards=backwards)
        if step is not None:
            found |= equal & step
        equal &= key.same(value)
    return found


_READERS: dict[str, Any] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "Decimal": Decimal,
    "UUID": UUID,
}


def _packed(value: Any) -> Any:
    kind = type(value).__name__
    return {kind: value.isoformat() if isinstance(value, date) else str(value)} if kind in _READERS else value


def _unpacked(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    return _READERS[kind](text)


def _value(row: Model, name: str) -> Any:
    value: Any = row
    for part in name.split("__"):
        value = getattr(value, part) if value is not None else None
    return value.pk if isinstance(value, Model) else value


def _write(row: Model, salt: str, keys: Sequence[_Key], *, backwards: bool) -> str:
    return signing.dumps([backwards, *(_packed(_value(row, key.name)) for key in keys)], salt=salt, compress=True)


def _read(cursor: str, salt: str, keys: Sequence[_Key]) -> tuple[bool, list[Any]]:
    try:
        backwards, *place = signing.loads(cursor, salt=salt)
    except (signing.BadSignature, ValueError) as error:
        raise InvalidInput(
            _("This page of the list cannot be found."),
            field="cursor",
            next_step=_("Start again from the first page."),
        ) from error
    # Signed for this very order, so the rest is ours and fits.
    return bool(backwards), [_unpacked(value) for value in place]
