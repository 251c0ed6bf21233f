# SPDX-License-Identifier: EUPL-1.2
"""Pages of figures: how letters are dealt with, what paper costs, and what SRIKANDI's registers brought."""
