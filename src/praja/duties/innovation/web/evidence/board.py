# SPDX-License-Identifier: EUPL-1.2
"""The evidence board: what stands out, each with its number, how sure it is, and the way to a diagnosis."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.innovation.domain.evidence import Sure, by_chance
from praja.duties.innovation.queries.evidence import Board, board_of, starts_for
from praja.duties.innovation.queries.evidence_spots import Method
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.web.evidence.asking import (
    Asked,
    asked_in,
    number_url,
    period_options,
    topic_url,
    unit_groups,
)
from praja.duties.innovation.web.evidence.words import (
    TONES,
    few_of,
    how_sure,
    method_label,
    method_words,
    name_of,
    seen_in,
    seen_of,
    sure_label,
)
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.wording import period_name
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def board(request: PrajaRequest) -> HttpResponse:
    """Units that stand out and topics that rise, in a subtree over a period."""
    with recalled(units, law_data):
        asked = asked_in(request)
        found = board_of(request.actor, asked.top, asked.period, today=asked.today, at=request.at)
        mine = starts_for(request.actor)
        context = {
            "top": asked.top,
            "period": period_name(asked.period),
            "period_code": asked.period.code,
            "is_running": asked.period.span.last_day >= asked.today,
            "units": unit_groups(asked),
            "periods": period_options(asked),
            "methods": [(method_label(one), method_words(one)) for one in Method],
            "spots": _spots(asked, found, mine),
            "topics": _topics(asked, found, mine),
            "compared": found.compared,
            "by_chance": by_chance(found.compared, Sure.SOME),
            "topics_compared": found.topics_compared,
            "topics_by_chance": by_chance(found.topics_compared, Sure.SOME),
        }
    return no_store(render(request, "innovation/evidence/board.html", context))


def _spots(asked: Asked, found: Board, mine: frozenset[int]) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{one.unit.name}: {one.measure.label}",
            "url": number_url(asked, one.measure.key, one.unit),
            "seen": seen_in(one),
            "how_sure": how_sure(one.sure),
            "method": method_label(one.method),
            "label": sure_label(one.sure),
            "tone": TONES[one.sure],
            "name": name_of(str(one.measure.label), one.unit),
            "key": uuid4(),
            "may_start": one.unit.id in mine,
        }
        for one in found.spots
    ]


def _topics(asked: Asked, found: Board, mine: frozenset[int]) -> list[dict[str, Any]]:
    return [
        {
            "title": one.name,
            "url": topic_url(asked, one.id, one.unit),
            "seen": seen_of(one),
            "how_sure": how_sure(one.rise.sure),
            "few": few_of(one),
            "label": sure_label(one.rise.sure),
            "tone": TONES.get(one.rise.sure, "neutral"),
            "name": name_of(one.name, one.unit),
            "key": uuid4(),
            "may_start": one.unit.id in mine,
        }
        for one in found.topics
    ]
