# SPDX-License-Identifier: EUPL-1.2
"""A project starts from the unit's own numbers; later the same numbers stand beside them, and what they show is said with its
interval."""

from datetime import date, timedelta

from django.utils.translation import override

from facts import put_facts
from innovation.circles.acting import BEGUN, DAY, Group
from praja.duties.innovation.attestation.circles import projects_match_their_events
from praja.duties.innovation.domain.circles.tools import Source, ToolKind
from praja.duties.innovation.operations.circles import take_baseline
from praja.duties.innovation.queries.circles.finding import tools_of
from praja.duties.innovation.web.circles.charts import Drawing, chart_of
from praja.duties.innovation.web.circles.effects import effects_of_project
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact
from praja.kernel.people.models import Account

KEY = "complaints.first_response_on_time"
QUARTER = Period(date(2025, 11, 1), date(2026, 1, 31))


def counted(group: Group, day: date, on_time: int, late: int) -> None:
    """So many complaints of the unit whose first answer came in time and late, on a day."""
    first = Fact.objects.count()
    put_facts(
        Fact(measure=KEY, subject=f"case:{first + n}", unit=group.staff.bridges, day=day, numerator=good, denominator=1)
        for n, good in enumerate([1] * on_time + [0] * late)
    )


def effect(group: Group, account: Account, days: int) -> list[dict[str, str]]:
    at = BEGUN + timedelta(days=days)
    with override("en"):
        rows = effects_of_project(group.actor(account, at), group.reread(), at)
        return [{name: str(value) for name, value in row.items()} for row in rows]


def test_a_better_number_is_shown_with_its_interval_and_a_small_change_is_not(group: Group):
    counted(group, date(2025, 11, 10), 20, 40)
    take_baseline(project=group.project, period=QUARTER, measures=[KEY], actor=group.leader, at=BEGUN)
    assert effect(group, group.staff.worker, 3)[0]["after"] == ""
    group.walk_to(5)

    counted(group, date(2026, 2, 20), 21, 39)
    (row,) = effect(group, group.staff.worker, 40)
    assert row["before"] == "33.3% (20 of 60)"
    assert row["after"] == "35.0% (21 of 60)"
    assert row["says"] == "No change is shown"

    counted(group, date(2026, 3, 20), 60, 0)
    (row,) = effect(group, group.staff.worker, 60)
    assert row["says"] == "Better than the baseline"
    assert row["low"].startswith("+")
    assert not list(projects_match_their_events())


def test_a_number_that_few_people_stand_behind_is_no_baseline_of_a_leader_who_may_not_read_it(group: Group):
    counted(group, date(2025, 11, 10), 1, 1)
    take_baseline(project=group.project, period=QUARTER, measures=[], actor=group.leader, at=BEGUN)
    assert effect(group, group.staff.worker, 3) == []


def test_a_graph_of_a_number_leaves_out_months_with_few_people_for_who_does_not_lead(group: Group):
    for month, many in ((11, 30), (12, 2)):
        counted(group, date(2025, month, 10), many, many)
    counted(group, date(2026, 1, 10), 15, 30)
    at = BEGUN + DAY
    made = group.draw(ToolKind.GRAPH, 1, at, Source.MEASURE, measure=KEY, graph="p", of="Jawaban tepat waktu")

    def labels(account: Account) -> list[str]:
        draw = Drawing(made, group.reread(), group.actor(account, at), at, None, {})
        return [row[0] for row in chart_of(draw).rows]

    assert labels(group.staff.bridges_head) == ["2025-11", "2025-12", "2026-01"]
    assert labels(group.staff.colleague) == ["2025-11", "2026-01"]
    assert [one.pk for one in tools_of(group.project)] == [made.pk]
    assert made.sheet["rows"][1] == ["2025-12", "2", "4", "4"]
