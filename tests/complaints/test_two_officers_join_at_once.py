# SPDX-License-Identifier: EUPL-1.2
"""Two officers join the same two reports the other way round at one moment: one of them wins, nobody waits for ever."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint, join_complaint
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from praja.lib.errors import DomainError
from towns import Town, found_town

ROUNDS = 5


def forwarded(town: Town, at: datetime) -> Case:
    return forward_complaint(
        case=file_complaint(report=Report(text="Lampu jalan mati."), channel="web", actor=NOBODY, at=at).case,
        to_unit=town.roads,
        classification=Classification.NORMATIVE,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


@pytest.mark.django_db(transaction=True)
def test_joining_each_into_the_other_at_once(monday: datetime) -> None:
    town = found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1))
    for _ in range(ROUNDS):
        one, other = forwarded(town, monday), forwarded(town, monday)
        said: list[str] = []
        ready = threading.Barrier(2)

        def join(case: Case, into: Case, said: list[str] = said, ready: threading.Barrier = ready) -> None:
            ready.wait()
            try:
                join_complaint(case=case, into=into, actor=town.coordinator, at=monday, seen_version=2)
                said.append("joined")
            except DomainError as refused:
                said.append(refused.code)
            finally:
                connection.close()

        threads = [threading.Thread(target=join, args=pair) for pair in ((one, other), (other, one))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)

        assert said.count("joined") == 1
        assert set(said) <= {"joined", "not_the_same", "stale_case"}
        assert len(said) == 2
        states = set(Case.objects.filter(pk__in=(one.pk, other.pk)).values_list("state", flat=True))
        assert states == {"joined", "forwarded"}
        assert Complaint.objects.filter(pk__in=(one.pk, other.pk)).exclude(joined_to=None).count() == 1
