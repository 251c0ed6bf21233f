# SPDX-License-Identifier: EUPL-1.2
"""Pages of lesson hours, of what is needed and of what is proposed."""
