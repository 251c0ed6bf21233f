# SPDX-License-Identifier: EUPL-1.2
"""Edits by SQL, behind the back of every operation, each undone before the next."""

from collections.abc import Sequence

from django.db import connection, transaction

from praja.kernel.ledger.verification import verify


def findings() -> list[str]:
    """What `praja ledger verify` prints."""
    return [f"{mismatch.where}: {mismatch.what}" for mismatch in verify()]


def not_named(edits: Sequence[tuple[str, Sequence[object], str]]) -> list[str]:
    """The edits (SQL, its values, what must be named) that change a row and that nobody names."""
    unseen = []
    for sql, values, named in edits:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            assert cursor.rowcount > 0, f"changes nothing: {sql}"
            found = findings()
            transaction.set_rollback(True)
        if not any(named in finding for finding in found):
            unseen.append(f"{sql} {values}: {found}")
    return unseen
