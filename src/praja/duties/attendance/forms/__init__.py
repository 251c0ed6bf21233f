# SPDX-License-Identifier: EUPL-1.2
"""What the entry points of attendance accept."""
