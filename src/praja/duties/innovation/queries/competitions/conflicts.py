# SPDX-License-Identifier: EUPL-1.2
"""Who must not judge what, by what is known here and what was told: one's own unit or one above or below it, one's family, one's
own team, and what one worked on before it was entered."""

from collections import defaultdict
from collections.abc import Collection
from enum import StrEnum

from django.db.models import Q, QuerySet

from praja.duties.innovation.models.competitions import Entry, EntryMember, EntryRelative, JurorRelative
from praja.duties.innovation.queries.competitions.works import work_people
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee, HouseholdMember


class Interest(StrEnum):
    """Why a juror must not judge an entry."""

    TEAM = "team"
    UNIT = "unit"
    FAMILY = "family"


def interests(jurors: Collection[int], entries: Collection[Entry]) -> dict[tuple[int, int], Interest]:
    """Pairs (juror's person, entry) that must not meet, and why. As many statements, however many there are.

    Of a team is also whoever was ever in the team of the innovation or of the work-culture group whose work is entered: mentors
    and facilitators too. Somebody is family of whoever stands in the same household as `people` knows it, on either side, and
    of whom the team, the juror or whoever runs it told.
    """
    tree = units.current()
    unit_of = dict(Employee.objects.filter(person_id__in=jurors).values_list("person_id", "unit_id"))
    teams, told = _teams(entries), _told(entries)
    family = _family(jurors)
    for juror, person in _told_by(jurors, entries):
        family[juror].add(person)
    found: dict[tuple[int, int], Interest] = {}
    for entry in entries:
        near = {entry.unit_id, *tree.ancestors(entry.unit_id), *tree.subtree(entry.unit_id)}
        for juror in jurors:
            if juror in teams[entry.pk]:
                found[juror, entry.pk] = Interest.TEAM
            elif juror in told[entry.pk] or family[juror] & teams[entry.pk]:
                found[juror, entry.pk] = Interest.FAMILY
            elif unit_of.get(juror) in near:
                found[juror, entry.pk] = Interest.UNIT
    return found


def _teams(entries: Collection[Entry]) -> dict[int, set[int]]:
    teams = work_people(entries)
    members = EntryMember.objects.filter(entry__in=[one.pk for one in entries])
    for entry_id, person_id in members.values_list("entry_id", "person_id"):
        teams[entry_id].add(person_id)
    return teams


def _told(entries: Collection[Entry]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = EntryRelative.objects.filter(entry__in=[one.pk for one in entries])
    for entry_id, person_id in rows.values_list("entry_id", "person_id"):
        found[entry_id].add(person_id)
    return found


def _told_by(jurors: Collection[int], entries: Collection[Entry]) -> "QuerySet[JurorRelative, tuple[int, int]]":
    competitions = {one.competition_id for one in entries}
    rows = JurorRelative.objects.filter(juror__in=jurors, competition__in=competitions)
    return rows.values_list("juror_id", "person_id")


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
