# SPDX-License-Identifier: EUPL-1.2
"""Cross-checks (Silang): from rows that should not stand side by side to questions. Each check is pure: the same rows in any
order give the same questions. A question is no verdict; its proofs are the rows themselves."""
