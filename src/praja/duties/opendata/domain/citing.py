# SPDX-License-Identifier: EUPL-1.2
"""How a dataset is cited: as a line of text and as BibTeX."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a citation names: who made the data, which edition, whose portal, and where it is."""

    name: str
    title: str
    unit: str
    government: str
    period: str
    edition: int | None
    year: int
    url: str
    read_on: str
    """The day on which it was read, as YYYY-MM-DD."""


def text_of(cited: Cited) -> str:
    """One line: who (year), what, which edition, where, read when."""
    about = f"{cited.title}, {cited.period}" if cited.period else cited.title
    kind = f"data, edisi {cited.edition}" if cited.edition else "data"
    return f"{cited.unit} ({cited.year}). {about} [{kind}]. {cited.government}. {cited.url} (dibaca {cited.read_on})."


def bibtex_of(cited: Cited) -> str:
    """An entry for a list of literature."""
    key = re.sub(r"[^a-z0-9]+", "_", cited.name) + f"_{cited.year}"
    about = f"{cited.title}, {cited.period}" if cited.period else cited.title
    rows = {
        "author": f"{{{_plain(cited.unit)}}}",
        "title": f"{{{_plain(about)}}}",
        "year": str(cited.year),
        "publisher": _plain(cited.government),
        "edition": str(cited.edition) if cited.edition else "",
        "url": cited.url,
        "urldate": cited.read_on,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in rows.items() if value)
    return f"@misc{{{key},\n{lines}\n}}"


def _plain(text: str) -> str:
    return re.sub(r"[{}\\]", "", text)
