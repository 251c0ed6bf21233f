# SPDX-License-Identifier: EUPL-1.2
"""One number or topic that stands out: beside others of its kind, over time, what lies behind it, and the way to a diagnosis."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.evidence import FEWEST_UNITS, Z_VERY, spread_of
from praja.duties.innovation.forms.evidence import StartForm
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.evidence import Seen, start_from_number
from praja.duties.innovation.queries.evidence import (
    RECEIVED,
    Topic,
    leaders_at,
    monthly,
    rising_topics,
    starts_for,
)
from praja.duties.innovation.queries.evidence_behind import behind_measure, behind_topic
from praja.duties.innovation.queries.evidence_spots import AnySpot, CountSpot, ShareSpot, ValueSpot, spots_of
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.web.evidence.asking import Asked, asked_in
from praja.duties.innovation.web.evidence.words import (
    TONES,
    few_of,
    how_sure,
    method_words,
    name_of,
    seen_in,
    seen_of,
    sure_label,
)
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import HOUR, NONE, period_name
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.plans.wording import figure_words, percent
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.web.pages import form_page
from praja.lib.charts.funnel import Placed, draw_funnel
from praja.lib.charts.shown import Chart
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of a number or topic shows, and what begins from it."""

    asked: Asked
    unit: UnitNode
    title: str
    seen: str
    measure: str
    extra: dict[str, Any]


@guarded(opens_innovation)
def number(request: PrajaRequest, key: str, number: int) -> HttpResponse:
    """A measure of a unit; sent, it begins an innovation."""
    with recalled(units, law_data):
        return _page(request, _number(request, key, number))


@guarded(opens_innovation)
def topic(request: PrajaRequest, number: int, pk: int) -> HttpResponse:
    """A topic of complaints at a unit; sent, it begins an innovation."""
    with recalled(units, law_data):
        return _page(request, _topic(request, number, pk))


def _number(request: PrajaRequest, key: str, unit_id: int) -> Shown:
    asked = asked_in(request)
    found, _compared = spots_of(request.actor, asked.top, asked.period, today=asked.today, at=request.at, only=key)
    spot = next((one for one in found if one.unit.id == unit_id), None)
    if spot is None:
        raise NotFound(
            gettext_lazy("This number is not open to you, or nothing was counted."),
            next_step=gettext_lazy("Go back to the evidence board."),
        )
    extra = {
        "label": sure_label(spot.sure),
        "tone": TONES.get(spot.sure, "neutral"),
        "how_sure": how_sure(spot.sure),
        "chart": _funnel(spot, found) if isinstance(spot, ShareSpot) else None,
        **_beside(spot, found),
        "method": method_words(spot.method),
        "source": spot.measure.source,
        "series_unit": _series_unit(spot.measure),
        "series": [
            (date_format(month, "M Y"), _height(spot.measure, one))
            for month, one in monthly(request.actor, spot, asked.today, request.at)
        ],
        "opened": behind_measure(request.actor, key, unit_id, asked.period.span),
    }
    return Shown(asked, spot.unit, str(spot.measure.label), seen_in(spot), key, extra)


def _topic(request: PrajaRequest, topic_id: int, unit_id: int) -> Shown:
    asked = asked_in(request)
    unit = units.current().get(unit_id)
    topics = rising_topics(request.actor, unit, asked.period, today=asked.today, at=request.at)[0] if unit else ()
    found: Topic | None = next((one for one in topics if one.id == topic_id), None)
    if found is None:
        raise NotFound(
            gettext_lazy("This topic does not rise here, or its figures are not open to you."),
            next_step=gettext_lazy("Go back to the evidence board."),
        )
    extra = {
        "label": sure_label(found.rise.sure),
        "tone": TONES.get(found.rise.sure, "neutral"),
        "how_sure": how_sure(found.rise.sure),
        "few": few_of(found),
        "opened": behind_topic(request.actor, topic_id, unit_id, asked.period.span),
    }
    return Shown(asked, found.unit, found.name, seen_of(found), RECEIVED, extra)


def _page(request: PrajaRequest, shown: Shown) -> HttpResponse:
    may_start = shown.unit.id in starts_for(request.actor)
    leaders = leaders_at(request.actor, shown.unit.id) if may_start else []
    form = StartForm(
        request.POST if request.method == "POST" else None,
        leaders=leaders,
        initial={"title": name_of(shown.title, shown.unit), "key": uuid4()},
    )
    context = {
        "unit": shown.unit,
        "title": shown.title,
        "seen": shown.seen,
        "period": period_name(shown.asked.period),
        "query": shown.asked.query(),
        "back": f"{reverse('innovation:evidence')}?{shown.asked.query()}",
        "may_start": may_start,
        **shown.extra,
    }
    return form_page(
        request,
        form,
        act=lambda: _start(request, shown, form),
        template="innovation/evidence/number.html",
        context=context,
        done=_("It has begun, with this number as its baseline."),
    )


def _start(request: PrajaRequest, shown: Shown, form: StartForm) -> str:
    """Begin it and go to its page; what was sent twice leads to what began the first time."""
    said = form.cleaned_data
    leader = said.get("leader") or request.actor.person_id or 0
    seen = Seen(
        unit=Unit.objects.get(pk=shown.unit.id),
        measure=shown.measure,
        period=shown.asked.period.span,
        problem=shown.seen,
    )
    try:
        row = start_from_number(
            seen=seen,
            title=said["title"],
            leader=Person.objects.get(pk=leader),
            actor=request.actor,
            at=request.at,
            idempotency_key=said["key"],
        )
    except AlreadyFiled as again:
        row = Innovation.objects.select_related("case").get(pk=again.detail["case_id"])
    return reverse("innovation:diagnosis", args=[row.case.code])


def _height(measure: Measure, figure: Figure) -> float:
    """A figure of a month as its line is drawn: per cent, hours, or as it is counted."""
    if measure.unit_of_measure is UnitOfMeasure.COUNT:
        return float(figure.numerator)
    scale = {UnitOfMeasure.SHARE: 100.0, UnitOfMeasure.HOURS: 1 / HOUR}.get(measure.unit_of_measure, 1.0)
    return round(float(figure.ratio(4) or 0) * scale, 2)


def _series_unit(measure: Measure) -> str:
    return {
        UnitOfMeasure.SHARE: "%",
        UnitOfMeasure.HOURS: " " + _("hours"),
        UnitOfMeasure.DAYS: " " + _("days"),
    }.get(measure.unit_of_measure, "")


def _beside(spot: AnySpot, found: list[AnySpot]) -> dict[str, Any]:
    """Counts and single values of the units of its kind as a table; of shares the funnel has one."""
    peers = [one for one in found if one.unit.kind == spot.unit.kind]
    if isinstance(spot, ShareSpot) or len(peers) < FEWEST_UNITS:
        return {}
    if isinstance(spot, CountSpot):
        columns = [_("Unit"), _("This period"), _("Period before"), _("Times as many per day")]
        rows = [_count_row(one) for one in peers if isinstance(one, CountSpot)]
    else:
        columns = [_("Unit"), _("This period"), _("Worse, of 100 pairs with the others")]
        rows = [_value_row(one) for one in peers if isinstance(one, ValueSpot)]
    in_words = 1 if isinstance(spot, ValueSpot) else 0
    numbered = [{"label": label, "number": place > in_words} for place, label in enumerate(columns)]
    return {"beside_columns": numbered, "beside_rows": rows}


def _count_row(one: CountSpot) -> list[Any]:
    before = one.before.numerator if one.before else 0
    ratio = number_format(round(one.change.ratio, 1), decimal_pos=1) if one.change and before else NONE
    return [one.unit.name, one.figure.numerator, before, ratio]


def _value_row(one: ValueSpot) -> list[Any]:
    worse = number_format(round(one.beside.worse * 100)) if one.beside else NONE
    return [one.unit.name, figure_words(one.measure, one.figure), worse]


def _funnel(spot: ShareSpot, found: list[AnySpot]) -> Chart | None:
    """The unit among those of its kind. None where too few were compared."""
    peers = [
        one
        for one in found
        if isinstance(one, ShareSpot) and one.unit.kind == spot.unit.kind and one.beside is not None
    ]
    if spot.beside is None or not peers:
        return None
    placed = [
        Placed(one.unit.label, one.figure.numerator, one.figure.denominator, one.unit.id == spot.unit.id)
        for one in peers
    ]
    spread = spread_of([(one.part, one.whole) for one in placed])
    return Chart(
        _("%(unit)s among %(peers)s units of its kind") % {"unit": spot.unit.name, "peers": len(placed)},
        draw_funnel(placed, spot.beside.of_all, Z_VERY, spread, _("How many were counted"), str(spot.measure.label)),
        (_("Unit"), _("Share"), _("How many were counted")),
        tuple(
            (one.unit.name, figure_words(one.measure, one.figure), str(one.figure.denominator))
            for one in sorted(peers, key=lambda one: one.figure.numerator / one.figure.denominator)
        ),
        (
            _(
                "Between the broken lines lie 998 of 1,000 units of that size by chance alone, as widely as these units spread; "
                "the level line is all of them together (%(all)s)."
            )
            % {"all": percent(Fraction(spot.beside.of_all))},
        ),
        str(spot.measure.source),
        spot.figure.as_of,
    )
