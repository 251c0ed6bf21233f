# SPDX-License-Identifier: EUPL-1.2
"""What is read of e-mail that came to units' mailboxes for letters. Only whoever keeps the agenda of the unit sees it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.models import ArrivedMail
from praja.duties.letters.models.mails import MAIL_SENDER
from praja.duties.letters.rules import KEEPERS
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.people.sealing import open_sealed
from praja.lib.actors import Actor
from praja.lib.errors import NotFound
from praja.lib.pages import Page, page_of

MAIL_FILES = "letters.mail"
"""Kind of the attachments that came with an e-mail."""


def mails_of(actor: Actor) -> QuerySet[ArrivedMail]:
    """Every message to the units whose agenda this actor keeps."""
    return ArrivedMail.objects.filter(unit_id__among=actor.units_as(*KEEPERS)).select_related(
        "unit", "incoming__letter__case"
    )


def waiting_mails(actor: Actor, cursor: str | None) -> Page[ArrivedMail]:
    """The messages that nobody has dealt with, newest first. Raises `InvalidInput` for a cursor of another list."""
    waiting = mails_of(actor).filter(incoming=None, aside_at=None)
    return page_of(waiting, order=("-arrived_at", "-id"), cursor=cursor)


def mail_for(actor: Actor, number: int) -> ArrivedMail:
    """One message. Raises `NotFound` alike for an absent one and for one of another unit."""
    found = mails_of(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such message among those you may see."))
    return found


def mail_files(mail: ArrivedMail) -> list[Attachment]:
    """What came with it, in order."""
    return list(attachments_of(MAIL_FILES, mail.pk))


def sender_address(mail: ArrivedMail) -> str:
    """The sender's address, for the form by which their contact is kept: for whoever may register the message."""
    return open_sealed(mail.sender_email, MAIL_SENDER)
