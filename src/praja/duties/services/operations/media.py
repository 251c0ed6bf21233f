# SPDX-License-Identifier: EUPL-1.2
"""On which media a unit shows its standards: recorded by whoever keeps them, with evidence (PEKPPP indicator 3)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import MediumKind
from praja.duties.services.errors import MediumUnready
from praja.duties.services.events.media import MediumEnded, MediumRecorded, media_of
from praja.duties.services.models import Medium
from praja.duties.services.rules import may_record_media
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotAllowed
from praja.lib.moments import local_zone

LONGEST = 200


def record_medium(
    *, unit: Unit, kind: MediumKind, where: str, evidence: StoredFile | None, since: date, actor: Actor, at: datetime
) -> Medium:
    """Note that the service delivery of all standards of the unit stands on a medium since a day. What stood on it before ends on
    that day; the same again changes nothing. Raises `NotAllowed`, `MediumUnready` at its field."""
    _guard(actor, unit.pk)
    where = " ".join(where.split())
    if not 0 < len(where) <= LONGEST:
        raise MediumUnready(
            _("It is not said where it stands."),
            field="where",
            next_step=_("Give the address, the account or the place."),
        )
    _guard_day(since, "since", at)
    with transaction.atomic():
        held = Medium.objects.select_for_update(of=("self",)).filter(unit=unit, kind=kind, until=None).first()
        if held is not None and (held.where, held.evidence) == (where, evidence or held.evidence):
            return held
        if held is not None:
            _end(held, since, "since")
        made = Medium.objects.create(unit=unit, kind=kind, where=where, evidence=evidence, since=since)
        event = MediumRecorded(
            unit=unit.pk,
            kind=made.kind,
            where=where,
            since=since.isoformat(),
            evidence=evidence.sha256 if evidence else "",
        )
        record(event, actor=actor, at=at, stream=media_of(unit.pk), refs={"unit": unit.pk, "medium": made.pk})
    return made


def end_medium(*, medium: Medium, until: date, actor: Actor, at: datetime) -> Medium:
    """Note that the standards stand no longer on a medium; `until` is the first day. Again, it changes nothing. Raises
    `NotAllowed`, `MediumUnready` at its field."""
    _guard(actor, medium.unit_id)
    _guard_day(until, "until", at)
    with transaction.atomic():
        locked = Medium.objects.select_for_update(of=("self",)).get(pk=medium.pk)
        if locked.until is None:
            _end(locked, until, "until")
            event = MediumEnded(unit=locked.unit_id, kind=locked.kind, until=until.isoformat())
            refs = {"unit": locked.unit_id, "medium": locked.pk}
            record(event, actor=actor, at=at, stream=media_of(locked.unit_id), refs=refs)
    return locked


def _guard(actor: Actor, unit_id: int) -> None:
    if not may_record_media(actor, unit_id):
        raise NotAllowed(
            _("You may not record this for the unit."), next_step=_("Ask its head or the organisation bureau.")
        )


def _guard_day(day: date, field: str, at: datetime) -> None:
    if day > local_date(at, local_zone()):
        raise MediumUnready(
            _("This day has not come yet."), field=field, next_step=_("Record it on the day when it is so.")
        )


def _end(held: Medium, on: date, field: str) -> None:
    if on < held.since:
        raise MediumUnready(
            _("It has stood there since %(since)s.") % {"since": held.since.isoformat()},
            field=field,
            next_step=_("Choose that day or a later one."),
        )
    held.until = on
    held.save(update_fields=["until"])
