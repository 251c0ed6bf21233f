# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows the allowance: rules as they are, amounts under a salt."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from praja.duties.attendance.models.pay import PayLine, PayRule, PaySheet
from praja.kernel.ledger.domain.chain import canonical
from praja.kernel.ledger.domain.digests import content_digest

TOTALS = ("base", "stopped", "productivity_part", "productivity", "discipline_part", "cut", "amount")
"""What is summed up, of a line, a unit and a sheet."""


def digest_of_rule(row: PayRule) -> str:
    """Everything that a rule says."""
    return sha256(canonical(row.terms()).encode()).hexdigest()


def line_content(line: PayLine) -> list[Any]:
    """What a line says, in JSON."""
    sums = [getattr(line, name) for name in TOTALS]
    return [line.employee_id, line.unit_id, line.working_days, line.share, line.stops, line.cuts, *sums]


def digest_of_sheet(sheet: PaySheet, lines: Iterable[PayLine]) -> str:
    """Every line by employee, and the totals, under the sheet's salt."""
    content = {
        "totals": [getattr(sheet, name) for name in TOTALS],
        "lines": sorted((line_content(line) for line in lines), key=lambda one: int(one[0])),
    }
    return content_digest(bytes(sheet.salt), content)
