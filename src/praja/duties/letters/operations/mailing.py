# SPDX-License-Identifier: EUPL-1.2
"""E-mails of letters: taken by one worker, handed over, then written down. What became of a try is known, or it is said that it
is not: nobody gets a letter twice by a machine's doing.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import Way
from praja.duties.letters.errors.signing import NotToMail
from praja.duties.letters.events.outgoing import MailAskedAgain
from praja.duties.letters.models import Addressee
from praja.duties.letters.operations.sending import TOO_SECRET, note_mailed
from praja.duties.letters.procedure.names import DO_SEND, SIGNED
from praja.duties.letters.rules import may_send
from praja.kernel.ledger.operations import record
from praja.kernel.notifications.domain.retrying import MOST_TRIES, wait_after
from praja.kernel.notifications.errors import MaybeDelivered, NoAddress
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.operations import relabel_work
from praja.lib.actors import Actor
from praja.lib.wording import msgid

LEASE = timedelta(minutes=10)
"""After this a worker that took e-mails and did not say what became of them is gone; longer than it takes for a few."""
UNKNOWN = MaybeDelivered.__name__
"""The server may have it: a person looks, and decides."""
PERMANENT = frozenset({NoAddress.__name__, "TooLarge", UNKNOWN})
"""Failures that trying again by itself does not mend."""

NOT_MAILED = _("An e-mail did not go out: print it for the post")
NOT_KNOWN = _("It is not known whether an e-mail went out: decide")


def claim_mails(*, at: datetime, limit: int = 1) -> list[Addressee]:
    """Take e-mails that are due and count the try: one at a time, so that a lost worker leaves one alone in doubt. That somebody
    hands it over stands in the row before they do: it is not taken again, but waits for a person."""
    _give_up_lost(at)
    with transaction.atomic():
        due = Addressee.objects.select_for_update(skip_locked=True, of=("self",))
        due = due.filter(next_try_at__lte=at, sent_at=None, outgoing__letter__case__state=SIGNED)
        taken = [row.pk for row in due.order_by("next_try_at", "id")[:limit]]
        Addressee.objects.filter(pk__in=taken).update(tries=F("tries") + 1, next_try_at=None, handing_since=at)
    shown = ("correspondent__person", "outgoing__letter__case", "outgoing__signing_unit")
    return list(Addressee.objects.filter(pk__in=taken).select_related(*shown).order_by("id"))


def _give_up_lost(at: datetime) -> None:
    lost = Addressee.objects.filter(handing_since__lte=at - LEASE, sent_at=None)
    for row in lost.order_by("id")[:100]:
        _put_down(row, UNKNOWN, None)


def complete_mail(*, addressee: Addressee, error: str, actor: Actor, at: datetime) -> None:
    """Write down what came of one try: handed over, tried again later, or left to people, which the sending desk reads."""
    if not error:
        note_mailed(addressee_id=addressee.pk, actor=actor, at=at)
        return
    is_over = error in PERMANENT or addressee.tries >= MOST_TRIES
    _put_down(addressee, error, None if is_over else at + wait_after(addressee.tries))


def _put_down(addressee: Addressee, error: str, later: datetime | None) -> None:
    mine = Addressee.objects.filter(pk=addressee.pk, tries=addressee.tries, sent_at=None, handing_since__isnull=False)
    if mine.update(failure=error, next_try_at=later, handing_since=None) and later is None:
        label = NOT_KNOWN if error == UNKNOWN else NOT_MAILED
        relabel_work(addressee.outgoing_id, kind=DO_SEND.kind, label=msgid(label))


def mail_again(*, case: Case, addressee: int, actor: Actor, at: datetime) -> Addressee:
    """Somebody who sends the letter has an e-mail tried once more that did not go out, or of which nobody knows.

    Raises `StepNotAllowed`, `NotToMail`. Records `letters.mail_asked_again`.
    """
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_send.allows(actor, locked):
            raise StepNotAllowed
        waits = Addressee.objects.filter(outgoing=case.pk, way=Way.EMAIL, sent_at=None, next_try_at=None)
        row = waits.filter(pk=addressee, handing_since=None).exclude(failure__in=("", TOO_SECRET)).first()
        if row is None or locked.state != SIGNED:
            raise NotToMail
        row.failure, row.tries, row.next_try_at = "", 0, at
        row.save(update_fields=["failure", "tries", "next_try_at"])
        record(MailAskedAgain(addressee=row.pk), actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return row
