# SPDX-License-Identifier: EUPL-1.2
"""Two hours of work set for the same people at the same moment."""

from datetime import date

import pytest

from at_once import while_held
from attendance.schedules.hours import AT, SINCE, six_days
from praja.duties.attendance.errors.schedules import UseInvalid
from praja.duties.attendance.models import PatternUse
from praja.duties.attendance.operations.schedules import set_pattern, use_pattern
from praja.kernel.organization.models import Unit
from praja.lib.errors import DomainError

LATER = date(2026, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_no_day_has_two(staff):
    keeper = staff.actor(staff.keeper, AT)
    pattern = set_pattern(unit=staff.roads, new=six_days(), actor=keeper, at=AT)

    def use(since):
        try:
            return use_pattern(pattern=pattern, unit=staff.roads, since=since, actor=keeper, at=AT)
        except DomainError as refused:
            return type(refused)

    found = while_held(
        lambda: Unit.objects.select_for_update().get(pk=staff.roads.pk), [lambda: use(SINCE), lambda: use(LATER)]
    )

    # The earlier one came first and ends where the later begins, or second and is refused.
    held = list(PatternUse.objects.order_by("since").values_list("since", "until"))
    assert held in ([(SINCE, LATER), (LATER, None)], [(LATER, None)])
    assert (UseInvalid in found) == (len(held) == 1)
