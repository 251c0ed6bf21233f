# SPDX-License-Identifier: EUPL-1.2
"""Four hundred acts that read before they write, by eight processes at once: none is lost, refused or doubled."""

import time

import pytest

from robustness.installations import Installation

PROCESSES, EACH = 8, 50
ALL = list(range(1, PROCESSES * EACH + 1))


@pytest.mark.slow
def test_four_hundred_simultaneous_acts_all_count_once(installation: Installation) -> None:
    with installation.nursery() as nursery:
        nursery.wait(nursery.start("act_at_once", times=0, start=0))
        start = time.monotonic() + 0.5
        running = [nursery.start("act_at_once", times=EACH, start=start) for _ in range(PROCESSES)]
        ended = [nursery.wait(process) for process in running]
        found = nursery.call("findings")

    assert ended == [0] * PROCESSES, (installation.var / "processes.log").read_text()[-2000:]
    assert installation.rows("SELECT seq FROM ledger_ledgerevent WHERE stream = 'tests:hot' ORDER BY seq") == [
        (seq,) for seq in ALL
    ]
    assert installation.rows("SELECT number FROM documents_numberentry ORDER BY number") == [(n,) for n in ALL]
    assert installation.rows("SELECT last FROM documents_numberregister") == [(len(ALL),)]
    for table in ("complaints_complaint", "procedures_case"):
        assert installation.rows(f"SELECT count(*) FROM {table}") == [(len(ALL),)]
    assert found == []
