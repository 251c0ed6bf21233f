# SPDX-License-Identifier: EUPL-1.2
"""Pages of competitions ask the database as often for one row as for many."""

from datetime import datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from innovation.competitions.appeals import (
    ANNOUNCED,
    SECOND,
    appeal,
    of_one_stage,
    score_first,
    supersede,
    uphold,
)
from innovation.competitions.conftest import CLOSING, DAY, PREPARED, Contest
from officers import signed_in
from praja.duties.innovation.models import Competition
from praja.duties.innovation.operations.competitions import open_entries, prepare_competition
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib import clock

NOW = PREPARED + 2 * DAY


def _asked(client: Client, path: str, at: datetime) -> int:
    """How many statements a page takes, with what is remembered warm."""
    with clock.frozen(at), recalled(units):
        assert client.get(path).status_code == 200
        with CaptureQueriesContext(connection) as made:
            client.get(path)
    return len(made)


def _another(contest: Contest) -> Competition:
    bureau = contest.actor(contest.bureau)
    row = prepare_competition(
        title="Lomba lain", unit=contest.town.root, edition=None, entries_until=CLOSING, actor=bureau, at=PREPARED
    )
    open_entries(competition=row, actor=bureau, at=PREPARED, seen_version=None)
    return row


def test_the_list_of_competitions_and_the_board_of_entries(contest: Contest) -> None:
    contest.open()
    contest.enter(0)
    bureau, leader = signed_in(contest.bureau), signed_in(contest.leaders[0])
    pages = [(leader, "/inovasi/lomba/"), (bureau, f"/inovasi/lomba/{contest.row.case.code}/")]
    few = [_asked(client, path, NOW) for client, path in pages]
    for place in (1, 2, 3):
        contest.enter(place)
        _another(contest)
    assert [_asked(client, path, NOW) for client, path in pages] == few


def test_what_a_juror_is_given_and_a_result(db: None) -> None:
    contest = of_one_stage()
    here = f"/inovasi/lomba/{contest.row.case.code}/"
    juror = max(range(5), key=lambda number: len(contest.given(number)))
    least = min(range(5), key=lambda number: len(contest.given(number)))
    assert len(contest.given(juror)) > len(contest.given(least))
    counts = [_asked(signed_in(contest.jurors[one]), f"{here}nilai/", CLOSING + DAY) for one in (juror, least)]
    assert counts[0] == counts[1]
    score_first(contest)
    contest.seal(CLOSING + 3 * DAY)
    contest.announce(ANNOUNCED)
    before = _asked(Client(), f"/lomba/{contest.row.case.code}/", ANNOUNCED)
    uphold(contest, appeal(contest))
    supersede(contest)
    # A second result adds what stood before: which results there were, and the lines of one.
    assert _asked(Client(), f"/lomba/{contest.row.case.code}/", SECOND) == before + 2
