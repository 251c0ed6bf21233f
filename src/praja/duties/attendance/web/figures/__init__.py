# SPDX-License-Identifier: EUPL-1.2
"""The page of figures: how attendance stands by unit and month, and nobody's own."""
