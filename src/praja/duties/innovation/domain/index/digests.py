# SPDX-License-Identifier: EUPL-1.2
"""What the ledger's digests of answers cover."""

from collections.abc import Iterable


def answer_content(reason: str, link: str, files: Iterable[str]) -> dict[str, object]:
    """Reason, address and files (by SHA-256) of an answer."""
    return {"reason": reason, "link": link, "files": sorted(files)}
