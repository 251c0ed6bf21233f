# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what was proposed of whom for which days, to what they were summoned, what was said, passed on and
decided."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from praja.duties.attendance.enums import DISCIPLINE, SaidKind
from praja.duties.attendance.models import Discipline, Said, Summons
from praja.duties.attendance.models.discipline import DISCIPLINE_WORDS
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told_by_stream
from praja.kernel.people.sealing import open_sealed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 500
PREFIX = "attendance.discipline_"
PROPOSED, RECOUNTED, DECIDED = f"{PREFIX}proposed", f"{PREFIX}recounted", f"{PREFIX}decided"
WITHDRAWN, PASSED_ON = f"{PREFIX}withdrawn", f"{PREFIX}passed_on"
SUMMONED = (f"{PREFIX}summoned", f"{PREFIX}summoned_again")
SAID = {
    f"{PREFIX}answered": SaidKind.ANSWER,
    f"{PREFIX}heard": SaidKind.MINUTES,
    f"{PREFIX}not_come": SaidKind.NOT_COME,
    PASSED_ON: SaidKind.PASSED_ON,
    DECIDED: SaidKind.DECISION,
}


@attest("attendance.discipline")
def disciplines_match_their_events() -> Iterator[Mismatch]:
    """Compare every case with what was recorded of it."""
    last, rows = 0, Case.objects.filter(procedure=DISCIPLINE).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        yield from _chunk(chunk)


def _chunk(cases: Sequence[Case]) -> Iterator[Mismatch]:
    ids = [case.pk for case in cases]
    names = (PROPOSED, RECOUNTED, WITHDRAWN, *SUMMONED, *SAID)
    events = told_by_stream([case.stream for case in cases], names=names)
    rows, summonses, words = Discipline.objects.in_bulk(ids), _summonses(ids), _words(ids)
    for case in cases:
        recorded = _recorded(events.get(case.stream, ()))
        row = rows.get(case.pk)
        held = None if row is None else _held(row, summonses[case.pk], words[case.pk])
        yield from held_against(f"discipline {case.code}", recorded, held)


def _recorded(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        payload = one.payload
        if one.name == PROPOSED:
            found = {name: payload[name] for name in ("employee", "year", "superior_unit", "content")} | {
                "official_unit": 0,
                "decision": "",
                "is_withdrawn": False,
                "summonses": [],
                "words": [],
            }
        if one.name == RECOUNTED:
            found["content"] = payload["content"]
        elif one.name in SUMMONED:
            found["summonses"].append([_moment(payload["hearing_at"]), payload["content"]])
        elif one.name in SAID:
            found["words"].append([str(SAID[one.name]), payload["words"]])
        found["official_unit"] = payload["official_unit"]
        found["is_withdrawn"] = one.name == WITHDRAWN
        if one.name == DECIDED:
            found["decision"] = payload["content"]
    return found or None


def _moment(text: str) -> str:
    return moment_text(datetime.fromisoformat(text))


def _held(row: Discipline, summonses: list[list[str]], words: list[list[str]]) -> Mapping[str, Any]:
    is_decided = bool(row.sanction or row.decree or row.decree_on)
    return {
        "employee": row.employee_id,
        "year": row.year,
        "superior_unit": row.superior_unit_id,
        "content": content_digest(bytes(row.salt), row.proposed()),
        "official_unit": row.official_unit_id or 0,
        "decision": content_digest(bytes(row.decision_salt), row.decided()) if is_decided else "",
        "is_withdrawn": row.withdrawn_at is not None,
        "summonses": summonses,
        "words": words,
    }


def _summonses(ids: Sequence[int]) -> Mapping[int, list[list[str]]]:
    found = defaultdict[int, list[list[str]]](list)
    for one in Summons.objects.filter(discipline__in=ids).order_by("discipline", "number"):
        digest = content_digest(bytes(one.salt), one.digested())
        found[one.discipline_id].append([moment_text(one.at), digest])
    return found


def _words(ids: Sequence[int]) -> Mapping[int, list[list[str]]]:
    found = defaultdict[int, list[list[str]]](list)
    for one in Said.objects.filter(discipline__in=ids).order_by("discipline", "pk"):
        text = open_sealed(one.text, DISCIPLINE_WORDS)
        found[one.discipline_id].append([one.kind, content_digest(bytes(one.salt), words_content(text))])
    return found
