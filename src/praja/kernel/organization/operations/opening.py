# SPDX-License-Identifier: EUPL-1.2
"""When a unit is open for people."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.law.domain.terms import Week, week_of
from praja.kernel.ledger.operations import record
from praja.kernel.organization.events import UNITS, OpeningHoursEnded, OpeningHoursSet
from praja.kernel.organization.models import OpeningHours, Unit
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput


def set_opening_hours(*, unit: Unit, week: Week, decree: str, since: date, actor: Actor, at: datetime) -> OpeningHours:
    """From `since` on, `unit` and the units below without hours of their own are open at the hours of `week`.

    Clocks that run keep the hours they were started with. The same hours again change nothing. Raises NotAllowed, and
    InvalidInput for times out of order, a week without any, a missing decree, or a day before the present hours began.
    """
    guard_organizing(actor)
    _guard(week, decree)
    with transaction.atomic():
        held = OpeningHours.objects.filter(unit=unit, until=None).first()
        if held is not None and week_of(held.week) == week:
            return held
        _end(held, since)
        hours = OpeningHours.objects.create(unit=unit, week=week, decree=decree.strip(), since=since)
        event = OpeningHoursSet(unit=unit.pk, week=week, decree=hours.decree, since=since.isoformat())
        record(event, actor=actor, at=at, stream=UNITS, refs={"unit": unit.pk})
    return hours


def follow_hours_above(*, unit: Unit, decree: str, since: date, actor: Actor, at: datetime) -> None:
    """From `since` on, `unit` has no hours of its own: it, and those below that follow it, are open when the unit above is.

    Clocks that run keep the hours they were started with. Raises NotAllowed, and InvalidInput for a unit that has no hours of its
    own, the government itself, a missing decree, or a day before the present hours began.
    """
    guard_organizing(actor)
    _guard_decree(decree)
    if unit.parent_id is None:
        raise InvalidInput(
            _("There is no unit above this one to follow."), field="since", next_step=_("Set its hours by decree.")
        )
    with transaction.atomic():
        held = OpeningHours.objects.filter(unit=unit, until=None).first()
        if held is None:
            raise InvalidInput(
                _("The unit has no hours of its own that could end."),
                field="since",
                next_step=_("It follows the unit above already, or will from the day that the page names."),
            )
        _end(held, since)
        event = OpeningHoursEnded(unit=unit.pk, decree=decree.strip(), since=since.isoformat())
        record(event, actor=actor, at=at, stream=UNITS, refs={"unit": unit.pk})


def _guard(week: Week, decree: str) -> None:
    try:
        is_open = any(week_of(week))
    except ValueError as error:
        raise InvalidInput(
            _("The times of a day are not in order."),
            field="week",
            next_step=_("Write each time as from–until, the earlier first, for example 08.00–12.00 and 13.00–15.00."),
        ) from error
    if not is_open:
        raise InvalidInput(
            _("A unit that never opens serves nobody."),
            field="week",
            next_step=_("Give the hours of at least one day."),
        )
    _guard_decree(decree)


def _guard_decree(decree: str) -> None:
    if not decree.strip():
        raise InvalidInput(
            _("Opening hours need the decree or the pledge that sets them."), field="decree", next_step=_("Name it.")
        )


def _end(held: OpeningHours | None, on: date) -> None:
    if held is None:
        return
    if on <= held.since:
        raise InvalidInput(
            _("The present hours hold since %(since)s.") % {"since": held.since.isoformat()},
            field="since",
            next_step=_("Choose a later day."),
        )
    held.until = on
    held.save(update_fields=["until"])
