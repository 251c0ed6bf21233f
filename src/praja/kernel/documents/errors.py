# SPDX-License-Identifier: EUPL-1.2
"""Refusals of documents, in plain sentences."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import Reason
from praja.lib.errors import Conflict, DomainError, InvalidInput, TooLarge

_ACCEPTED = _("Send a photo (JPEG, PNG, WebP) or a PDF.")
_SMALLER = _("Make it smaller or send it in parts.")

_WORDS = {
    Reason.EMPTY: (_("The file is empty."), _("Choose the file again.")),
    Reason.TOO_LARGE: (_("The file is larger than can be taken."), _SMALLER),
    Reason.TOO_MANY_PIXELS: (_("The picture has more pixels than can be taken."), _SMALLER),
    Reason.TOO_MANY_PAGES: (_("The document has more pages than can be taken."), _SMALLER),
    Reason.SCRIPT: (_("Web pages, drawings with code and scripts cannot be taken."), _ACCEPTED),
    Reason.ARCHIVE: (
        _("Archives and office files cannot be taken."),
        _("Save the document as PDF and send that."),
    ),
    Reason.PROGRAM: (_("Programs cannot be taken."), _ACCEPTED),
    Reason.HEIC: (
        _("Photos in HEIC format cannot be opened here."),
        _("Set the camera to “Most compatible” (JPEG) or send a screenshot of the photo."),
    ),
    Reason.UNKNOWN: (_("This kind of file cannot be taken."), _ACCEPTED),
    Reason.BROKEN: (_("The file is damaged or incomplete."), _("Open it, save it again and send that.")),
    Reason.LOCKED: (
        _("The document is locked with a password."),
        _("Save it without a password and send that."),
    ),
    Reason.ACTIVE: (
        _("The document holds programs, forms that run code or other files inside."),
        _("Print it to a new PDF and send that."),
    ),
    Reason.INFECTED: (
        _("The virus scanner reports this file."),
        _("Do not open it; ask the sender for a clean copy."),
    ),
}


class FileRefused(InvalidInput):
    """A file that is not taken in; `detail["reason"]` is the `Reason`."""

    code = "file_refused"


class FileTooLarge(TooLarge):
    """More bytes, pixels or pages than are taken; `detail["reason"]` is the `Reason`."""

    code = "file_too_large"


class NumberSettled(Conflict):
    """The number is final or void already and stays so."""

    code = "number_settled"


_TOO_MUCH = frozenset({Reason.TOO_LARGE, Reason.TOO_MANY_PIXELS, Reason.TOO_MANY_PAGES})


def refusal(reason: Reason) -> DomainError:
    """The error that says `reason` to a person."""
    message, next_step = _WORDS[reason]
    kind = FileTooLarge if reason in _TOO_MUCH else FileRefused
    return kind(message, field="file", next_step=next_step, reason=reason.value)
