# SPDX-License-Identifier: EUPL-1.2
"""A Pareto names the fewest causes that make 80 %, and says when there are no few."""

from fractions import Fraction
from xml.etree import ElementTree

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from praja.lib.charts.pareto import draw_pareto, pareto, percentage
from praja.lib.charts.shown import shown_pareto

COUNTS = st.lists(st.tuples(st.sampled_from("abcdefghijklmno"), st.integers(0, 60)), max_size=25)


@given(COUNTS)
def test_the_vital_few_are_the_fewest_that_reach_eighty_percent(counts: list[tuple[str, int]]):
    found = pareto(counts)
    assert found.total == sum(count for _, count in counts)
    assert [bar.count for bar in found.bars] == sorted((bar.count for bar in found.bars), reverse=True)
    vital = sum(bar.count for bar in found.vital)
    assert vital * 100 >= found.total * 80
    if found.vital:
        assert (vital - found.vital[-1].count) * 100 < found.total * 80
        assert found.bars[-1].cumulative == 1


@given(COUNTS)
def test_the_order_of_what_was_counted_changes_no_number(counts: list[tuple[str, int]]):
    there, back = pareto(counts), pareto(counts[::-1])
    assert sorted((b.label, b.count) for b in there.bars) == sorted((b.label, b.count) for b in back.bars)
    assert [b.cumulative for b in there.bars] == [b.cumulative for b in back.bars]


def test_exactly_eighty_percent_is_enough():
    found = pareto([("form", 50), ("queue", 30), ("system", 15), ("else", 5)])
    assert [bar.label for bar in found.vital] == ["form", "queue"]
    assert found.vital[-1].cumulative == Fraction(4, 5)


def test_level_counts_have_no_vital_few():
    with override("en"):
        chart = shown_pareto(pareto([("a", 10), ("b", 10), ("c", 10), ("d", 10)]))
    assert chart.finding == "No few causes stand out: it takes 4 of 4 to make 100 %."


def test_the_finding_names_the_few_and_the_table_all():
    with override("en"):
        counts = [("papers", 42), ("queue", 38), ("form", 7), ("network", 6), ("else", 7)]
        chart = shown_pareto(pareto(counts), of="Complaint", source="check sheet")
    assert chart.finding == "2 of 5 causes make 80 %: papers, queue."
    assert [row[0] for row in chart.rows] == ["papers", "queue", "form", "else", "network"]
    assert chart.rows[1] == ("queue", "38", "38 %", "80 %")


def test_nothing_counted_is_said_and_not_drawn():
    with override("en"):
        chart = shown_pareto(pareto([("a", 0)]))
    assert (chart.finding, chart.canvas, chart.svg) == ("Nothing was counted yet.", None, "")


def test_many_causes_are_drawn_as_one_bar_at_the_end_and_stay_in_the_table():
    found = pareto([(f"cause {n}", 30 - n) for n in range(20)])
    drawn = draw_pareto(found, "All others").on_page("x")
    assert drawn.count("<rect") == 10
    assert "All others" in drawn
    assert len(shown_pareto(found).rows) == 20


def test_percent_is_rounded_half_up():
    assert [percentage(Fraction(n, 200)) for n in (1, 2, 3, 199)] == ["1 %", "1 %", "2 %", "100 %"]


def test_words_cannot_become_markup():
    found = pareto([('<script>"&', 3), ("b", 1)])
    for markup in (draw_pareto(found, "rest").on_page('says "<"'), draw_pareto(found, "rest").on_paper()):
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(markup).iter()}
        assert tags <= {"svg", "path", "polyline", "rect", "circle", "text"}


def test_what_cannot_be_told_apart_is_said_and_names_no_few():
    with override("en"):
        chart = shown_pareto(pareto([("Lamps", 0), ("Roads", 0)], rest=("All others", 3)))

    assert chart.finding == "What was counted cannot be told apart any further."
    assert chart.rows == (("All others", "3", "100 %", "100 %"),)
