# SPDX-License-Identifier: EUPL-1.2
"""Keeping the catalogue: programmes, their curricula, the rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import LearningForm
from praja.duties.training.errors.classes import CodeTaken, CurriculumEmpty, NotYourCatalogue
from praja.duties.training.events import stream_of_programme, stream_of_rooms
from praja.duties.training.events.catalogue import CurriculumPublished, ProgrammeListed, RoomKept
from praja.duties.training.models import Curriculum, Programme, Room, Subject
from praja.duties.training.rules import keeps_training
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput

WHOLE = 100
LONGEST = {"code": 24, "title": 200, "aim": 1_000, "audience": 500}
MOST_JP = 1_000
"""Lesson hours above which a subject was mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeWish:
    """What the catalogue is to say of a programme. `form` is a `LearningForm`."""

    code: str
    title: str
    form: str
    aim: str
    audience: str
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class SubjectWish:
    """A subject and its lesson hours (JP)."""

    title: str
    jp: int


def list_programme(
    *, wish: ProgrammeWish, unit: Unit, actor: Actor, at: datetime, programme: Programme | None = None
) -> Programme:
    """Enter a programme that `unit` keeps, or change the entry of `programme`. The same again changes nothing.

    Raises `NotYourCatalogue`, `CodeTaken`, `InvalidInput` at the field. Records `training.programme_listed`.
    """
    if not keeps_training(actor, unit.pk) or (programme and not keeps_training(actor, programme.unit_id)):
        raise NotYourCatalogue
    words = _words(wish)
    with transaction.atomic():
        row = programme or Programme(made_at=at)
        before = None if programme is None else _listed(row)
        row.unit, row.form, row.is_offered = unit, wish.form, wish.is_offered
        row.code, row.title, row.aim, row.audience = words
        event = _listed(row)
        if event == before:
            return row
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise CodeTaken from error
        refs = {"programme": row.pk, "unit": unit.pk}
        record(event, actor=actor, at=at, stream=stream_of_programme(row.pk), refs=refs)
    return row


def _words(wish: ProgrammeWish) -> tuple[str, str, str, str]:
    given = {"code": wish.code, "title": wish.title, "aim": wish.aim, "audience": wish.audience}
    words = {field: " ".join(text.split()) for field, text in given.items()}
    for field, text in words.items():
        longest = LONGEST[field]
        if not text or len(text) > longest:
            raise InvalidInput(
                _("This is missing, or longer than %(longest)s characters.") % {"longest": longest},
                field=field,
                next_step=_("Write it shorter, or fill it in."),
            )
    if wish.form not in LearningForm.values:
        raise InvalidInput(
            _("This form of learning is not known."), field="form", next_step=_("Choose one of the list.")
        )
    return words["code"].upper(), words["title"], words["aim"], words["audience"]


def _listed(row: Programme) -> ProgrammeListed:
    return ProgrammeListed(
        code=row.code,
        title=row.title,
        form=row.form,
        unit=row.unit_id,
        aim=row.aim,
        audience=row.audience,
        offered=row.is_offered,
    )


def publish_curriculum(
    *,
    programme: Programme,
    subjects: Sequence[SubjectWish],
    actor: Actor,
    at: datetime,
    least_presence: int = 0,
    least_score: int = 0,
    needs_plan: bool = False,
) -> Curriculum:
    """Publish the next version of what a programme teaches; classes that stand keep theirs. Shares are in per cent.

    Raises `NotYourCatalogue`, `CurriculumEmpty`, `InvalidInput`. Records `training.curriculum_published`.
    """
    if not keeps_training(actor, programme.unit_id):
        raise NotYourCatalogue
    lines = [SubjectWish(" ".join(one.title.split())[:200], one.jp) for one in subjects]
    if not lines or any(not one.title or not 0 < one.jp <= MOST_JP for one in lines):
        raise CurriculumEmpty
    for field, share in (("least_presence", least_presence), ("least_score", least_score)):
        if not 0 <= share <= WHOLE:
            raise InvalidInput(_("A share lies between 0 and 100."), field=field, next_step=_("Correct it."))
    with transaction.atomic():
        # The row of the programme is the lock under which versions are counted.
        Programme.objects.select_for_update().get(pk=programme.pk)
        last = Curriculum.objects.filter(programme=programme).aggregate(last=Max("number"))["last"] or 0
        curriculum = Curriculum.objects.create(
            programme=programme,
            number=last + 1,
            least_presence=least_presence,
            least_score=least_score,
            needs_plan=needs_plan,
            published_at=at,
        )
        Subject.objects.bulk_create(
            Subject(curriculum=curriculum, position=place, title=one.title, jp=one.jp)
            for place, one in enumerate(lines, 1)
        )
        event = CurriculumPublished(
            number=curriculum.number,
            subjects=tuple((one.title, one.jp) for one in lines),
            least_presence=least_presence,
            least_score=least_score,
            needs_plan=needs_plan,
        )
        refs = {"programme": programme.pk, "curriculum": curriculum.pk, "unit": programme.unit_id}
        record(event, actor=actor, at=at, stream=stream_of_programme(programme.pk), refs=refs)
    return curriculum


def keep_room(
    *,
    unit: Unit,
    name: str,
    capacity: int,
    actor: Actor,
    at: datetime,
    place: str = "",
    is_open: bool = True,
    room: Room | None = None,
) -> Room:
    """Enter a room of a unit, or change, close or open `room`. Raises `NotYourCatalogue`, `InvalidInput`. Records
    `training.room_kept`."""
    if not keeps_training(actor, unit.pk) or (room and not keeps_training(actor, room.unit_id)):
        raise NotYourCatalogue
    label, where = " ".join(name.split())[:120], " ".join(place.split())[:200]
    if not label or capacity < 1:
        raise InvalidInput(
            _("A room needs a name and at least one seat."),
            field="capacity" if label else "name",
            next_step=_("Fill it in."),
        )
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        if Room.objects.filter(unit=unit, name=label).exclude(pk=room.pk if room else 0).exists():
            raise InvalidInput(_("There is such a room already."), field="name", next_step=_("Choose another name."))
        row = room or Room()
        row.unit, row.name, row.place, row.capacity, row.is_open = unit, label, where, capacity, is_open
        row.save()
        event = RoomKept(room=row.pk, unit=unit.pk, label=label, place=where, capacity=capacity, is_open=is_open)
        record(event, actor=actor, at=at, stream=stream_of_rooms(unit.pk), refs={"room": row.pk, "unit": unit.pk})
    return row
