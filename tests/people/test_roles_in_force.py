# SPDX-License-Identifier: EUPL-1.2
"""A role counts from its first moment up to, not including, its last; over the unit and all below it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.operations import assign_role, close_account, end_role
from praja.kernel.people.queries import actor_of, holders_of
from praja.lib.errors import InvalidInput, NotAllowed

from .conftest import AT

FROM = datetime(2026, 4, 1, tzinfo=UTC)
UNTIL = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def sari(hire):
    return hire("Sari", "1.1")


def give(member, unit, actor, role=Role.HEAD, **more):
    details = {"since": FROM, "until": UNTIL, "decree_number": "821/7", "decree_date": date(2026, 3, 30), **more}
    return assign_role(account=member.account, role=role, unit=unit, actor=actor, at=AT, **details)


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (FROM - timedelta(microseconds=1), False),
        (FROM, True),
        (UNTIL - timedelta(microseconds=1), True),
        (UNTIL, False),
    ],
)
def test_before_at_and_after_its_dates(sari, town, platform, moment, holds):
    give(sari, town["1"], platform)
    assert actor_of(sari.account, moment).holds(Role.HEAD) is holds


def test_a_role_reaches_all_units_below(sari, town, platform):
    give(sari, town["1"], platform)
    actor = actor_of(sari.account, FROM)
    assert actor.units_as(Role.HEAD) == {town["1"].pk, town["1.1"].pk}
    assert not actor.holds(Role.HEAD, town["2"].pk)
    assert (actor.kind, actor.id, actor.person_id) == ("employee", str(sari.account.pk), sari.person.pk)


def test_an_actor_costs_two_statements_and_one_more_over_several_units(sari, town, platform, django_assert_num_queries):
    give(sari, town["1"], platform)
    give(sari, town["2"], platform, Role.LIAISON)
    actor_of(sari.account, FROM)
    with django_assert_num_queries(3):
        actor_of(sari.account, FROM)


def test_nearest_holder_first_and_a_stand_in_before_the_holder(hire, sari, town, platform):
    head = hire("Kepala", "1")
    mayor = hire("Wali Kota", "0")
    give(mayor, town["0"], platform)
    give(head, town["1"], platform)
    give(sari, town["1"], platform, holding=Holding.STANDIN)
    found = holders_of(Role.HEAD, town["1.1"].pk, FROM)
    assert [person.name for person in found] == ["Sari", "Kepala", "Wali Kota"]
    assert [person.name for person in holders_of(Role.HEAD, town["2"].pk, FROM)] == ["Wali Kota"]
    assert holders_of(Role.HEAD, town["1.1"].pk, UNTIL) == []


def test_a_closed_account_holds_nothing_for_others(sari, town, platform):
    give(sari, town["1"], platform)
    close_account(account=sari.account, actor=platform, at=AT)
    assert holders_of(Role.HEAD, town["1"].pk, FROM) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"decree_number": " "}, "decree_number"),
        ({"until": FROM}, "until"),
        ({"until": None, "holding": Holding.STANDIN}, "until"),
        ({"holding": "sometimes"}, "holding"),
        ({"role": "king"}, "role"),
    ],
)
def test_a_decree_is_complete(sari, town, platform, change, field):
    with pytest.raises(InvalidInput) as refused:
        give(sari, town["1"], platform, **change)
    assert refused.value.field == field
    assert not RoleAssignment.objects.exists()


def test_who_may_enter_a_decree(cast, sari, town):
    give(sari, town["1"], cast["personnel"].actor)
    for name in ("head", "officer", "auditor"):
        with pytest.raises(NotAllowed):
            give(sari, town["1"], cast[name].actor)
    with pytest.raises(NotAllowed):
        give(sari, town["1"], cast["personnel"].actor, Role.ADMINISTRATOR)
    give(sari, town["1"], cast["administrator"].actor, Role.AUDITOR)


def test_a_role_ends_now_or_later_and_tells_so(sari, town, platform):
    held = give(sari, town["1"], platform, until=None)
    with pytest.raises(InvalidInput):
        end_role(assignment=held, until=AT - timedelta(days=1), actor=platform, at=AT)
    end_role(assignment=held, until=UNTIL, actor=platform, at=AT)
    assert actor_of(sari.account, UNTIL).roles == frozenset()
    names = [row.name for row in history(f"account:{sari.account.pk}")]
    assert names == ["people.account_opened", "people.role_assigned", "people.role_ended"]
