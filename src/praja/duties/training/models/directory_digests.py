# SPDX-License-Identifier: EUPL-1.2
"""What follows from somebody's topics: the digest by which the ledger knows them, and the stems by which they are found."""

from praja.duties.training.models.directory import DirectoryEntry
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.search.domain.words import stem, tokens


def digest_of_entry(row: DirectoryEntry) -> str:
    """Of erased topics the salt is empty, and so is the digest."""
    return content_digest(bytes(row.salt), {"topics": row.topics}) if row.salt else ""


def stems_of(text: str) -> list[str]:
    """The stems of a text, each once: “pengaduan” and “aduan” have the same."""
    return sorted({stem(token) for token in tokens(text)})


def stems_of_entry(row: DirectoryEntry) -> list[str]:
    """The stems of somebody's topics, each once."""
    return stems_of(row.topics)
