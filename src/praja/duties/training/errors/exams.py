# SPDX-License-Identifier: EUPL-1.2
"""Why a question is not kept, a test not released, an attempt not begun."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text

WRONG: Mapping[str, tuple[Text, Text]] = {
    "text_missing": (_("The question has no words."), _("Write what is asked.")),
    "text_long": (_("The question is longer than 5,000 characters."), _("Shorten it.")),
    "points": (_("A question is worth 1 to 100 points."), _("Write a whole number in between.")),
    "difficulty": (_("This difficulty is not known."), _("Choose one of the list.")),
    "topic_long": (_("The topic is longer than 120 characters."), _("Shorten it.")),
    "choices_count": (_("There are fewer than 2 choices, or more than 12."), _("Write one on each line.")),
    "choice_empty": (_("A choice is empty, or longer than 1,000 characters."), _("Fill it in, or shorten it.")),
    "choice_twice": (_("Two choices say the same."), _("Change one of them.")),
    "one_right": (_("Exactly one choice must be right."), _("Put a star before the right one, and before no other.")),
    "some_right": (_("No choice is right."), _("Put a star before each right one.")),
    "accepted": (_("There is no accepted answer, or there are more than 20."), _("Write one on each line.")),
    "number": (_("This is no number, or the tolerance is below zero."), _("Write it like 81,25.")),
    "pairs_count": (
        _("There are fewer than 2 pairs, or more than 12."),
        _("Write one pair on each line: left = right."),
    ),
    "pair_empty": (_("One side of a pair is empty."), _("Write one pair on each line: left = right.")),
    "pair_twice": (_("Two pairs have the same left side."), _("Change one of them.")),
    "one_target": (_("All pairs have the same right side."), _("Write at least two different ones.")),
}


class QuestionRefused(InvalidInput):
    """A question can't be kept as it stands."""

    code = "question_refused"

    def __init__(self, what: str, field: str = "") -> None:
        message, next_step = WRONG[what]
        super().__init__(message, field=field, next_step=next_step)


class NotYourBank(NotAllowed):
    """A bank is kept by the trainers and the personnel office of its unit."""

    code = "not_your_bank"

    def __init__(self) -> None:
        super().__init__(
            _("You do not keep this question bank."), next_step=_("Ask a trainer or the personnel office of its unit.")
        )


class BankCodeTaken(InvalidInput):
    """Two banks cannot have one code."""

    code = "bank_code_taken"

    def __init__(self) -> None:
        super().__init__(_("Another bank has this code."), field="code", next_step=_("Choose another one."))


class UnreadableQuestions(InvalidInput):
    """A file of questions is refused whole."""

    code = "unreadable_questions"

    SAID: Mapping[str, Text] = {
        "too_large": _("The file is larger than 20 MB."),
        "no_archive": _("This is no QTI package: a ZIP file with imsmanifest.xml in it."),
        "too_many_parts": _("There are more than 2,000 files or questions in it."),
        "unpacks_too_large": _("The file unpacks to more than is read."),
        "path": _("The package names files outside itself."),
        "no_xml": _("This is no Moodle XML and no QTI item."),
        "document_type": _("The file declares a document type of its own, which may hide anything."),
        "deep": _("The file is nested more deeply than any question is."),
    }

    def __init__(self, why: str) -> None:
        super().__init__(
            self.SAID[why], field="file", next_step=_("Export it again from the other system, as Moodle XML or QTI 3.")
        )


class NotYourExam(NotAllowed):
    """A test is set by the trainers of its class and by whoever runs it, unless they take part themselves."""

    code = "not_your_exam"

    def __init__(self) -> None:
        super().__init__(_("You do not set the tests of this class."), next_step=_("Ask its trainer or its committee."))


class ExamAlreadyReleased(Conflict):
    """What participants may have seen is not changed."""

    code = "exam_released"

    def __init__(self) -> None:
        super().__init__(
            _("This test was released already."),
            next_step=_("Withdraw it and make another one, or correct a question."),
        )


class ExamNotReleased(Conflict):
    """Only a released test can be withdrawn or corrected."""

    code = "exam_not_released"

    def __init__(self) -> None:
        super().__init__(_("This test is not released."), next_step=_("Release it first."))


class ExamEmpty(Conflict):
    """A test without questions is not released."""

    code = "exam_empty"

    def __init__(self) -> None:
        super().__init__(_("A part of this test has no question."), next_step=_("Add questions, or take the part off."))


class ExamKindTaken(InvalidInput):
    """A class has one pre-test and one post-test."""

    code = "exam_kind_taken"

    def __init__(self) -> None:
        super().__init__(
            _("The class has such a test already."),
            field="kind",
            next_step=_("Change that one, or withdraw it first."),
        )


class NoAttempt(Conflict):
    """This participant cannot begin now."""

    code = "no_attempt"

    SAID: Mapping[str, tuple[Text, Text]] = {
        "early": (_("The test has not opened yet."), _("Come back when it opens.")),
        "closed": (_("The test has closed."), _("Talk to your trainer.")),
        "tries": (_("You have used all your tries."), _("Look at your result.")),
        "withdrawn": (_("This test was withdrawn."), _("Talk to your trainer.")),
        "class": (_("The class is not running."), _("Talk to its committee.")),
    }

    def __init__(self, why: str) -> None:
        message, next_step = self.SAID[why]
        super().__init__(message, next_step=next_step)
        self.why = why


class NotYourAttempt(NotAllowed):
    """Only whoever began an attempt answers in it."""

    code = "not_your_attempt"

    def __init__(self) -> None:
        super().__init__(_("This is not your test."), next_step=_("Go back to the class."))


class AttemptOver(Conflict):
    """Answers that come after the end are kept, and not counted."""

    code = "attempt_over"

    def __init__(self) -> None:
        super().__init__(
            _("Your time was over when this came. Your answers are kept, but they do not count."),
            next_step=_("Talk to your trainer, who sees them and may let them count."),
        )


class AnswerNotOpen(Conflict):
    """An answer is marked once it was handed in, and by people only where it needs people."""

    code = "answer_not_open"

    def __init__(self) -> None:
        super().__init__(
            _("This answer is not marked by hand."), next_step=_("Look at the list of answers that wait for you.")
        )
