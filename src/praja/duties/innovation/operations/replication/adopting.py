# SPDX-License-Identifier: EUPL-1.2
"""A unit takes an innovation over: planned, running, and kept or given up with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.enums.replication import OPEN, ReplicationState
from praja.duties.innovation.errors.replication import NotYourReplication, ReplicationElsewhere, ReplicationInvalid
from praja.duties.innovation.events.replication import (
    ReplicationBegun,
    ReplicationGivenUp,
    ReplicationKept,
    ReplicationPlanned,
    replication_stream,
)
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.rules import SEE_INNOVATION
from praja.duties.innovation.rules.replication import may_adopt, writes_replication
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An innovation of another government: its name, whose it is, and where to read of it."""

    title: str
    government: str
    url: str = ""


def adopt_innovation(
    *, source: Innovation | Elsewhere, unit: Unit, changed: str, actor: Actor, at: datetime
) -> Replication:
    """Plan to take over what another unit or another government uses: the head of `unit` or the organisation bureau over it.
    `changed` says what is made otherwise there.

    Raises `NotYourReplication`, `ReplicationInvalid`, words missing at `changed`. Records `innovation.replication_planned`.
    """
    if not may_adopt(actor, unit.pk):
        raise NotYourReplication
    row = Replication(unit=unit)
    if isinstance(source, Innovation):
        if not SEE_INNOVATION.allows(actor, source) or source.case.state not in IN_USE:
            raise ReplicationInvalid(
                "innovation", _("This innovation is not in use yet."), _("Choose one that is applied.")
            )
        if source.case.lead_unit_id == unit.pk:
            raise ReplicationInvalid("unit", _("It is this unit's own innovation."), _("Choose another unit."))
        if source.replications.filter(unit=unit, state__in=OPEN).exists():
            raise ReplicationInvalid(
                "unit", _("This unit is taking it over already."), _("Open what is written there.")
            )
        row.innovation = source
    else:
        row.source_title = _named(source.title, "source_title", 200)
        row.source_government = _named(source.government, "source_government", 160)
        row.source_url = _address(source.url)
    return _planned(row, words_of(changed, field="changed"), actor, at)


def note_copy_elsewhere(
    *, innovation: Innovation, adopter: str, url: str, changed: str, actor: Actor, at: datetime
) -> Replication:
    """Write down that another government takes an innovation of this one over: the organisation bureau over its unit.

    Raises `NotYourReplication`, `ReplicationInvalid`, words missing at `changed`. Records `innovation.replication_planned`.
    """
    row = Replication(innovation=innovation, adopter=_named(adopter, "adopter", 160), source_url=_address(url))
    if not writes_replication(actor, row):
        raise NotYourReplication
    if innovation.case.state not in IN_USE:
        raise ReplicationInvalid(
            "innovation", _("This innovation is not in use yet."), _("Choose one that is applied.")
        )
    return _planned(row, words_of(changed, field="changed"), actor, at)


def begin_replication(*, replication: Replication, began_on: date, actor: Actor, at: datetime) -> Replication:
    """It runs since `began_on`. Raises `NotYourReplication`, `ReplicationElsewhere`, `ReplicationInvalid`. Records
    `innovation.replication_begun`."""
    _guard_day(began_on, "began_on", at)
    with transaction.atomic():
        row = _locked(replication, actor, ReplicationState.PLANNED)
        row.state, row.began_on = ReplicationState.RUNNING, began_on
        row.save(update_fields=["state", "began_on"])
        _record(row, ReplicationBegun(began_on=began_on.isoformat()), actor, at)
    return row


def keep_replication(
    *, replication: Replication, ended_on: date, outcome: str, actor: Actor, at: datetime
) -> Replication:
    """It went so, and is kept for good. Raises `NotYourReplication`, `ReplicationElsewhere`, `ReplicationInvalid`, words
    missing at `outcome`. Records `innovation.replication_kept`."""
    words = words_of(outcome, field="outcome")
    _guard_day(ended_on, "ended_on", at)
    with transaction.atomic():
        row = _locked(replication, actor, ReplicationState.RUNNING)
        _end(row, ReplicationState.KEPT, ended_on, words)
        _record(row, ReplicationKept(ended_on=ended_on.isoformat(), outcome=words.digest), actor, at)
    return row


def give_up_replication(
    *, replication: Replication, ended_on: date, outcome: str, actor: Actor, at: datetime
) -> Replication:
    """It is given up, and why. Raises `NotYourReplication`, `ReplicationElsewhere`, `ReplicationInvalid`, words missing at
    `outcome`. Records `innovation.replication_given_up`."""
    words = words_of(outcome, field="outcome")
    _guard_day(ended_on, "ended_on", at)
    with transaction.atomic():
        row = _locked(replication, actor, *OPEN)
        _end(row, ReplicationState.GIVEN_UP, ended_on, words)
        _record(row, ReplicationGivenUp(ended_on=ended_on.isoformat(), outcome=words.digest), actor, at)
    return row


def _planned(row: Replication, words: Words, actor: Actor, at: datetime) -> Replication:
    row.changed, row.changed_salt, row.planned_at = words.text, words.salt, at
    with transaction.atomic():
        row.save(force_insert=True)
        event = ReplicationPlanned(
            innovation=row.innovation_id or 0,
            source_title=row.source_title,
            source_government=row.source_government,
            source_url=row.source_url,
            unit=row.unit_id or 0,
            adopter=row.adopter,
            changed=words.digest,
        )
        _record(row, event, actor, at)
    return row


def _locked(replication: Replication, actor: Actor, *states: str) -> Replication:
    rows = Replication.objects.select_for_update(of=("self",)).select_related("innovation__case")
    row = rows.get(pk=replication.pk)
    if not writes_replication(actor, row):
        raise NotYourReplication
    if row.state not in states:
        raise ReplicationElsewhere
    return row


def _end(row: Replication, state: str, ended_on: date, words: Words) -> None:
    if row.began_on is not None and ended_on < row.began_on:
        raise ReplicationInvalid("ended_on", _("It ends after it begins."), _("Choose a later day."))
    row.state, row.ended_on, row.outcome, row.outcome_salt = state, ended_on, words.text, words.salt
    row.save(update_fields=["state", "ended_on", "outcome", "outcome_salt"])


def _record(row: Replication, event: Event, actor: Actor, at: datetime) -> None:
    refs = {"replication": row.pk}
    if row.unit_id is not None:
        refs["unit"] = row.unit_id
    if row.innovation_id is not None:
        refs["innovation"] = row.innovation_id
    record(event, actor=actor, at=at, stream=replication_stream(row.pk), refs=refs)


def _guard_day(day: date, field: str, at: datetime) -> None:
    if day > local_date(at, local_zone()):
        raise ReplicationInvalid(field, _("This day is still to come."), _("Choose today or an earlier day."))


def _named(text: str, field: str, longest: int) -> str:
    name = " ".join(text.split())
    if not 3 <= len(name) <= longest:
        raise ReplicationInvalid(field, _("Something is missing here."), _("Write the name."))
    return name


def _address(url: str) -> str:
    kept = url.strip()[:300]
    if kept and urlsplit(kept).scheme not in ("https", "http"):
        raise ReplicationInvalid("source_url", _("This is no web address."), _("Begin with https://."))
    return kept
