# SPDX-License-Identifier: EUPL-1.2
"""What search finds of letters and orders: exactly what `rules.may_open_letter` and `rules.may_open_order` open."""

from praja.duties.letters.index import incoming, orders, outgoing  # noqa: F401 - declare their sources
