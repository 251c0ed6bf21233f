# SPDX-License-Identifier: EUPL-1.2
"""What officers choose from on a case: destinations outside, the table of affairs, places."""

from datetime import date

from django.utils.translation import gettext as _

from praja.duties.complaints.models import Destination, Dispute
from praja.kernel.organization.models import Affair
from praja.kernel.organization.queries import affairs_in_force, affairs_matching, own_region_code, regions
from praja.kernel.procedures.models import Case

MOST_AFFAIRS = 12


def destinations() -> list[Destination]:
    """Who outside this government can be named, by name."""
    return list(Destination.objects.filter(is_active=True).order_by("name"))


def affairs_to_choose(words: str, on: date) -> list[Affair]:
    """Rows of the table that speak of these words, the best first; where none does, the first of all that are in force."""
    return affairs_matching(words, on=on, limit=MOST_AFFAIRS) or list(affairs_in_force(on)[:MOST_AFFAIRS])


def open_dispute(case: Case) -> Dispute | None:
    """The dispute that waits for its decision."""
    return (
        Dispute.objects.filter(complaint=case.pk, decided_at=None).select_related("from_unit", "proposed_unit").last()
    )


def place_choices() -> list[tuple[str, str]]:
    """Every kecamatan and what lies in it, in one flat list."""
    tree, found = regions.current(), [("", _("I can't say, or it is the whole region"))]
    for district in tree.children(own_region_code()):
        found.append((district.code, district.name))
        found += [(village.code, f"{district.name}, {village.name}") for village in tree.children(district.code)]
    return found
