# SPDX-License-Identifier: EUPL-1.2
"""What a unit pledges in writing."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from praja.duties.services.errors import NoSuchPledge, PledgeUnready
from praja.duties.services.models import Pledge
from praja.duties.services.operations import display_pledge, make_pledge
from praja.duties.services.queries.pledges import public_pledge
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.lib.errors import NotAllowed
from services.forums import PLEDGE, TODAY
from services.making import head_of, officer_of, organizer
from towns import Town


def test_a_pledge_holds_from_its_day_and_ends_the_one_before(town: Town, monday: datetime) -> None:
    head = head_of(town.kelurahan, monday)
    first = make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=head, at=monday)
    assert make_pledge(unit=town.kelurahan, words=PLEDGE, since=date(2026, 2, 1), actor=head, at=monday) == first
    second = make_pledge(
        unit=town.kelurahan,
        words=replace(PLEDGE, improve="Kami memperbaiki pelayanan setiap triwulan."),
        since=date(2026, 2, 1),
        actor=organizer(town, monday),
        at=monday,
    )
    assert public_pledge("4.1", date(2026, 1, 31)) == first
    assert public_pledge("4.1", date(2026, 2, 1)) == second
    with pytest.raises(NoSuchPledge):
        public_pledge("4.1", date(2026, 1, 4))
    assert [row.name for row in history(f"services.pledges:{town.kelurahan.pk}")] == ["services.pledge_made"] * 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"serve": "Ya."}, "serve"),
        ({"improve": "x" * 1_001}, "improve"),
        ({"answer_for_it": ""}, "answer_for_it"),
        ({"signed_by": " "}, "signed_by"),
        ({"decree_number": ""}, "decree_number"),
        ({"decree_date": date(2026, 1, 6)}, "decree_date"),
    ],
)
def test_a_pledge_says_all_three_things_and_by_whom(town: Town, monday: datetime, changes: Any, field: str) -> None:
    with pytest.raises(PledgeUnready) as refused:
        make_pledge(
            unit=town.kelurahan,
            words=replace(PLEDGE, **changes),
            since=TODAY,
            actor=head_of(town.kelurahan, monday),
            at=monday,
        )
    assert refused.value.field == field
    assert not Pledge.objects.exists()


def test_days_run_forward(town: Town, monday: datetime) -> None:
    head = head_of(town.kelurahan, monday)
    make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=head, at=monday)
    with pytest.raises(PledgeUnready) as refused:
        make_pledge(unit=town.kelurahan, words=replace(PLEDGE, signed_by="Camat"), since=TODAY, actor=head, at=monday)
    assert refused.value.field == "since"


def test_nobody_pledges_for_another_unit(town: Town, monday: datetime) -> None:
    before = LedgerEvent.objects.count()
    for stranger in (officer_of(town.kelurahan, monday), town.roads_head):
        with pytest.raises(NotAllowed):
            make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=stranger, at=monday)
    assert LedgerEvent.objects.count() == before


def test_that_it_hangs_in_the_room_is_noted_once(town: Town, monday: datetime) -> None:
    head = head_of(town.kelurahan, monday)
    pledge = make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=head, at=monday)
    with pytest.raises(NotAllowed):
        display_pledge(pledge=pledge, actor=town.roads_head, at=monday)
    assert display_pledge(pledge=pledge, actor=head, at=monday).shown_in_print
    display_pledge(pledge=pledge, actor=head, at=monday)
    assert [row.name for row in history(f"services.pledges:{town.kelurahan.pk}")][1:] == ["services.pledge_displayed"]
