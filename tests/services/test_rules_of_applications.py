# SPDX-License-Identifier: EUPL-1.2
""" "May I" and "which may I" give one answer: for every rule over applications, every actor and every application."""

from datetime import datetime
from typing import Any

import pytest

from praja.duties.services import rules as service_rules
from praja.duties.services.enums import APPLICATION
from praja.duties.services.models import Application, Reference
from praja.duties.services.operations.checking import ask_completion, pass_check
from praja.duties.services.procedure import APPLICATION as PROCEDURE
from praja.duties.services.queries.catalogue import remembered_version
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import CaseRule
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from services.making import Made
from services.offices import Office, applied, business_letter, by, open_office
from towns import Town


@pytest.fixture(autouse=True)
def _own_region(settings: Any) -> None:
    settings.PRAJA_REGION_CODE = "99.01"


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


@pytest.fixture
def cases(town: Town, office: Office, monday: datetime) -> list[Case]:
    """Applications with the neighbourhood, at the check, with another unit, and with their applicant."""
    letter = business_letter(town, monday, ("reference", "check", "recommendation"))
    waiting = applied(town, monday, letter)
    checked, asked, missing = (applied(town, monday, _checked(town, letter)) for _ in range(3))
    pass_check(**by(office.officer, asked, monday))
    ask_completion(items=["ktp"], **by(office.officer, missing, monday))
    return list(Case.objects.filter(pk__in=[one.pk for one in (waiting, checked, asked, missing)]).order_by("id"))


def _checked(town: Town, letter: Made) -> Made:
    type(letter.version).objects.update(path=[{"stage": "check"}, {"stage": "recommendation", "unit": town.roads.pk}])
    remembered_version.cache_clear()  # what no operation does
    return letter


def rules() -> dict[str, CaseRule]:
    """Every rule that a step or a page of applications asks."""
    of_standards = {"may_draft_standard", "may_take_over_standard", "may_set_standard", "may_replace_standard"}
    of_standards |= {"may_read_standard_in_office"}
    named = {rule.name: rule for key, rule in vars(service_rules).items() if key not in of_standards if _is_rule(rule)}
    return {step.rule.name: step.rule for step in PROCEDURE.steps} | named  # type: ignore[dict-item]


def _is_rule(value: object) -> bool:
    return isinstance(value, CaseRule)


def actors(town: Town, office: Office, cases: list[Case]) -> list[Actor]:
    people = [value for value in (*vars(town).values(), *vars(office).values()) if isinstance(value, Actor)]
    links = [Actor(ActorKind.LINK, "x", case_id=case.pk) for case in cases]
    heads = [Actor(ActorKind.LINK, f"{service_rules.REFERENCE_LINK}{row.pk}") for row in Reference.objects.all()]
    residents = [
        Actor(ActorKind.RESIDENT, "r", person_id=person)
        for person in {*Application.objects.values_list("applicant", flat=True), 10**9}
    ]
    return [*people, *links, *heads, *residents, NOBODY, system_actor("tests"), Actor(ActorKind.DEVICE, "d")]


def test_every_rule_shows_everybody_what_it_allows_them(town: Town, office: Office, cases: list[Case]) -> None:
    wrong = []
    for name, rule in rules().items():
        for actor in actors(town, office, cases):
            shown = set(rule.visible(actor, Case.objects.filter(procedure=APPLICATION)).values_list("pk", flat=True))
            allowed = {case.pk for case in cases if rule.allows(actor, case)}
            if shown != allowed:
                wrong.append((name, actor.kind, actor.id, sorted(allowed), sorted(shown)))
    assert wrong == []


def test_the_applications_tell_rules_apart(town: Town, office: Office, cases: list[Case]) -> None:
    """What the property is tried on must be able to show a difference: each rule lets somebody and stops somebody."""
    everybody = actors(town, office, cases)
    undecided = [
        name
        for name, rule in rules().items()
        if len({rule.allows(actor, case) for actor in everybody for case in cases}) < 2
    ]
    assert undecided == ["services.apply"]
