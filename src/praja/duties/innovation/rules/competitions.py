# SPDX-License-Identifier: EUPL-1.2
"""Who runs a competition, who sees which entry when, who judges, who appeals and who decides."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.innovation.enums.competitions import (
    COMPETITION,
    ENTRY,
    RESULT_SHOWN,
    WRITING,
    CompetitionState,
    EntryState,
)
from praja.duties.innovation.models.competitions import (
    CommitteeMember,
    Competition,
    Entry,
    EntryMember,
    Juror,
    Placing,
)
from praja.duties.innovation.rules.path import opens_innovation
from praja.kernel.assessments.models import AssignedSubject, ConflictOfInterest
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import NONE, CaseRule, case_rule
from praja.lib.actors import Actor, ActorKind, Holders, Rule, role_door

HOLDERS = (Role.ORGANIZATION,)
"""Who holds competitions for the units they keep."""
_OVERSEERS = (*HOLDERS, Role.AUDITOR)
_IN_HAND = (EntryState.HANDED_IN, EntryState.ELIGIBLE, EntryState.REFUSED)
"""What those who run it see: never what a team is still writing."""

opens_competitions = opens_innovation
opens_holding = role_door("innovation.hold_competitions", *HOLDERS)
"""Preparing a competition."""


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _me(actor: Actor) -> int:
    """The actor's person; 0, which is nobody, for whoever is no employee."""
    return actor.person_id or 0 if actor.kind is ActorKind.EMPLOYEE else 0


def holds_competitions(actor: Actor, unit_id: int) -> bool:
    """Whether this actor holds competitions for a unit: the organisation bureau over it, or the platform."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*HOLDERS)


def in_committee(actor: Actor, competition_id: int) -> bool:
    """Whether this actor is of the committee."""
    me = _me(actor)
    return bool(me) and CommitteeMember.objects.filter(competition_id=competition_id, person_id=me).exists()


def runs_competition(actor: Actor, row: Competition) -> bool:
    """Whether this actor runs the competition: who holds it, and its committee."""
    return holds_competitions(actor, row.case.lead_unit_id) or in_committee(actor, row.pk)


def _committee_of(path: str, me: int) -> Exists:
    return Exists(CommitteeMember.objects.filter(competition=OuterRef(path), person_id=me))


def _run_by(actor: Actor, rows: "QuerySet[Competition]") -> "QuerySet[Competition]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    held = Q(case__lead_unit_id__in=actor.units_as(*HOLDERS))
    return rows.filter(held | Q(_committee_of("pk", _me(actor))))


def _runners(row: Competition) -> Iterable[Holders]:
    yield from (Holders(role, _above(row.case.lead_unit_id)) for role in HOLDERS)
    people = row.committee.values_list("person_id", flat=True)
    yield from (Holders("", person_id=person) for person in people)


RUN_COMPETITION: Rule[Competition] = Rule("innovation.run_competition", runs_competition, _run_by, _runners)
"""The organisation bureau over the unit that holds it, and the committee."""


def _sees(actor: Actor, row: Competition) -> bool:
    if row.case.state == CompetitionState.DRAFT:
        return runs_competition(actor, row)
    return actor.kind is ActorKind.SYSTEM or bool(_me(actor))


def _seen(actor: Actor, rows: "QuerySet[Competition]") -> "QuerySet[Competition]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    me = _me(actor)
    if not me:
        return rows.filter(case__state=CompetitionState.DRAFT, case__lead_unit_id__in=actor.units_as(*HOLDERS))
    held = Q(case__lead_unit_id__in=actor.units_as(*HOLDERS)) | Q(_committee_of("pk", me))
    return rows.filter(~Q(case__state=CompetitionState.DRAFT) | held)


SEE_COMPETITION: Rule[Competition] = Rule("innovation.see_competition", _sees, _seen, _runners)
"""In preparation only who runs it; from its opening on everybody in the office."""


def writes_entry(actor: Actor, entry_id: int) -> bool:
    """Whether this actor is leader or member of the team."""
    me = _me(actor)
    mine = EntryMember.objects.filter(entry_id=entry_id, person_id=me, function__in=WRITING)
    return bool(me) and mine.exists()


def in_entry_team(actor: Actor, entry_id: int) -> bool:
    """Whether this actor is anything to the entry."""
    me = _me(actor)
    return bool(me) and EntryMember.objects.filter(entry_id=entry_id, person_id=me).exists()


def _sees_entry(actor: Actor, entry: Entry) -> bool:
    if actor.kind is ActorKind.SYSTEM or in_entry_team(actor, entry.pk):
        return True
    competition = entry.competition
    if entry.state in _IN_HAND:
        over = competition.case.lead_unit_id in actor.units_as(*_OVERSEERS)
        if over or in_committee(actor, competition.pk):
            return True
    shown = competition.case.state in RESULT_SHOWN
    return bool(_me(actor)) and shown and entry.placings.filter(stage=None).exists()


def _seen_entries(actor: Actor, rows: "QuerySet[Entry]") -> "QuerySet[Entry]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    over = Q(state__in=_IN_HAND) & Q(competition__case__lead_unit_id__in=actor.units_as(*_OVERSEERS))
    me = _me(actor)
    if not me:
        return rows.filter(over)
    mine = Exists(EntryMember.objects.filter(entry=OuterRef("pk"), person_id=me))
    placed = Exists(Placing.objects.filter(entry=OuterRef("pk"), stage=None))
    return rows.filter(
        over
        | Q(mine)
        | Q(state__in=_IN_HAND) & Q(_committee_of("competition_id", me))
        | Q(competition__case__state__in=RESULT_SHOWN) & Q(placed)
    )


def _seers_of_entry(entry: Entry) -> Iterable[Holders]:
    for person in entry.team.values_list("person_id", flat=True):
        yield Holders("", person_id=person)
    if entry.state in _IN_HAND:
        yield from (Holders(role, _above(entry.competition.case.lead_unit_id)) for role in _OVERSEERS)
        for person in entry.competition.committee.values_list("person_id", flat=True):
            yield Holders("", person_id=person)


SEE_ENTRY: Rule[Entry] = Rule("innovation.see_entry", _sees_entry, _seen_entries, _seers_of_entry)
"""Its team always; who runs or audits the competition from its handing in; everybody in the office, other teams included, once it
is placed in an announced result. Jurors read what was given to them by `JUDGE_ENTRY`, where it is blind without names."""


def _judges(actor: Actor, entry: Entry) -> bool:
    me = _me(actor)
    if not me:
        return False
    given = AssignedSubject.objects.filter(subject_id=entry.pk, assessor__person_id=me)
    if not given.filter(assessor__round__subject_kind=ENTRY).exists():
        return False
    conflicts = ConflictOfInterest.objects.filter(subject_id=entry.pk, assessor__person_id=me)
    return not conflicts.filter(assessor__round__subject_kind=ENTRY).exists()


def _judged_by(actor: Actor, rows: "QuerySet[Entry]") -> "QuerySet[Entry]":
    me = _me(actor)
    given = {"subject_id": OuterRef("pk"), "assessor__person_id": me, "assessor__round__subject_kind": ENTRY}
    return rows.filter(
        Exists(AssignedSubject.objects.filter(**given)), ~Exists(ConflictOfInterest.objects.filter(**given))
    )


def _judges_of(entry: Entry) -> Iterable[Holders]:
    given = AssignedSubject.objects.filter(subject_id=entry.pk, assessor__round__subject_kind=ENTRY)
    conflicts = ConflictOfInterest.objects.filter(subject_id=entry.pk, assessor__round__subject_kind=ENTRY)
    apart = set(conflicts.values_list("assessor__person_id", flat=True))
    people = set(given.values_list("assessor__person_id", flat=True)) - apart
    return tuple(Holders("", person_id=person) for person in sorted(people))


JUDGE_ENTRY: Rule[Entry] = Rule("innovation.judge_entry", _judges, _judged_by, _judges_of)
"""Jurors to whom it was given and who declared no conflict of interest."""


def judged_in(person_id: int, competition_id: int) -> bool:
    """Whether a person judges in a competition, or was given something to judge."""
    return Juror.objects.filter(competition_id=competition_id, person_id=person_id).exists() or (
        AssignedSubject.objects.filter(
            assessor__person_id=person_id,
            assessor__round__subject_kind=ENTRY,
            subject_id__in=Entry.objects.filter(competition_id=competition_id).values("pk"),
        ).exists()
    )


def _is_competition(case: Case) -> bool:
    return case.procedure == COMPETITION


may_hold: CaseRule = case_rule(
    "innovation.hold",
    lambda actor, case: _is_competition(case) and holds_competitions(actor, case.lead_unit_id),
    lambda actor: (
        Q(procedure=COMPETITION)
        if actor.kind is ActorKind.SYSTEM
        else Q(procedure=COMPETITION, lead_unit_id__in=actor.units_as(*HOLDERS))
    ),
    lambda case: tuple(Holders(role, _above(case.lead_unit_id)) for role in HOLDERS),
)
"""The organisation bureau over the unit that holds it."""


def _run_cases(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q(procedure=COMPETITION)
    held = Q(lead_unit_id__in=actor.units_as(*HOLDERS)) | Q(_committee_of("pk", _me(actor)))
    return Q(procedure=COMPETITION) & held


def _runners_of_case(case: Case) -> Iterable[Holders]:
    found = Competition.objects.select_related("case").filter(pk=case.pk).first()
    return () if found is None else tuple(_runners(found))


may_run: CaseRule = case_rule(
    "innovation.run",
    lambda actor, case: (
        _is_competition(case) and (holds_competitions(actor, case.lead_unit_id) or in_committee(actor, case.pk))
    ),
    _run_cases,
    _runners_of_case,
)
"""`RUN_COMPETITION`, asked of its case."""


def _writers(me: int, competition: Any) -> "QuerySet[EntryMember]":
    placed = Placing.objects.filter(entry=OuterRef("entry"), stage=None)
    rows = EntryMember.objects.filter(entry__competition=competition, person_id=me, function__in=WRITING)
    return rows.filter(Exists(placed))


may_appeal: CaseRule = case_rule(
    "innovation.appeal",
    lambda actor, case: _is_competition(case) and bool(_me(actor)) and _writers(_me(actor), case.pk).exists(),
    lambda actor: Q(procedure=COMPETITION) & Q(Exists(_writers(_me(actor), OuterRef("pk")))) if _me(actor) else NONE,
)
"""Leader and members of an entry that was placed."""
