# SPDX-License-Identifier: EUPL-1.2
"""What the pages of banks and tests accept."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from praja.duties.training.domain.exams.marking import HUNDRED, numbers_in
from praja.duties.training.domain.exams.questions import FALSE, TRUE, Choice, Kind, Pair, Question
from praja.duties.training.enums.exams import Correction, Difficulty, ExamKind, Showing
from praja.duties.training.models import Exam, QuestionBank, QuestionVersion
from praja.duties.training.operations.exams import ExamWish
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.forms.steps import missing
from praja.lib.moments import local_zone
from praja.lib.web.uploads import IMAGES

_RIGHT = re.compile(r"^\*\s+(.*)$", re.DOTALL)


def _area(label: Any, hint: Any, rows: int, *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=widget,
        required=required,
        strip=False,
        error_messages=missing(gettext_lazy("Fill this in.")),
    )


class BankForm(forms.Form):
    """A bank of questions."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, error_messages=missing(gettext_lazy("Give it a name"))
    )
    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Short, for addresses and lists. Example: LAYANAN-1."),
        max_length=24,
        error_messages=missing(gettext_lazy("Give it a code")),
    )
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Unit that keeps it"), coerce=int, error_messages=missing(gettext_lazy("Choose the unit"))
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.pk: unit for unit in units}
        self.fields["unit"].choices = [(unit.pk, unit.name) for unit in units]  # type: ignore[attr-defined]
        if len(units) == 1:
            self.fields["unit"].initial = units[0].pk

    def kept(self) -> dict[str, Any]:
        """What `keep_bank` takes."""
        given = self.cleaned_data
        return {"unit": self.units[given["unit"]], "code": given["code"], "name": given["name"]}


class QuestionForm(forms.Form):
    """A question of one kind; only the fields that this kind needs are there."""

    use_required_attribute = False
    text = _area(
        gettext_lazy("Question"),
        gettext_lazy(
            "Write **bold**, __italic__, ^^raised^^, ,,lowered,,. A blank line begins a paragraph, - an item."
        ),
        5,
    )
    picture = forms.FileField(
        label=gettext_lazy("Picture"), required=False, widget=forms.FileInput(attrs={"accept": IMAGES})
    )
    picture_says = forms.CharField(
        label=gettext_lazy("What the picture shows"),
        help_text=gettext_lazy("For those who do not see it."),
        max_length=300,
        required=False,
    )
    drop_picture = forms.BooleanField(label=gettext_lazy("Take the picture off"), required=False)
    choices = _area(
        gettext_lazy("Choices"),
        gettext_lazy("One on each line. Put a star and a space before what is right: * Five"),
        6,
    )
    truth = forms.ChoiceField(
        label=gettext_lazy("What is right?"),
        choices=[(TRUE, gettext_lazy("True")), (FALSE, gettext_lazy("False"))],
        widget=forms.RadioSelect,
        initial=TRUE,
    )
    accepted = _area(
        gettext_lazy("Accepted answers"),
        gettext_lazy("One on each line. Capital letters and spaces do not count."),
        4,
    )
    value = forms.CharField(
        label=gettext_lazy("Right number"), max_length=40, error_messages=missing(gettext_lazy("Write the number"))
    )
    tolerance = forms.CharField(
        label=gettext_lazy("How far off is still right"),
        help_text=gettext_lazy("0: only the number itself."),
        max_length=40,
        initial="0",
    )
    pairs = _area(
        gettext_lazy("Pairs"),
        gettext_lazy("One on each line: left = right. A line that begins with = is an answer that fits nothing."),
        6,
    )
    rubric = _area(
        gettext_lazy("What a good answer has"),
        gettext_lazy("Only those who mark it read this."),
        5,
        required=False,
    )
    keeps_order = forms.BooleanField(label=gettext_lazy("Leave the choices in this order"), required=False)
    points = forms.IntegerField(label=gettext_lazy("Points"), min_value=1, max_value=100, initial=1)
    topic = forms.CharField(
        label=gettext_lazy("Topic"),
        help_text=gettext_lazy("Tests can draw so many questions of a topic."),
        max_length=120,
        required=False,
    )
    difficulty = forms.ChoiceField(
        label=gettext_lazy("How hard"), choices=[("", gettext_lazy("Not said")), *Difficulty.choices], required=False
    )
    explanation = _area(
        gettext_lazy("Why it is right"), gettext_lazy("Shown with the right answer."), 3, required=False
    )

    OF_KIND = {
        Kind.SINGLE: ("choices", "keeps_order"),
        Kind.MULTIPLE: ("choices", "keeps_order"),
        Kind.TRUE_FALSE: ("truth",),
        Kind.SHORT: ("accepted",),
        Kind.NUMERIC: ("value", "tolerance"),
        Kind.MATCHING: ("pairs",),
        Kind.ESSAY: ("rubric",),
    }
    SPECIAL = ("choices", "keeps_order", "truth", "accepted", "value", "tolerance", "pairs", "rubric")

    def __init__(self, *args: Any, kind: Kind, has_picture: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in self.SPECIAL:
            if name not in self.OF_KIND[kind]:
                del self.fields[name]
        if not has_picture:
            del self.fields["drop_picture"]

    def question(self) -> Question:
        """What was written, once judged."""
        given = self.cleaned_data
        pairs, extras = _pairs(given.get("pairs", ""))
        return Question(
            kind=self.kind,
            text=given["text"],
            points=given["points"],
            choices=tuple(_choice(line) for line in _lines(given.get("choices", ""))),
            truth=given.get("truth", TRUE) == TRUE,
            accepted=tuple(_lines(given.get("accepted", ""))),
            value=_number(given.get("value", "0")),
            tolerance=_number(given.get("tolerance", "0")),
            pairs=pairs,
            extras=extras,
            rubric=given.get("rubric", ""),
            explanation=given["explanation"],
            keeps_order=given.get("keeps_order", False),
            topic=given["topic"],
            difficulty=given["difficulty"],
            picture_says=given["picture_says"],
        )


def as_typed(question: Question) -> dict[str, Any]:
    """A question as the form shows it to be changed."""
    pairs = [f"{_one_line(pair.left)} = {_one_line(pair.right)}" for pair in question.pairs]
    return {
        "text": question.text,
        "points": question.points,
        "choices": "\n".join(f"{'* ' if one.right else ''}{_one_line(one.text)}" for one in question.choices),
        "truth": TRUE if question.truth else FALSE,
        "accepted": "\n".join(question.accepted),
        "value": str(question.value).replace(".", ","),
        "tolerance": str(question.tolerance).replace(".", ","),
        "pairs": "\n".join([*pairs, *(f"= {_one_line(extra)}" for extra in question.extras)]),
        "rubric": question.rubric,
        "explanation": question.explanation,
        "keeps_order": question.keeps_order,
        "topic": question.topic,
        "difficulty": question.difficulty,
        "picture_says": question.picture_says,
    }


def _one_line(text: str) -> str:
    return text.replace("\n", "\\n")


def _lines(text: str) -> list[str]:
    return [line.strip().replace("\\n", "\n") for line in text.splitlines() if line.strip()]


def _choice(line: str) -> Choice:
    match = _RIGHT.match(line)
    return Choice(match.group(1), right=True) if match else Choice(line)


def _pairs(text: str) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    pairs, extras = [], []
    for line in _lines(text):
        left, _sign, right = line.partition("=")
        if left.strip():
            pairs.append(Pair(left.strip(), right.strip()))
        else:
            extras.append(right.strip())
    return tuple(pairs), tuple(extras)


def _number(said: str) -> Decimal:
    """The number as it is read in answers; no number becomes one that no question may have."""
    readings = numbers_in(said)
    return readings[0] if readings else Decimal("NaN")


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label,
        widget=widget,
        input_formats=["%Y-%m-%dT%H:%M"],
        error_messages=missing(gettext_lazy("Give day and time")),
    )


class ExamForm(forms.Form):
    """A test of a class, without its questions."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=120, error_messages=missing(gettext_lazy("Give it a title"))
    )
    kind = forms.ChoiceField(label=gettext_lazy("What is it for?"), choices=ExamKind.choices, widget=forms.RadioSelect)
    opens_at = _moment(gettext_lazy("Opens"))
    closes_at = _moment(gettext_lazy("Closes"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes for one try"),
        help_text=gettext_lazy("Empty: until it closes."),
        required=False,
        min_value=1,
        max_value=600,
    )
    tries = forms.IntegerField(label=gettext_lazy("Tries"), min_value=1, max_value=10, initial=1)
    showing = forms.ChoiceField(
        label=gettext_lazy("What do participants see afterwards?"),
        choices=Showing.choices,
        initial=Showing.MARKS,
        widget=forms.RadioSelect,
    )
    shuffles_questions = forms.BooleanField(label=gettext_lazy("Shuffle the questions"), required=False, initial=True)
    shuffles_choices = forms.BooleanField(label=gettext_lazy("Shuffle the choices"), required=False, initial=True)
    per_page = forms.IntegerField(
        label=gettext_lazy("Questions in one part"),
        help_text=gettext_lazy("After each part there is a button that saves."),
        min_value=1,
        max_value=50,
        initial=5,
    )
    grace_seconds = forms.IntegerField(
        label=gettext_lazy("Seconds of grace"),
        help_text=gettext_lazy("How long after the end something may still arrive that was sent in time."),
        min_value=0,
        max_value=900,
        initial=60,
    )

    def wish(self) -> ExamWish:
        """What was asked for, once judged."""
        return ExamWish(**self.cleaned_data)


def as_set(exam: Exam) -> dict[str, Any]:
    """A test as the form shows it to be changed."""
    fields = ("title", "kind", "minutes", "tries", "showing", "shuffles_questions", "shuffles_choices", "per_page")
    said = {name: getattr(exam, name) for name in (*fields, "grace_seconds")}
    return {**said, "opens_at": _local(exam.opens_at), "closes_at": _local(exam.closes_at)}


def _local(moment: datetime) -> datetime:
    return timezone.make_naive(moment, local_zone())


class DrawForm(forms.Form):
    """So many questions of a bank, and of one of its topics."""

    use_required_attribute = False
    bank = forms.TypedChoiceField(
        label=gettext_lazy("Bank"), coerce=int, error_messages=missing(gettext_lazy("Choose a bank"))
    )
    topic = forms.CharField(
        label=gettext_lazy("Topic"),
        help_text=gettext_lazy("Empty: of any topic."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "topics"}),
    )
    count = forms.IntegerField(label=gettext_lazy("How many"), min_value=1, max_value=200, initial=5)

    def __init__(self, *args: Any, banks: Sequence[QuestionBank], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.banks = {bank.pk: bank for bank in banks}
        self.fields["bank"].choices = [(bank.pk, bank.name) for bank in banks]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why something is taken back or counted."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(gettext_lazy("Say why")),
    )


class MarkForm(forms.Form):
    """Points for an essay, and a word to whoever wrote it."""

    use_required_attribute = False
    points = forms.CharField(
        label=gettext_lazy("Points"), max_length=10, error_messages=missing(gettext_lazy("Give the points"))
    )
    note = forms.CharField(
        label=gettext_lazy("What you say of it"),
        help_text=gettext_lazy("The participant reads it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def marks(self) -> int:
        """Hundredths of points; below nothing where it is no number."""
        number = _number(self.cleaned_data["points"])
        return int(number * HUNDRED) if number.is_finite() else -1


class CorrectForm(ReasonForm):
    """What is done about a question that turned out wrong."""

    correction = forms.ChoiceField(
        label=gettext_lazy("What is done?"),
        choices=Correction.choices,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose one of them")),
    )
    corrected = forms.TypedChoiceField(
        label=gettext_lazy("Corrected version"),
        help_text=gettext_lazy("Only where you mark by it. Write it in the bank first; change only what is right."),
        coerce=int,
        required=False,
        empty_value=None,
    )
    field_order = ("correction", "corrected", "reason")

    def __init__(
        self, *args: Any, versions: Sequence[QuestionVersion], label: Callable[[QuestionVersion], str], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.versions = {one.pk: one for one in versions}
        choices = [("", gettext_lazy("None")), *((one.pk, label(one)) for one in versions)]
        self.fields["corrected"].choices = choices  # type: ignore[attr-defined]

    def version(self) -> QuestionVersion | None:
        """The version to mark by, if one is chosen."""
        return self.versions.get(self.cleaned_data["corrected"] or 0)
