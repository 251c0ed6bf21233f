# SPDX-License-Identifier: EUPL-1.2
"""Innovations over the API: those that are shown, with their numbers before and after and who took them over. Read only: what is
not shown is not there."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from praja.duties.innovation.domain.profiles import content
from praja.duties.innovation.enums import InnovationForm
from praja.duties.innovation.models import Innovation, ShownPaper
from praja.duties.innovation.queries.effect import EffectShown
from praja.duties.innovation.queries.gallery import Copy, Exhibit, exhibit_with, narrowed
from praja.duties.innovation.queries.papers import papers_shown
from praja.duties.innovation.queries.replication import copies_of_many
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.domain.effects.judging import BlockPart, Part
from praja.kernel.plans.queries.readings import Read
from praja.kernel.plans.queries.series import Series
from praja.lib.actors import ANYONE
from praja.lib.api import endpoint
from praja.lib.api.fields import Line
from praja.lib.api.scopes import declare_scope
from praja.lib.pages import page_of

router = Router(tags=["innovations"])

READ = declare_scope("innovations:read", _("Read innovations"), _("Reads the innovations that are shown."))


class UnitOut(Schema):
    """A unit of the government."""

    code: str
    name: str


class InnovationOut(Schema):
    """An innovation that is shown. `copies`: how often it was taken over and runs or is kept, here and elsewhere; `url` is its
    page."""

    code: str
    name: str
    unit: UnitOut
    form: InnovationForm
    affair: str
    applied_on: date | None
    displayed_at: datetime
    copies: int
    url: str


class InnovationsOut(Schema):
    """One page, the latest shown first. `next` is the cursor of the following page; null on the last."""

    items: list[InnovationOut]
    next: str | None


class NumberOut(Schema):
    """What a measure said of the unit when the innovation began: whole numbers, a share or mean is `numerator` over
    `denominator`."""

    measure: str
    name: str
    numerator: int
    denominator: int
    as_of: datetime


class PointOut(Schema):
    """One span of time. `place` counts from the first since it began (0); before that it is negative. Null where nothing was
    counted, or where too few people stand behind it to be told."""

    place: int
    first_day: date
    last_day: date
    numerator: int | None
    denominator: int | None
    compared_numerator: int | None
    compared_denominator: int | None


class SumOut(Schema):
    """The points of one side that are told, added up."""

    points: int
    numerator: int
    denominator: int


class EffectOut(Schema):
    """What a number shows that was chosen to judge it. `in_advance`: chosen before it began. `finding`: better, worse, different
    (shown), not_shown (chance alone may explain it), few_before, few_after, few_people (nothing can be said). `change` with its
    95 % interval is the mean difference from the former trend, a share in parts of one; null where no lines could be fitted.
    `compared`: what happened to the comparison units is taken off."""

    measure: str
    name: str
    unit: UnitOut
    span: Literal["week", "four_weeks"]
    in_advance: bool
    began_on: date
    last_day: date
    finding: str
    is_shown: bool
    compared: bool
    change: Decimal | None
    low: Decimal | None
    high: Decimal | None
    before: SumOut
    after: SumOut
    points: list[PointOut]


class ReplicationOut(Schema):
    """Who took it over. `unit` is null for another government; `state`: running or kept."""

    who: str
    unit: UnitOut | None
    state: str
    began_on: date | None
    changed: str
    outcome: str
    effects: list[EffectOut]


class PaperOut(Schema):
    """A paper that the office chose to show. `kind`: basis, guide, evidence or other; `size` in bytes."""

    title: str
    kind: str
    media_type: str
    size: int
    url: str


class InnovationWithNumbersOut(InnovationOut):
    """The same with its words as they were shown, the numbers of its problem, before and after, and who took it over."""

    instrument: str
    video_url: str
    words: dict[str, str]
    tried_at: list[str]
    problem: list[NumberOut]
    effects: list[EffectOut]
    replications: list[ReplicationOut]
    papers: list[PaperOut]
    sheet_url: str


class InnovationFilters(Schema):
    """`q` are words to look for, `unit` the code of the leading unit, `form` as in the answer, `year` that of its display."""

    q: Line = ""
    unit: Line = ""
    form: InnovationForm | None = None
    year: int | None = None
    cursor: str = ""


@router.get("", response=InnovationsOut, summary="Innovations that are shown")
@endpoint(ANYONE, scope=READ)
def innovations(request: HttpRequest, filters: Query[InnovationFilters]) -> dict[str, Any]:
    """The latest shown first."""
    with recalled(units):
        node = units.value.by_code(filters.unit) if filters.unit else None
        unit_id = node.id if node is not None else 0 if filters.unit else None
        rows = narrowed(words=filters.q, form=filters.form or "", unit_id=unit_id, year=filters.year)
        page = page_of(rows, order=("-displayed_at", "-pk"), cursor=filters.cursor or None)
        copies = copies_of_many([one.pk for one in page.items])
    items = [_listed(one, copies[one.pk].all if one.pk in copies else 0) for one in page.items]
    return {"items": items, "next": page.next}


@router.get("/{code}", response=InnovationWithNumbersOut, summary="One innovation with its numbers")
@endpoint(ANYONE, scope=READ)
def innovation(request: HttpRequest, code: str) -> dict[str, Any]:
    """An innovation that is shown; any other is not found."""
    with recalled(units, law_data):
        found = exhibit_with(code, request.at)  # type: ignore[attr-defined]
        return _whole(found)


def _listed(row: Innovation, copies: int) -> dict[str, Any]:
    return {
        "code": row.case.code,
        "name": row.case.subject,
        "unit": row.case.lead_unit,
        "form": row.form,
        "affair": row.affair,
        "applied_on": row.applied_on,
        "displayed_at": row.displayed_at,
        "copies": copies,
        "url": _address("exhibit", row.case.code),
    }


def _whole(found: Exhibit) -> dict[str, Any]:
    row = found.row
    return {
        **_listed(row, len(found.copies)),
        "instrument": row.instrument,
        "video_url": row.video_url,
        "words": content(found.sheet),
        "tried_at": list(found.tried_at),
        "problem": [_number(one) for one in found.problem],
        "effects": list(_effects(found.effects)),
        "replications": [_replication(one) for one in found.copies],
        "papers": [_paper(row, one) for one in papers_shown(row)],
        "sheet_url": _address("sheet", row.case.code),
    }


def _number(one: Read) -> dict[str, Any]:
    return {
        "measure": one.measure.key,
        "name": str(one.measure.label),
        "numerator": one.figure.numerator,
        "denominator": one.figure.denominator,
        "as_of": one.figure.as_of,
    }


def _effects(shown: Iterable[EffectShown]) -> Iterable[dict[str, Any]]:
    for one in shown:
        if one.series is not None:
            yield _effect(one, one.series)


def _effect(one: EffectShown, series: Series) -> dict[str, Any]:
    judged = series.judged
    told = [part for part in series.parts if part.own.n and part.own.n >= one.least]
    return {
        "measure": series.measure.key,
        "name": str(series.measure.label),
        "unit": one.chosen.unit,
        "span": str(series.span),
        "in_advance": one.in_advance,
        "began_on": series.began_on,
        "last_day": series.last_day,
        "finding": str(judged.finding),
        "is_shown": judged.finding.is_shown,
        "compared": judged.compared,
        "change": judged.change,
        "low": judged.interval.low if judged.interval is not None else None,
        "high": judged.interval.high if judged.interval is not None else None,
        "before": _sum(part for part in told if part.place < 0),
        "after": _sum(part for part in told if part.place >= 0),
        "points": [_point(series, part, one.least) for part in sorted(series.parts, key=lambda part: part.place)],
    }


def _sum(parts: Iterable[BlockPart]) -> dict[str, int]:
    """Only of points that are told: the rest of a sum would tell what is left out."""
    held = list(parts)
    return {
        "points": len(held),
        "numerator": sum(part.own.numerator for part in held),
        "denominator": sum(part.own.denominator for part in held),
    }


def _point(series: Series, part: BlockPart, least: int) -> dict[str, Any]:
    first_day = series.began_on + timedelta(days=part.place * series.span.days)
    own, others = _told(part.own, least), _told(part.others, least)
    return {
        "place": part.place,
        "first_day": first_day,
        "last_day": first_day + timedelta(days=series.span.days - 1),
        "numerator": own[0],
        "denominator": own[1],
        "compared_numerator": others[0],
        "compared_denominator": others[1],
    }


def _told(part: Part | None, least: int) -> tuple[int | None, int | None]:
    return (None, None) if part is None or not part.n or part.n < least else (part.numerator, part.denominator)


def _replication(one: Copy) -> dict[str, Any]:
    row = one.row
    return {
        "who": row.who,
        "unit": row.unit,
        "state": row.state,
        "began_on": row.began_on,
        "changed": row.changed,
        "outcome": row.outcome,
        "effects": list(_effects(one.effects)),
    }


def _paper(row: Innovation, one: ShownPaper) -> dict[str, Any]:
    return {
        "title": one.title,
        "kind": one.kind,
        "media_type": one.file.media_type,
        "size": one.file.size,
        "url": _address("paper", row.case.code, one.pk),
    }


def _address(route: str, *args: Any) -> str:
    return f"{settings.PRAJA_BASE_URL}{reverse(f'gallery:{route}', args=args)}"
