# SPDX-License-Identifier: EUPL-1.2
"""What is followed in another system."""


def foreign_content(number: str) -> dict[str, object]:
    """What the ledger's digest of a number in another system covers."""
    return {"number": number}
