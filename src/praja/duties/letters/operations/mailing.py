# SPDX-License-Identifier: EUPL-1.2
"""E-mails of letters: taken by the worker and tried, then written down."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from praja.duties.letters.models import Addressee
from praja.duties.letters.operations.sending import note_mailed
from praja.duties.letters.procedure.names import DO_SEND, SIGNED
from praja.kernel.notifications.domain.retrying import MOST_TRIES, wait_after
from praja.kernel.notifications.errors import NoAddress
from praja.kernel.work.operations import relabel_work
from praja.lib.actors import Actor
from praja.lib.errors import Text
from praja.lib.wording import msgid

LEASE = timedelta(minutes=5)
"""How long a try is left alone; longer than a mail server takes to answer."""
PERMANENT = frozenset({NoAddress.__name__, "TooLarge"})
"""Failures that trying again does not mend."""


def claim_mails(*, at: datetime, limit: int = 20) -> list[Addressee]:
    """Take up to `limit` e-mails that are due and count the try. One whose worker was lost is taken again after a while; the one
    who gets it may then have it twice, never not at all."""
    with transaction.atomic():
        due = Addressee.objects.select_for_update(skip_locked=True, of=("self",))
        due = due.filter(next_try_at__lte=at, sent_at=None, outgoing__letter__case__state=SIGNED)
        taken = [row.pk for row in due.order_by("next_try_at", "id")[:limit]]
        Addressee.objects.filter(pk__in=taken).update(tries=F("tries") + 1, next_try_at=at + LEASE)
    shown = ("correspondent", "outgoing__letter__case", "outgoing__signing_unit")
    return list(Addressee.objects.filter(pk__in=taken).select_related(*shown).order_by("id"))


def complete_mail(*, addressee: Addressee, error: str, label: Text, actor: Actor, at: datetime) -> None:
    """Write down what came of one try: handed over, tried again later, or given up, which the sending desk reads as `label`."""
    if not error:
        note_mailed(addressee_id=addressee.pk, actor=actor, at=at)
        return
    is_over = error in PERMANENT or addressee.tries >= MOST_TRIES
    later = None if is_over else at + wait_after(addressee.tries)
    mine = Addressee.objects.filter(pk=addressee.pk, tries=addressee.tries, sent_at=None)
    if mine.update(failure=error, next_try_at=later) and is_over:
        relabel_work(addressee.outgoing_id, kind=DO_SEND.kind, label=msgid(label))
