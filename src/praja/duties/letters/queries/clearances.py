# SPDX-License-Identifier: EUPL-1.2
"""Lists by which files leave, as those who keep, head or audit the unit may read them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import CLEARANCE
from praja.duties.letters.models import Clearance, ClearanceItem, RecordFile
from praja.duties.letters.queries.files import with_facts
from praja.duties.letters.rules import may_read_clearance
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound


def clearances_for(actor: Actor) -> QuerySet[Case]:
    """The lists that this actor may read."""
    cases = may_read_clearance.visible(actor, Case.objects.filter(procedure=CLEARANCE))
    return cases.select_related("lead_unit", "clearance__approval_file", "clearance__minutes_file")


def clearance_in_office(actor: Actor, code: str) -> Case:
    """One of them. Raises `NotFound` alike for an absent one and one of other units."""
    found = clearances_for(actor).filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is no such list among those you may read."))
    return found


def listed_files(clearance: Clearance) -> list[RecordFile]:
    """The files that stand on the list, with what counts for each."""
    rows = RecordFile.objects.filter(clearances__clearance=clearance.pk, clearances__removed_reason="")
    return list(with_facts(rows).order_by("code__sort_key", "pk"))


def taken_off(clearance: Clearance) -> list[ClearanceItem]:
    """What was taken off it, with the reason."""
    rows = clearance.items.exclude(removed_reason="").select_related("file__code")
    return list(rows.order_by("file__code__sort_key", "pk"))
