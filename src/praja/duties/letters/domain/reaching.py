# SPDX-License-Identifier: EUPL-1.2
"""How far a letter can be read, from how secret it is and from the access rule of its classification."""

OFFICE, DESK, SEALED = 1, 2, 3
"""Values of `enums.Reach`."""

BY_SECURITY = {"B": OFFICE, "T": DESK, "R": SEALED, "SR": SEALED}
"""Without an access rule."""


def reach_of(security: str, ruled: int | None = None) -> int:
    """How far a letter of this security can be read (a value of `enums.Reach`). `ruled` is what the access rule of its
    classification says for that security (SKKAAD), None where there is no rule; a rule may widen what is limited, and never
    opens what is secret."""
    usual = BY_SECURITY[security]
    if ruled is None:
        return usual
    return max(usual, ruled) if usual == SEALED else ruled
