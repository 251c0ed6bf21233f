# SPDX-License-Identifier: EUPL-1.2
"""Pages of forms, and what the pages of duties need to take answers in."""
