# SPDX-License-Identifier: EUPL-1.2
"""One verb each: guard, write, record. `actor` and `at` are given."""
