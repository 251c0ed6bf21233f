# SPDX-License-Identifier: EUPL-1.2
"""What the page of a class tells: its story, and how full it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.enums import HOLDING, LetterKind, SeatStatus
from praja.duties.training.models import Seat, TrainingClass
from praja.kernel.people.enums import Role
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.lib.actors import Actor


def _selected(payload: Mapping[str, Any]) -> str:
    return _("Participants: %(chosen)s; waiting: %(waiting)s; not chosen: %(not_chosen)s.") % payload


def _letter(payload: Mapping[str, Any]) -> str:
    if payload["kind"] == LetterKind.INVITATION:
        return _("The invitation was asked for")
    return _("The assignment of %(count)s people was asked for") % {"count": len(payload["seats"])}


TOLD: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "training.class_opened": lambda _payload: _("In preparation"),
    "training.class_changed": lambda _payload: _("Changed"),
    "training.class_announced": lambda _payload: _("Announced"),
    "training.participants_selected": _selected,
    "training.class_moved": lambda _payload: _("Moved to other days"),
    "training.quotas_changed": lambda _payload: _("Seats and quotas changed"),
    "training.class_started": lambda payload: _("Begun with %(participants)s participants") % payload,
    "training.class_ended": lambda _payload: _("Ended"),
    "training.class_reported": lambda payload: _("Reported: %(passed)s passed, %(failed)s did not") % payload,
    "training.class_cancelled": lambda _payload: _("Not held"),
    "training.letter_asked": _letter,
}
NOTED = ("training.class_moved", "training.class_started")
TELLING = Telling(
    told=TOLD,
    roles=(Role.PERSONNEL, Role.HEAD, Role.OFFICER),
    outsider=gettext_lazy("Employee"),
    saved=frozenset({"training.class_changed"}),
)


def story_of(actor: Actor, row: TrainingClass) -> list[StoryAct]:
    """What happened to a class, oldest first, with the words that are kept of it."""
    rows = rows_told(row.case, TELLING)
    noted = [one.id for one in rows if one.name in NOTED and one.payload.get("reason")]
    words = {noted[-1]: Written(row.note)} if noted and row.note else {}
    for one in rows:
        if one.name == "training.class_cancelled":
            words[one.id] = Written(row.cancelled_reason)
    return stories.office_story(actor, row.case, TELLING, rows, words)


@dataclass(frozen=True, slots=True)
class SeatCounts:
    """How many people stand where in a class; whole numbers, so everybody in the office may read them."""

    nominated: int
    waiting: int
    taken: int


def seat_counts(row: TrainingClass) -> SeatCounts:
    """One statement."""
    found = Seat.objects.filter(training_class=row).aggregate(
        nominated=Count("pk", filter=Q(status=SeatStatus.NOMINATED)),
        waiting=Count("pk", filter=Q(status=SeatStatus.WAITING)),
        taken=Count("pk", filter=Q(status__in=HOLDING)),
    )
    return SeatCounts(**found)
