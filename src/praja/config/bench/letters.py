# SPDX-License-Identifier: EUPL-1.2
"""`praja bench letters`: searching among letters as their number grows, for one who reads little and one who reads everything,
whether time tells of letters that a reader may not see, and the inbox of dispositions; beside the same statements sent by the
driver alone."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from random import Random
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from praja.config.bench.complaints import verified
from praja.config.bench.ground import server
from praja.config.bench.letters_ground import Readers, lay_letters, session_for
from praja.config.bench.letters_seeding import FIFTH, HUNDREDTH, rare_word, seed_letters
from praja.config.bench.load import quantiles
from praja.config.bench.machine import machine
from praja.config.bench.pages import Measured, measured
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.search.queries import count_found, search, tokens_of

Say = Callable[[str], None]
ROUNDS = 60
WARM = 10
PAGES = 20


def run(*, sizes: Sequence[int], at: datetime, with_verify: bool, say: Say = print) -> dict[str, Any]:
    """Measure on the configured database and return the figures. A size that is there already is not seeded again."""
    readers = lay_letters(at)
    result: dict[str, Any] = {"machine": machine()}
    for size in sizes:
        say(f"{size:,} letters: seeding")
        started = time.perf_counter()
        added = seed_letters(upto=size, now=at, say=say)
        found: dict[str, Any] = {"seeded": added, "seeding_seconds": round(time.perf_counter() - started, 1)}
        found["search"] = _searches(readers, size, at, say)
        found["hidden"] = _hidden(readers, size, at, say)
        found["pages"] = _pages(readers, size, say)
        result.setdefault("letters", {})[size] = found
    if with_verify:
        say("verifying")
        result["verify"] = verified()
    return result


def questions(size: int) -> dict[str, list[str]]:
    """What is asked: rare words, a word in each hundredth and each fifth letter, and two words together."""
    random = Random(2)  # noqa: S311 - shape of test data, no secret
    rare = [rare_word(random.randrange(size)) for _ in range(ROUNDS)]
    return {
        "rare": [f"{word} " for word in rare],
        "1 %": [f"{HUNDREDTH} "],
        "20 %": [f"{FIFTH} "],
        "two words": [f"{FIFTH} {HUNDREDTH} "],
        "still being typed": [FIFTH[:5]],
    }


def _searches(readers: Readers, size: int, at: datetime, say: Say) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for who, account in _who(readers):
        tokens = tokens_of(actor_of(account, at))
        for what, asked in questions(size).items():
            name = f"{what}, {who}"
            found[name] = {**_timed(asked, tokens), "tokens": len(tokens)}
            one = found[name]
            said = f"{one['p50_ms']} / {one['p95_ms']} ms, raw {one['raw']['p50_ms']} ms, {one['count']} found"
            say(f"  {name}: {said}")
    return found


def _hidden(readers: Readers, size: int, at: datetime, say: Say) -> dict[str, Any]:
    """Words that stand only in letters which the reader may not see, beside words that stand nowhere, in turn."""
    found: dict[str, Any] = {}
    for who, account in list(_who(readers))[:2]:  # whoever reads everything has no such words
        tokens = tokens_of(actor_of(account, at))
        words = [rare_word(number) for number in range(0, size, max(1, size // (4 * ROUNDS)))]
        hidden = [word for word in words if not count_found(f"{word} ", tokens=tokens)]
        told: dict[bool, list[float]] = {True: [], False: []}
        for number in range(WARM + 4 * ROUNDS):
            word = hidden[number % len(hidden)]
            for stands, text in ((True, f"{word} "), (False, f"{word}x ")):
                begun = time.perf_counter()
                search(text, tokens=tokens)
                told[stands].extend([time.perf_counter() - begun] if number >= WARM else [])
        there, nowhere = quantiles(told[True]), quantiles(told[False])
        ratio = round(there["p50_ms"] / nowhere["p50_ms"], 2)
        found[who] = {"words": len(hidden), "hidden": there, "nowhere": nowhere, "ratio": ratio}
        say(
            f"  hidden words, {who}: {there['p50_ms']} ms beside {nowhere['p50_ms']} ms for words nowhere, ratio {ratio}"
        )
    return found


def _who(readers: Readers) -> Iterator[tuple[str, Account]]:
    yield "narrow reader", readers.narrow
    yield "department", readers.middle
    yield "broad reader", readers.broad


def _timed(asked: list[str], tokens: frozenset[str]) -> dict[str, Any]:
    """Through `search`, and its very statement by the driver alone, one after the other in the same run."""
    latencies, raw, counting = [], [], []
    for number in range(WARM + ROUNDS):
        text = asked[number % len(asked)]
        took, sql = _searched(text, tokens)
        alone = _sent(sql)
        begun = time.perf_counter()
        count = count_found(text, tokens=tokens)
        counted = time.perf_counter() - begun
        if number >= WARM:
            latencies.append(took)
            raw.append(alone)
            counting.append(counted)
    own, bare = quantiles(latencies), quantiles(raw)
    ratio = round(bare["p50_ms"] / own["p50_ms"], 2) if own["p50_ms"] else None
    return {**own, "raw": bare, "raw_share": ratio, "counting": quantiles(counting), "count": count}


def _searched(text: str, tokens: frozenset[str]) -> tuple[float, str]:
    with CaptureQueriesContext(connection) as captured:
        search(text, tokens=tokens)
    sql = captured[-1]["sql"]
    begun = time.perf_counter()
    search(text, tokens=tokens)
    return time.perf_counter() - begun, sql


def _sent(sql: str) -> float:
    """The statement as it was sent, its values within it, without the platform."""
    raw = connection.connection.cursor()
    begun = time.perf_counter()
    raw.execute(sql)
    raw.fetchall()
    took = time.perf_counter() - begun
    raw.close()
    return took


def _pages(readers: Readers, size: int, say: Say) -> dict[str, Any]:
    """Over the real server, one reader at a time."""
    rare = [word.strip() for word in questions(size)["rare"][:PAGES]]
    found = {}
    with server() as port:
        for page in _measured(readers, rare):
            found[page.name] = measured(port, page)
            one = found[page.name]
            say(f"  {page.name}: {one['p50_ms']} / {one['p95_ms']} ms, {one['statements']} statements")
    return found


def _measured(readers: Readers, rare: list[str]) -> Iterator[Measured]:
    for who, account in _who(readers):
        cookie = [session_for(account)]
        yield Measured(f"page of finds, rare, {who}", [f"/meja/cari/?q={word}" for word in rare], cookie)
        yield Measured(f"page of finds, 20 %, {who}", [f"/meja/cari/?q={FIFTH}"], cookie)
    for who, account in (("head of the government", readers.broad), ("head of a department", readers.middle)):
        cookie = [session_for(account)]
        yield Measured(f"disposition inbox, {who}", ["/surat/disposisi/"], cookie)
        yield Measured(f"agenda, {who}", ["/surat/masuk/"], cookie)
        yield Measured(f"figures, {who}", ["/surat/angka/"], cookie)
