# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows whole lists."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from django.db.models import Model

from praja.duties.letters.enums import Schedule
from praja.duties.letters.models.records import AccessRule, ClassificationCode, RetentionRule
from praja.kernel.ledger.domain.chain import canonical

LISTS_DIGESTED: Mapping[str, tuple[type[Model], tuple[str, ...]]] = {
    Schedule.CODES: (ClassificationCode, ("code", "parent__code", "title", "since", "until")),
    Schedule.RETENTION: (
        RetentionRule,
        (
            *("code__code", "active_years", "trigger", "event", "inactive_years", "fate", "exception", "is_example"),
            *("decree", "since", "until"),
        ),
    ),
    Schedule.ACCESS: (AccessRule, ("code__code", "security", "reach", "decree", "since", "until")),
}
"""Of each list its table, and the fields of which the digest is made."""


def digest_of(what: str) -> str:
    """The digest of every row of a list, ended ones too, in the order in which they were made."""
    model, names = LISTS_DIGESTED[what]
    rows = model._default_manager.order_by("pk").values_list(*names)
    digest = sha256()
    for row in rows.iterator(chunk_size=2_000):
        told = [value.isoformat() if isinstance(value, date) else value for value in row]
        digest.update(canonical({"row": told}).encode())
    return digest.hexdigest()


def digest_of_columns(columns: Mapping[str, str]) -> str:
    """The digest of how a kind of file is read: field to heading."""
    return sha256(canonical({"columns": dict(columns)}).encode()).hexdigest()
