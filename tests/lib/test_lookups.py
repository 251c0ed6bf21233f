# SPDX-License-Identifier: EUPL-1.2
"""`among` finds what `in` finds, with the numbers in the statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from praja.kernel.organization.models import Unit
from towns import Town


def test_among_finds_what_in_finds(town: Town) -> None:
    ids = frozenset({town.roads.pk, town.kelurahan.pk, 0})
    assert list(Unit.objects.filter(pk__among=ids).order_by("pk")) == list(
        Unit.objects.filter(pk__in=ids).order_by("pk")
    )
    under = {town.roads.parent_id}
    assert set(Unit.objects.filter(parent__among=under)) == set(Unit.objects.filter(parent__in=under)) != set()
    assert set(Unit.objects.exclude(parent_id__among=under)) == set(Unit.objects.exclude(parent_id__in=under))


def test_among_nobody_asks_nothing(town: Town) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert not Unit.objects.filter(parent__among=())
    assert not asked.captured_queries


@pytest.mark.parametrize("given", ["1) OR (1=1", "x", None])
def test_nothing_but_numbers_goes_into_the_statement(db: None, given: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        list(Unit.objects.filter(pk__among=[given]))
