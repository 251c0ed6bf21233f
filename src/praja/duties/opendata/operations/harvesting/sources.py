# SPDX-License-Identifier: EUPL-1.2
"""Which portals are looked at."""

from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction

from praja.duties.opendata.enums import HarvestKind, HarvestRhythm
from praja.duties.opendata.errors import NeedsWords, NotYourData, PortalThere, WrongAddress
from praja.duties.opendata.events.harvesting import HarvestAsked, HarvestSourceSet
from praja.duties.opendata.models import HarvestSource, Topic
from praja.duties.opendata.models.digests import source_digest
from praja.duties.opendata.rules import units_stewarded
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """What is said of a portal; the fields of `models.HarvestSource`."""

    title: str
    address: str
    kind: str = HarvestKind.CKAN
    rhythm: str = HarvestRhythm.DAILY
    chosen: str = ""


def add_source(*, words: SourceWords, unit: Unit, topic: Topic | None, actor: Actor, at: datetime) -> HarvestSource:
    """Enter a portal; the worker looks at it at its next round.

    Raises `NotYourData` for others than the steward of the unit, `NeedsWords`, `WrongAddress`, `PortalThere`.
    """
    source = HarvestSource(added_at=at, next_at=at)
    return _set(source, words, unit, topic, True, actor, at)


def change_source(
    *,
    source: HarvestSource,
    words: SourceWords,
    unit: Unit,
    topic: Topic | None,
    is_active: bool,
    actor: Actor,
    at: datetime,
) -> HarvestSource:
    """Change what is said of a portal, or stop looking at it. What was taken over stays with the unit that has it. Raises what
    `add_source` does."""
    if source.unit_id not in units_stewarded(actor):
        raise NotYourData
    with transaction.atomic():
        locked = HarvestSource.objects.select_for_update().get(pk=source.pk)
        return _set(locked, words, unit, topic, is_active, actor, at)


def ask_for_run(*, source: HarvestSource, actor: Actor, at: datetime) -> HarvestSource:
    """Have the portal looked at now: the worker does at its next round. Raises `NotYourData`."""
    if source.unit_id not in units_stewarded(actor):
        raise NotYourData
    with transaction.atomic():
        locked = HarvestSource.objects.select_for_update().get(pk=source.pk)
        locked.next_at = at
        locked.save(update_fields=["next_at"])
        record(HarvestAsked(source=locked.pk), actor=actor, at=at, stream=locked.stream, refs={"unit": locked.unit_id})
    return locked


def _set(
    source: HarvestSource,
    words: SourceWords,
    unit: Unit,
    topic: Topic | None,
    is_active: bool,
    actor: Actor,
    at: datetime,
) -> HarvestSource:
    if unit.pk not in units_stewarded(actor):
        raise NotYourData
    if not words.title.strip():
        raise NeedsWords("title")
    _check_address(words.address)
    for name, value in asdict(words).items():
        setattr(source, name, " ".join(value.split()))
    source.unit, source.topic, source.is_active = unit, topic, is_active
    try:
        with transaction.atomic():
            source.save()
            event = HarvestSourceSet(source=source.pk, unit=unit.pk, is_active=is_active, content=source_digest(source))
            record(event, actor=actor, at=at, stream=source.stream, refs={"unit": unit.pk})
    except IntegrityError as error:
        if HarvestSource.objects.filter(address=source.address).exclude(pk=source.pk).exists():
            raise PortalThere from error
        raise
    return source


def _check_address(address: str) -> None:
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise WrongAddress
    if parts.netloc == urlsplit(settings.PRAJA_BASE_URL).netloc:
        raise WrongAddress  # this very catalogue: what is taken over would be taken over again, day after day
