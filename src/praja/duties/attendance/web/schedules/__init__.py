# SPDX-License-Identifier: EUPL-1.2
"""Pages of working hours, seasons, rosters and one's own calendar."""
