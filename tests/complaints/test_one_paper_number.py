# SPDX-License-Identifier: EUPL-1.2
"""A numbered paper form is entered once, also when several officers take it up at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import connections

from praja.duties.complaints.errors import PaperNumberTaken
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations import Report, file_complaint
from praja.lib.actors import NOBODY
from towns import found_town

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
OFFICERS = 6


@pytest.mark.django_db(transaction=True)
def test_one_number_is_one_report_whoever_comes_first() -> None:
    found_town(AT, since=date(2020, 1, 1))
    together = Barrier(OFFICERS)

    def enter(_officer: int) -> str:
        together.wait()
        try:
            file_complaint(
                report=Report(text="Lampu jalan padam di tikungan.", door_ref="A-17"),
                channel="paper",
                actor=NOBODY,
                at=AT,
            )
        except PaperNumberTaken:
            return "taken"
        finally:
            connections.close_all()
        return "filed"

    with ThreadPoolExecutor(OFFICERS) as officers:
        outcomes = sorted(officers.map(enter, range(OFFICERS)))

    assert outcomes == ["filed", *["taken"] * (OFFICERS - 1)]
    assert Complaint.objects.get().door_ref == "A-17"
