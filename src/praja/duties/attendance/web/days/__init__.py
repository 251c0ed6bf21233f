# SPDX-License-Identifier: EUPL-1.2
"""Days as they were worked out: one's own, those of a unit's people, and their corrections."""
