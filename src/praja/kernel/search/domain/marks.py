# SPDX-License-Identifier: EUPL-1.2
"""Who may read a document and what it is, written as words that stand in the same index as its own words.

So the index itself answers "these words, for this reader": what a reader may not see is never fetched. A mark holds a letter that
no word of a text or question can hold (words are a-z and 0-9 only), so nobody can type one.
"""

import re
from collections.abc import Iterable

_SIGNS = {":": "§", "_": "¤", "-": "¬"}
_ENCODED = str.maketrans(_SIGNS)
_TOKEN = re.compile(r"[a-z0-9:_-]{1,90}")


def reader_mark(token: str) -> str:
    """The mark of an audience token such as `role:head:12`."""
    return "§r§" + _encoded(token)


def kind_mark(kind: str) -> str:
    """The mark of a kind of documents."""
    return "§k§" + _encoded(kind)


def facet_mark(facet: str) -> str:
    """The mark of something by which finds are narrowed, such as `year:2026`."""
    return "§f§" + _encoded(facet)


def marks_of(kind: str, audience: Iterable[str], facets: Iterable[str]) -> str:
    """All marks of a document, parted by one space."""
    found = [kind_mark(kind), *map(reader_mark, sorted(audience)), *map(facet_mark, sorted(facets))]
    return " ".join(found)


def _encoded(token: str) -> str:
    if not _TOKEN.fullmatch(token):
        raise ValueError(f"{token!r} cannot be a mark: a-z, 0-9, colon, underscore and dash only")
    return token.translate(_ENCODED)
