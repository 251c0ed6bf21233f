# SPDX-License-Identifier: EUPL-1.2
"""Why completion cannot be decided, or a certificate not be given, revoked or shown."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound


class ClassNotEnded(Conflict):
    """Who passed is decided when the class has ended."""

    code = "class_not_ended"

    def __init__(self) -> None:
        super().__init__(
            _("This class has not ended, or its report is in already."),
            next_step=_("End the class first. After the report nothing more is decided."),
        )


class TestsNotMarked(Conflict):
    """Nobody fails for a test that nobody has marked."""

    code = "tests_not_marked"

    def __init__(self) -> None:
        super().__init__(
            _("Final tests still wait to be marked."),
            next_step=_("Mark them first, or decide about those people as an exception."),
        )


class NobodyToDecide(Conflict):
    """Nobody took part, or everybody is decided already."""

    code = "nobody_to_decide"

    def __init__(self) -> None:
        super().__init__(
            _("There is nobody left to decide about."), next_step=_("Look at the list: everybody has a result.")
        )


class ExceptionWithoutWords(InvalidInput):
    """Who decides otherwise than the conditions say, says why."""

    code = "exception_without_words"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("This is an exception from the conditions, and says no reason."),
            field=field,
            next_step=_("Write why it is decided so; the person reads it."),
        )


class NothingToCertify(Conflict):
    """Everybody who passed has a certificate, or nobody passed."""

    code = "nothing_to_certify"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody waits for a certificate."), next_step=_("Decide first who passed; who has one gets no second.")
        )


class NobodySignsCertificates(Conflict):
    """The unit that holds the class has no head."""

    code = "nobody_signs_certificates"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody heads the unit that holds this class, so nobody can sign."),
            next_step=_("Ask the administrator to enter the decree of the head or of a stand-in."),
        )


class NotYourCertificate(NotAllowed):
    """Only the holder opens it to others."""

    code = "not_your_certificate"

    def __init__(self) -> None:
        super().__init__(_("This is not your certificate."), next_step=_("Only its holder shows it to others."))


class NoSuchCertificate(NotFound):
    """No certificate has this code, or it is not signed yet."""

    code = "no_such_certificate"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such certificate."),
            next_step=_("Check each letter of the code; it stands beside the square code on the paper."),
        )


class CertificateNotInForce(Conflict):
    """It is not signed yet, or was revoked already."""

    code = "certificate_not_in_force"

    def __init__(self) -> None:
        super().__init__(
            _("This certificate is not signed yet, or was revoked already."),
            next_step=_("Open the list of certificates of the class again."),
        )


class NoSuchKey(NotFound):
    """No badge was signed with such a key."""

    code = "no_such_badge_key"

    def __init__(self) -> None:
        super().__init__(
            _("No badge was signed with such a key."), next_step=_("Run `praja training badge-keys` to list them.")
        )
