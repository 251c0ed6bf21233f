# SPDX-License-Identifier: EUPL-1.2
"""Pages on the way from learning to change."""
