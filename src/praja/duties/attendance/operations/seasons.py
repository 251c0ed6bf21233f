# SPDX-License-Identifier: EUPL-1.2
"""Seasons with working hours of their own: set by decree, taken back by decree."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import SeasonKind
from praja.duties.attendance.errors.schedules import KeepsOtherUnits, SeasonInvalid
from praja.duties.attendance.events.schedules import SCHEDULES, SeasonRevoked, SeasonSet
from praja.duties.attendance.models import Season
from praja.duties.attendance.operations.touching import everybody_of, touch
from praja.duties.attendance.rules import may_keep_schedules
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor
from praja.lib.errors import Conflict
from praja.lib.moments import describe_moment

LONGEST = 30
"""Days: no month of the Islamic calendar is longer."""


def set_season(*, kind: str, first_day: date, last_day: date, decree: str, actor: Actor, at: datetime) -> Season:
    """From `first_day` to `last_day`, both included, the hours of the season hold for the whole government.

    Raises KeepsOtherUnits, SeasonInvalid naming the field, MonthClosed. Records `attendance.season_set`.
    """
    _guard(actor)
    said = " ".join(decree.split())
    _judge(first_day, last_day, said)
    with transaction.atomic():
        # Two of one time would both stand: the rows that are there are held while this one is judged.
        _refuse_overlap(SeasonKind(kind), first_day, last_day)
        touch(everybody_of(units.current().nodes), first_day, last_day + timedelta(days=1), at, field="first_day")
        row = Season.objects.create(kind=SeasonKind(kind), first_day=first_day, last_day=last_day, decree=said)
        event = SeasonSet(
            season=row.pk,
            kind=str(row.kind),
            first_day=first_day.isoformat(),
            last_day=last_day.isoformat(),
            decree=said,
        )
        record(event, actor=actor, at=at, stream=SCHEDULES)
    return row


def revoke_season(*, season: Season, decree: str, actor: Actor, at: datetime) -> Season:
    """The season's hours do not hold on its days; the usual ones do.

    Raises KeepsOtherUnits, SeasonInvalid, MonthClosed, Conflict where it was taken back before. Records
    `attendance.season_revoked`.
    """
    _guard(actor)
    said = " ".join(decree.split())
    if not said:
        raise _no_decree()
    with transaction.atomic():
        row = Season.objects.select_for_update().get(pk=season.pk)
        if row.revoked_by:
            raise Conflict(_("It was taken back before."), next_step=_("Set it again if it is to hold."))
        touch(everybody_of(units.current().nodes), row.first_day, row.last_day + timedelta(days=1), at, field="decree")
        row.revoked_by = said
        row.save(update_fields=["revoked_by"])
        event = SeasonRevoked(season=row.pk, decree=said)
        record(event, actor=actor, at=at, stream=SCHEDULES)
    return row


def _guard(actor: Actor) -> None:
    if not all(may_keep_schedules(actor, root.id) for root in units.current().roots):
        raise KeepsOtherUnits


def _judge(first_day: date, last_day: date, decree: str) -> None:
    if last_day < first_day:
        raise SeasonInvalid(
            _("It ends before it begins."), field="last_day", next_step=_("Choose a day after the first.")
        )
    if (last_day - first_day).days >= LONGEST:
        raise SeasonInvalid(
            _("That is more than thirty days."), field="last_day", next_step=_("Check the first and the last day.")
        )
    if not decree:
        raise _no_decree()


def _no_decree() -> SeasonInvalid:
    return SeasonInvalid(
        _("It is not said by which decree."), field="decree", next_step=_("Enter number and date of the decree.")
    )


def _refuse_overlap(kind: SeasonKind, first_day: date, last_day: date) -> None:
    rows = Season.objects.select_for_update().filter(kind=kind, revoked_by="")
    met = rows.filter(first_day__lte=last_day, last_day__gte=first_day).first()
    if met is not None:
        days = {"first": describe_moment(met.first_day, "date"), "last": describe_moment(met.last_day, "date")}
        raise SeasonInvalid(
            _("%(first)s to %(last)s are set already.") % days,
            field="first_day",
            next_step=_("Take those back first, or choose other days."),
        )
