# SPDX-License-Identifier: EUPL-1.2
"""Open reports that are like one being written: by words, place and time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet

from praja.duties.complaints.index import OFFICE_KIND, PUBLIC_KIND
from praja.duties.complaints.models import Complaint, Topic
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.procedure.names import ANSWERED, ARCHIVED, CLOSED, JOINED
from praja.duties.complaints.rules import may_read_in_office, may_read_in_public
from praja.kernel.documents.domain.positions import Position, metres_between
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import own_region_code, regions
from praja.kernel.procedures.models import Case
from praja.kernel.search.alike import documents_alike, stems_of
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import tokens_of
from praja.lib.actors import NOBODY, Actor

MOST = 5
SPAN = timedelta(days=180)
"""Older reports are another story, even where they are still open."""

NEAR, AROUND, FAR = 150, 1_000, 3_000
"""Metres: the same spot, the same neighbourhood, somewhere else."""

ENOUGH = 6
_OVER = (ANSWERED, CLOSED, ARCHIVED, JOINED)
_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Similar:
    """An open report that may be about the same. `metres` away where both say where; `followers` besides its reporter."""

    case: Case
    score: int
    metres: int | None
    followers: int


def similar_to(
    text: str,
    region: str | None,
    latitude: Decimal | None,
    longitude: Decimal | None,
    topic: Topic | None,
    at: datetime,
    *,
    public_only: bool = True,
    actor: Actor | None = None,
    besides: int | None = None,
) -> list[Similar]:
    """At most five open reports like these words at this place, the likest first; `besides` is a case that is left out.

    What everybody may read; with `public_only=False` what `actor` may read in the office. Three statements at most, whatever
    the number of reports: candidates come from the word index, so one filed in the last seconds is not among them yet.
    """
    said = stems_of(text)
    within = _name_of_kelurahan(region)
    reader = actor if actor is not None and not public_only else NOBODY
    audience, kind = ({PUBLIC}, PUBLIC_KIND) if public_only else (tokens_of(reader), OFFICE_KIND)
    ids = documents_alike(text, within=within, audience=audience, kinds={kind}, limit=_CANDIDATES)
    if not ids:
        return []
    rule = may_read_in_public if public_only else may_read_in_office
    cases = _open_cases(rule.visible(reader, Case.objects.filter(pk__in=ids)), at).exclude(pk=besides)
    here = Position(latitude, longitude) if latitude is not None and longitude is not None else None
    judged = (_judged(case, said, region, here, topic, at) for case in cases)
    return sorted((one for one in judged if one), key=lambda one: (-one.score, -one.case.pk))[:MOST]


def _open_cases(cases: QuerySet[Case], at: datetime) -> QuerySet[Any]:
    return (
        cases.filter(procedure=COMPLAINT.name, closed_at=None, filed_at__gt=at - SPAN, filed_at__lte=at)
        .exclude(state__in=_OVER)
        .select_related("complaint__region", "lead_unit")
        .annotate(following=Count("complaint__followers"))
    )


def _name_of_kelurahan(region: str | None) -> str:
    """A report's subject names its kelurahan; a whole kecamatan is named by none of those below it."""
    if not region:
        return ""
    with recalled(regions):
        found = regions.value.get(region)
        below = regions.value.children(region) if found else ()
    return found.name if found and not below and found.code != own_region_code() else ""


def _judged(
    case: Any, said: frozenset[str], region: str | None, here: Position | None, topic: Topic | None, at: datetime
) -> Similar | None:
    complaint = case.complaint
    metres = _metres(complaint, here)
    shared = len(said & stems_of(f"{complaint.text} {complaint.place} {case.subject}"))
    place = _place_points(complaint, region, metres)
    if place is None or not shared:
        return None
    topical = 2 if topic is not None and complaint.topic_id == topic.pk else 0
    score = 2 * min(shared, 6) + place + topical + (1 if case.filed_at > at - timedelta(days=14) else 0)
    return Similar(case, score, metres, case.following) if score >= ENOUGH else None


def _metres(complaint: Complaint, here: Position | None) -> int | None:
    if here is None or complaint.latitude is None or complaint.longitude is None:
        return None
    return metres_between(here, Position(complaint.latitude, complaint.longitude))


def _place_points(complaint: Complaint, region: str | None, metres: int | None) -> int | None:
    """How much speaks for the same place; None: it is another one."""
    if metres is not None:
        return 5 if metres <= NEAR else 3 if metres <= AROUND else 0 if metres <= FAR else None
    there = complaint.region_id
    if not region or not there or own_region_code() in (region, there):
        return 0
    if region == there:
        return 2
    near = there.startswith(f"{region}.") or region.startswith(f"{there}.")
    return 1 if near else None
