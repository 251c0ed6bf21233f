# SPDX-License-Identifier: EUPL-1.2
"""Cross-checks: what is asked, its proofs, and what is said to it; figures of units, in which nobody stands alone."""
