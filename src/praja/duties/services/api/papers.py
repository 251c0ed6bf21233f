# SPDX-License-Identifier: EUPL-1.2
"""Papers of applications: sent one by one, then named by reference."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from django.core import signing
from ninja import Field, Schema
from pydantic import StringConstraints

from praja.duties.services.errors.applying import NoSuchPaper
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.queries import KeptFile
from praja.lib.api.fields import NO_NUL, Line

SALT = "praja.services.papers"
LASTS = timedelta(hours=24)
MOST = 20


class PaperIn(Schema):
    """A paper for a question of the form; `mandate` for the letter of mandate. `title` is what the applicant calls it."""

    question: Annotated[str, StringConstraints(max_length=60, pattern=NO_NUL)]
    reference: Annotated[str, StringConstraints(max_length=300, pattern=NO_NUL)]
    title: Line = ""


class PaperOut(Schema):
    """A file that was taken in. `reference` names it in an application until `expires_at`."""

    reference: str
    media_type: str
    size: int
    expires_at: datetime


Papers = Annotated[list[PaperIn], Field(max_length=MOST)]


def reference_of(file: StoredFile) -> str:
    """What names a file for a day: it is signed, so that nobody can name the file of somebody else."""
    return signing.dumps(file.pk, salt=SALT)


def papers_named(named: Sequence[PaperIn]) -> tuple[KeptFile, ...]:
    """The files that these references name. One statement, none without papers. Raises `NoSuchPaper`."""
    numbers = [_number(paper.reference) for paper in named]
    files = StoredFile.objects.in_bulk(numbers) if numbers else {}
    if not all(number in files for number in numbers):
        raise NoSuchPaper
    return tuple(
        KeptFile(paper.question, paper.reference, paper.title.strip() or paper.question, files[number])
        for paper, number in zip(named, numbers, strict=True)
    )


def _number(reference: str) -> int:
    try:
        return int(signing.loads(reference, salt=SALT, max_age=LASTS))
    except (signing.BadSignature, ValueError, TypeError):
        raise NoSuchPaper from None
