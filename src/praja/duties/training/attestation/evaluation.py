# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: as many answers as were given, and after the closing the very same ones."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q

from praja.duties.training.domain.evaluation.sealing import FIELDS, content_of_answers
from praja.duties.training.enums.evaluation import Asked
from praja.duties.training.models import EvaluationAnswer, EvaluationClosing, EvaluationTurn
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import told

NAMES = ("training.evaluation_answered", "training.behaviour_asked", "training.evaluation_closed")

Key = tuple[int, str]


@attest("training.evaluations")
def evaluations_match_their_events() -> Iterator[Mismatch]:
    """Count the answers and who has answered; compare what was closed with its digest. An answer alone is in no event: it would
    lead to whoever gave it.
    """
    answers: Counter[Key] = Counter()
    turns: Counter[tuple[int, str, bool]] = Counter()
    closed: dict[Key, str] = {}
    for one in told(Q(), names=NAMES, order=("id",)):
        case, asked = int(one.refs["case"]), str(one.payload.get("asked", Asked.BEHAVIOUR.value))
        if one.name == "training.evaluation_answered":
            answers[case, asked] += one.payload["rows"]
            turns[int(one.refs["seat"]), asked, True] += 1
            if asked == Asked.BEHAVIOUR.value:
                turns[int(one.refs["seat"]), asked, False] -= 1
        elif one.name == "training.behaviour_asked":
            turns[int(one.refs["seat"]), asked, False] += len(one.payload["raters"])
        else:
            closed[case, asked] = one.payload["digest"]
    yield from _counts(answers, turns)
    yield from _closings(closed)


def _counts(answers: Counter[Key], turns: Counter[tuple[int, str, bool]]) -> Iterator[Mismatch]:
    held = Counter(EvaluationAnswer.objects.values_list("training_class_id", "asked"))
    for key in sorted({*answers, *held}):
        if answers[key] != held[key]:
            yield Mismatch(f"evaluation of class {key[0]}", f"has {held[key]} answers, but {answers[key]} were given")
    rows = EvaluationTurn.objects.values_list("seat_id", "asked", "answered_on")
    there = Counter((seat, asked, answered is not None) for seat, asked, answered in rows)
    for turn in sorted({*turns, *there}):
        if turns[turn] != there[turn]:
            yield Mismatch(
                f"evaluation of seat {turn[0]}", f"{there[turn]} turns stand so, but {turns[turn]} were recorded"
            )


def _closings(closed: dict[Key, str]) -> Iterator[Mismatch]:
    rows = {(row.training_class_id, row.asked): row for row in EvaluationClosing.objects.all()}
    for key in sorted({*closed, *rows}):
        row = rows.get(key)
        where = f"evaluation of class {key[0]}"
        if row is None or key not in closed:
            yield Mismatch(where, "was closed without a row, or has a row that no event knows")
        elif row.salt and content_digest(bytes(row.salt), _content(key)) != closed[key]:
            yield Mismatch(where, "its answers are not those that were there when it was closed")


def _content(key: Key) -> dict[str, object]:
    answers = EvaluationAnswer.objects.filter(training_class_id=key[0], asked=key[1])
    return content_of_answers(answers.values_list(*FIELDS))
