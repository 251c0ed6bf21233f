# SPDX-License-Identifier: EUPL-1.2
"""Reports that may be about the same thing, as a coordinator compares them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from praja.duties.complaints.models import Complaint
from praja.duties.complaints.procedure import COMPLAINT, JOINED, POSTPONED, RECEIVED
from praja.duties.complaints.procedure.names import JOINS_FROM, TAKES_IN
from praja.duties.complaints.queries.office import ATTACHED_TO, Reporter, reporter_in_office, visible_cases
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.procedures.models import Case
from praja.kernel.search.domain.words import stem, tokens
from praja.lib.actors import Actor
from praja.lib.codes import read_code

RECENT = timedelta(days=180)
LOOKED_AT, OFFERED = 300, 8
ENOUGH = 3
"""Points from which a report is offered: the same topic and place, or words that are alike."""
SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """A report as it stands beside another. `points` say how alike they are, `shared` the stems that both have."""

    case: Case
    reporter: Reporter | None
    photos: tuple[Attachment, ...]
    takes_in: bool
    """Whether other reports can be joined to it."""
    joins: bool
    """Whether it can be joined to another."""
    points: int = 0


def comparable(actor: Actor, case: Case) -> Compared:
    """One report with everything a comparison shows. Two statements."""
    return _compared(actor, [case], {})[0]


def similar_cases(actor: Actor, case: Case, *, also: Sequence[str] = ()) -> list[Compared]:
    """The open reports that the actor coordinates and that may be the same as `case`, the likeliest first, and those whose
    codes are in `also` before them. The same number of statements however many there are."""
    named = [read_code(code) for code in also]
    found = list(_near(actor, case)[:LOOKED_AT])
    stems = _stems(case.complaint.text)
    points = {other.pk: _points(case.complaint, stems, other.complaint) for other in found}
    likely = sorted((o for o in found if points[o.pk] >= ENOUGH), key=lambda o: (-points[o.pk], -o.pk))[:OFFERED]
    asked = list(_coordinated(actor, case).filter(code__in=named)) if named else []
    first = {other.pk for other in asked}
    return _compared(actor, [*asked, *(other for other in likely if other.pk not in first)], points)


def joined_cases(actor: Actor, case: Case) -> list[Case]:
    """The reports that wait for the answer to `case`, oldest first, as far as the actor may read them."""
    rows = visible_cases(actor).filter(complaint__joined_to=case.pk, state=JOINED)
    return list(rows.select_related("lead_unit").order_by("filed_at", "pk"))


def main_of(actor: Actor, case: Case) -> Case | None:
    """The report that `case` was joined to, if the actor may read it."""
    main = case.complaint.joined_to_id
    return visible_cases(actor).filter(pk=main).first() if main else None


def _coordinated(actor: Actor, case: Case) -> QuerySet[Case]:
    rows = may_coordinate.visible(actor, Case.objects.filter(procedure=COMPLAINT.name)).exclude(pk=case.pk)
    return rows.select_related("lead_unit", "complaint__topic", "complaint__region", "complaint__reporter")


def _near(actor: Actor, case: Case) -> QuerySet[Case]:
    """Open and recent ones of the same topic or place."""
    complaint = case.complaint
    alike = Q(pk__in=())
    if complaint.topic_id:
        alike |= Q(complaint__topic=complaint.topic_id)
    if complaint.region_id:
        alike |= Q(complaint__region=complaint.region_id)
    if not complaint.topic_id and not complaint.region_id:
        alike = Q(complaint__topic=None)
    rows = _coordinated(actor, case).filter(alike, state__in=(*TAKES_IN, RECEIVED, POSTPONED))
    return rows.filter(filed_at__range=(case.filed_at - RECENT, case.filed_at + RECENT)).order_by("-filed_at", "-pk")


def _points(one: Complaint, stems: frozenset[str], other: Complaint) -> int:
    """How alike two reports are: topic 1, place 2, a spot that is named alike 2, nearness 2, words up to 4."""
    points = 1 if one.topic_id and one.topic_id == other.topic_id else 0
    points += 2 if one.region_id and one.region_id == other.region_id else 0
    spot = _stems(one.place) & _stems(other.place)
    points += 2 if spot else 0
    points += 2 if _is_near(one, other) else 0
    return points + min(4, len(stems & _stems(other.text)))


NEAR = 0.002
"""Degrees of latitude and longitude: about 200 metres here."""


def _is_near(one: Complaint, other: Complaint) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    return abs(one.latitude - other.latitude) < NEAR and abs(one.longitude - other.longitude) < NEAR


def _stems(text: str) -> frozenset[str]:
    return frozenset(found for token in tokens(text) if len(found := stem(token)) >= SHORTEST_STEM)


def _compared(actor: Actor, cases: list[Case], points: dict[int, int]) -> list[Compared]:
    photos = _photos([case.pk for case in cases])
    return [
        Compared(
            case=case,
            reporter=reporter_in_office(actor, case),
            photos=tuple(photos[case.pk]),
            takes_in=case.state in TAKES_IN,
            joins=case.state in JOINS_FROM,
            points=points.get(case.pk, 0),
        )
        for case in cases
    ]


def _photos(ids: Iterable[int]) -> dict[int, list[Attachment]]:
    found: dict[int, list[Attachment]] = defaultdict(list)
    for row in attachments_of(ATTACHED_TO, *ids):
        if row.file.width:
            found[row.object_id].append(row)
    return found
