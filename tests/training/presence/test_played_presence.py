# SPDX-License-Identifier: EUPL-1.2
"""What the demo town plays of presence is believed by the ledger."""

from datetime import datetime, timedelta

import pytest

from praja.duties.training.demo.presence import play_presence
from praja.duties.training.models import Material, Presence, PresencePlan
from praja.lib.actors import Actor
from sql_edits import findings
from training.conftest import College

pytestmark = pytest.mark.django_db


def test_held_sessions_are_on_their_lists_and_later_ones_have_their_codes(college: College) -> None:
    def keeper(at: datetime) -> Actor:
        return college.actor(college.keeper, at)

    def trainer(at: datetime) -> Actor:
        return college.actor(college.trainer, at)

    at = college.sessions[0].ends_at + timedelta(minutes=10)
    play_presence(row=college.training_class, keeper=keeper, trainer=trainer, at=at)

    assert PresencePlan.objects.count() == 2
    assert set(Presence.objects.values_list("session", flat=True)) == {college.sessions[0].pk}
    assert Material.objects.count() == 3
    assert findings() == []
