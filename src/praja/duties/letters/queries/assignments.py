# SPDX-License-Identifier: EUPL-1.2
"""One assignment, for whom it waits or who may open its letter."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.models import Assignment, Disposition
from praja.duties.letters.queries.dispositions import FOLLOW_UP_FILES
from praja.duties.letters.rules.asking import holds, may_open_case
from praja.kernel.documents.models import Attachment
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

WITH_IT = (
    "case__lead_unit",
    "case__letter",
    "case__order",
    "unit",
    "person",
    "disposition__given_by__person",
    "disposition__recorded_by__person",
    "disposition__parent",
)


def assignment_of(actor: Actor, number: int) -> Assignment:
    """One assignment that this actor holds, also where it was withdrawn, or whose letter or order they may open.

    Raises `NotFound` alike for an absent one and for one that is not theirs to see.
    """
    found = Assignment.objects.select_related(*WITH_IT).filter(pk=number).first()
    if found is None or not (holds(actor, found) or may_open_case(actor, found.case)):
        raise NotFound(_("There is no such assignment among those you may see."), next_step=_("Go back to your desk."))
    return found


def said_file(actor: Actor, number: int, attachment: int) -> Attachment:
    """A file of the conversation of an assignment. Raises `NotFound`."""
    row = assignment_of(actor, number)
    found = Attachment.objects.select_related("file").filter(
        pk=attachment, object_kind=FOLLOW_UP_FILES, object_id__in=row.follow_ups.values("pk")
    )
    file = found.first() if may_open_case(actor, row.case) else None
    if file is None:
        raise NotFound(_("This assignment has no such file."))
    return file


def scanned(actor: Actor, number: int) -> Disposition:
    """A disposition that was written by hand and scanned, for whom may open its letter. Raises `NotFound`."""
    row = Disposition.objects.select_related("case__letter", "scan").filter(pk=number, scan__isnull=False).first()
    if row is None or not may_open_case(actor, row.case):
        raise NotFound(_("There is no such sheet among those you may see."))
    return row
