# SPDX-License-Identifier: EUPL-1.2
"""A page was signed, or could not be; a letter was signed and goes out, or counts no longer."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.operations.replying import answer_by_reply, tell_receivers
from praja.duties.letters.operations.sending import send_out
from praja.duties.letters.operations.signing import complete_letter, say_on_desk
from praja.duties.letters.queries.signing import document_of, outgoing_of
from praja.kernel.documents.events import IssueFailed
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.notifications.declarations import announce
from praja.lib.codes import show_code

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


def _author(delivered: Delivered) -> list[int]:
    """Whoever wrote it, unless they signed it themselves."""
    outgoing = outgoing_of(int(delivered.refs["case"]))
    document = document_of(outgoing.pk)
    is_signer = document is not None and document.signer_id == outgoing.author_id
    return [] if is_signer else [outgoing.author.person_id]


def _about(delivered: Delivered) -> dict[str, str]:
    """Its number and where it is; never what it says."""
    outgoing = outgoing_of(int(delivered.refs["case"]))
    path = reverse("letters:outgoing", args=[outgoing.letter.case.code])
    return {
        "code": show_code(outgoing.letter.case.code),
        "number": outgoing.letter.number_text,
        "url": f"{settings.PRAJA_BASE_URL}{path}",
    }


announce("letters.signed", recipients=_author, context=_about)


@subscribe("letters.withdrawn", subscriber="letters.tell_receivers")
def withdrawn(delivered: Delivered) -> None:
    """Units that have it read on their desk that it counts no longer."""
    tell_receivers(case_id=int(delivered.refs["case"]))
