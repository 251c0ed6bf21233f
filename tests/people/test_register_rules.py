# SPDX-License-Identifier: EUPL-1.2
"""Who may see, keep and open: "may I" and "which may I" agree for everybody in the cast and every row."""

import pytest

from praja.kernel.people.models import Employee, Person
from praja.kernel.people.queries import employees_visible
from praja.kernel.people.rules import KEEP_EMPLOYEE, RECORD_ABSENCE, REVEAL, SEE_EMPLOYEE
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor

STRANGERS = (NOBODY, Actor(ActorKind.LINK, "case:1", case_id=1), system_actor("tests"))


def actors(cast):
    return [*(member.actor for member in cast.values()), *STRANGERS]


@pytest.mark.parametrize("rule", [SEE_EMPLOYEE, KEEP_EMPLOYEE, RECORD_ABSENCE], ids=lambda rule: rule.name)
def test_both_answers_agree_for_employees(cast, rule):
    for actor in actors(cast):
        seen = set(rule.visible(actor, Employee.objects.all()))
        assert seen == {row for row in Employee.objects.all() if rule.allows(actor, row)}


def test_both_answers_agree_for_persons(cast, resident):
    for actor in actors(cast):
        seen = set(REVEAL.visible(actor, Person.objects.all()))
        assert seen == {row for row in Person.objects.all() if REVEAL.allows(actor, row)}


def names(actor):
    return set(employees_visible(actor).values_list("person__name", flat=True))


def test_who_sees_whom(cast):
    everybody = {member.person.name for member in cast.values()}
    assert names(cast["personnel"].actor) == everybody
    assert names(cast["head"].actor) == {"Kepala Dinas", "Petugas Jalan"}
    assert names(cast["officer"].actor) == {"Petugas Jalan"}
    assert names(cast["auditor"].actor) == {"Kepala Dinas", "Petugas Jalan", "Pemeriksa"}
    assert names(NOBODY) == set()


def test_an_auditor_reads_and_does_not_write(cast):
    auditor = cast["auditor"].actor
    assert not any(KEEP_EMPLOYEE.allows(auditor, row) for row in Employee.objects.all())
    assert not any(RECORD_ABSENCE.allows(auditor, row) for row in Employee.objects.all())


@pytest.mark.parametrize("rule", [SEE_EMPLOYEE, KEEP_EMPLOYEE, RECORD_ABSENCE], ids=lambda rule: rule.name)
def test_the_named_holders_are_those_who_may(cast, rule):
    for row in Employee.objects.all():
        held = list(rule.holders(row))
        for member in cast.values():
            named = any(
                one.person_id == member.person.pk or (one.role and member.actor.holds(one.role, row.unit_id))
                for one in held
            )
            assert named == rule.allows(member.actor, row)


def test_the_list_of_employees_costs_the_same_for_one_and_for_all(cast, django_assert_num_queries):
    for who in ("officer", "personnel"):
        actor = cast[who].actor
        with django_assert_num_queries(1):
            assert [(row.person.name, row.unit.name) for row in employees_visible(actor)]
