# SPDX-License-Identifier: EUPL-1.2
"""What is demanded of the rows of a table, as its description says, with the code lists that its columns are tied to."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Q

from praja.duties.opendata.domain.constraints import Demand, Demands, InForce, Walk
from praja.duties.opendata.domain.recipes import Recipe
from praja.duties.opendata.enums import ColumnRole
from praja.duties.opendata.models import CodeListVersion, Column, Crosswalk, Resource

TELLING = (ColumnRole.KEY, ColumnRole.DIMENSION, ColumnRole.PERIOD, ColumnRole.PLACE)
"""Columns of these roles say together which row it is, once one of them is called the key."""


def demands_for(
    resource: Resource | None, *, roles: Mapping[str, str], codes: Mapping[str, int], today: date
) -> Demands:
    """What is demanded of a table (None: a new one), with roles and code lists (by their key) of columns as somebody decides them
    now."""
    known: dict[str, Column] = {one.name: one for one in resource.columns.all()} if resource else {}
    lists = {name: one.code_list_id for name, one in known.items() if one.code_list_id and name not in roles}
    lists |= codes
    held = _codes(set(lists.values()))
    walks = _walks(held)
    columns = []
    for name in dict.fromkeys([*known, *roles, *codes]):
        demand = _demand(known[name]) if name in known else Demand(name)
        of = lists.get(name)
        columns.append(replace(demand, codes=held.get(of, ()), walks=walks.get(of, ())) if of else demand)
    said = {name: roles.get(name) or (known[name].role if name in known else "") for name in [*known, *roles]}
    return Demands(today, tuple(columns), _key(said), next((n for n, r in said.items() if r == ColumnRole.PERIOD), ""))


def roles_made(recipe: Recipe, roles: Mapping[str, str]) -> dict[str, str]:
    """The roles with that of the column that a turned table gets, which tells its rows apart."""
    if recipe.turn is None:
        return dict(roles)
    is_year = recipe.turn.type == "year"
    return {**roles, recipe.turn.dimension: ColumnRole.PERIOD if is_year else ColumnRole.DIMENSION}


def _demand(column: Column) -> Demand:
    return Demand(
        column.name,
        is_required=column.is_required,
        is_unique=column.is_unique,
        allowed=tuple(map(str, column.allowed)),
        minimum=column.minimum,
        maximum=column.maximum,
        pattern=column.pattern,
    )


def _key(roles: Mapping[str, str]) -> tuple[str, ...]:
    if ColumnRole.KEY not in roles.values():
        return ()
    return tuple(name for name, role in roles.items() if role in TELLING)


def _codes(lists: Iterable[int]) -> dict[int | None, tuple[InForce, ...]]:
    """The versions of each list; the first holds for whatever was before it as well."""
    found: dict[int | None, tuple[InForce, ...]] = {}
    rows = CodeListVersion.objects.filter(code_list__in=list(lists)).select_related("file").order_by("number")
    for one in rows:
        before = found.get(one.code_list_id, ())
        found[one.code_list_id] = (*before, InForce(one.file.sha256, one.since if before else None, one.until))
    return found


def _walks(held: Mapping[int | None, tuple[InForce, ...]]) -> dict[int | None, tuple[Walk, ...]]:
    """Crosswalks between the versions in force of these lists and others."""
    found: dict[int | None, tuple[Walk, ...]] = {}
    rows = Crosswalk.objects.filter(Q(source__code_list__in=list(held)) | Q(target__code_list__in=list(held)))
    for one in rows.select_related("file", "source", "target").order_by("pk"):
        if one.target.code_list_id in held:
            found[one.target.code_list_id] = (*found.get(one.target.code_list_id, ()), Walk(one.file.sha256))
        if one.source.code_list_id in held:
            walk = Walk(one.file.sha256, is_backwards=True)
            found[one.source.code_list_id] = (*found.get(one.source.code_list_id, ()), walk)
    return found
