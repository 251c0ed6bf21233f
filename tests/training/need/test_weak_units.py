# SPDX-License-Identifier: EUPL-1.2
"""Units are weak where their figure is worse than that of the whole government, over enough cases, and nowhere else."""

from datetime import UTC, date, datetime

from facts import put_facts
from praja.duties.training.operations.needs import name_remedy
from praja.duties.training.queries.weak import readable_measures, span_until, weaknesses
from praja.kernel.measures.models import Fact
from praja.lib.actors import system_actor

AT = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
SPAN = span_until(date(2026, 4, 6))
ON_TIME, LETTERS = "complaints.first_response_on_time", "letters.on_time"


def answered(unit, kept, of, measure=ON_TIME):
    return [
        Fact(
            subject=f"case:{measure}{unit.pk}{number}",
            measure=measure,
            unit_id=unit.pk,
            day=date(2026, 3, 2),
            numerator=int(number < kept),
            denominator=1,
        )
        for number in range(of)
    ]


def test_a_unit_worse_than_all_is_named_with_what_would_answer_it(college):
    staff = college.staff
    put_facts([*answered(staff.roads, 2, 20), *answered(staff.lights, 19, 20), *answered(staff.bridges, 0, 3)])
    name_remedy(programme=college.programme, measure=ON_TIME, actor=system_actor("tests"), at=AT)
    (found,) = weaknesses(college.actor(college.keeper, AT), SPAN, AT)
    assert (found.measure.key, [one.unit for one in found.units]) == (ON_TIME, [staff.roads.pk])
    assert (found.whole.numerator, found.whole.denominator) == (21, 43)
    assert found.programmes == (college.programme,)


def test_nobody_reads_of_units_that_are_not_theirs(college):
    staff = college.staff
    put_facts([*answered(staff.roads, 2, 20), *answered(staff.lights, 19, 20)])
    assert weaknesses(college.actor(staff.lights_head, AT), SPAN, AT) == []
    assert len(weaknesses(college.actor(staff.roads_head, AT), SPAN, AT)) == 1


def test_figures_that_are_not_open_to_all_are_not_read(college):
    put_facts([*answered(college.staff.roads, 2, 20, LETTERS), *answered(college.staff.lights, 19, 20, LETTERS)])
    assert LETTERS not in readable_measures()
    assert weaknesses(college.actor(college.keeper, AT), SPAN, AT) == []
