# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class TextTooShort(InvalidInput):
    """The text says too little to act on."""

    code = "text_too_short"

    def __init__(self, minimum: int, *, field: str = "text") -> None:
        super().__init__(
            _("This is too short to act on."),
            field=field,
            next_step=_("Write at least %(count)s characters: what happened, where, and since when.")
            % {"count": minimum},
        )


class TextTooLong(InvalidInput):
    """The text is longer than is taken."""

    code = "text_too_long"

    def __init__(self, maximum: int, *, field: str = "text") -> None:
        super().__init__(
            _("This is longer than %(count)s characters.") % {"count": maximum},
            field=field,
            next_step=_("Shorten it, or attach the rest as a PDF."),
        )


class StaysUnnamed(Conflict):
    """Whoever reported without a name is reached by the secret link alone."""

    code = "stays_unnamed"

    def __init__(self) -> None:
        super().__init__(
            _("The reporter stays unnamed."), next_step=_("Write to them here: they read it by their secret link.")
        )


class FormWordsStay(Conflict):
    """Only what came as messages is summed up."""

    code = "form_words_stay"

    def __init__(self) -> None:
        super().__init__(
            _("What a person wrote in the form stays as they wrote it."),
            field="text",
            next_step=_("Ask them for what is missing, or write a note for your colleagues."),
        )


class CorrectionTooLate(Conflict):
    """The summary of a report can be put right until it is public or answered."""

    code = "correction_too_late"

    def __init__(self) -> None:
        super().__init__(
            _("The text of this report can't be changed any more."),
            next_step=_("Write to the office what is not right; it reads your message with the report."),
        )


class PaperNumberTaken(Conflict):
    """A paper form or call sheet has one number, and one report."""

    code = "paper_number_taken"

    def __init__(self) -> None:
        super().__init__(
            _("A report was already entered under this number."),
            field="door_ref",
            next_step=_("Look at the number on the form again, or open the report that has it."),
        )


class EmptyPromise(InvalidInput):
    """“Will be followed up” without a date says nothing."""

    code = "empty_promise"

    def __init__(self) -> None:
        super().__init__(
            _("The answer says that something will be done, but not by when."),
            field="text",
            next_step=_("Choose “will be done, by a date” and give the date, or say what has been done."),
        )


class PromiseInThePast(InvalidInput):
    """A promise needs a day to come."""

    code = "promise_in_the_past"

    def __init__(self) -> None:
        super().__init__(_("This day has passed."), field="promised_for", next_step=_("Choose a day from tomorrow on."))


class MissingPart(InvalidInput):
    """An answer of this kind lacks something that it must have."""

    code = "missing_part"


class DraftChanged(Conflict):
    """The draft is not the one that was approved."""

    code = "draft_changed"

    def __init__(self) -> None:
        super().__init__(
            _("There is no answer to go on with: it was changed or given back."),
            next_step=_("Open the case again and read the draft as it stands now."),
        )


class NotTheSame(Conflict):
    """Two reports can't be joined."""

    code = "not_the_same"


class HasJoined(Conflict):
    """Other reports wait for this one's answer."""

    code = "has_joined"

    def __init__(self) -> None:
        super().__init__(
            _("Other reports were joined to this one and wait for its answer."),
            next_step=_("Answer it, or treat the others on their own again first."),
        )


class TooLateToReopen(Conflict):
    """The time in which a reporter may reopen has passed."""

    code = "too_late_to_reopen"

    def __init__(self) -> None:
        super().__init__(
            _("This report was closed too long ago to open it again."),
            next_step=_("Write a new report and name the code of this one."),
        )


class UnknownRegion(InvalidInput):
    """The place is not a kecamatan or kelurahan of this government."""

    code = "unknown_region"

    def __init__(self) -> None:
        super().__init__(
            _("This place is not in our region."), field="region", next_step=_("Choose a place from the list.")
        )


class UnfilledBrackets(InvalidInput):
    """A template's [brackets] still stand in the answer."""

    code = "unfilled_brackets"

    def __init__(self, brackets: tuple[str, ...]) -> None:
        super().__init__(
            _("The answer still holds a gap of its template: %(gaps)s.") % {"gaps": ", ".join(brackets[:3])},
            field="text",
            next_step=_("Write what belongs there, or take the brackets out."),
        )


class UnknownBlank(InvalidInput):
    """A template names something in {braces} that nothing fills."""

    code = "unknown_blank"

    def __init__(self, blank: str, known: str) -> None:
        super().__init__(
            _("Nothing is known that would fill {%(blank)s}.") % {"blank": blank},
            field="text",
            next_step=_("Use %(known)s, or put what officers must write in [brackets].") % {"known": known},
        )


class AlreadyReviewed(Conflict):
    """Somebody judged this answer already."""

    code = "already_reviewed"

    def __init__(self) -> None:
        super().__init__(
            _("This answer has been judged already."), next_step=_("Go on with the next one that waits for review.")
        )


class OwnAnswer(Conflict):
    """Nobody judges what they wrote or approved themselves."""

    code = "own_answer"

    def __init__(self) -> None:
        super().__init__(
            _("You wrote or approved this answer yourself."), next_step=_("Leave it to another coordinator.")
        )


class NotWeak(Conflict):
    """Only an answer that was found weak goes back."""

    code = "not_weak"

    def __init__(self, enough: int) -> None:
        super().__init__(
            _("An answer with %(count)s of the five points or more is good enough and does not go back.")
            % {"count": enough},
            next_step=_("Say which points are missing, or keep it as good enough."),
        )


class NameTaken(Conflict):
    """Something of this name stands in the list already."""

    code = "name_taken"

    def __init__(self, field: str = "name") -> None:
        super().__init__(
            _("This stands in the list already."), field=field, next_step=_("Change the one that is there.")
        )


class TrackingIdTaken(Conflict):
    """A number of LAPOR! belongs to one case."""

    code = "tracking_id_taken"

    def __init__(self) -> None:
        super().__init__(
            _("This number already belongs to another case."),
            field="tracking_id",
            next_step=_("Look at the number again, or open the case that has it."),
        )
