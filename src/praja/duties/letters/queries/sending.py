# SPDX-License-Identifier: EUPL-1.2
"""To whom a letter goes and how far it got."""

from dataclasses import dataclass
from datetime import datetime

from praja.duties.letters.domain.enclosures import counted
from praja.duties.letters.enums import ENCLOSURE, AddresseeRole, Way
from praja.duties.letters.models import Addressee, LetterVersion
from praja.duties.letters.queries.signing import document_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.notifications.errors import MaybeDelivered


def files_of_letter(case_id: int) -> tuple[StoredFile, ...]:
    """The signed page and what goes with it, in order; without the page while it is not signed."""
    document = document_of(case_id)
    signed = [document.file] if document is not None and document.file is not None else []
    return (*signed, *(attachment.file for attachment in attachments_of(ENCLOSURE, case_id)))


def enclosures_said(case_id: int) -> str:
    """How the letter counts its enclosures, as it stands on the page."""
    version = LetterVersion.objects.filter(outgoing=case_id).latest("number")
    return str(version.said().get("enclosures", "")) or counted(len(attachments_of(ENCLOSURE, case_id)))


@dataclass(frozen=True, slots=True)
class Passed:
    """One addressee as the sender may see it: as printed, by which way, since when; where it arrived inside, under which agenda
    number. What becomes of it there is that unit's own affair. `failure` is why an e-mail did not go out; `is_unknown`: it may
    have gone."""

    id: int
    printed: str
    is_copy: bool
    way: str
    sent_at: datetime | None
    agenda: str
    unit: str
    failure: str
    is_tried: bool
    is_unknown: bool

    @property
    def can_be_mailed_again(self) -> bool:
        """Whether somebody may have the e-mail tried once more."""
        return self.way == Way.EMAIL and self.for_post and self.failure != "TooSecret"

    @property
    def for_post(self) -> bool:
        """Whether somebody here has still to print and post it."""
        return self.sent_at is None and (self.way == Way.PRINT or (bool(self.failure) and not self.is_tried))


def passed_to(case_id: int) -> list[Passed]:
    """Everybody to whom the letter goes, in the order of the page. One statement."""
    rows = Addressee.objects.filter(outgoing=case_id).select_related("unit", "arrived__agenda__register")
    return [passed_from(row) for row in rows.order_by("position")]


def passed_from(row: Addressee) -> Passed:
    """One addressee, read with its unit and with the agenda of where it arrived."""
    agenda = row.arrived.agenda if row.arrived else None
    return Passed(
        id=row.pk,
        printed=row.printed,
        is_copy=row.role == AddresseeRole.COPY,
        way=row.way,
        sent_at=row.sent_at,
        agenda=f"{agenda.number}/{agenda.register.year}" if agenda else "",
        unit=row.unit.name if row.unit else "",
        failure=row.failure,
        is_tried=row.next_try_at is not None or row.handing_since is not None,
        is_unknown=row.failure == MaybeDelivered.__name__,
    )
