# SPDX-License-Identifier: EUPL-1.2
"""Setting up the places where people check in, whom they are open to, and their displays."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.geometry import Outline
from praja.duties.attendance.enums import PlaceKind
from praja.duties.attendance.errors.punches import NotYourPlace, PlaceInvalid
from praja.duties.attendance.events.schedules import SCHEDULES, DisplayPaired, PlaceClosedTo, PlaceOpenedTo, PlaceSet
from praja.duties.attendance.models import Place, PlaceGuest
from praja.duties.attendance.models.digests import digest_of_display, digest_of_place
from praja.duties.attendance.models.places import PLACE_CODE
from praja.duties.attendance.rules import may_keep_schedules
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.kernel.people.sealing import seal
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.codes import hash_secret, new_secret
from praja.lib.moments import describe_moment, local_zone

LEAST_METRES, MOST_METRES = 10, 1_000
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What a place is. `outline` as `domain.outlines.read_outline` gives it; `accuracy_limit` in metres."""

    name: str
    outline: Outline
    since: date
    until: date | None = None
    kind: PlaceKind = PlaceKind.OFFICE
    accuracy_limit: int = 100
    needs_code: bool = True
    wants_photo: bool = False


def set_place(*, place: Place | None, unit: Unit, words: PlaceWords, actor: Actor, at: datetime) -> Place:
    """Set up a place of the unit (`place` None), or change one; what was judged by it before stays as it is.

    Raises NotYourPlace, PlaceInvalid at the field. Records `attendance.place_set`.
    """
    _guard(actor, unit.pk, place)
    name = " ".join(words.name.split())[:120]
    if not name:
        raise PlaceInvalid(
            _("The place has no name."), field="name", next_step=_("Enter the name that people know it by.")
        )
    if not words.outline:
        raise PlaceInvalid(
            _("The place has no outline."), field="outline", next_step=_("Draw it in a map program and paste it here.")
        )
    if not LEAST_METRES <= words.accuracy_limit <= MOST_METRES:
        raise PlaceInvalid(
            _("So exact, or so inexact, is no position of a telephone."),
            field="accuracy_limit",
            next_step=_("Enter 10 to 1000 metres; 100 suits most offices."),
        )
    if words.until is not None and words.until <= words.since:
        raise PlaceInvalid(
            _("It ends before it begins."), field="until", next_step=_("Choose a later day, or leave it empty.")
        )
    with transaction.atomic():
        row = _locked(place) if place else Place(code_secret=seal(secrets.token_hex(SECRET_BYTES), PLACE_CODE))
        row.unit, row.name, row.kind, row.outline = unit, name, words.kind, [list(ring) for ring in words.outline]
        row.accuracy_limit, row.needs_code, row.wants_photo = words.accuracy_limit, words.needs_code, words.wants_photo
        row.since, row.until = words.since, words.until
        row.save()
        event = PlaceSet(
            place=row.pk,
            unit=unit.pk,
            since=row.since.isoformat(),
            until=row.until.isoformat() if row.until else None,
            content=digest_of_place(row),
        )
        record(event, actor=actor, at=at, stream=SCHEDULES, refs={"place": row.pk, "unit": unit.pk})
    return row


def open_place_to(
    *,
    place: Place,
    basis: str,
    since: date,
    until: date,
    actor: Actor,
    at: datetime,
    unit: Unit | None = None,
    employee: Employee | None = None,
) -> PlaceGuest:
    """Let one employee, or the people of another unit, check in at the place from `since` until `until` (not included), by a
    named letter or decree.

    Raises NotYourPlace, PlaceInvalid at the field. Records `attendance.place_opened_to`.
    """
    _guard(actor, place.unit_id, place)
    if (unit is None) == (employee is None):
        raise PlaceInvalid(
            _("It is not said who may check in there."), field="who", next_step=_("Choose one unit, or one employee.")
        )
    said = " ".join(basis.split())[:120]
    if not said:
        raise PlaceInvalid(
            _("It is not said by what."), field="basis", next_step=_("Enter the number of the letter or decree.")
        )
    if until <= since:
        raise PlaceInvalid(_("It ends before it begins."), field="until", next_step=_("Choose a later day."))
    with transaction.atomic():
        row = PlaceGuest.objects.create(place=place, unit=unit, employee=employee, basis=said, since=since, until=until)
        event = PlaceOpenedTo(
            guest=row.pk,
            place=place.pk,
            unit=row.unit_id,
            employee=row.employee_id,
            basis=said,
            since=since.isoformat(),
            until=until.isoformat(),
        )
        record(event, actor=actor, at=at, stream=SCHEDULES, refs={"place": place.pk})
    return row


def close_place_to(*, guest: PlaceGuest, until: date, actor: Actor, at: datetime) -> PlaceGuest:
    """From `until` on a guest may check in there no more, earlier than was said; until then everything stays as it was.

    Raises NotYourPlace, PlaceInvalid at `until` where that is no earlier end or lies behind. Records
    `attendance.place_closed_to`.
    """
    _guard(actor, guest.place.unit_id, guest.place)
    with transaction.atomic():
        row = PlaceGuest.objects.select_for_update().get(pk=guest.pk)
        if until < local_date(at, local_zone()):
            raise PlaceInvalid(
                _("That day is over: who checked in there checked in."),
                field="until",
                next_step=_("Choose today or a later day."),
            )
        if row.until is not None and until >= row.until:
            raise PlaceInvalid(
                _("It ends on %(day)s already.") % {"day": describe_moment(row.until, "date")},
                field="until",
                next_step=_("Choose an earlier day; to open it for longer, open it anew."),
            )
        row.until = until
        row.save(update_fields=["until"])
        event = PlaceClosedTo(guest=row.pk, place=row.place_id, until=until.isoformat())
        record(event, actor=actor, at=at, stream=SCHEDULES, refs={"place": row.place_id})
    return row


def pair_display(*, place: Place, actor: Actor, at: datetime) -> str:
    """A new secret for the address of the place's display, told this once; the display before shows no codes any more.

    Raises NotYourPlace. Records `attendance.display_paired`.
    """
    _guard(actor, place.unit_id, place)
    secret = new_secret()
    with transaction.atomic():
        row = _locked(place)
        row.display_hash = hash_secret(secret)
        row.save(update_fields=["display_hash"])
        event = DisplayPaired(place=row.pk, display=digest_of_display(row))
        record(event, actor=actor, at=at, stream=SCHEDULES, refs={"place": row.pk})
    return secret


def _locked(place: Place) -> Place:
    return Place.objects.select_for_update().get(pk=place.pk)


def _guard(actor: Actor, unit_id: int, place: Place | None) -> None:
    if not may_keep_schedules(actor, unit_id) or (place is not None and not may_keep_schedules(actor, place.unit_id)):
        raise NotYourPlace
