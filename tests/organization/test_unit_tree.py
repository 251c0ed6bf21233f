# SPDX-License-Identifier: EUPL-1.2
"""The tree in memory agrees with the table, also after units were renamed, moved and closed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.ledger.queries import history
from praja.kernel.organization.domain.tree import FunctionHeld, UnitNode, UnitTree
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import (
    assign_function,
    close_unit,
    create_unit,
    move_unit,
    rename_unit,
)
from praja.kernel.organization.queries import subtree_ids, unit_for, units
from praja.lib.actors import Actor, ActorKind, Grant
from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Unavailable

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SINCE = date(2020, 1, 1)


def test_subtree_ancestors_and_children(town):
    tree = units.current()
    government, department, section = town["0"].pk, town["1"].pk, town["1.1"].pk
    assert tree.subtree(department) == {department, section}
    assert tree.subtree(government) == {unit.pk for unit in town.values()}
    assert tree.ancestors(section) == (department, government)
    assert [node.code for node in tree.children(government)] == ["1", "2"]
    assert [node.id for node in tree.roots] == [government]
    assert tree.by_code("2.1").id == town["2.1"].pk
    assert tree.name(section) == "Bidang Jalan"
    assert subtree_ids(section) == {section}
    assert tree.subtree(0) == frozenset()


def test_path_spells_out_the_way_down(town):
    assert town["1.1"].path == f"{town['0'].pk}/{town['1'].pk}/{town['1.1'].pk}/"


def test_a_remembered_tree_sees_a_change_with_the_next_question(town, platform):
    assert units.current().name(town["1"].pk) == "Dinas Pekerjaan Umum"
    rename_unit(unit=town["1"], name="Dinas PUPR", actor=platform, at=AT)
    assert units.current().name(town["1"].pk) == "Dinas PUPR"


def test_the_tree_is_not_read_again_without_a_change(town, django_assert_num_queries):
    units.current()
    with django_assert_num_queries(1):
        units.current()


def test_moving_a_unit_takes_everything_below_along(town, platform):
    move_unit(unit=town["1"], parent=town["2"], actor=platform, at=AT)
    section = Unit.objects.get(code="1.1")
    assert section.path == f"{town['0'].pk}/{town['2'].pk}/{town['1'].pk}/{section.pk}/"
    assert units.current().ancestors(section.pk) == (town["1"].pk, town["2"].pk, town["0"].pk)


def test_a_unit_cannot_stand_below_itself(town, platform):
    with pytest.raises(InvalidInput):
        move_unit(unit=town["1"], parent=town["1.1"], actor=platform, at=AT)
    assert Unit.objects.get(code="1").parent_id == town["0"].pk


def test_a_unit_is_closed_after_the_units_below_it(town, platform):
    with pytest.raises(InvalidInput):
        close_unit(unit=town["1"], until=date(2026, 4, 1), actor=platform, at=AT)
    close_unit(unit=town["1.1"], until=date(2026, 4, 1), actor=platform, at=AT)
    close_unit(unit=town["1"], until=date(2026, 4, 1), actor=platform, at=AT)
    node = units.current().get(town["1"].pk)
    assert node.is_open(date(2026, 3, 31))
    assert not node.is_open(date(2026, 4, 1))


def test_a_code_is_given_once(town, platform):
    with pytest.raises(Conflict) as refused:
        create_unit(code="1", name="Lain", kind="agency", since=SINCE, actor=platform, at=AT)
    assert refused.value.field == "code"


def test_only_organizers_change_units(town):
    head = Actor(ActorKind.EMPLOYEE, "1", (Grant("head", frozenset({town["1"].pk}), AT),))
    with pytest.raises(NotAllowed):
        rename_unit(unit=town["1"], name="Dinas Lain", actor=head, at=AT)
    assert Unit.objects.get(code="1").name == "Dinas Pekerjaan Umum"


def test_every_change_is_one_event(town, platform):
    rename_unit(unit=town["1"], name="Dinas PUPR", actor=platform, at=AT)
    rename_unit(unit=town["1"], name="Dinas PUPR", actor=platform, at=AT)
    names = [row.name for row in history("organization.units")]
    assert names == ["organization.unit_created"] * 5 + ["organization.unit_changed"]


def test_a_function_belongs_to_one_unit_at_a_time(town, platform):
    with pytest.raises(Unavailable) as refused:
        unit_for("complaint_coordination")
    assert refused.value.next_step
    for unit, since in ((town["1"], date(2025, 1, 1)), (town["2"], date(2026, 1, 1))):
        assign_function(function="complaint_coordination", unit=unit, decree="SK 1", since=since, actor=platform, at=AT)
    assert unit_for("complaint_coordination") == town["2"].pk
    assert unit_for("complaint_coordination", date(2025, 12, 31)) == town["1"].pk
    assert unit_for("complaint_coordination", date(2026, 1, 1)) == town["2"].pk


def _node(unit_id: int, parent_id: int | None) -> UnitNode:
    return UnitNode(unit_id, parent_id, f"{unit_id:04}", f"Unit {unit_id}", "", "section", None, SINCE, None)


@given(st.lists(st.integers(min_value=0, max_value=10_000), max_size=40))
def test_a_unit_is_below_exactly_its_ancestors(choices):
    nodes = [_node(1, None)]
    for choice in choices:
        nodes.append(_node(len(nodes) + 1, choice % len(nodes) + 1))
    tree = UnitTree.of(nodes)
    for node in nodes:
        above = {other.id for other in nodes if node.id in tree.subtree(other.id)}
        assert above == {node.id, *tree.ancestors(node.id)}


def test_of_two_open_holders_the_later_counts():
    held = (FunctionHeld("ppid", 1, date(2020, 1, 1), None), FunctionHeld("ppid", 2, date(2024, 1, 1), None))
    assert UnitTree({}, held).function("ppid", date(2023, 1, 1)) == 1
    assert UnitTree({}, held).function("ppid", date(2024, 1, 1)) == 2
    assert UnitTree({}, held).function("walidata") is None
