# SPDX-License-Identifier: EUPL-1.2
"""Pure calculation of letters: kinds, numbers of parts, retention, trees."""
