# SPDX-License-Identifier: EUPL-1.2
"""Pages of letters: what came in, what is written, what is asked of whom, and where it is kept."""
