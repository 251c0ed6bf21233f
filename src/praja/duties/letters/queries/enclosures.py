# SPDX-License-Identifier: EUPL-1.2
"""Files that go with a letter which is written here. Whoever may open the letter may open them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.enclosures import told_of_enclosures
from praja.duties.letters.enums import ENCLOSURE, Reach
from praja.duties.letters.models import Letter
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.procedures.models import Case
from praja.lib.errors import NotFound


def enclosures_of(case_id: int) -> list[Attachment]:
    """The files that go with a letter, in order."""
    return list(attachments_of(ENCLOSURE, case_id))


def enclosure_of(case: Case, number: int) -> Attachment:
    """One of them by its id. Raises `NotFound`, also for a file of another letter."""
    found = attachments_of(ENCLOSURE, case.pk).filter(pk=number).first()
    if found is None:
        raise NotFound(_("This letter has no such enclosure."), next_step=_("It may have been taken out meanwhile."))
    return found


def told_now(letter: Letter) -> dict[str, Any]:
    """What an event tells of the files that go with the letter now. Ask it under the case's lock."""
    files = [(one.file.sha256, one.title) for one in enclosures_of(letter.pk)]
    return told_of_enclosures(bytes(letter.salt), files)


def printed_enclosures(case_id: int) -> tuple[tuple[str, str, str], ...]:
    """Each file as the page of the letter names it: title, kind and pages, digest (SHA-256). So the signature covers them."""
    return tuple((one.title, kind_in_words(one), one.file.sha256) for one in enclosures_of(case_id))


def kind_in_words(one: Attachment) -> str:
    """What a file is, in Indonesian, the language of the page: "PDF, 3 halaman"."""
    kind = Kind(one.file.media_type)
    return f"gambar {kind.name}" if kind.is_image else f"PDF, {one.file.pages or 1} halaman"


def enclosures_for_everybody(case_id: int) -> list[Attachment]:
    """The files that the public page of verification may name: those of a letter that everybody who works with letters at the
    unit may read. Of any other it says nothing, not even that there are some."""
    is_open = Letter.objects.filter(pk=case_id, reach=Reach.OFFICE).exists()
    return enclosures_of(case_id) if is_open else []
