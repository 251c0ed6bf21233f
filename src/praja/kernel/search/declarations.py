# SPDX-License-Identifier: EUPL-1.2
"""What can be found, declared by the part that knows it. Filled while the `index` rooms load, read-only
afterwards.

    @index_source("service", dirty_on=("services.published",), subject_kind="service", all_ids=service_ids)
    def documents(ids): ...
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.search.errors import UnknownKind
from praja.kernel.search.models import DirtyDocument
from praja.lib.errors import Text

PUBLIC = "public"
"""The token that everybody holds."""
STAFF = "staff"
"""The token that everybody in the office holds."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One thing to be found, as everyone in its `audience` may read it.

    `audience` are tokens (see `queries.tokens_of`); whoever holds one may see title, body and url. `at`
    orders equally good finds, latest first. Without an audience nobody finds it. Where the public may read
    less than officers do, declare two sources of two kinds. `facets` narrow finds, such as `unit:12` and `year:2026`.
    Tokens, kinds and facets are a-z, 0-9, colon, underscore and dash.
    """

    kind: str
    object_id: int
    title: str
    body: str
    url: str
    at: datetime
    audience: frozenset[str]
    facets: frozenset[str] = frozenset()


def facets(*, unit_id: int, at: datetime, **more: str) -> frozenset[str]:
    """By what finds of every kind are narrowed: the unit, the local year, and what else a kind has (`security="b"`)."""
    others = {f"{name}:{value}" for name, value in more.items()}
    return frozenset({f"unit:{unit_id}", f"year:{timezone.localtime(at).year}", *others})


Documents = Callable[[Collection[int]], Iterable[IndexRow]]
AllIds = Callable[[], Iterable[int]]
SubjectOf = Callable[[Delivered], "int | str | Collection[int] | None"]


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which finds of a kind are narrowed beside unit and year: its rows carry `name:value`. `param` is how the
    address of the search page calls it."""

    name: str
    param: str
    label: Text
    choices: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class IndexSource:
    """One set-based function that gives the documents of any set of ids. Finds are chosen by `label`; without one they are found
    among everything."""

    kind: str
    dirty_on: tuple[str, ...]
    documents: Documents
    all_ids: AllIds
    label: Text = ""
    facets: tuple[Facet, ...] = ()
    about: str = ""
    """What its ids are ids of (`case`)."""


_sources: dict[str, IndexSource] = {}


def index_source(
    kind: str,
    *,
    dirty_on: tuple[str, ...],
    subject_kind: str,
    all_ids: AllIds,
    subject_of: SubjectOf | None = None,
    label: Text = "",
    narrows: tuple[Facet, ...] = (),
) -> Callable[[Documents], Documents]:
    """Declare the decorated function as the source of documents of `kind`.

    It gets ids and yields a row for each that can be found; one it leaves out disappears from the index. The
    events `dirty_on` only mark what `subject_of(delivered)` names (an id, several, or None; by default the
    reference named `subject_kind`) to be read again. `all_ids` yields every id for a rebuild. `label` and `narrows` are what the
    search page offers to narrow by.
    """
    which = subject_of or (lambda delivered: delivered.refs.get(subject_kind))

    def register(function: Documents) -> Documents:
        known = _sources.get(kind)
        if known and known.documents.__qualname__ != function.__qualname__:
            raise ValueError(f"two index sources are of kind {kind}")
        source = _sources[kind] = IndexSource(kind, dirty_on, function, all_ids, label, narrows, subject_kind)

        @subscribe(*dirty_on, subscriber=f"search.{kind}")
        def touch(delivered: Delivered) -> None:
            mark_dirty(source, _ids(which(delivered)))

        return function

    return register


def mark_dirty(source: IndexSource, ids: Iterable[int]) -> None:
    """Have the documents of `ids` read again. Idempotent.

    Call it after the change has been committed (handlers do): a refresh at work in the same moment must be
    able to see it.
    """
    rows = [DirtyDocument(kind=source.kind, object_id=object_id) for object_id in sorted(set(ids))]
    if rows:
        DirtyDocument.objects.bulk_create(rows, ignore_conflicts=True)


def sources() -> dict[str, IndexSource]:
    """Every declared source by kind, in alphabetical order."""
    return dict(sorted(_sources.items()))


def source_of(kind: str) -> IndexSource:
    """The source of a kind. Raises `UnknownKind`."""
    if kind not in _sources:
        raise UnknownKind(kind)
    return _sources[kind]


def _ids(found: "int | str | Collection[int] | None") -> list[int]:
    if found is None:
        return []
    return [int(found)] if isinstance(found, int | str) else [int(object_id) for object_id in found]
