# SPDX-License-Identifier: EUPL-1.2
"""Writing to the ledger."""

from praja.kernel.ledger.operations.recording import open_stream, record, together

__all__ = ["open_stream", "record", "together"]
