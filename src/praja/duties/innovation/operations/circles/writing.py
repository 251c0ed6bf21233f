# SPDX-License-Identifier: EUPL-1.2
"""What the people of a circle write in a project: the sheets of its steps, and minutes of its meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.circles.steps import STEPS, Sheet, cleaned
from praja.duties.innovation.enums.circles import ENDED, STEP_STATES, ProjectState
from praja.duties.innovation.errors.circles import MinutesInvalid, NotYourCircle, SheetWrittenSince, StepNotOpen
from praja.duties.innovation.events.circles import MinutesWritten, SheetWritten
from praja.duties.innovation.models.circles import CircleProject, Minutes, Present, StepSheet
from praja.duties.innovation.rules.circles import WORK_ON_PROJECT
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Person
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST = 4_000


def write_sheet(
    *, project: CircleProject, step: int, sheet: Sheet, seen_number: int, actor: Actor, at: datetime
) -> StepSheet:
    """Write what a step says, as its next version; unfinished is fine until the circle goes on. What was written before stays.

    Raises `NotYourCircle`, `StepNotOpen` (the project does not stand at this step), `SheetWrittenSince`. Records
    `innovation.circle_sheet_written`.
    """
    guard_working(project, actor)
    kept = cleaned(step, sheet) if step in STEPS else {}
    with transaction.atomic():
        case = lock(project.pk)
        if not kept or case.state != STEP_STATES[step - 1]:
            raise StepNotOpen
        last = project.sheets.filter(step=step).order_by("-number").first()
        number = last.number if last else 0
        if number != seen_number:
            raise SheetWrittenSince
        if last is not None and last.sheet == kept:
            return last
        row = StepSheet.objects.create(
            project=project,
            step=step,
            number=number + 1,
            sheet=kept,
            salt=new_salt(),
            written_by_id=person_of(actor),
            written_at=at,
        )
        note(case, SheetWritten(stage=step, number=row.number, sheet=digest_of(row.salt, kept)), actor, at)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesWish:
    """What a meeting was: when and where, about which step, who was there, what was discussed and decided."""

    held_on: date
    step: int
    present: Collection[Person]
    discussed: str
    decided: str
    place: str = ""


def write_minutes(
    *,
    project: CircleProject,
    wish: MinutesWish,
    actor: Actor,
    at: datetime,
    minutes: Minutes | None = None,
    seen_number: int = 0,
) -> Minutes:
    """Write the minutes of a meeting, or write `minutes` anew.

    Raises `NotYourCircle`, `StepNotOpen` (the project has ended), `MinutesInvalid`, `SheetWrittenSince`, words missing at
    `discussed` or `decided`. Records `innovation.circle_minutes_written`.
    """
    guard_working(project, actor)
    _guard_meeting(wish, local_date(at, local_zone()))
    discussed = words_of(wish.discussed, field="discussed", longest=LONGEST)
    decided = words_of(wish.decided, field="decided", longest=LONGEST)
    with transaction.atomic():
        case = guard_live(project)
        row = Minutes(project=project, number=0) if minutes is None else project.minutes.get(pk=minutes.pk)
        if minutes is not None and row.number != seen_number:
            raise SheetWrittenSince
        row.held_on, row.step, row.place = wish.held_on, wish.step, " ".join(wish.place.split())[:160]
        row.discussed, row.decided, row.salt = discussed.text, decided.text, new_salt()
        row.number, row.written_by_id, row.written_at = row.number + 1, person_of(actor), at
        row.save()
        row.present.all().delete()
        people = sorted({person.pk for person in wish.present})
        Present.objects.bulk_create(Present(minutes=row, person_id=person) for person in people)
        event = MinutesWritten(
            minutes=row.pk,
            number=row.number,
            held_on=row.held_on.isoformat(),
            stage=row.step,
            present=tuple(people),
            text=digest_of(row.salt, row.digested()),
        )
        note(case, event, actor, at)
    return row


def _guard_meeting(wish: MinutesWish, today: date) -> None:
    if wish.step not in STEPS:
        raise MinutesInvalid("step", _("This is no step of a project."), _("Choose one of the eight."))
    if wish.held_on > today:
        raise MinutesInvalid("held_on", _("This day has not come yet."), _("Write the day on which you met."))
    if not wish.present:
        raise MinutesInvalid("present", _("Nobody was there."), _("Tick everybody who was at the meeting."))


def guard_working(project: CircleProject, actor: Actor) -> None:
    """Raises `NotYourCircle` for whoever is not of the circle."""
    if not WORK_ON_PROJECT.allows(actor, project):
        raise NotYourCircle


def guard_live(project: CircleProject) -> Case:
    """The case, locked, while the project is worked on. Raises `StepNotOpen`."""
    case = lock(project.pk)
    if ProjectState(case.state) in ENDED:
        raise StepNotOpen
    return case


def person_of(actor: Actor) -> int:
    """The person who acts. Raises `NotYourCircle` for who is none."""
    if actor.person_id is None:
        raise NotYourCircle
    return actor.person_id


def digest_of(salt: Any, content: Sheet) -> str:
    """What the ledger keeps of a sheet."""
    return content_digest(bytes(salt), content)


def note(case: Case, event: Event, actor: Actor, at: datetime) -> None:
    """Record what was written in the stream of the project's case."""
    record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
