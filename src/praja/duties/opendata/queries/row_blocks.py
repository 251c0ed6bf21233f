# SPDX-License-Identifier: EUPL-1.2
"""Rows as JSON, made a block at a time and remembered: whoever goes through a table page after page, or comes back to it at any
place, mostly finds rows that were written before. A version never changes, so neither do they."""

import threading
from collections.abc import Iterator, Sequence

from praja.duties.opendata.domain.asking import Ask
from praja.duties.opendata.domain.datastore_files import objects
from praja.duties.opendata.domain.selecting import is_whole, select
from praja.duties.opendata.gateways.remembering import Remembering
from praja.duties.opendata.models import TableVersion
from praja.duties.opendata.queries.rows import MIB, asked, types_of

BLOCK = 256
"""Rows of a block. A page of a hundred touches one or two, so that one somewhere in a large table costs little more than its own
rows would."""
MOST = 1_000
"""Pages of more rows are few and cost more to write than to ask for."""
OVERHEAD = 40
"""Bytes that a row takes beside its text."""
_making = [threading.Lock() for _number in range(16)]
_blocks: Remembering[Sequence[bytes]] = Remembering(40 * MIB)


def written_rows(version: TableVersion, ask: Ask) -> bytes | None:
    """The rows of a page, each an object with all columns, with commas between. None where the question leaves rows or columns
    out, orders them, or asks for more than `MOST`. Raises `TooMuchAsked`."""
    if not is_whole(ask) or ask.sort or ask.columns or ask.limit > MOST:
        return None
    first = (ask.after or 0) + ask.offset
    return b", ".join(_rows(version, first, min(first + ask.limit, version.rows)))


def _rows(version: TableVersion, first: int, last: int) -> Iterator[bytes]:
    for number in range(first // BLOCK, -(-last // BLOCK)):
        start = number * BLOCK
        yield from _block(version, number)[max(first - start, 0) : last - start]


def _block(version: TableVersion, number: int) -> Sequence[bytes]:
    key = (version.file.sha256, number)
    block = _blocks.get(key)
    if block is None:
        with _making[hash(key) % len(_making)]:  # whoever goes on page by page is seldom alone at the next block
            block = _blocks.get(key) or _made(version, number)
            _blocks.keep(key, block, sum(map(len, block)) + OVERHEAD * len(block))
    return block


def _made(version: TableVersion, number: int) -> Sequence[bytes]:
    statement = select(Ask(limit=BLOCK, offset=number * BLOCK), types_of(version))
    return objects(*asked(version.file.sha256, statement))
