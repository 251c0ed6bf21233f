# SPDX-License-Identifier: EUPL-1.2
"""Founding and ending circles, and who belongs to them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, ENDED, CirclePart
from praja.duties.innovation.errors.circles import CirclePeopleInvalid, NotYourCircle
from praja.duties.innovation.events.circles import CircleKept, CirclePeopleChanged, circle_stream
from praja.duties.innovation.models.circles import Circle, CircleMember, CircleProject
from praja.duties.innovation.rules.circles import KEEP_CIRCLE, keeps_circles_of, leads_circle
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.plans.enums import LIVE
from praja.kernel.plans.models import Milestone
from praja.kernel.plans.operations import hand_over
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content, words_of
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_AIM, SHORTEST_TITLE = 1_000, 3
ONE_EACH = (CirclePart.LEADER, CirclePart.FACILITATOR, CirclePart.SECRETARY)
"""Parts that at most one person has at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleWish:
    """What a circle is called, what it is for, by which decree and since when."""

    title: str
    aim: str
    founded_on: date
    decree: str = ""


def keep_circle(
    *, wish: CircleWish, unit: Unit, leader: Person | None, actor: Actor, at: datetime, circle: Circle | None = None
) -> Circle:
    """Found a circle of a unit with its leader, or change what it is called and for (`circle`; then `leader` is not asked).

    Raises `NotYourCircle`, `CirclePeopleInvalid` (no title, no leader), words missing at `aim`. Records
    `innovation.circle_kept`, `innovation.circle_people_changed`.
    """
    unit_id = circle.unit_id if circle else unit.pk
    if not keeps_circles_of(actor, unit_id):
        raise NotYourCircle
    title, words = " ".join(wish.title.split())[:120], words_of(wish.aim, field="aim", longest=LONGEST_AIM)
    if len(title) < SHORTEST_TITLE:
        raise CirclePeopleInvalid("title", _("The group has no name yet."), _("Write what it is called."))
    if circle is None and leader is None:
        raise CirclePeopleInvalid("leader", _("The group has no leader yet."), _("Choose who leads it."))
    with transaction.atomic():
        row = Circle(unit_id=unit_id) if circle is None else _locked(circle)
        row.title, row.aim, row.aim_salt = title, words.text, words.salt
        row.decree, row.founded_on = " ".join(wish.decree.split())[:160], wish.founded_on
        row.save()
        _record_kept(row, actor, at)
        if circle is None and leader is not None:
            _join(row, leader, CirclePart.LEADER, wish.founded_on, actor, at)
    return row


def end_circle(*, circle: Circle, actor: Actor, at: datetime) -> Circle:
    """It works no more. Its finished projects stay. Raises `NotYourCircle`, `CirclePeopleInvalid` (a project still runs)."""
    _guard(circle, actor)
    with transaction.atomic():
        row = _locked(circle)
        live = Case.objects.filter(procedure=CIRCLE_PROJECT, circle_project__circle=row).exclude(state__in=ENDED)
        if live.exists():
            raise CirclePeopleInvalid(
                "circle", _("A project of this group is still worked on."), _("Finish or stop the project first.")
            )
        row.ended_on = local_date(at, local_zone())
        row.save(update_fields=["ended_on"])
        _record_kept(row, actor, at)
    return row


def take_in_person(*, circle: Circle, person: Person, part: str, actor: Actor, at: datetime) -> CircleMember:
    """Somebody belongs to the circle from today on, or takes another part in it. A new leader, facilitator or secretary takes the
    place of the one before, who stays as a member; what waited for the leader before waits for the new one, who owns the group's
    diagnoses and plans from then on with everything of them that is still owed.

    By whoever keeps the circle; members also by its leader. Raises `NotYourCircle`, `CirclePeopleInvalid`.
    """
    if not (KEEP_CIRCLE.allows(actor, circle) or (part == CirclePart.MEMBER and leads_circle(actor, circle.pk))):
        raise NotYourCircle
    with transaction.atomic():
        row, today = _locked(circle), local_date(at, local_zone())
        held = row.people.filter(person=person, until=None).first()
        if held is not None and held.part == part:
            raise CirclePeopleInvalid(
                "person", _("This person is in the group already."), _("Choose somebody else, or another part.")
            )
        if held is not None and held.part == CirclePart.LEADER:
            raise CirclePeopleInvalid("part", _("A group has one leader."), _("Name another leader first."))
        if held is not None:
            _leave(row, held, today, actor, at)
        if part in ONE_EACH and (before := row.people.filter(part=part, until=None).first()):
            _leave(row, before, today, actor, at)
            _join(row, before.person, CirclePart.MEMBER, today, actor, at)
        made = _join(row, person, CirclePart(part), today, actor, at)
        if part == CirclePart.LEADER:
            _hand_over(row, person, actor, at)
    return made


def _hand_over(row: Circle, person: Person, actor: Actor, at: datetime) -> None:
    """What the leader before worked on and owed is the new leader's: without it the next step and the promises of a plan would
    lie with somebody who leads no more."""
    waiting = WorkItem.objects.filter(case_id__in=row.projects.values("pk"), closed_at=None)
    waiting.exclude(holder_person=None).update(holder_person=person)
    for project in row.projects.exclude(diagnosis=None).select_related("diagnosis", "case").order_by("pk"):
        if project.diagnosis is not None and (project.case.state not in ENDED or _owes(project)):
            hand_over(diagnosis=project.diagnosis, to=person, actor=actor, at=at)


def _owes(project: CircleProject) -> bool:
    return (
        project.plan_id is not None
        and Milestone.objects.filter(plan=project.plan_id, commitment__status__in=LIVE).exists()
    )


def leave(*, member: CircleMember, actor: Actor, at: datetime) -> CircleMember:
    """Somebody belongs to the circle no more. Raises `NotYourCircle`, `CirclePeopleInvalid` (the leader)."""
    circle = member.circle
    if not (KEEP_CIRCLE.allows(actor, circle) or leads_circle(actor, circle.pk)):
        raise NotYourCircle
    with transaction.atomic():
        row = _locked(circle)
        held = row.people.filter(pk=member.pk, until=None).first()
        if held is None:
            return member
        if held.part == CirclePart.LEADER:
            raise CirclePeopleInvalid("part", _("A group has one leader."), _("Name another leader first."))
        _leave(row, held, local_date(at, local_zone()), actor, at)
    return held


def _locked(circle: Circle) -> Circle:
    return Circle.objects.select_for_update(of=("self",)).get(pk=circle.pk)


def _guard(circle: Circle, actor: Actor) -> None:
    if not KEEP_CIRCLE.allows(actor, circle):
        raise NotYourCircle


def _join(row: Circle, person: Person, part: str, day: date, actor: Actor, at: datetime) -> CircleMember:
    made = CircleMember.objects.create(circle=row, person=person, part=part, since=day)
    _record_member(made, actor, at)
    return made


def _leave(row: Circle, held: CircleMember, day: date, actor: Actor, at: datetime) -> None:
    held.until = day
    held.save(update_fields=["until"])
    _record_member(held, actor, at)


def _record_kept(row: Circle, actor: Actor, at: datetime) -> None:
    event = CircleKept(
        unit=row.unit_id,
        title=row.title,
        aim=content_digest(bytes(row.aim_salt), words_content(row.aim)),
        decree=row.decree,
        founded_on=row.founded_on.isoformat(),
        ended=row.ended_on is not None,
    )
    _record(row, event, actor, at)


def _record_member(member: CircleMember, actor: Actor, at: datetime) -> None:
    event = CirclePeopleChanged(
        member=member.pk,
        person=member.person_id,
        part=str(member.part),
        since=member.since.isoformat(),
        until=member.until.isoformat() if member.until else None,
    )
    _record(member.circle, event, actor, at)


def _record(row: Circle, event: Event, actor: Actor, at: datetime) -> None:
    record(event, actor=actor, at=at, stream=circle_stream(row.pk), refs={"circle": row.pk, "unit": row.unit_id})
