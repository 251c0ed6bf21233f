# SPDX-License-Identifier: EUPL-1.2
"""Foreign services that attendance speaks to."""
