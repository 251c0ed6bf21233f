# SPDX-License-Identifier: EUPL-1.2
"""Refusals of signing and sending."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class NotTheHead(NotAllowed):
    """Somebody who does not head the unit today, a secretary or last week's plt. among them."""

    code = "not_the_head"

    def __init__(self, unit: object) -> None:
        super().__init__(
            _("You do not head %(unit)s today, so you can't sign for it.") % {"unit": unit},
            next_step=_("Whoever heads it at the moment of signing signs; a secretary never does."),
        )


class SrikandiSigns(Conflict):
    """The unit works in SRIKANDI, which numbers, signs and sends."""

    code = "srikandi_signs"

    def __init__(self, unit: object) -> None:
        super().__init__(
            _("Letters of %(unit)s are numbered, signed and sent in SRIKANDI.") % {"unit": unit},
            next_step=_("Take the draft to SRIKANDI, and enter its number here afterwards."),
        )


class NotNumbered(Conflict):
    """Nobody said by which series the letter is numbered."""

    code = "not_numbered"

    def __init__(self) -> None:
        super().__init__(
            _("This letter has no series of numbers, so it can't be signed."),
            next_step=_("Give it back; it gets one when it is handed in, once the records officer has set one up."),
        )


class SignerChanged(Conflict):
    """Its number was drawn for somebody who headed the unit then."""

    code = "signer_changed"

    def __init__(self, title: str) -> None:
        super().__init__(
            _("This page stands in the name of %(title)s, who began to sign it.") % {"title": title},
            next_step=_("Give it back unsigned; handed in again, it gets a number and your name."),
        )


class NotBeingSigned(Conflict):
    """The letter has no page at the signing service."""

    code = "not_being_signed"

    def __init__(self) -> None:
        super().__init__(_("This letter is not being signed."), next_step=_("Open it again to see where it stands."))


class NotAllSent(Conflict):
    """Somebody to whom the letter goes does not have it yet."""

    code = "not_all_sent"

    def __init__(self, missing: int) -> None:
        super().__init__(
            _("%(count)s of those to whom it goes do not have it yet.") % {"count": missing},
            next_step=_("Print it and hand it to the post, or wait until the e-mail is out."),
        )


class NotToMail(Conflict):
    """The e-mail went out, is under way, or is too secret to go."""

    code = "not_to_mail"

    def __init__(self) -> None:
        super().__init__(
            _("This e-mail is not to be tried again."),
            next_step=_("Open the letter again to see where it is; what is too secret for e-mail goes by post."),
        )


class NotForPost(InvalidInput):
    """Nobody was chosen whose letter goes by post and is still here."""

    code = "not_for_post"

    def __init__(self) -> None:
        super().__init__(
            _("Tick whose letter you hand to the post."),
            field="addressees",
            next_step=_("Those who have it already, and units of this government, need none."),
        )
