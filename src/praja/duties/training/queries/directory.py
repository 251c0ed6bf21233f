# SPDX-License-Identifier: EUPL-1.2
"""The directory of who knows what, as the reader may see it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.enums import ClassState, SeatStatus
from praja.duties.training.models import (
    Certificate,
    DirectoryEntry,
    DirectoryStem,
    Programme,
    Seat,
    SessionTrainer,
)
from praja.duties.training.models.directory_digests import stems_of
from praja.duties.training.rules.directory import READ_ENTRY
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor

MOST_STEMS = 5
"""Of what is looked for; more words find no more people."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words of topics, who finished or taught a programme, who works in a unit or below it."""

    words: str = ""
    programme: Programme | None = None
    unit: Unit | None = None


def entries_found(actor: Actor, wanted: Wanted) -> "QuerySet[DirectoryEntry]":
    """Those whose topics hold a word of each stem, and who are as wanted; of programmes only those who let them appear."""
    rows = READ_ENTRY.visible(actor, DirectoryEntry.objects.all())
    for stem in stems_of(wanted.words)[:MOST_STEMS]:
        rows = rows.filter(Exists(DirectoryStem.objects.filter(entry=OuterRef("pk"), stem=stem)))
    if wanted.unit is not None:
        rows = rows.filter(employee__unit_id__in=units.current().subtree(wanted.unit.pk))
    if wanted.programme is not None:
        rows = rows.filter(_knows(wanted.programme), shows_learning=True)
    return rows.select_related("employee__person", "employee__unit", "employee__post")


def _knows(programme: Programme) -> Q:
    finished = Seat.objects.filter(
        employee=OuterRef("employee"),
        status=SeatStatus.PASSED,
        training_class__curriculum__programme=programme,
    )
    taught = _taught().filter(
        person=OuterRef("employee__person"), session__training_class__curriculum__programme=programme
    )
    return Q(Exists(finished)) | Q(Exists(taught))


def _taught() -> "QuerySet[SessionTrainer]":
    """Who teaches or taught in a class that began."""
    begun = (ClassState.RUNNING, ClassState.ENDED, ClassState.REPORTED)
    return SessionTrainer.objects.filter(session__cancelled_at=None, session__training_class__case__state__in=begun)


@dataclass(frozen=True, slots=True)
class Learned:
    """A programme that somebody finished in a year, with a certificate that counts or without; or that they taught (`year` 0)."""

    title: str
    year: int
    has_certificate: bool = False


def learning_of(entries: Collection[DirectoryEntry]) -> Mapping[int, Sequence[Learned]]:
    """By employee, of those who let it appear: what they taught and finished, the newest first. Three statements."""
    shown = [one.employee for one in entries if one.shows_learning]
    found: dict[int, list[Learned]] = defaultdict(list)
    by_person = {one.person_id: one.pk for one in shown}
    titles = (
        _taught()
        .filter(person__in=by_person)
        .values_list("person_id", "session__training_class__curriculum__programme__title")
        .distinct()
    )
    for person, title in titles.order_by("session__training_class__curriculum__programme__title"):
        found[by_person[person]].append(Learned(title, 0))
    seats = Seat.objects.filter(employee__in=shown, status=SeatStatus.PASSED)
    held = set(
        Certificate.objects.filter(seat__in=seats, revoked_at=None, issued_at__isnull=False).values_list(
            "seat_id", flat=True
        )
    )
    rows = seats.select_related("training_class__curriculum__programme").order_by("-training_class__last_day", "pk")
    for seat in rows:
        row = seat.training_class
        found[seat.employee_id].append(Learned(row.curriculum.programme.title, row.last_day.year, seat.pk in held))
    return found


def own_entry(employee: Employee | None) -> DirectoryEntry | None:
    """The employee's own entry, if they are in the directory."""
    return DirectoryEntry.objects.filter(employee=employee).first() if employee is not None else None


def units_listed(actor: Actor) -> "QuerySet[Unit]":
    """The units in which somebody is listed, by name."""
    listed = READ_ENTRY.visible(actor, DirectoryEntry.objects.all()).values("employee__unit")
    return Unit.objects.filter(pk__in=listed).order_by("name", "pk")


def programmes_known() -> "QuerySet[Programme]":
    """The programmes that can be asked for, by title."""
    return Programme.objects.order_by("title", "pk")
