# SPDX-License-Identifier: EUPL-1.2
"""Numbers chosen before the trial and read after it: shown or not; on the page, by the clock, on the command line."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from facts import put_facts
from innovation.conftest import BEGUN, DAY, Lab
from innovation.path.test_the_pages_of_an_innovation import at_work
from praja.config.cli.tree import app
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.errors.path import NotReady, NotYourInnovation, NotYourUnit
from praja.duties.innovation.operations.effect import choose_effect_measure, keep_due_effects, keep_effect
from praja.duties.innovation.queries.effect import effects_kept, judged_innovation
from praja.kernel.measures.declarations import all_measures
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.models import Fact
from praja.kernel.plans.attestation import series_match_their_events
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.lib.actors import system_actor

WEEK = timedelta(days=7)
MEASURE = "complaints.first_response_on_time"
LATER = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


def test_the_measure_of_these_tests_is_a_share_that_is_open_to_all():
    found = all_measures()[MEASURE]
    assert (found.unit_of_measure, found.better, found.open_to_all is None) == (UnitOfMeasure.SHARE, "higher", False)


def choose(lab: Lab, at: datetime = BEGUN, **changes: Any) -> ChosenMeasure:
    given: dict[str, Any] = {
        "innovation": lab.reread(),
        "unit": lab.staff.bridges,
        "measure": MEASURE,
        "span": Span.WEEK,
        "compared_with": (),
        "actor": lab.actor(lab.staff.worker, at),
    }
    return choose_effect_measure(**{**given, **changes}, at=at)


def count_weeks(lab: Lab, after: int) -> None:
    """Twelve weeks before and twelve after the trial began; fifteen cases in each, four or five on time before."""
    began = lab.reread().trial_from
    assert began is not None
    facts = []
    for place in range(-12, 12):
        good = (4 if place < 0 else after) + place % 2
        day = began + place * WEEK + 2 * DAY
        facts += [
            Fact(
                measure=MEASURE,
                subject=f"case:{place}-{one}",
                unit=lab.staff.bridges,
                day=day,
                numerator=int(one < good),
                denominator=1,
            )
            for one in range(15)
        ]
    put_facts(facts)


@pytest.fixture
def tried(lab: Lab) -> Lab:
    """On trial, judged by a number that was chosen before."""
    choose(lab)
    lab.walk_to(PathState.TRIAL)
    return lab


@pytest.mark.parametrize(("after", "finding"), [(13, "better"), (4, "not_shown")])
def test_when_the_trial_is_over_what_was_chosen_is_kept(tried: Lab, after: int, finding: str):
    count_weeks(tried, after)
    system = system_actor("innovation.effect")
    until = tried.reread().trial_until
    assert until is not None
    over = datetime(until.year, until.month, until.day, 2, 0, tzinfo=UTC) + DAY

    assert keep_due_effects(actor=system, at=over - DAY) == 0
    assert keep_due_effects(actor=system, at=over) == 1
    assert keep_due_effects(actor=system, at=over + DAY) == 0

    kept = SeriesReading.objects.get()
    assert (kept.finding, kept.last_day, kept.chosen.in_advance) == (finding, until, True)
    assert not list(series_match_their_events())
    assert [
        one.series.judged.finding for one in effects_kept(judged_innovation(tried.reread()), over) if one.series
    ] == [finding]


def test_nobody_else_chooses_or_keeps(tried: Lab):
    for account in (tried.staff.stranger, tried.staff.mayor, tried.reviewer):
        actor = tried.actor(account, LATER)
        with pytest.raises(NotYourInnovation):
            choose(tried, LATER, actor=actor)
        with pytest.raises(NotYourInnovation):
            keep_effect(innovation=tried.reread(), actor=actor, at=LATER)
    with pytest.raises(NotYourUnit):
        choose(tried, LATER, unit=tried.staff.lights, measure="complaints.resolved")


def test_before_the_trial_there_is_nothing_to_keep(lab: Lab):
    choose(lab)

    with pytest.raises(NotReady):
        keep_effect(innovation=lab.reread(), actor=lab.leader, at=BEGUN)


def test_the_page_draws_what_is_shown(tried: Lab):
    count_weeks(tried, 13)
    with at_work(tried.staff.roads_head, LATER) as client:
        page = client.get(f"/inovasi/karya/{tried.case().code}/dampak/")

    text = page.content.decode()
    assert page.status_code == 200
    assert text.count('<svg class="drawn"') == 1
    assert "for the better" in text


def test_a_number_is_chosen_on_the_page_and_kept_there(lab: Lab):
    here = f"/inovasi/karya/{lab.case().code}/dampak/"
    with at_work(lab.staff.worker, BEGUN) as client:
        given = {"unit": lab.staff.bridges.pk, "span": "week"}
        wrong = client.post(f"{here}pilih/", {**given, "measure": ""})
        right = client.post(f"{here}pilih/", {**given, "measure": MEASURE})
        kept = client.post(f"{here}simpan/")

    assert (wrong.status_code, right.status_code, kept.status_code) == (422, 302, 302)
    assert ChosenMeasure.objects.get().in_advance is True
    assert not SeriesReading.objects.exists()


def test_the_same_is_a_command(tmp_path: Path):
    file = tmp_path / "series.json"
    before, after = [[4 + one % 2, 10] for one in range(12)], [[8 + one % 2, 10] for one in range(12)]
    file.write_text(json.dumps({"kind": "share", "better": "higher", "before": before, "after": after}))

    found = json.loads(CliRunner().invoke(app, ["innovation", "effect", str(file), "--json"]).stdout)

    assert (found["finding"], found["shown"], found["points_before"], found["points_after"]) == ("better", True, 12, 12)
    assert found["low"] > 0


def test_a_command_says_what_is_wrong_in_its_file(tmp_path: Path):
    file = tmp_path / "series.json"
    file.write_text(json.dumps({"before": [[1, 2]], "after": [[1, 2, 3]]}))

    answer = CliRunner().invoke(app, ["innovation", "effect", str(file), "--json"])

    assert answer.exit_code != 0
