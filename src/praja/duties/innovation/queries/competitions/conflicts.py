# SPDX-License-Identifier: EUPL-1.2
"""Who must not judge what, by what is known here: one's own unit or one above or below it, one's household, one's own team."""

from collections import defaultdict
from collections.abc import Collection
from enum import StrEnum

from django.db.models import Q

from praja.duties.innovation.models.competitions import Entry, EntryMember
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee, HouseholdMember


class Interest(StrEnum):
    """Why a juror must not judge an entry."""

    TEAM = "team"
    UNIT = "unit"
    FAMILY = "family"


def interests(jurors: Collection[int], entries: Collection[Entry]) -> dict[tuple[int, int], Interest]:
    """Pairs (juror's person, entry) that must not meet, and why. Three statements, however many there are.

    Somebody is family of whoever stands in the same household as `people` knows it, on either side.
    """
    tree = units.current()
    unit_of = dict(Employee.objects.filter(person_id__in=jurors).values_list("person_id", "unit_id"))
    teams: dict[int, set[int]] = defaultdict(set)
    members = EntryMember.objects.filter(entry__in=[one.pk for one in entries])
    for entry_id, person_id in members.values_list("entry_id", "person_id"):
        teams[entry_id].add(person_id)
    family = _family(jurors)
    found: dict[tuple[int, int], Interest] = {}
    for entry in entries:
        near = {entry.unit_id, *tree.ancestors(entry.unit_id), *tree.subtree(entry.unit_id)}
        for juror in jurors:
            if juror in teams[entry.pk]:
                found[juror, entry.pk] = Interest.TEAM
            elif family[juror] & teams[entry.pk]:
                found[juror, entry.pk] = Interest.FAMILY
            elif unit_of.get(juror) in near:
                found[juror, entry.pk] = Interest.UNIT
    return found


def is_close(person_id: int, entry: Entry) -> bool:
    """Whether somebody is of the entry's team, or family of somebody of it."""
    return interests([person_id], [entry]).get((person_id, entry.pk)) in (Interest.TEAM, Interest.FAMILY)


def _family(people: Collection[int]) -> dict[int, set[int]]:
    """Everybody who stands with each of `people` in a household today: those they keep, who keeps them, and who is kept with
    them."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = HouseholdMember.objects.filter(until=None)
    near = set(rows.filter(Q(holder__in=people) | Q(member__in=people)).values_list("holder_id", flat=True))
    houses: dict[int, set[int]] = defaultdict(set)
    for holder, member in rows.filter(holder__in=near).values_list("holder_id", "member_id"):
        houses[holder] |= {holder, member}
    for house in houses.values():
        for person in house & set(people):
            found[person] |= house - {person}
    return found
