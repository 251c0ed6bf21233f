# SPDX-License-Identifier: EUPL-1.2
"""Workers that are killed at random moments lose no event, and never disturb the order of a stream."""

import random
import time
from collections import defaultdict
from itertools import pairwise

import pytest

from robustness.installations import Installation

STREAMS = [f"tests:{number}" for number in range(6)] + ["tests:flaky"]
EACH = 40


def heard_outside(whole: Installation) -> dict[str, list[int]]:
    heard: dict[str, list[int]] = defaultdict(list)
    for line in (whole.var / "heard.log").read_text().splitlines():
        stream, seq = line.split()
        heard[stream].append(int(seq))
    return heard


@pytest.mark.slow
def test_every_event_is_heard_in_order_although_workers_are_killed(installation: Installation) -> None:
    chance = random.Random(20260105)
    kills = 0
    with installation.nursery() as nursery:
        writers = [nursery.start("record_numbers", streams=part, count=EACH) for part in (STREAMS[:4], STREAMS[4:])]
        workers = [nursery.start("deliver_forever") for _ in range(2)]
        until = time.monotonic() + 8
        while time.monotonic() < until:
            time.sleep(chance.uniform(0.02, 0.4))
            nursery.kill(workers.pop(0))
            workers.append(nursery.start("deliver_forever"))
            kills += 1
        assert [nursery.wait(writer) for writer in writers] == [0, 0]
        for worker in workers:
            nursery.kill(worker)
        nursery.call("deliver_rest")
        found = nursery.call("findings")

    everything = list(range(1, EACH + 1))
    outside = heard_outside(installation)
    inside = installation.rows("SELECT stream, seq FROM tests_heard ORDER BY stream, seq")
    assert kills > 10
    assert inside == [(stream, seq) for stream in sorted(STREAMS) for seq in everything]
    for stream in STREAMS:
        assert sorted(set(outside[stream])) == everything
        assert all(later >= earlier for earlier, later in pairwise(outside[stream])), stream
    assert all(outside["tests:flaky"].count(seq) >= 2 for seq in everything)
    assert found == []
