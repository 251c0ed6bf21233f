# SPDX-License-Identifier: EUPL-1.2
"""Files that go with a letter, as the ledger and the page know them."""

from collections.abc import Sequence
from typing import Any

from praja.kernel.ledger.domain.digests import content_digest


def told_of_enclosures(salt: bytes, files: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The fields that events share: digest and title of each file, in order."""
    digests, titles = tuple(digest for digest, _title in files), [title for _digest, title in files]
    return {"enclosures": digests, "titles": content_digest(salt, digested_titles(titles))}


def digested_titles(titles: Sequence[str]) -> dict[str, Any]:
    """What the ledger's digest of the titles covers."""
    return {"titles": list(titles)}


def counted(files: int) -> str:
    """How a letter counts its files where its writer did not say it: "2 berkas"; empty without any."""
    return f"{files} berkas" if files else ""


def titles_for(title: str, files: int) -> list[str]:
    """A title for each of several files that were sent under one."""
    return [title if number == 1 else f"{title} ({number})" for number in range(1, files + 1)]
