# SPDX-License-Identifier: EUPL-1.2
"""Code lists as everybody reads them: what a code meant on a day, what stands below it, what it is in another list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from praja.duties.opendata.domain.asking import ROW, Ask, Condition, Operator
from praja.duties.opendata.domain.coding import Level
from praja.duties.opendata.domain.selecting import select
from praja.duties.opendata.errors import NoSuchCodes, TooMuchAsked
from praja.duties.opendata.gateways import tables
from praja.duties.opendata.models import CodeList, CodeListVersion, Crosswalk
from praja.duties.opendata.queries.rows import page_of, types_of

SIZE = 50
DEEPEST = 20
OWN = ("code", "name", "parent")
PAIR = {"from_code": "string", "to_code": "string", "relation": "string"}
MOST_PAIRS = 500


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a version, with what else the list says of it (column and value)."""

    code: str
    name: str
    parent: str
    more: tuple[tuple[str, str], ...] = ()
    has_below: bool = False


@dataclass(frozen=True, slots=True)
class CodesPage:
    """Codes in their order; `next` is where the next page begins, None on the last. `total` counts all that were asked for."""

    codes: Sequence[Code]
    next: int | None
    total: int


@dataclass(frozen=True, slots=True)
class Became:
    """What a code is in another list: the code there, its name and how they relate (`enums.Same`)."""

    code: str
    name: str
    relation: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A code by one crosswalk, read forwards or backwards: `there` is the version on the other side."""

    there: CodeListVersion
    is_backwards: bool
    codes: Sequence[Became]


def code_lists() -> QuerySet[CodeList]:
    """All lists with a version, by title."""
    return CodeList.objects.filter(current__isnull=False).select_related("current__file").order_by("title", "pk")


def code_list_named(name: str) -> CodeList:
    """A list by its name. Raises `NoSuchCodes`."""
    found = code_lists().filter(name=name).first()
    if found is None:
        raise NoSuchCodes
    return found


def versions_of_codes(code_list: CodeList) -> list[CodeListVersion]:
    """Its versions, the newest first."""
    return list(code_list.versions.select_related("file", "code_list").order_by("-number"))


def newest_versions(besides: CodeList) -> list[CodeListVersion]:
    """The version that holds of every other list, by title."""
    rows = CodeListVersion.objects.filter(current_of__isnull=False).exclude(code_list=besides)
    return list(rows.select_related("file", "code_list").order_by("code_list__title", "pk"))


def codes_version(code_list: CodeList, *, number: int | None = None, on: date | None = None) -> CodeListVersion:
    """One version: by its number, or the one that held on a day; else the newest. Raises `NoSuchCodes`."""
    rows = code_list.versions.select_related("file", "code_list")
    if number is not None:
        rows = rows.filter(number=number)
    elif on is not None:
        rows = rows.filter(Q(until=None) | Q(until__gt=on), since__lte=on)
    found = rows.order_by("-number").first()
    if found is None:
        raise NoSuchCodes
    return found


def code_in(version: CodeListVersion, code: str) -> Code | None:
    """A code of a version, by itself."""
    found = _codes(version, (Condition("code", Operator.EQ, (code,)),), 1)
    return found[0] if found else None


def code_on(code_list: CodeList, code: str, day: date) -> Code | None:
    """What a code meant on a day; None where it did not hold then. Raises `NoSuchCodes` where no version did."""
    return code_in(codes_version(code_list, on=day), code)


def codes_below(version: CodeListVersion, parent: str, *, after: int = 0, size: int = SIZE) -> CodesPage:
    """The codes right below one; of an empty `parent` those at the top."""
    is_below = Condition("parent", Operator.EQ, (parent,)) if parent else Condition("parent", Operator.EMPTY)
    return _page(version, Ask(conditions=(is_below,), after=after, limit=size))


def codes_found(version: CodeListVersion, words: str, *, after: int = 0, size: int = SIZE) -> CodesPage:
    """The codes in which all words stand: in code, name or what else is said of them."""
    return _page(version, Ask(words=words, after=after, limit=size))


def way_to(version: CodeListVersion, code: str) -> list[Code]:
    """The codes above one, from the top, and itself at the end; empty where there is none."""
    found: list[Code] = []
    at = code
    while at and len(found) < DEEPEST:
        one = code_in(version, at)
        if one is None:
            break
        found.append(one)
        at = one.parent
    return found[::-1]


def history_of(code_list: CodeList, code: str) -> list[tuple[CodeListVersion, Code | None]]:
    """What the code was in each version, the newest first."""
    return [(one, code_in(one, code)) for one in versions_of_codes(code_list)]


def elsewhere(version: CodeListVersion, code: str) -> list[Elsewhere]:
    """What a code is in other lists and versions, by every crosswalk from or to its version: several codes where it was split,
    or comes of several."""
    found = []
    for walk in crosswalks_of(version):
        is_backwards = walk.target_id == version.pk
        there = walk.source if is_backwards else walk.target
        here_name, there_name = ("to_code", "from_code") if is_backwards else ("from_code", "to_code")
        ask = Ask(
            conditions=(Condition(here_name, Operator.EQ, (code,)),),
            columns=(there_name, "relation"),
            limit=MOST_PAIRS,
        )
        pairs = _rows(walk, ask)
        if pairs:
            names = _names(there, [other for other, _relation in pairs])
            codes = [Became(other, names.get(other, ""), relation) for other, relation in pairs]
            found.append(Elsewhere(there, is_backwards, codes))
    return found


def crosswalks_of(version: CodeListVersion) -> list[Crosswalk]:
    """The crosswalks from and to a version, by the other list."""
    rows = Crosswalk.objects.filter(Q(source=version) | Q(target=version))
    related = ("source__code_list", "target__code_list", "source__file", "target__file", "file")
    return list(rows.select_related(*related).order_by("target__code_list__title", "pk"))


def crosswalk_with(pk: int) -> Crosswalk:
    """One crosswalk. Raises `NoSuchCodes`."""
    related = ("source__code_list", "target__code_list", "file")
    found = Crosswalk.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NoSuchCodes
    return found


def levels_of(code_list: CodeList) -> list[Level]:
    """The levels at which its codes stand, from the top; empty for a flat list."""
    return [Level(*one) for one in code_list.levels]


def _page(version: CodeListVersion, ask: Ask) -> CodesPage:
    from_start = Ask(conditions=ask.conditions, words=ask.words, limit=0)
    total = page_of(version, from_start).total or 0
    asked = Ask(
        conditions=ask.conditions,
        words=ask.words,
        columns=(ROW, *types_of(version)),
        after=ask.after,
        limit=ask.limit + 1,
    )
    rows = list(page_of(version, asked, with_total=False).rows)
    shown = rows[: ask.limit]
    names = list(types_of(version))
    codes = [_code(dict(zip(names, row[1:], strict=True))) for row in shown]
    parents = _with_below(version, [one.code for one in codes])
    marked = [Code(one.code, one.name, one.parent, one.more, one.code in parents) for one in codes]
    return CodesPage(marked, shown[-1][0] if len(rows) > ask.limit else None, total)


def _with_below(version: CodeListVersion, codes: Sequence[str]) -> frozenset[str]:
    if not codes:
        return frozenset()
    ask = Ask(
        conditions=(Condition("parent", Operator.IN, tuple(codes)),),
        columns=("parent",),
        is_distinct=True,
        limit=len(codes),
    )
    return frozenset(row[0] for row in page_of(version, ask, with_total=False).rows)


def _codes(version: CodeListVersion, conditions: tuple[Condition, ...], most: int) -> list[Code]:
    names = tuple(types_of(version))
    rows = page_of(version, Ask(conditions=conditions, columns=names, limit=most), with_total=False).rows
    return [_code(dict(zip(names, row, strict=True))) for row in rows]


def _names(version: CodeListVersion, codes: Sequence[str]) -> dict[str, str]:
    found = _codes(version, (Condition("code", Operator.IN, tuple(codes)),), len(codes) + 1)
    return {one.code: one.name for one in found}


def _code(row: dict[str, str | None]) -> Code:
    more = tuple((name, value) for name, value in row.items() if name not in OWN and value)
    return Code(row["code"] or "", row["name"] or "", row["parent"] or "", more)


def _rows(walk: Crosswalk, ask: Ask) -> list[tuple[str, str]]:
    try:
        return [(row[0], row[1]) for row in tables.rows_of(walk.file.sha256, select(ask, PAIR))[1]]
    except tables.TooMuch as error:
        raise TooMuchAsked from error
