# SPDX-License-Identifier: EUPL-1.2
"""Books: each file of docs/panduan/buku is one. Its first heading is the title; the list under `## Bab` names the chapters, in
order, and `<!-- bab: diklat-*.md -->` there all that are called so. `<!-- latihan: role -->` says whose ten exercises end it."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from praja.config.manuals.blocks import Block, blocks_of, links_of
from praja.config.manuals.chapters import HOME
from praja.config.manuals.pictures import SHOTS
from praja.config.practice.declarations import courses
from praja.kernel.documents.gateways.typst import render
from praja.kernel.people.enums import Role

CHAPTERS = "## Bab"
EXERCISES = re.compile(r"<!--\s*latihan:\s*([a-z_]+)\s*-->")
NARROW = 600
"""Pages that were taken less wide than this are a telephone's."""
PATTERN = re.compile(r"<!--\s*bab:\s*([a-z*-]+\.md)\s*-->")
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Book:
    """One book: what its role reads first, and the files of its chapters in order."""

    slug: str
    title: str
    introduction: str
    chapters: tuple[Path, ...]
    role: Role | None


def books() -> list[Book]:
    """Every book by the name of its file."""
    return [book_of(path) for path in sorted((HOME / "buku").glob("*.md"))]


def book_of(path: Path) -> Book:
    """The book that a file describes. Raises ValueError where it has no title or no list of chapters."""
    text = path.read_text(encoding="utf-8")
    title, exercises = TITLE.search(text), EXERCISES.search(text)
    introduction, found, listed = text.partition(CHAPTERS)
    if title is None or not found:
        raise ValueError(f"{path.name} needs a title and a list under {CHAPTERS!r}")
    named = [(path.parent / one).resolve() for one in links_of(listed) if one.endswith(".md")]
    called = [one.resolve() for pattern in PATTERN.findall(listed) for one in sorted(HOME.glob(pattern))]
    chapters = tuple(dict.fromkeys([*named, *called]))
    role = Role(exercises[1]) if exercises else None
    return Book(path.stem, title[1], introduction.replace(title[0], "", 1), chapters, role)


def book_blocks(book: Book) -> list[Block]:
    """All that stands in the book."""
    found = [_heading(1, "Tentang buku ini"), *blocks_of(book.introduction)]
    for chapter in book.chapters:
        found += blocks_of(chapter.read_text(encoding="utf-8"))
    return [*found, *_exercises(book.role)] if book.role else found


def pictures_of(blocks: list[Block]) -> Iterator[Block]:
    """Every picture that the blocks ask for."""
    for block in blocks:
        if block["is"] == "picture":
            yield block
        for inner in block.get("items", ()):
            yield from pictures_of(inner)
        yield from pictures_of(block.get("blocks", []))


def pdf_of(book: Book, *, pictures: Path | None, edition: str, at: datetime) -> bytes:
    """The book as PDF. `pictures` is the folder in which they lie as `<name>.png`; one that is not there leaves its words."""
    blocks = book_blocks(book)
    for one in pictures_of(blocks):
        path = pictures / f"{one['name']}.png" if pictures else None
        one["svg"] = _drawing(path) if path and path.exists() else ""
        one["narrow"] = SHOTS[one["name"]].width < NARROW
    data: dict[str, Any] = {
        "title": book.title,
        "edition": edition,
        "government": {"name": "Praja"},
        "blocks": blocks,
    }
    return render("manual", data, at=at)


def _exercises(role: Role) -> Iterator[Block]:
    """The ten exercises, so that whoever reads the book knows what will be asked of them."""
    yield _heading(1, "Sepuluh latihan di kota latihan")
    said = "Buka /latihan/, masuk ke kota latihan, dan mulai peran ini. Kota itu sendiri melihat apakah latihan sudah dikerjakan."
    yield {"is": "text", "runs": [[said, ""]]}
    items = [
        [{"is": "text", "runs": [[f"{one.title}. ", "b"], [one.what, ""]]}, {"is": "text", "runs": [[one.why, "i"]]}]
        for one in courses()[role].exercises
    ]
    yield {"is": "list", "ordered": True, "start": 1, "items": items}


def _heading(level: int, text: str) -> Block:
    return {"is": "heading", "level": level, "runs": [[text, ""]]}


def _drawing(path: Path) -> str:
    """The picture inside an SVG: templates take no files."""
    content = path.read_bytes()
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    data = b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" xlink:href="data:image/png;base64,{data}"/></svg>'
    )
