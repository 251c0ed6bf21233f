# SPDX-License-Identifier: EUPL-1.2
"""A signed letter as an e-mail: what it is, the file itself, and where anybody can check it."""

from django.conf import settings

from praja.duties.letters.models import Addressee
from praja.duties.letters.models.letters import CORRESPONDENT
from praja.duties.letters.queries.sending import files_of_letter
from praja.duties.letters.queries.signing import document_of
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import content_of
from praja.kernel.documents.queries.issued import verify_path
from praja.kernel.notifications.enums import EMAIL
from praja.kernel.notifications.errors import NoAddress
from praja.kernel.notifications.gateways.talking import Enclosure, Letter, own_id
from praja.kernel.notifications.gateways.texts import words_of
from praja.kernel.people.identifiers import opened as opened_contact
from praja.kernel.people.sealing import open_sealed

LARGEST = 15 * 1024 * 1024
"""Bytes of all files together; most mail servers refuse more than 20 MB, and an attachment grows by a third on its way."""


class TooLarge(Exception):
    """The files are larger than mail servers take: print it, or hand them over otherwise."""


def mail_of(addressee: Addressee) -> Letter:
    """The e-mail of a signed letter to one addressee, its address open: for handing over, and nothing else. Official letters
    are in Indonesian, and so are the words around them. Raises NoAddress, TooLarge."""
    letter = addressee.outgoing.letter
    document = document_of(letter.pk)
    assert document is not None, "only signed letters are mailed"
    words = words_of(
        "letters/posted",
        "id",
        EMAIL,
        {
            "kind": document.title,
            "number": letter.number_text,
            "dated": letter.dated_on.isoformat() if letter.dated_on else "",
            "unit": addressee.outgoing.signing_unit.name,
            "verify_url": f"{settings.PRAJA_BASE_URL}{verify_path(document.code)}",
        },
    )
    return Letter(
        channel=EMAIL,
        address=_address(addressee),
        subject=words.subject,
        text=words.body,
        own_id=own_id(f"surat-{letter.case.code}-{addressee.position}"),
        files=_enclosures(letter.pk, document.code),
    )


def _address(addressee: Addressee) -> str:
    correspondent = addressee.correspondent
    if correspondent is None:
        raise NoAddress
    person = correspondent.person
    found = opened_contact("email", person.email) if person else open_sealed(correspondent.email, CORRESPONDENT)
    if not found:
        raise NoAddress
    return found


def _enclosures(case_id: int, code: str) -> tuple[Enclosure, ...]:
    files = files_of_letter(case_id)
    if sum(file.size for file in files) > LARGEST:
        raise TooLarge
    return tuple(_enclosure(number, code, file) for number, file in enumerate(files))


def _enclosure(number: int, code: str, file: StoredFile) -> Enclosure:
    # Named by the public code alone: a file name travels further than its file.
    name = f"naskah-{code}-lampiran-{number}" if number else f"naskah-{code}"
    with content_of(file) as opened:
        return Enclosure(f"{name}.{Kind(file.media_type).name.lower()}", opened.read(), file.media_type)
