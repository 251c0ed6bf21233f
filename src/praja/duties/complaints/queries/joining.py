# SPDX-License-Identifier: EUPL-1.2
"""Reports that may be about the same thing, as a coordinator compares them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from praja.duties.complaints.procedure import COMPLAINT, JOINED
from praja.duties.complaints.procedure.names import JOINS_FROM, TAKES_IN
from praja.duties.complaints.queries.office import ATTACHED_TO, Reporter, reporter_in_office, visible_cases
from praja.duties.complaints.queries.similar import similar_to
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code


@dataclass(frozen=True, slots=True)
class Compared:
    """A report as it stands beside another."""

    case: Case
    reporter: Reporter | None
    photos: tuple[Attachment, ...]
    takes_in: bool
    """Whether other reports can be joined to it."""
    joins: bool
    """Whether it can be joined to another."""


def comparable(actor: Actor, case: Case) -> Compared:
    """One report with everything a comparison shows. Two statements."""
    return _compared(actor, [case])[0]


def similar_cases(actor: Actor, case: Case, *, at: datetime, also: Sequence[str] = ()) -> list[Compared]:
    """The reports that the actor coordinates whose codes are in `also`, in that order, and then the open ones that may be the
    same as `case`, the likeliest first. The same number of statements however many there are."""
    said = case.complaint
    place = (said.region_id, said.latitude, said.longitude, said.topic, at)
    alike = similar_to(said.text, *place, public_only=False, actor=actor, besides=case.pk)
    named, ids = [read_code(code) for code in also], [one.case.pk for one in alike]
    likely = Q(pk__in=ids, state__in=JOINS_FROM | TAKES_IN)
    found = list(_coordinated(actor, case).filter(Q(code__in=named) | likely)) if named or ids else []

    def place_of(other: Case) -> tuple[int, int]:
        return (0, named.index(other.code)) if other.code in named else (1, ids.index(other.pk))

    return _compared(actor, sorted(found, key=place_of))


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


def _compared(actor: Actor, cases: list[Case]) -> list[Compared]:
    photos = _photos([case.pk for case in cases])
    return [
        Compared(
            case=case,
            reporter=reporter_in_office(actor, case),
            photos=tuple(photos[case.pk]),
            takes_in=case.state in TAKES_IN,
            joins=case.state in JOINS_FROM,
        )
        for case in cases
    ]


def _photos(ids: Iterable[int]) -> dict[int, list[Attachment]]:
    found: dict[int, list[Attachment]] = defaultdict(list)
    for row in attachments_of(ATTACHED_TO, *ids):
        if row.file.width:
            found[row.object_id].append(row)
    return found
