# SPDX-License-Identifier: EUPL-1.2
"""The words of an innovation and the people who write them."""

from datetime import datetime

from django.db import transaction

from praja.duties.innovation.domain.profiles import ProfileSheet, content
from praja.duties.innovation.enums import PATH, TeamFunction
from praja.duties.innovation.errors.path import (
    AlreadyInTeam,
    LeaderNeeded,
    NotYourInnovation,
    ProfileWrittenSince,
)
from praja.duties.innovation.events.path import ProfileWritten, ReviewerNamed, TeamChanged
from praja.duties.innovation.models import Innovation, Profile, Reviewer, TeamMember
from praja.duties.innovation.operations.path.starting import locked, refs
from praja.duties.innovation.rules import CURATE, in_team, keeps_innovation
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Person
from praja.kernel.plans.models import Diagnosis
from praja.kernel.plans.operations import hand_over
from praja.kernel.procedures.errors import WordsTooLong
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor

LONGEST = 12_000
"""Characters of one answer: far more than any index asks for, and nobody reads more than 2,000 words."""
WORKERS = (TeamFunction.LEADER, TeamFunction.MEMBER)


def write_profile(
    *, innovation: Innovation, sheet: ProfileSheet, seen_number: int, actor: Actor, at: datetime
) -> Profile:
    """Write a version of its words; the same words make none. `seen_number` is the version that the form showed (0: none).

    Leader and members write, in whatever state: what was proposed or shown is kept as its own version. Raises
    `NotYourInnovation`, `ProfileWrittenSince`, `WordsTooLong`. Records `innovation.profile_written`.
    """
    kept = content(sheet)
    for field, text in kept.items():
        if len(text) > LONGEST:
            raise WordsTooLong(LONGEST, field=field)
    with transaction.atomic():
        row = locked(innovation)
        if not in_team(actor, row.pk, *WORKERS):
            raise NotYourInnovation
        last = row.profiles.order_by("-number").first()
        number = 0 if last is None else last.number
        if last is not None and last.sheet == kept:
            return last
        if number != seen_number:
            raise ProfileWrittenSince
        salt = new_salt()
        profile = Profile.objects.create(
            innovation=row, number=number + 1, sheet=kept, salt=salt, written_by=_person(actor), written_at=at
        )
        event = ProfileWritten(number=profile.number, sheet=content_digest(salt, kept))
        record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return profile


def join_team(*, innovation: Innovation, person: Person, function: str, actor: Actor, at: datetime) -> TeamMember:
    """Take somebody into the team; the leader hands the lead over by naming a new one, with what waits for the leader, the
    diagnosis, the plan and what it promises, and stays a member.

    Raises `NotYourInnovation`, `AlreadyInTeam`. Records `innovation.team_changed`, once for each who changed.
    """
    with transaction.atomic():
        row = locked(innovation)
        if not _leads(actor, row):
            raise NotYourInnovation
        held = row.team.filter(person=person, left_at=None).first()
        if held is not None and held.function == function:
            raise AlreadyInTeam
        if held is not None and held.function == TeamFunction.LEADER:
            raise LeaderNeeded
        if function == TeamFunction.LEADER:
            _hand_over(row, actor, at)
        if held is not None:
            _leave(row, held, actor, at)
        made = _join(row, person, function, actor, at)
        if function == TeamFunction.LEADER:
            _hand_work(row, person, actor, at)
    return made


def leave_team(*, member: TeamMember, actor: Actor, at: datetime) -> TeamMember:
    """Somebody leaves: by themselves, or let go by whoever leads; what they began and promised is the leader's then. Left before:
    nothing changes.

    Raises `NotYourInnovation`, `LeaderNeeded`. Records `innovation.team_changed`.
    """
    with transaction.atomic():
        row = locked(member.innovation)
        held = TeamMember.objects.get(pk=member.pk)
        if not (_leads(actor, row) or actor.person_id == held.person_id):
            raise NotYourInnovation
        if held.left_at is None:
            if held.function == TeamFunction.LEADER:
                raise LeaderNeeded
            _leave(row, held, actor, at)
            _hand_work_of(row, held.person_id, actor, at)
    return held


def name_reviewer(*, innovation: Innovation, person: Person, actor: Actor, at: datetime) -> Reviewer:
    """Somebody of the independent team reads and discusses it from now on. Again changes nothing; nobody of its own team does.

    Raises `NotYourInnovation`, `AlreadyInTeam`. Records `innovation.reviewer_named`.
    """
    with transaction.atomic():
        row = locked(innovation)
        if not CURATE.allows(actor, row):
            raise NotYourInnovation
        if row.team.filter(person=person).exists():
            raise AlreadyInTeam
        reviewer, is_new = Reviewer.objects.get_or_create(innovation=row, person=person, ended_at=None)
        if is_new:
            event = ReviewerNamed(person=person.pk, ended=False)
            record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return reviewer


def end_reviewer(*, reviewer: Reviewer, actor: Actor, at: datetime) -> Reviewer:
    """They do so no more. Again changes nothing. Raises `NotYourInnovation`. Records `innovation.reviewer_named`."""
    with transaction.atomic():
        row = locked(reviewer.innovation)
        if not CURATE.allows(actor, row):
            raise NotYourInnovation
        held = Reviewer.objects.get(pk=reviewer.pk)
        if held.ended_at is None:
            held.ended_at = at
            held.save(update_fields=["ended_at"])
            event = ReviewerNamed(person=held.person_id, ended=True)
            record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return held


def _person(actor: Actor) -> Person:
    """The person behind an actor of the team."""
    return Person.objects.get(pk=actor.person_id or 0)


def _leads(actor: Actor, row: Innovation) -> bool:
    return in_team(actor, row.pk, TeamFunction.LEADER) or keeps_innovation(actor, row.case.lead_unit_id)


def _hand_over(row: Innovation, actor: Actor, at: datetime) -> None:
    leader = row.team.filter(function=TeamFunction.LEADER, left_at=None).first()
    if leader is not None:  # one that was taken over from a list may have none yet
        _leave(row, leader, actor, at)
        _join(row, leader.person, TeamFunction.MEMBER, actor, at)


def _hand_work(row: Innovation, to: Person, actor: Actor, at: datetime) -> None:
    """What waits for the leader, and what its plan still promises, wait for `to`: nobody else's desk would be looked at."""
    waiting = WorkItem.objects.filter(case_id=row.pk, closed_at=None)
    waiting.exclude(holder_person=None).update(holder_person=to)
    for diagnosis in Diagnosis.objects.filter(source_kind=PATH, source_id=row.pk).order_by("pk"):
        hand_over(diagnosis=diagnosis, to=to, actor=actor, at=at)


def _hand_work_of(row: Innovation, person_id: int, actor: Actor, at: datetime) -> None:
    leader = row.team.filter(function=TeamFunction.LEADER, left_at=None).first()
    began = Diagnosis.objects.filter(source_kind=PATH, source_id=row.pk, owner=person_id)
    if leader is not None and began.exists():
        _hand_work(row, leader.person, actor, at)


def _join(row: Innovation, person: Person, function: str, actor: Actor, at: datetime) -> TeamMember:
    member = TeamMember.objects.create(innovation=row, person=person, function=function, joined_at=at)
    event = TeamChanged(person=person.pk, function=function, left=False)
    record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return member


def _leave(row: Innovation, held: TeamMember, actor: Actor, at: datetime) -> None:
    held.left_at = at
    held.save(update_fields=["left_at"])
    event = TeamChanged(person=held.person_id, function=held.function, left=True)
    record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
