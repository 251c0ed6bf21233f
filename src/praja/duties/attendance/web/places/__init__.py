# SPDX-License-Identifier: EUPL-1.2
"""Places where people check in, and their displays."""
