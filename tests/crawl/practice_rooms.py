# SPDX-License-Identifier: EUPL-1.2
"""Practising in the real town: the roles, the exercises of each, and a proof that is none."""

from collections.abc import Iterator
from typing import Any

from crawl.tourist import Page, Tourist
from praja.config.manuals.chapters import chapter
from praja.config.practice.declarations import WORDS, courses, not_yet
from praja.kernel.people.enums import Role

TYPED_PRACTISING = ("praja-latihan-1",)
"""How every proof begins, in whatever language."""


MANUAL = "pelanggaran"


def words_of_exercises() -> Iterator[str]:
    """What trainers wrote: Indonesian, like the manuals."""
    for course in courses().values():
        for language in ("id", "en"):
            yield course.introduction(language)[0]
            for one in course.exercises:
                yield from (getattr(one.told(language), name) for name in WORDS)
    for role in not_yet().values():
        yield from role.why.values()


def words_of_manual() -> Iterator[str]:
    """What stands in the page of the manuals that the tour opens, in Indonesian as it is written."""
    title, blocks = chapter(MANUAL)
    yield title
    yield from _words(blocks)


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from [part["text"].strip()] if "text" in part else ()
        for inner in part.values():
            yield from _words(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _words(inner)


def practising(language: str) -> Iterator[Page]:
    """As a visitor and as an officer."""
    visitor = Tourist(language)
    yield from visitor.get(f"/latihan/peran/{Role.HEAD}/")
    yield from visitor.get(f"/latihan/peran/{Role.PPID}/")
    yield from visitor.get("/latihan/peran/tiada/")
    yield from visitor.get(f"/latihan/panduan/{MANUAL}/")
    yield from visitor.get("/latihan/panduan/tiada/")
