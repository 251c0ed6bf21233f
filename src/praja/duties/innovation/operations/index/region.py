# SPDX-License-Identifier: EUPL-1.2
"""What the region answers once a year (SPD)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.index.questions import HIGHEST, REGION
from praja.duties.innovation.enums.index import REGION_FILES, Basis
from praja.duties.innovation.errors.index import AnswerInvalid, NotYourIndex
from praja.duties.innovation.events.index import RegionAnswered, stream_of_year
from praja.duties.innovation.models import RegionAnswer
from praja.duties.innovation.operations.index.evidence import lay_evidence, link_of, person_of, reason_of
from praja.duties.innovation.queries.index.answers import written
from praja.duties.innovation.queries.index.editions import asked, edition_of
from praja.duties.innovation.rules.index import keeps_index
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.law.domain.editions import Indicator
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor

LARGEST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegionAnswer:
    """An answer of the region: a `value` where the edition has cut points, else a chosen `parameter`, and what proves it."""

    question: str
    value: Decimal | None = None
    parameter: int | None = None
    reason: str = ""
    link: str = ""
    files: Sequence[StoredFile] = ()
    drop_files: bool = False


def answer_region(*, year: int, new: NewRegionAnswer, actor: Actor, at: datetime) -> RegionAnswer:
    """Answer one row; a value becomes a parameter by the cut points of the edition.

    Raises `NotYourIndex`, `NoSuchQuestion`, `AnswerInvalid`. Records `innovation.region_answered`.
    """
    if not keeps_index(actor):
        raise NotYourIndex
    row = asked(year, REGION, new.question).ways[0]
    value, parameter = judged(row, new.value, new.parameter)
    reason, link = reason_of(new.reason), link_of(new.link)
    with transaction.atomic():
        return _answer(
            year,
            new.question,
            value,
            parameter,
            basis=Basis.TOLD,
            reason=reason,
            link=link,
            files=new.files,
            drop=new.drop_files,
            actor=actor,
            at=at,
        )


def carry_region(*, year: int, actor: Actor, at: datetime) -> int:
    """Take over what was answered the year before to rows that are not answered yet, marked so. The parameter of a value is
    worked out anew by this year's cut points. Returns how many. Raises `NotYourIndex`, `NoSuchQuestion`. Records
    `innovation.region_answered` for each."""
    if not keeps_index(actor):
        raise NotYourIndex
    rows = {one.number: one for one in edition_of(year).indicators if one.part == REGION}
    with transaction.atomic():
        told = set(RegionAnswer.objects.filter(year=year).values_list("question", flat=True))
        last = RegionAnswer.objects.filter(year=year - 1, question__in=set(rows) - told).order_by("pk")
        for one in last:
            value, parameter = judged(rows[one.question], one.value, one.parameter)
            _answer(
                year,
                one.question,
                value,
                parameter,
                basis=Basis.CARRIED,
                reason=one.reason,
                link=one.link,
                files=[held.file for held in attachments_of(REGION_FILES, one.pk)],
                drop=False,
                actor=actor,
                at=at,
            )
    return len(last)


def judged(row: Indicator, value: Decimal | None, parameter: int | None) -> tuple[Decimal | None, int]:
    """Value and parameter of an answer to a row. Raises `AnswerInvalid` at the field that is missing or cannot be."""
    if row.better is not None:
        if value is None or not value.is_finite() or abs(value) > LARGEST:
            raise AnswerInvalid("value", _("This row takes a number."), _("Write it as 5.23; a decrease with a minus."))
        kept = round(value, 4)
        return kept, row.parameter(kept)
    if parameter is None or not 0 <= parameter <= HIGHEST:
        raise AnswerInvalid("parameter", _("A parameter is 0 to 3."), _("Choose one of the list."))
    return None, parameter


def _answer(
    year: int,
    question: str,
    value: Decimal | None,
    parameter: int,
    *,
    basis: Basis,
    reason: str,
    link: str,
    files: Sequence[StoredFile],
    drop: bool,
    actor: Actor,
    at: datetime,
) -> RegionAnswer:
    facts = {"value": value, "parameter": parameter, "basis": basis, "told_by": person_of(actor), "told_at": at}
    answer, _is_new = RegionAnswer.objects.update_or_create(
        year=year, question=question, defaults=facts, create_defaults={**facts, "salt": b""}
    )
    words = lay_evidence(answer, reason=reason, link=link, files=files, drop=drop, actor=actor, at=at)
    event = RegionAnswered(
        year=year, question=question, value=written(value), parameter=parameter, basis=basis.value, words=words
    )
    record(event, actor=actor, at=at, stream=stream_of_year(year), refs={})
    return answer
