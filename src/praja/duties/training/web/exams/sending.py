# SPDX-License-Identifier: EUPL-1.2
"""Answers out of what a browser sends: a form without scripts, or what a script saves by itself."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from praja.duties.training.domain.exams.marking import answer_of, mark_of
from praja.duties.training.domain.exams.questions import Kind
from praja.duties.training.operations.exams import Sent
from praja.duties.training.queries.exams.sheets import Sheet

MOST_BYTES = 2_000_000
LARGEST = 2**53


def sent_by_form(posted: QueryDict, sheets: Sequence[Sheet]) -> dict[int, Sent]:
    """What was changed in a form. A question whose answer is what the page showed is not sent: on another device it may have been
    answered meanwhile."""
    found: dict[int, Sent] = {}
    for sheet in sheets:
        name = f"q{sheet.number}"
        if f"{name}-was" not in posted:
            continue
        given = _given(posted, name, sheet)
        if mark_of(answer_of(sheet.question, given)) != posted[f"{name}-was"]:
            found[sheet.number] = Sent(given)
    return found


def _given(posted: QueryDict, name: str, sheet: Sheet) -> Any:
    if sheet.question.kind is Kind.MULTIPLE:
        return posted.getlist(name)
    if sheet.question.kind is Kind.MATCHING:
        return {key: posted.get(f"{name}-{key}", "") for key, _text, _chosen in sheet.sides}
    return posted.get(name, "")


def sent_by_script(body: bytes) -> dict[int, Sent]:
    """What a script saves: `{"device": …, "answers": {"3": {"given": …, "age": ms, "stroke": n}}}`. All else is left out."""
    try:
        said = json.loads(body) if len(body) <= MOST_BYTES else {}
    except (ValueError, RecursionError):
        said = {}
    device, answers = (said.get("device"), said.get("answers")) if isinstance(said, dict) else ("", {})
    found: dict[int, Sent] = {}
    for number, one in (answers if isinstance(answers, dict) else {}).items():
        if number.isdecimal() and len(number) <= 4 and isinstance(one, Mapping):
            found[int(number)] = Sent(
                given=one.get("given"),
                age_ms=_count(one.get("age")),
                device=device[:16] if isinstance(device, str) else "",
                stroke=_count(one.get("stroke")),
            )
    return found


def _count(said: Any) -> int:
    return min(max(said, 0), LARGEST) if isinstance(said, int) and not isinstance(said, bool) else 0
