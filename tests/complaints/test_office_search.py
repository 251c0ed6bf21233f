# SPDX-License-Identifier: EUPL-1.2
"""What is found of a report is found only by those who may read it, and never by the reporter's name."""

from datetime import datetime

import pytest

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.kernel.search.queries import search, tokens_of
from praja.lib.actors import NOBODY, Actor
from towns import Town
from towns import answered as answered_by


def found(text: str, actor: Actor) -> list[tuple[str, str]]:
    return [(row.kind, row.url) for row in search(text, tokens=tokens_of(actor)).found]


def answered(town: Town, at: datetime, *, publish: bool, **said: object) -> Case:
    report = Report(text="Jembatan gantung putus.", reporter=new_person(at=at, name="Wahyuningrum"), **said)
    case = file_complaint(report=report, channel="web", actor=NOBODY, at=at).case
    forward_complaint(
        case=case,
        to_unit=town.roads,
        classification=Classification.NORMATIVE,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )
    answered_by(
        case,
        liaison=town.roads_liaison,
        head=town.roads_head,
        at=at,
        text="Talinya sudah disambung.",
    )
    while deliver_due(at=at, limit=500):
        pass
    while refresh_index(at=at):
        pass
    return case


@pytest.mark.parametrize("word", ["jembatan", "disambung"])
def test_only_offices_concerned_find_what_is_not_published(town: Town, monday: datetime, word: str) -> None:
    case = answered(town, monday, publish=False)
    office = [("complaint", f"/aduan/kasus/{case.code}/")]

    assert found(word, town.roads_liaison) == office
    assert found(word, town.coordinator) == office
    assert found(word, town.lights_liaison) == []
    assert found(word, town.officer) == []
    assert found(word, NOBODY) == []


def test_everybody_finds_what_is_published(town: Town, monday: datetime) -> None:
    case = answered(town, monday, publish=True)

    assert found("jembatan", NOBODY) == [("public_complaint", f"/aduan/{case.code}/")]


def test_a_secret_report_and_a_name_are_never_found(town: Town, monday: datetime) -> None:
    answered(town, monday, publish=True, secret=True)

    assert found("jembatan", NOBODY) == []
    assert found("Wahyuningrum", town.coordinator) == []
