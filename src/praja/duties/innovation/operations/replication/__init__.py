# SPDX-License-Identifier: EUPL-1.2
"""Taking an innovation over, and saying how it went."""

from praja.duties.innovation.operations.replication.adopting import (
    Elsewhere,
    adopt_innovation,
    begin_replication,
    give_up_replication,
    keep_replication,
    note_copy_elsewhere,
)

__all__ = [
    "Elsewhere",
    "adopt_innovation",
    "begin_replication",
    "give_up_replication",
    "keep_replication",
    "note_copy_elsewhere",
]
