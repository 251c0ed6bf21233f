# SPDX-License-Identifier: EUPL-1.2
"""Practising in the real town: the roles, the exercises of each, and a proof that is none."""

from collections.abc import Iterator

from crawl.tourist import Page, Tourist
from praja.config.practice.declarations import courses
from praja.kernel.people.enums import Role

TYPED_PRACTISING = ("praja-latihan-1",)
"""How every proof begins, in whatever language."""


def words_of_exercises() -> Iterator[str]:
    """What trainers wrote: Indonesian, like the manuals."""
    for course in courses().values():
        yield course.intro
        for one in course.exercises:
            yield from (one.title, one.what, one.why, one.missing)


def practising(language: str) -> Iterator[Page]:
    """As a visitor and as an officer."""
    visitor = Tourist(language)
    yield from visitor.get(f"/latihan/peran/{Role.HEAD}/")
    yield from visitor.get("/latihan/peran/tiada/")
