# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotFound, TooLarge


class FormUnsuitable(InvalidInput):
    """The schema cannot be published as a form; `detail["problems"]` lists why, for whoever writes it."""

    code = "form_unsuitable"

    def __init__(self, problems: list[str]) -> None:
        super().__init__(
            _("This form cannot be published: %(first)s") % {"first": problems[0]},
            field="schema",
            next_step=_("Mend the form's schema and try again."),
            problems=problems,
        )


class VersionTaken(Conflict):
    """Somebody else published a version of this form at the same moment."""

    code = "version_taken"

    def __init__(self) -> None:
        super().__init__(
            _("Another version of this form was published just now."), next_step=_("Look at it, then publish yours.")
        )


class NoSuchForm(NotFound):
    """No form of this key (and version) was published."""

    code = "no_such_form"

    def __init__(self) -> None:
        super().__init__(_("There is no such form."), next_step=_("Go back and choose the service again."))


class NoSuchDraft(NotFound):
    """The link opens no draft: it was never there, sent, thrown away or ran out."""

    code = "no_such_draft"

    def __init__(self) -> None:
        super().__init__(
            _("This draft is no longer there."), next_step=_("Start again; what you filed before is not touched.")
        )


class DraftTooLarge(TooLarge):
    """The answers of a draft are longer than is kept."""

    code = "draft_too_large"

    def __init__(self) -> None:
        super().__init__(_("These answers are too long to be kept."), next_step=_("Shorten the long texts."))
