# SPDX-License-Identifier: EUPL-1.2
"""Declaring measures: one owner each, all of them listed."""

import pytest

from measures.toys import MINUTES, NINE, SHARE, Toys
from praja.kernel.measures.declarations import (
    Measure,
    all_measures,
    measure_of,
    measure_source,
    reference_markdown,
    source_of,
    standing_measure,
)
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.errors import UnknownMeasure
from praja.kernel.measures.operations import refresh_dirty

LATE = Measure("toy.late_now", "Toys | late now", UnitOfMeasure.COUNT, "lower", "made up")


def test_every_measure_is_listed_with_its_source(toys: Toys):
    standing_measure(LATE)(lambda _as_of, _unit_ids: ())
    assert list(all_measures()) == ["toy.late_now", "toy.minutes", "toy.share"]
    assert source_of(MINUTES.key).name == "toys"
    assert measure_of(LATE.key) == LATE
    with pytest.raises(UnknownMeasure):
        source_of("toy.nothing")


def test_the_reference_page_has_a_row_for_each(toys: Toys):
    standing_measure(LATE)(lambda _as_of, _unit_ids: ())
    rows = reference_markdown().splitlines()[6:]
    assert rows == [
        "| `toy.late_now` | Toys \\| late now | count | lower | 10 | read at the moment | no | made up |",
        "| `toy.minutes` | Time to a toy | hours | lower | 1 | toys | no | made up |",
        "| `toy.share` | Toys on time | share | higher | 2 | toys | no | made up |",
    ]


def test_a_measure_has_one_source(toys: Toys):
    with pytest.raises(ValueError, match=r"toy\.share"):
        measure_source("others", subject_kind="toy", dirty_on=(), measures=(SHARE,), all_subjects=list)(list)
    with pytest.raises(ValueError, match="named toys"):
        measure_source("toys", subject_kind="toy", dirty_on=(), measures=(SHARE,), all_subjects=list)(set)


def test_subjects_may_be_named_by_a_function(toys: Toys):
    found: list[list[int]] = []

    def facts(subjects):
        found.append(list(subjects))
        return ()

    measure_source(
        "shelves",
        subject_kind="shelf",
        dirty_on=("toy.counted",),
        measures=(LATE,),
        all_subjects=list,
        subject_of=lambda delivered: [int(delivered.refs["toy"]) * 10, 7],
    )(facts)
    toys.count(4)
    toys.deliver()
    refresh_dirty(at=NINE)
    assert found == [[7, 40]]
