# SPDX-License-Identifier: EUPL-1.2
"""What happens to e-mail that came to a unit's mailbox for letters."""

from praja.kernel.ledger.events import Event, event


def stream_of_mail(unit_id: int) -> str:
    """The stream of a unit's mailbox."""
    return f"letters.mail:{unit_id}"


@event("letters.mail_arrived")
class MailArrived(Event):
    """An e-mail came to the unit's mailbox for letters and waits to be registered. `content` digests its words and the sender's
    name; `lost` counts attachments that could not be taken in."""

    mail: int
    content: str
    files: tuple[str, ...]
    lost: int


@event("letters.mail_put_aside")
class MailPutAside(Event):
    """Somebody said that it is no letter. `reason` digests why."""

    mail: int
    reason: str
