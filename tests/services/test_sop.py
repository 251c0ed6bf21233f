# SPDX-License-Identifier: EUPL-1.2
"""The operating procedure that follows from a path: lanes, rows, the way back of each decision. No tables are needed for it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.services.domain.sop import Activity, Lane, Shape, Timing, activities_of, lanes_of
from praja.duties.services.domain.sop_drawing import HEAD, LANE, ROW, drawing_of
from praja.duties.services.enums import StageKind

WHOLE = [{"stage": stage} for stage in StageKind.values]
paths = st.lists(st.sampled_from(StageKind.values), unique=True).map(lambda stages: [{"stage": one} for one in stages])


def keys(activities: tuple[Activity, ...]) -> list[str]:
    return [one.key for one in activities]


def test_the_whole_path_has_a_row_for_everybody_who_acts() -> None:
    found = activities_of(WHOLE, is_foreign=False)
    assert keys(found) == [
        *("apply", "receive", "reference", "check", "visit", "recommendation", "pay", "payment"),
        *("approval", "signing", "handover", "finish"),
    ]
    assert lanes_of(found) == (
        *(Lane.APPLICANT, Lane.NEIGHBOURHOOD, Lane.COUNTER, Lane.OFFICER, Lane.UNIT, Lane.TREASURER, Lane.HEAD),
    )


def test_a_decision_leads_back_to_whoever_can_mend_it() -> None:
    found = activities_of(WHOLE, is_foreign=False)
    back = {one.key: found[one.back].key for one in found if one.back is not None}
    assert back == {"reference": "apply", "check": "apply", "payment": "pay", "approval": "check"}
    assert {one.key for one in found if one.shape is Shape.DECISION} == set(back)


def test_only_the_office_works_against_the_promised_time() -> None:
    found = activities_of(WHOLE, is_foreign=False)
    assert {one.key for one in found if one.timing is Timing.PROMISED} == {
        *("check", "visit", "recommendation", "approval", "signing")
    }
    assert {one.key: one.rule for one in found if one.rule} == {
        "reference": "services.reference_by_neighbourhood",
        "check": "services.completion_by_applicant",
        "pay": "services.payment_by_applicant",
    }


def test_no_path_is_a_check_and_nothing_is_paid_where_it_is_free() -> None:
    assert keys(activities_of([], is_foreign=False)) == ["apply", "receive", "check", "finish"]
    paid = [{"stage": "check"}, {"stage": "payment"}]
    assert keys(activities_of(paid, is_foreign=False, has_fee=False)) == ["apply", "receive", "check", "finish"]


def test_what_another_system_issues_is_applied_for_there_and_followed() -> None:
    found = activities_of([{"stage": "check"}], is_foreign=True)
    assert keys(found)[3:] == ["file_elsewhere", "issue_elsewhere", "note_issued", "finish"]
    assert found[4].lane is Lane.ISSUER
    assert found[4].timing is Timing.OUTSIDE


def test_the_unit_that_is_asked_is_kept() -> None:
    found = activities_of([{"stage": "recommendation", "unit": 7}], is_foreign=False)
    assert [one.unit for one in found if one.unit] == [7]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(path=paths, is_foreign=st.booleans(), has_fee=st.booleans())
def test_any_path_begins_and_ends_once_and_goes_back_only_to_the_left_and_up(
    path: list[dict[str, str]], is_foreign: bool, has_fee: bool
) -> None:
    found = activities_of(path, is_foreign=is_foreign, has_fee=has_fee)
    lanes = lanes_of(found)
    assert [one.shape for one in found].count(Shape.START) == [one.shape for one in found].count(Shape.END) == 1
    assert (found[0].shape, found[-1].shape) == (Shape.START, Shape.END)
    for place, one in enumerate(found):
        if one.back is not None:
            assert one.back < place
            assert lanes.index(found[one.back].lane) < lanes.index(one.lane)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(path=paths, is_foreign=st.booleans())
def test_the_drawing_joins_every_activity_to_the_next_and_keeps_inside_its_frame(
    path: list[dict[str, str]], is_foreign: bool
) -> None:
    found = activities_of(path, is_foreign=is_foreign)
    drawing = drawing_of(found)
    assert (drawing.width, drawing.height) == (LANE * len(lanes_of(found)), HEAD + ROW * len(found))
    assert [one.number for one in drawing.shapes] == list(range(1, len(found) + 1))
    forward = [one for one in drawing.connectors if not one.is_no]
    assert len(forward) == len(found) - 1
    assert len(drawing.connectors) - len(forward) == sum(one.back is not None for one in found)
    for one in drawing.connectors:
        for place in one.points.split():
            x, y = map(int, place.split(","))
            assert 0 < x < drawing.width
            assert HEAD < y < drawing.height


@pytest.mark.parametrize("is_foreign", [False, True])
def test_no_two_connectors_of_a_decision_share_its_corner(is_foreign: bool) -> None:
    """“No” leaves at the left; what comes back arrives at the right."""
    drawing = drawing_of(activities_of(WHOLE, is_foreign=is_foreign))
    ends = [one.points.split()[-1] for one in drawing.connectors if one.is_no]
    starts = [one.points.split()[0] for one in drawing.connectors if one.is_no]
    assert not set(ends) & set(starts)
