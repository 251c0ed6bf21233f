# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows words of a class's room. Of erased words the salt is empty, and so is the digest."""

from collections.abc import Sequence

from praja.duties.training.models.room import Assignment, Handin, Material
from praja.kernel.ledger.domain.digests import content_digest


def _digest(salt: bytes | memoryview, **content: object) -> str:
    return content_digest(bytes(salt), content) if salt else ""


def digest_of_material(row: Material) -> str:
    """The title of a file."""
    return _digest(row.salt, title=row.title)


def digest_of_assignment(row: Assignment) -> str:
    """Title and words of an assignment."""
    return _digest(row.salt, title=row.title, words=row.words)


def digest_of_handin(row: Handin, files: Sequence[str]) -> str:
    """`files`: the SHA-256 of each, sorted."""
    return _digest(row.salt, words=row.words, files=sorted(files))


def digest_of_answer(row: Handin) -> str:
    """What the trainer said to it."""
    return _digest(row.answer_salt, words=row.answer)
