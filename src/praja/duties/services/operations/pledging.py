# SPDX-License-Identifier: EUPL-1.2
"""The service pledge of a unit (maklumat pelayanan, UU 25/2009 Ps 22; its three promises: PermenPANRB 15/2014)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.told import told_of_pledge
from praja.duties.services.errors import PledgeUnready
from praja.duties.services.events import PledgeDisplayed, PledgeMade, pledges_of
from praja.duties.services.models import Pledge
from praja.duties.services.rules import may_pledge
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotAllowed
from praja.lib.moments import local_zone

SHORTEST, LONGEST = 20, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeWords:
    """The three promises, the post that signs (never a person's name), and the decree."""

    serve: str
    improve: str
    answer_for_it: str
    signed_by: str
    decree_number: str
    decree_date: date


def make_pledge(*, unit: Unit, words: PledgeWords, since: date, actor: Actor, at: datetime) -> Pledge:
    """From `since` on the unit pledges this; the pledge before ends on that day. The same again changes nothing.

    Raises `NotAllowed`, `PledgeUnready` at its field.
    """
    _guard(actor, unit)
    _check(words, local_date(at, local_zone()))
    values = {key: value.strip() if isinstance(value, str) else value for key, value in asdict(words).items()}
    with transaction.atomic():
        held = Pledge.objects.select_for_update().filter(unit=unit, until=None).first()
        if held is not None and all(getattr(held, key) == value for key, value in values.items()):
            return held
        if held is not None:
            _end(held, since)
        pledge = Pledge.objects.create(unit=unit, since=since, **values)
        told = told_of_pledge(pledge.serve, pledge.improve, pledge.answer_for_it, pledge.signed_by)
        event = PledgeMade(
            unit=unit.pk,
            decree=pledge.decree_number,
            since=since.isoformat(),
            content=content_digest(b"", told),
        )
        record(event, actor=actor, at=at, stream=pledges_of(unit.pk), refs={"unit": unit.pk, "pledge": pledge.pk})
    return pledge


def display_pledge(*, pledge: Pledge, actor: Actor, at: datetime) -> Pledge:
    """Note that the pledge hangs in the service room. Again, it changes nothing. Raises `NotAllowed`."""
    _guard(actor, pledge.unit)
    with transaction.atomic():
        locked = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
        if not locked.shown_in_print:
            locked.shown_in_print = True
            locked.save(update_fields=["shown_in_print"])
            refs = {"unit": locked.unit_id, "pledge": locked.pk}
            stream = pledges_of(locked.unit_id)
            record(PledgeDisplayed(unit=locked.unit_id), actor=actor, at=at, stream=stream, refs=refs)
    return locked


def _guard(actor: Actor, unit: Unit) -> None:
    if not may_pledge(actor, unit.pk):
        raise NotAllowed(
            _("You may not pledge this for the unit."), next_step=_("Ask its head or the organisation bureau.")
        )


def _check(words: PledgeWords, today: date) -> None:
    for where in ("serve", "improve", "answer_for_it"):
        length = len(getattr(words, where).strip())
        if not SHORTEST <= length <= LONGEST:
            raise PledgeUnready(
                _("This promise needs between 20 and 1,000 characters."),
                field=where,
                next_step=_("Say it in one or two plain sentences."),
            )
    for where, longest in (("signed_by", 160), ("decree_number", 120)):
        if not 0 < len(getattr(words, where).strip()) <= longest:
            raise PledgeUnready(
                _("A pledge is signed by a post and set by a decree."), field=where, next_step=_("Fill this in.")
            )
    if words.decree_date > today:
        raise PledgeUnready(
            _("This day has not come yet."), field="decree_date", next_step=_("Give the day of the decree.")
        )


def _end(held: Pledge, on: date) -> None:
    if on <= held.since:
        raise PledgeUnready(
            _("The present pledge holds since %(since)s.") % {"since": held.since.isoformat()},
            field="since",
            next_step=_("Choose a later day."),
        )
    held.until = on
    held.save(update_fields=["until"])
