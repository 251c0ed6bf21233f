# SPDX-License-Identifier: EUPL-1.2
"""What was answered to a year's index, and what its files and digests cover."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from praja.duties.innovation.enums.index import MATURITY_FILES, REGION_FILES, Verdict
from praja.duties.innovation.models import Innovation, Maturity, RegionAnswer
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.lib.errors import NotFound


def maturity_of(row: Innovation, year: int) -> dict[str, Maturity]:
    """What an innovation answers for a year, by the number of the question."""
    return {one.question: one for one in row.maturity.filter(year=year).select_related("told_by", "checked_by")}


def maturity_by_innovation(year: int, innovations: Collection[int]) -> dict[int, list[Maturity]]:
    """What these innovations answer for a year. One statement."""
    found: dict[int, list[Maturity]] = defaultdict(list)
    for one in Maturity.objects.filter(year=year, innovation__in=innovations).order_by("innovation_id", "question"):
        found[one.innovation_id].append(one)
    return found


def counted(answers: Iterable[Maturity]) -> dict[str, int]:
    """The parameters that count: told, and not refused."""
    return {one.question: one.parameter for one in answers if one.verdict != Verdict.REFUSED}


def checked(answers: Iterable[Maturity]) -> dict[str, int]:
    """The parameters whose evidence was accepted."""
    return {one.question: one.parameter for one in answers if one.verdict == Verdict.ACCEPTED}


def region_answers(year: int) -> dict[str, RegionAnswer]:
    """What the region answers for a year, by the number of the row."""
    return {one.question: one for one in RegionAnswer.objects.filter(year=year).select_related("told_by")}


def evidence_of(answer: Maturity | RegionAnswer) -> list[Attachment]:
    """The files that prove an answer, in order."""
    return list(attachments_of(_kind(answer), answer.pk))


def evidence_by_answer(kind: str, answers: Collection[int]) -> Mapping[int, list[Attachment]]:
    """The files of many answers of one kind. One statement."""
    found: dict[int, list[Attachment]] = defaultdict(list)
    for one in attachments_of(kind, *answers):
        found[one.object_id].append(one)
    return found


def evidence_file(answer: Maturity | RegionAnswer, pk: int) -> StoredFile:
    """One file of an answer. Raises NotFound."""
    found = attachments_of(_kind(answer), answer.pk).filter(pk=pk).first()
    if found is None:
        raise NotFound("", next_step="")
    return found.file


def _kind(answer: Maturity | RegionAnswer) -> str:
    return MATURITY_FILES if isinstance(answer, Maturity) else REGION_FILES


def written(value: Decimal | None) -> str:
    """A value as events and sheets hold it: without superfluous zeros, empty for none."""
    if value is None:
        return ""
    return f"{value.normalize():f}" if value else "0"
