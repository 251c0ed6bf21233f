# SPDX-License-Identifier: EUPL-1.2
"""What the counter and the officers' intake read: whose reports are open, and which paper numbers are taken."""

from collections.abc import Collection

from praja.duties.complaints.models import Complaint
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.procedures.models import Case


def reports_of_persons(person_ids: Collection[int], most: int) -> list[tuple[Case, str]]:
    """Open reports of these persons with the reporter's name, what is due first at the front, at most `most`.

    Not those filed without a name or in secret: who knows a telephone number must not learn that its holder wrote them. They
    open by their code, like everybody's.
    """
    rows = (
        Complaint.objects.filter(reporter_id__in=person_ids, anonymous=False, secret=False)
        .filter(case__procedure=COMPLAINT.name, case__closed_at=None)
        .select_related("case__lead_unit", "reporter")
        .order_by("case__due_at", "case_id")[:most]
    )
    return [(row.case, row.reporter.name if row.reporter else "") for row in rows]


def is_number_taken(door_ref: str) -> bool:
    """Whether a report was already entered under this number of a paper form or call sheet."""
    return bool(door_ref) and Complaint.objects.filter(door_ref=door_ref).exists()
