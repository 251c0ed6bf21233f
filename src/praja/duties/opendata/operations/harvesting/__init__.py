# SPDX-License-Identifier: EUPL-1.2
"""Taking datasets over from other portals: which portals, looking at them, and what becomes of what stands there. What another
portal published already is shown as such, with where it comes from; nothing is deleted when it vanishes there."""
