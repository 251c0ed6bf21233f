# SPDX-License-Identifier: EUPL-1.2
"""The head's overview says what changed in a week, what is late, and who moved."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts import put_facts
from officers import officer, signed_in
from praja.duties.complaints.enums import AnswerKind, Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint, report_wrongdoing
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import refresh_dirty
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from praja.lib.actors import NOBODY
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from towns import Town, answered


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday):
        yield


@pytest.fixture
def mayor(town: Town) -> Client:
    return signed_in(officer("Ibu Wali", Role.HEAD, town.root))


def handled(
    town: Town, unit: Unit, filed_at: datetime, answered_at: datetime | None, promised: date | None = None
) -> Case:
    case = file_complaint(report=Report(text="Jalan berlubang."), channel="web", actor=NOBODY, at=filed_at).case
    case = forward_complaint(
        case=case,
        to_unit=unit,
        classification=Classification.NORMATIVE,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=filed_at,
        seen_version=1,
    )
    if answered_at:
        ours = unit == town.roads
        liaison, head = (town.roads_liaison, town.roads_head) if ours else (town.lights_liaison, town.lights_head)
        kind = AnswerKind.SCHEDULED if promised else AnswerKind.DONE
        case = answered(case, liaison=liaison, head=head, at=answered_at, kind=kind, promised_for=promised)
    return case


def count(at: datetime) -> None:
    while deliver_due(at=at, limit=500):
        pass
    while refresh_dirty(at=at):
        pass


def shares(unit: Unit, at: datetime, on_time: int, judged: int) -> None:
    """Facts of the first answer, as if counted, `on_time` of `judged`; the others came a day after their last day."""
    day = local_date(at, local_zone())
    counted = [("on_time", number, day, int(number < on_time)) for number in range(judged)]
    counted += [("missed", number, day - timedelta(days=1), 1) for number in range(on_time, judged)]
    put_facts(
        Fact(
            measure=f"complaints.first_response_{name}",
            subject=f"case:{unit.pk}{at:%m%d}{number}",
            unit=unit,
            day=on,
            numerator=numerator,
            denominator=1,
        )
        for name, number, on, numerator in counted
    )


def test_the_three_sentences_compare_two_weeks(mayor: Client, town: Town, monday: datetime) -> None:
    handled(town, town.roads, monday - timedelta(days=2), monday - timedelta(days=1))
    handled(town, town.roads, monday - timedelta(days=3), None)
    handled(town, town.roads, monday - timedelta(days=9), monday - timedelta(days=8))
    handled(town, town.lights, monday - timedelta(days=30), None)
    count(monday)
    seen = mayor.get("/ringkasan/").context["seen"]
    says = [sentence["says"] for sentence in mayor.get("/ringkasan/").context["sentences"]]

    assert (seen.received.now.numerator, seen.received.before.numerator) == (2, 1)
    assert (seen.judged.now.numerator, seen.judged.now.denominator) == (1, 2)
    assert (seen.late, [unit.code for unit in seen.late_units]) == (1, [town.lights.code])
    assert says == ["2 reports came in.", "1 of 2 first answers came in time (50%).", "1 first answer is overdue."]


def test_a_head_sees_only_the_units_below(town: Town, monday: datetime) -> None:
    handled(town, town.lights, monday - timedelta(days=30), None)
    handled(town, town.roads, monday - timedelta(days=2), None)
    count(monday)
    seen = signed_in(officer("Kepala PU", Role.HEAD, town.roads)).get("/ringkasan/").context["seen"]

    assert (seen.received.now.numerator, seen.late, seen.late_units) == (1, 0, ())


def test_units_with_few_cases_are_not_compared(mayor: Client, town: Town, monday: datetime) -> None:
    before = monday - timedelta(days=40)
    shares(town.roads, monday, 9, 10)
    shares(town.roads, before, 5, 10)
    shares(town.lights, monday, 0, 9)
    shares(town.lights, before, 30, 30)
    shares(town.kelurahan, monday, 2, 12)
    shares(town.kelurahan, before, 12, 12)
    seen = mayor.get("/ringkasan/").context["seen"]

    assert [(unit.code, unit.points, unit.n) for unit in seen.better] == [(town.roads.code, 40, 10)]
    assert [(unit.code, unit.points, unit.n) for unit in seen.worse] == [("4", -83, 12)]


def test_what_is_overdue_counts_when_units_are_compared(mayor: Client, town: Town, monday: datetime) -> None:
    shares(town.roads, monday, 9, 9)
    shares(town.roads, monday - timedelta(days=40), 10, 10)
    handled(town, town.roads, monday - timedelta(days=20), None)
    count(monday)
    seen = mayor.get("/ringkasan/").context["seen"]

    assert [(unit.code, unit.points, unit.n) for unit in seen.worse] == [(town.roads.code, -10, 10)]


def test_broken_promises_are_told_with_the_way_down_to_them(mayor: Client, town: Town, monday: datetime) -> None:
    answered_at = monday - timedelta(days=20)
    broken = handled(town, town.roads, answered_at, answered_at, (monday - timedelta(days=3)).date())
    handled(town, town.lights, answered_at, answered_at, (monday + timedelta(days=3)).date())
    handled(town, town.lights, answered_at, answered_at, monday.date())  # has until tonight
    count(monday)
    response = mayor.get("/ringkasan/")
    html = response.content.decode()
    rows = mayor.get("/aduan/statistik/kasus/broken_promises/").context["rows"]

    assert response.context["seen"].broken == 1
    assert "1 promise is past its date" in html
    assert '<a href="/aduan/statistik/kasus/broken_promises/">' in html
    assert [row["url"] for row in rows] == [f"/aduan/kasus/{broken.code}/"]


def test_a_late_report_on_wrongdoing_does_not_show_by_its_number(mayor: Client, town: Town, monday: datetime) -> None:
    report = Report(text="Kepala seksi minta uang.")
    report_wrongdoing(report=report, channel="web", actor=NOBODY, at=monday - timedelta(days=300))
    count(monday)
    seen = mayor.get("/ringkasan/").context["seen"]

    assert WorkItem.objects.filter(closed_at=None, due_at__lt=monday).count() == 1
    assert (seen.late, seen.late_units, seen.received.now.n, seen.overdue.now.n) == (0, (), 0, 0)


def test_every_figure_opens_down_to_its_cases(mayor: Client, town: Town, monday: datetime) -> None:
    handled(town, town.lights, monday - timedelta(days=30), None)
    count(monday)
    html = mayor.get("/ringkasan/").content.decode()

    assert f"/aduan/kasus/?keadaan=terlambat&amp;unit={town.lights.code}" in html
    assert len(mayor.get(f"/aduan/kasus/?keadaan=terlambat&unit={town.lights.code}").context["rows"]) == 1


def test_the_number_of_statements_does_not_grow_with_units(mayor: Client, town: Town, monday: datetime) -> None:
    handled(town, town.roads, monday - timedelta(days=30), None)
    count(monday)
    mayor.get("/ringkasan/")
    with CaptureQueriesContext(connection) as one:
        mayor.get("/ringkasan/")
    handled(town, town.lights, monday - timedelta(days=30), None)
    handled(town, town.kelurahan, monday - timedelta(days=30), None)
    count(monday)
    with CaptureQueriesContext(connection) as three:
        mayor.get("/ringkasan/")

    assert len(one) == len(three)


def test_somebody_without_units_is_told_so(town: Town) -> None:
    response = signed_in(officer("Tono", Role.TRAINER, town.root)).get("/ringkasan/")

    assert response.context["sentences"] == []
    assert "No figures for you" in response.content.decode()
