# SPDX-License-Identifier: EUPL-1.2
"""The keys of badges: what was used stays known, what was struck off is believed no more."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.errors.certificates import NoSuchKey
from praja.duties.training.events.certificates import STREAM_OF_KEYS, BadgeKeyStruck, BadgeKeyUsed
from praja.duties.training.models import BadgeKey
from praja.duties.training.queries.certificates.badges import key_in_use
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


def note_badge_key(*, actor: Actor, at: datetime) -> BadgeKey:
    """Write down with which key badges are signed now, so that it stays published when another takes its place. Again changes
    nothing. Records `training.badge_key_used`.
    """
    public = key_in_use().hex()
    with transaction.atomic():
        row, is_new = BadgeKey.objects.get_or_create(public=public, defaults={"first_used_at": at})
        if is_new:
            record(BadgeKeyUsed(public=public), actor=actor, at=at, stream=STREAM_OF_KEYS, refs={"key": row.pk})
    return row


def strike_badge_key(*, public: str, actor: Actor, at: datetime) -> BadgeKey:
    """Publish a key no more, for example because it was stolen: every badge that it signed is refused from now on, and its holder
    takes the badge anew. Again changes nothing. The key in use is replaced first. Raises `NoSuchKey`. Records
    `training.badge_key_struck`.
    """
    with transaction.atomic():
        row = BadgeKey.objects.select_for_update().filter(public=public.lower()).first()
        if row is None or row.public == key_in_use().hex():
            raise NoSuchKey
        if row.struck_at is None:
            row.struck_at = at
            row.save(update_fields=["struck_at"])
            record(BadgeKeyStruck(public=row.public), actor=actor, at=at, stream=STREAM_OF_KEYS, refs={"key": row.pk})
    return row
