# SPDX-License-Identifier: EUPL-1.2
"""Pages of whoever signs letters, of whoever sends them, and the book of numbers."""
