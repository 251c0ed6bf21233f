# SPDX-License-Identifier: EUPL-1.2
"""What a story says: title, lead and parts in order, as plain values that are kept as JSON. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

MOST_PARTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a story: text (`domain.prose`), or a chart: the view of a table by its address (`domain.viewing`), with a caption
    and what the drawing shows in words (`alternative`). `resource` is the uuid of the table; empty: text."""

    text: str = ""
    text_en: str = ""
    resource: str = ""
    view: tuple[tuple[str, str], ...] = ()
    caption: str = ""
    caption_en: str = ""
    alternative: str = ""
    alternative_en: str = ""

    @property
    def is_chart(self) -> bool:
        return bool(self.resource)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that readers see of a story."""

    title: str
    title_en: str = ""
    lead: str = ""
    lead_en: str = ""
    parts: tuple[Part, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        data = asdict(self)
        data["parts"] = [{**one, "view": [list(pair) for pair in one["view"]]} for one in data["parts"]]
        return data

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Content":
        """What `as_data` gave."""
        parts = [Part(**{**one, "view": tuple((name, value) for name, value in one["view"])}) for one in data["parts"]]
        return cls(**{**data, "parts": tuple(parts)})

    @property
    def tables(self) -> tuple[str, ...]:
        """The uuids of the tables that are drawn, each once."""
        return tuple(dict.fromkeys(one.resource for one in self.parts if one.is_chart))


def with_part(content: Content, place: int, part: Part) -> Content:
    """The content with a part put in place of that at `place` (from 0), or behind the last."""
    parts = list(content.parts)
    parts[place : place + 1] = [part]
    return replace(content, parts=tuple(parts))


def without_part(content: Content, place: int) -> Content:
    """The content without the part at `place`."""
    return replace(content, parts=(*content.parts[:place], *content.parts[place + 1 :]))


def moved_part(content: Content, place: int, step: int) -> Content:
    """The content with the part at `place` so many steps further down (less than 0: up), no further than the end."""
    parts: Sequence[Part] = content.parts
    kept = [*parts[:place], *parts[place + 1 :]]
    kept.insert(min(max(place + step, 0), len(kept)), parts[place])
    return replace(content, parts=tuple(kept))
