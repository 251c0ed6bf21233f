# SPDX-License-Identifier: EUPL-1.2
"""Reading absence without a valid reason: how people stand, and the cases that somebody may see."""
