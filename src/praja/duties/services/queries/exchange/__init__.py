# SPDX-License-Identifier: EUPL-1.2
"""Services and standards as lists: taken along, found again, compared."""
