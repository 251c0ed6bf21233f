# SPDX-License-Identifier: EUPL-1.2
"""The story of an application as officers read it: each act in order, by whom, when, and what was said."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from praja.duties.services.enums import RemarkKind
from praja.duties.services.models import Application
from praja.duties.services.queries.applications import VISIT_FILES
from praja.duties.services.queries.office_told import TELLING, TOLD_AT_COUNTER
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Written, rows_told
from praja.lib.actors import Actor


def office_story(
    actor: Actor, case: Case, application: Application, *, seen_version: int | None = None
) -> list[StoryAct]:
    """Everything that happened, oldest first; see `stories.office_story`. Three statements, and one for each kind of words that
    the case has, two for visits."""
    telling = TOLD_AT_COUNTER if case.channel == Channel.COUNTER else TELLING
    rows = rows_told(case, telling)
    words = _written_in(application, rows)
    return stories.office_story(actor, case, telling, rows, words, seen_version=seen_version)


def _written_in(application: Application, rows: list[HistoryRow]) -> dict[int, Written]:
    """Ledger id of an act to what was written in it: words are kept one row for each act, in the order of the acts."""
    found: dict[int, Written] = {}
    for name, read in _IN_ORDER.items():
        mine = [row for row in rows if row.name in (f"services.{name}", *_ALIKE.get(name, ()))]
        if mine:
            found |= {row.id: words for row, words in zip(mine, read(application), strict=False)}
    return found


def _completions(application: Application) -> list[Written]:
    return [Written(row.text) for row in application.completions.order_by("id")]


def _remarks(kind: RemarkKind) -> Callable[[Application], list[Written]]:
    return lambda application: [Written(row.text) for row in application.remarks.filter(kind=kind).order_by("id")]


def _visits(application: Application) -> list[Written]:
    visits = list(application.visits.exclude(visited_at=None).order_by("visited_at", "id"))
    files = defaultdict(list)
    for file in attachments_of(VISIT_FILES, *(visit.pk for visit in visits)):
        files[file.object_id].append(file)
    return [Written(visit.findings, files=tuple(files[visit.pk])) for visit in visits]


def _recommendations(application: Application) -> list[Written]:
    return [Written(row.text) for row in application.recommendations.exclude(given_at=None).order_by("given_at", "id")]


def _refusal(application: Application) -> list[Written]:
    return [Written(application.refusal_note)]


def _waived(application: Application) -> list[Written]:
    payment = getattr(application, "payment", None)
    return [Written(payment.waived_reason)] if payment else []


def _denied(application: Application) -> list[Written]:
    rows = application.references.exclude(note="").order_by("answered_at", "id")
    return [Written(row.note) for row in rows]


def _rating(application: Application) -> list[Written]:
    rating = getattr(application, "rating", None)
    return [Written(rating.text)] if rating else []


_IN_ORDER: dict[str, Callable[[Application], Iterable[Written]]] = {
    "completion_asked": _completions,
    "refusal_proposed": _remarks(RemarkKind.PROPOSAL),
    "returned_for_check": _remarks(RemarkKind.RETURN),
    "visited": _visits,
    "recommended": _recommendations,
    "refused": _refusal,
    "fee_waived": _waived,
    "reference_denied": _denied,
    "rated": _rating,
}
_ALIKE = {"refused": ("services.refused_elsewhere",)}
