# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.ledger.events import Event, event


@event("measures.period_sealed", version=1)
class PeriodSealed(Event):
    """The figures of a closed period were fixed. `rows_digest` is the SHA-256 (hex) over all its sealed
    rows.
    """

    measures: tuple[str, ...]
    first_day: str
    last_day: str
    rows: int
    rows_digest: str
