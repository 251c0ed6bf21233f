# SPDX-License-Identifier: EUPL-1.2
"""A page was signed, or could not be; a letter was signed and goes out, or counts no longer."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.operations.replying import answer_by_reply, tell_receivers
from praja.duties.letters.operations.sending import send_out
from praja.duties.letters.operations.signing import complete_letter, say_on_desk
from praja.kernel.documents.events import IssueFailed
from praja.kernel.ledger.subscriptions import Delivered, subscribe

FAILED = _("Not signed yet: the last try failed")
UNCLEAR = _("It is not known whether this was signed: decide")


@subscribe("documents.issued", subscriber="letters.issue")
def issued(delivered: Delivered) -> None:
    """The letter has its number and goes on, whoever signed the page."""
    complete_letter(document_id=int(delivered.refs["document"]), at=delivered.at)


@subscribe("documents.issue_failed", subscriber="letters.sign_failed")
def not_issued(delivered: Delivered) -> None:
    """The head reads on the desk that nothing is signed, and whether there is something to decide."""
    event = delivered.event
    is_unclear = isinstance(event, IssueFailed) and event.is_unclear
    say_on_desk(document_id=int(delivered.refs["document"]), label=UNCLEAR if is_unclear else FAILED)


@subscribe("letters.signed", subscriber="letters.send_out")
def signed(delivered: Delivered) -> None:
    """It arrives where it goes inside, its e-mails go out, and the letter that it answers is answered."""
    case_id = int(delivered.refs["case"])
    send_out(case_id=case_id, at=delivered.at)
    answer_by_reply(case_id=case_id, at=delivered.at)


@subscribe("letters.withdrawn", subscriber="letters.tell_receivers")
def withdrawn(delivered: Delivered) -> None:
    """Units that have it read on their desk that it counts no longer."""
    tell_receivers(case_id=int(delivered.refs["case"]))
