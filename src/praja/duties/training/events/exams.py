# SPDX-License-Identifier: EUPL-1.2
"""Banks of questions, tests of classes, attempts. What somebody answered is only told as a digest."""

from praja.kernel.ledger.events import Event, event


def stream_of_bank(bank_id: int) -> str:
    """The stream of a bank and its questions."""
    return f"training.bank:{bank_id}"


def stream_of_exam(exam_id: int) -> str:
    """The stream of a test."""
    return f"training.exam:{exam_id}"


def stream_of_attempt(attempt_id: int) -> str:
    """The stream of one attempt: three hundred who begin at once wait for nobody."""
    return f"training.attempt:{attempt_id}"


@event("training.bank_kept", version=1)
class BankKept(Event):
    """A bank of questions was begun, renamed, closed or opened again."""

    unit: int
    code: str
    label: str
    is_open: bool


@event("training.question_written", version=1)
class QuestionWritten(Event):
    """A version of a question was written. `content` digests its words, answers and picture."""

    question: int
    number: int
    edition: int
    kind: str
    topic: str
    difficulty: str
    content: str


@event("training.question_retired", version=1)
class QuestionRetired(Event):
    """A question is taken by no new test any more, or is again."""

    question: int
    retired: bool


@event("training.exam_set", version=1)
class ExamSet(Event):
    """A test that is not released yet is now this. `parts` are (question, bank, topic, count), 0 for none; moments in UTC."""

    training_class: int
    number: int
    kind: str
    title: str
    minutes: int | None
    opens: str
    closes: str
    tries: int
    shuffles_questions: bool
    shuffles_choices: bool
    per_page: int
    showing: str
    grace: int
    parts: tuple[tuple[int, int, str, int], ...]


@event("training.exam_released", version=1)
class ExamReleased(Event):
    """Participants see the test from now on. `questions` are (version, part): what it may ask for ever."""

    questions: tuple[tuple[int, int], ...]


@event("training.exam_withdrawn", version=1)
class ExamWithdrawn(Event):
    """Nobody takes the test any more, and its marks count for nothing. `reason` is the digest of the words."""

    reason: str


@event("training.question_corrected", version=1)
class QuestionCorrected(Event):
    """A question of a released test turned out wrong; `asked` is the version, `correction` what is done about it, `corrected`
    the version by which it is marked (0: none), and how
    many attempts were marked anew. `reason` is the digest of the words."""

    asked: int
    correction: str
    corrected: int
    attempts: int
    reason: str


@event("training.attempt_started", version=1)
class AttemptStarted(Event):
    """A participant began; `questions` are the versions asked, in their order."""

    exam: int
    seat: int
    number: int
    seed: str
    due: str
    questions: tuple[int, ...]


@event("training.attempt_handed_in", version=1)
class AttemptHandedIn(Event):
    """The answers were handed in, by the participant or because time was over. `answers` digests them; `marks` are the hundredths
    of points for each, None where somebody must read it."""

    by: str
    answers: str
    marks: tuple[int | None, ...]
    most: int


@event("training.answer_marked", version=1)
class AnswerMarked(Event):
    """A trainer gave hundredths of points for an answer. `note` is the digest of what they said."""

    number: int
    marks: int
    note: str


@event("training.attempt_marked_anew", version=1)
class AttemptMarkedAnew(Event):
    """An attempt was marked again after a question was corrected."""

    marks: tuple[int | None, ...]
    most: int


@event("training.late_answers_counted", version=1)
class LateAnswersCounted(Event):
    """A trainer lets count what came after the end. `answers` digests all answers as they stand now; `reason` the words."""

    numbers: tuple[int, ...]
    answers: str
    marks: tuple[int | None, ...]
    most: int
    reason: str
