# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotFound, Text, TooLarge


class Why(Protocol):
    """A reason as `domain.suitability` gives it: message id, placeholders and question."""

    @property
    def field(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def params(self) -> Mapping[str, Any]: ...


class FormUnsuitable(InvalidInput):
    """The schema cannot be published as a form; `detail["flaws"]` lists every reason, each with its question."""

    code = "form_unsuitable"

    def __init__(self, flaws: Sequence[Why]) -> None:
        super().__init__(
            format_lazy("{} {}", _("This form cannot be published."), _(flaws[0].message) % flaws[0].params),
            field="schema",
            next_step=_("Mend the form and try again."),
            flaws=tuple(flaws),
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


class NoFileQuestion(InvalidInput):
    """The form asks for no files there."""

    code = "no_file_question"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("This question asks for no files."), field=field, next_step=_("Send the file where one is asked for.")
        )


class FileNotAccepted(InvalidInput):
    """A file of a kind that the question does not take."""

    code = "file_not_accepted"

    def __init__(self, field: str, *, takes_images: bool) -> None:
        wanted = _("Send a photo (JPEG, PNG, WebP).") if takes_images else _("Send a PDF.")
        super().__init__(_("This question takes files of another kind."), field=field, next_step=wanted)


class TooManyFiles(InvalidInput):
    """The question, or the draft as a whole, has as many files as it may have."""

    code = "too_many_files"

    def __init__(self, field: str, most: int) -> None:
        super().__init__(
            _("%(most)s files are as many as can be sent.") % {"most": most},
            field=field,
            next_step=_("Take one away before you send another."),
        )


class NoSuchDraftFile(NotFound):
    """The draft has no file under this reference."""

    code = "no_such_draft_file"

    def __init__(self) -> None:
        super().__init__(_("This file is no longer there."), next_step=_("Go back to the form and send it again."))


class BadFormKey(InvalidInput):
    """What should name a form cannot: wrong letters, too long, or taken by the platform's own pages."""

    code = "bad_form_key"

    def __init__(self) -> None:
        super().__init__(
            _("A form cannot be called so."),
            field="key",
            next_step=_("Use lower-case letters and digits, with dots or dashes between, for example layanan.sktm."),
        )


class NoWorkingCopy(NotFound):
    """Nobody works on this form, or no longer: it was published or thrown away."""

    code = "no_working_copy"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody is working on this form any more."),
            next_step=_("Open the form; it may have been published or thrown away by somebody else."),
        )


class FormMovedOn(Conflict):
    """Somebody else changed the working copy, or published a version, after the page was shown."""

    code = "form_moved_on"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else has changed this form since you opened the page."),
            next_step=_("Look at how it stands now, then do it again."),
        )


class NothingToUndo(Conflict):
    """The working copy stands as it began, or its earlier steps are no longer kept."""

    code = "nothing_to_undo"

    def __init__(self) -> None:
        super().__init__(_("There is nothing to undo."), next_step=_("Go on with the form as it stands."))


class NothingToPublish(Conflict):
    """The working copy is the same as the newest version."""

    code = "nothing_to_publish"

    def __init__(self) -> None:
        super().__init__(
            _("Nothing differs from the published version."),
            next_step=_("Change something first, or throw the copy away."),
        )


class ActRefused(InvalidInput):
    """The act would make the form unfit; `field` is the question or the control that it is about."""

    code = "act_refused"

    def __init__(self, why: Why) -> None:
        super().__init__(
            _(why.message) % why.params, field=why.field, next_step=_("Nothing was changed. Change it and try again.")
        )


class NoFormFile(InvalidInput):
    """The file is no form; `message` says where it goes wrong."""

    code = "no_form_file"

    def __init__(self, message: Text) -> None:
        super().__init__(message, field="file", next_step=_("Mend the file and send it again."))


class NoSuchQuestion(NotFound):
    """The working copy has no such question, part of rows or page."""

    code = "no_such_question"

    def __init__(self) -> None:
        super().__init__(
            _("This question is no longer there."), next_step=_("Go back to the form; somebody may have removed it.")
        )
