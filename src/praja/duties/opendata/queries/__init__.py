# SPDX-License-Identifier: EUPL-1.2
"""What can be read of open data without changing anything."""
