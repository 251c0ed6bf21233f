# SPDX-License-Identifier: EUPL-1.2
""" "May I" and "which may I" give one answer: for every rule over cases, every actor and every case."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.complaints import rules as complaint_rules
from praja.duties.complaints.operations import Report, report_wrongdoing
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import procedures
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.kernel.procedures.operations.supporting import ask_support, finish_support
from praja.kernel.procedures.rules import anybody, supports
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY, Actor, ActorKind, Grant, Rule, system_actor
from procedures.cases import TEXT, answered, filed, forwarded
from towns import Town

ROLES = tuple(Role)


def rules() -> dict[str, Rule[Case]]:
    """Every rule that a step or a page of complaints asks; other duties hold theirs to the same with cases of their own."""
    mine = [procedure for procedure in procedures() if procedure.duty == "complaints"]
    found = {step.rule.name: step.rule for procedure in mine for step in procedure.steps}
    return found | {r.name: r for r in vars(complaint_rules).values() if isinstance(r, Rule)}


@pytest.fixture
def cases(town: Town, monday: datetime) -> list[Case]:
    """Cases at every stage, public and not, late, supported, and with work held by name."""
    made = [filed(monday), forwarded(town, monday), forwarded(town, monday, publish=False), answered(town, monday)]
    for case in made[1:3]:
        asked = ask_support(
            case=case, unit=town.lights, task="Bantu", due_at=monday, role=Role.LIAISON, rule=anybody("any"),
            actor=town.mayor, at=monday,
        )  # fmt: skip
    finish_support(support=asked, rule=supports("s", Role.LIAISON), actor=town.lights_liaison, at=monday)
    report_wrongdoing(report=Report(text=TEXT), channel="web", actor=NOBODY, at=monday)
    escalate_overdue(actor=system_actor("tests"), at=monday + timedelta(days=30))
    item = WorkItem.objects.filter(case_id=made[0].pk).first()
    item.pk, item.holder_person = None, _person(monday)
    item.save()
    return list(Case.objects.order_by("id"))


def _person(at: datetime):
    from praja.kernel.people.operations import new_person

    person = new_person(at=at, name="Sari")
    person.save()
    return person


def disagreements(actors: list[Actor], cases: list[Case]) -> list[str]:
    found = []
    for name, rule in rules().items():
        for actor in actors:
            visible = set(rule.visible(actor, Case.objects.all()).values_list("pk", flat=True))
            allowed = {case.pk for case in cases if rule.allows(actor, case)}
            if visible != allowed:
                found.append(f"{name} for {actor}: allows {sorted(allowed)}, shows {sorted(visible)}")
    return found


def test_every_rule_shows_the_cast_what_it_allows_them(town: Town, cases: list[Case], monday: datetime) -> None:
    cast = [value for value in vars(town).values() if isinstance(value, Actor)]
    strangers = [NOBODY, system_actor("tests"), Actor(ActorKind.LINK, "x"), Actor(ActorKind.DEVICE, "d")]
    reporters = [Actor(ActorKind.LINK, "x", case_id=case.pk) for case in cases]

    assert disagreements([*cast, *strangers, *reporters], cases) == []


def test_the_cases_tell_rules_apart(town: Town, cases: list[Case]) -> None:
    """What the property is tried on must be able to show a difference: each rule lets somebody and stops somebody."""
    cast = [value for value in vars(town).values() if isinstance(value, Actor)]
    others = [NOBODY, system_actor("tests"), *(Actor(ActorKind.LINK, "x", case_id=case.pk) for case in cases)]
    undecided = [
        name
        for name, rule in rules().items()
        if len({rule.allows(actor, case) for actor in [*cast, *others] for case in cases}) < 2
    ]

    assert undecided == ["complaints.file", "complaints.arrive"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_rule_shows_random_office_holders_what_it_allows_them(
    town: Town, cases: list[Case], monday: datetime, data: st.DataObject
) -> None:
    units = [town.root.pk, town.intake.pk, town.roads.pk, town.lights.pk, town.kelurahan.pk]
    grants = st.builds(
        Grant,
        role=st.sampled_from(ROLES),
        unit_ids=st.frozensets(st.sampled_from(units), max_size=3),
        since=st.just(monday),
    )
    actor = data.draw(
        st.builds(
            Actor,
            kind=st.sampled_from(list(ActorKind)),
            id=st.sampled_from(["", "1"]),
            grants=st.lists(grants, max_size=3).map(tuple),
            case_id=st.sampled_from([None, *(case.pk for case in cases)]),
            person_id=st.sampled_from([None, 1, 2, 10**9]),
        )
    )

    assert disagreements([actor], cases) == []
