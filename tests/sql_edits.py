# SPDX-License-Identifier: EUPL-1.2
"""Edits by SQL, behind the back of every operation, each undone before the next."""

from collections.abc import Iterator, Sequence

from django.db import connection, transaction

from praja.kernel.ledger.attestations import Mismatch, attestations
from praja.kernel.ledger.verification import readable, verify


def findings() -> list[str]:
    """What `praja ledger verify` prints."""
    return [f"{mismatch.where}: {mismatch.what}" for mismatch in verify()]


def not_named(edits: Sequence[tuple[str, Sequence[object], str]]) -> list[str]:
    """The edits (SQL, its values, what must be named) that change a row and that nobody names."""
    unseen, likely = [], list(attestations())
    for sql, values, named in edits:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            assert cursor.rowcount > 0, f"changes nothing: {sql}"
            if not any(named in f"{found.where}: {found.what}" for found in _looked_for(likely)):
                unseen.append(f"{sql} {values}: {findings()}")
            transaction.set_rollback(True)
    return unseen


def _looked_for(likely: list[str]) -> Iterator[Mismatch]:
    """What `verify` finds: first by the attestation that found the last edit, for edits follow each other in the same tables."""
    checks = attestations()
    for name in list(likely):
        for found in readable(name, checks[name]):
            likely.remove(name)
            likely.insert(0, name)
            yield found
    yield from verify()
