# SPDX-License-Identifier: EUPL-1.2
"""Taking files in, attaching and sweeping them; drawing, confirming and voiding numbers."""

from praja.kernel.documents.operations.files import attach, sweep_orphans, take_in
from praja.kernel.documents.operations.numbers import confirm_number, draw_number, void_number

__all__ = ["attach", "confirm_number", "draw_number", "sweep_orphans", "take_in", "void_number"]
