# SPDX-License-Identifier: EUPL-1.2
"""What a letter that goes out does to letters that came in."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.models import Addressee, Outgoing
from praja.duties.letters.operations.handling import answer_letter
from praja.duties.letters.procedure.names import DO_READ
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.work.operations import relabel_work
from praja.lib.actors import system_actor
from praja.lib.wording import msgid

WITHDRAWN = _("Its sender has withdrawn it")


def answer_by_reply(*, case_id: int, at: datetime) -> Case | None:
    """The letter that this one answers is answered; None where it answers none, or that one has ended already."""
    reply = Outgoing.objects.select_related("letter__case", "replies_to__letter__case").get(pk=case_id)
    if reply.replies_to is None:
        return None
    answered = reply.replies_to.letter.case
    try:
        return answer_letter(
            case=answered, reply=reply.letter.case, actor=system_actor("letters.answer"), at=at, seen_version=None
        )
    except WrongState:
        return None


def tell_receivers(*, case_id: int) -> None:
    """Say on the desks of units that have not dealt with it that the letter was withdrawn. No event: its sender's says it."""
    arrived = Addressee.objects.filter(outgoing=case_id, arrived__isnull=False)
    for received in arrived.values_list("arrived__letter__case", flat=True):
        relabel_work(received, kind=DO_READ.kind, label=msgid(WITHDRAWN))
