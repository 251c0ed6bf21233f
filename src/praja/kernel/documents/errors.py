# SPDX-License-Identifier: EUPL-1.2
"""Refusals of documents, in plain sentences."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import DocumentState, FailureReason, PatternProblem, Reason, Unverifiable
from praja.lib.errors import Conflict, DomainError, InvalidInput, Text, TooLarge

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


class PatternRefused(InvalidInput):
    """A number pattern that cannot be used; `detail["problem"]` is the `PatternProblem`."""

    code = "number_pattern_refused"


class SigningRefused(DomainError):
    """A try to sign came to nothing, and nothing was issued; `detail["reason"]` is the `FailureReason`.

    The number stays provisional. The document can be signed again, after a decision where the answer was lost.
    """

    code = "signing_refused"
    status = 409


class SecretMissing(InvalidInput):
    """The provider asks the signer for a passphrase or one-time code."""

    code = "signing_secret_missing"

    def __init__(self) -> None:
        super().__init__(
            _("Your passphrase is needed to sign."),
            field="passphrase",
            next_step=_("Type the passphrase of your electronic certificate."),
        )


class NotToBeSigned(Conflict):
    """The document is issued, withdrawn, being signed at this moment, or waits for a decision."""

    code = "not_to_be_signed"

    def __init__(self, state: DocumentState) -> None:
        message, next_step = _NOT_TO_BE_SIGNED[state]
        super().__init__(message, next_step=next_step, state=state.value)


class NotToBeWithdrawn(Conflict):
    """The document is withdrawn already, or a try to sign it is under way."""

    code = "not_to_be_withdrawn"

    def __init__(self, state: DocumentState) -> None:
        message, next_step = _NOT_TO_BE_SIGNED[state]
        super().__init__(message, next_step=next_step, state=state.value)


_NOT_TO_BE_SIGNED = {
    DocumentState.ISSUED: (_("This document is signed already."), _("Open the signed file.")),
    DocumentState.WITHDRAWN: (_("This document is withdrawn."), _("Make a new document.")),
    DocumentState.SIGNING: (_("This document is being signed at this moment."), _("Wait a minute and open it again.")),
    DocumentState.UNCLEAR: (
        _("It is not known whether this document was signed: the answer of the signing service was lost."),
        _("Ask the administrator to look into the signing service; then sign again or withdraw it."),
    ),
    DocumentState.WAITING: (_("This document is not signed yet."), _("Sign it.")),
    DocumentState.FAILED: (_("This document is not signed yet."), _("Sign it.")),
}

_PATTERN_WORDS = {
    PatternProblem.EMPTY: _("The pattern is empty."),
    PatternProblem.TOO_LONG: _("The pattern, or the number it makes, is too long."),
    PatternProblem.UNKNOWN_PLACE: _("“{%(found)s}” is not known."),
    PatternProblem.STRAY_BRACE: _("A brace “%(found)s” stands alone."),
    PatternProblem.STRAY_CHARACTER: _("The sign “%(found)s” cannot stand in a number."),
    PatternProblem.NUMBER_MISSING: _("{nomor} must stand in the pattern once."),
    PatternProblem.YEAR_MISSING: _("{tahun} must stand in the pattern: numbers begin anew each year."),
}


def pattern_refusal(problem: PatternProblem, found: str = "") -> PatternRefused:
    """The error that says what is wrong with a number pattern."""
    words = _PATTERN_WORDS[problem]
    return PatternRefused(
        words % {"found": found} if found else words,
        field="number_pattern",
        next_step=_("Use letters, digits, . / - and {kode}, {nomor}, {unit}, {bulan}, {bulan_romawi}, {tahun}."),
        problem=problem.value,
    )


_ADMINISTRATOR = _("Tell the administrator; the document keeps its number and can be signed later.")
_DECIDE = _("Do not sign it again yet: it may be signed there. Look at the document and decide.")

_FAILURE_WORDS = {
    FailureReason.NOT_SET_UP: (
        _("The signing service is not set up."),
        _("Administrators: run `praja setup` and check the settings of signing."),
    ),
    FailureReason.UNREACHABLE: (_("The signing service does not answer."), _("Try again in a few minutes.")),
    FailureReason.ANSWER_LOST: (_("The answer of the signing service was lost."), _DECIDE),
    FailureReason.WORKER_LOST: (_("The signing was interrupted."), _DECIDE),
    FailureReason.NOT_FETCHED: (
        _("The document may be signed, but the signing service does not hand it out a second time."),
        _("Sign it again, or withdraw it; only the file that arrives here counts."),
    ),
    FailureReason.GARBLED: (_("The signing service answered with something that is no signed document."), _DECIDE),
    FailureReason.WRONG_SECRET: (_("The passphrase or code is wrong."), _("Type it again.")),
    FailureReason.NOT_REGISTERED: (
        _("You are not registered with BSrE."),
        _("Ask the administrator to have your electronic certificate issued."),
    ),
    FailureReason.CERTIFICATE_NOT_ACTIVE: (
        _("Your electronic certificate is not active."),
        _("Have it renewed with BSrE; only a certificate with the status ISSUE can sign."),
    ),
    FailureReason.NO_IDENTITY: (
        _("Your NIK is missing in the register of persons."),
        _("Ask the personnel office to enter it; BSrE knows signers by it."),
    ),
    FailureReason.REFUSED: (_("The signing service refused to sign."), _ADMINISTRATOR),
    FailureReason.NOT_RENDERED: (_("The page could not be made."), _ADMINISTRATOR),
}


def signing_refusal(reason: FailureReason) -> SigningRefused:
    """The error that says to the signer why nothing was signed."""
    message, next_step = _FAILURE_WORDS[reason]
    field = "passphrase" if reason is FailureReason.WRONG_SECRET else ""
    return SigningRefused(message, field=field, next_step=next_step, reason=reason.value)


_TYPE_THE_CODE = _("Type the code that stands at the foot of the paper instead.")

_UNVERIFIABLE_WORDS = {
    Unverifiable.EMPTY: (_("The file is empty."), _("Choose the file again.")),
    Unverifiable.TOO_LARGE: (_("The file is larger than any document that was issued here."), _TYPE_THE_CODE),
    Unverifiable.PICTURE: (_("A photo or scan carries no electronic signature."), _TYPE_THE_CODE),
    Unverifiable.NO_PDF: (_("This is no PDF document."), _("Choose the PDF as you received it, or type its code.")),
    Unverifiable.DAMAGED: (
        _("This PDF is damaged or locked and cannot be read."),
        _("Choose the PDF as you received it, or type its code."),
    ),
}


class NotVerifiable(InvalidInput):
    """A file that is no document whose signature could be looked at; `detail["reason"]` is the `Unverifiable`."""

    code = "not_verifiable"

    def __init__(self, reason: Unverifiable) -> None:
        message, next_step = _UNVERIFIABLE_WORDS[reason]
        super().__init__(message, field="file", next_step=next_step, reason=reason.value)


class LetterheadInvalid(InvalidInput):
    """Something cannot stand at the head of papers; `field` says what."""

    code = "letterhead_invalid"

    def __init__(self, message: Text, next_step: Text, field: str) -> None:
        super().__init__(message, field=field, next_step=next_step)
