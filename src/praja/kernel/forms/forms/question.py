# SPDX-License-Identifier: EUPL-1.2
"""One question on one page: what is asked for depends on its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.choices import choices_from, typed_of
from praja.kernel.forms.domain.posting import parse_posted, posted_of
from praja.kernel.forms.domain.questions import DIGITS, LIMITS, Question
from praja.kernel.forms.domain.schemas import ACCEPTED
from praja.kernel.forms.domain.sources import SOURCES
from praja.kernel.forms.forms.editor import EditorForm, help_field, line_field
from praja.kernel.forms.wording import KINDS

LONGEST_CHOICES = 40_000
_TEXTS = ("text", "long_text")
_LIMIT_WORDS: Mapping[str, tuple[Any, Any]] = {
    "text": (_("At least how many characters?"), _("At most how many characters?")),
    "integer": (_("The smallest number that is accepted"), _("The largest number that is accepted")),
    "choices": (_("At least how many must be chosen?"), _("At most how many may be chosen?")),
    "files": (_("At least how many files?"), _("At most how many files?")),
    "rows": (_("At least how many rows?"), _("At most how many rows?")),
}
_LARGEST = 10**12


class LimitField(forms.CharField):
    """A number as people write it; nothing where there is no limit. Counts are whole and begin at `least`."""

    def __init__(self, *, kind: str, least: float, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=30, **kwargs)
        self.widget.attrs |= {"inputmode": "decimal" if kind == "number" else "numeric", "class": "short"}
        self.schema = {"type": "object", "properties": {"limit": {"type": kind}}}
        self.least, self.is_whole = least, kind == "integer"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | float):
            return posted_of(self.schema, {"limit": value})["limit"][0]
        return value

    def clean(self, value: Any) -> float | None:
        text = super().clean(value)
        if not text:
            return None
        number = parse_posted(self.schema, {"limit": text}).get("limit")
        if not isinstance(number, int | float):
            raise ValidationError(_("Write a whole number") if self.is_whole else _("Write a number, for example 2,5"))
        if not self.least <= number <= _LARGEST:
            raise ValidationError(_("Write a number from %(least)s on") % {"least": self.least})
        return number


class QuestionForm(EditorForm):
    """A question of one kind. `part`: it is asked in each row of another; `is_new`: it does not exist yet."""

    label = line_field(
        _("What do you ask?"),
        _("Write what you ask"),
        hint=_("In plain words, as you would say it at the counter."),
        most=300,
    )
    help = help_field(_("What helps people to answer?"), _("It stands below the question, in small letters."))
    required = forms.BooleanField(label=_("It must be answered"), required=False)
    long = forms.BooleanField(
        label=_("The answer may have several lines"), help_text=_("Gives a larger box."), required=False
    )
    choices = forms.CharField(
        label=_("The choices"),
        help_text=_(
            "One on each line. Where other systems know a choice by a code, write the code first: makanan | Makanan dan minuman"
        ),
        max_length=LONGEST_CHOICES,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write at least one choice")},
    )
    accept = forms.MultipleChoiceField(
        label=_("What may be sent?"),
        choices=(("image", _("Photos (JPEG, PNG, WebP)")), ("pdf", _("PDF files"))),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose what may be sent"),
            "invalid_choice": _("Choose from these two"),
            "invalid_list": _("Choose from these two"),
        },
    )
    first_part = line_field(
        _("What does each row ask first?"),
        _("Write what each row asks first"),
        hint=_("For example: name. You add more afterwards."),
        most=300,
    )
    digits = forms.BooleanField(
        label=_("Digits only"), help_text=_("For NIK, family card and other numbers."), required=False
    )
    source = forms.ChoiceField(
        label=_("Is it known already?"),
        help_text=_("Then it is filled in, and people only look at it."),
        required=False,
        error_messages={"invalid_choice": _("Choose one of these")},
    )

    def __init__(self, *args: Any, question: Question, part: bool = False, is_new: bool = False, **kwargs: Any) -> None:
        self.question, self.kind = question, question.kind
        super().__init__(*args, initial=_initial(question), **kwargs)
        self._add_limits()
        wanted = {"label", "help", "required", *self._of_kind(part, is_new)}
        for name in set(self.fields) - wanted:
            del self.fields[name]
        if "source" in self.fields:
            known = [(key, gettext(one.words)) for key, one in SOURCES.items() if self.kind in one.kinds]
            self.fields["source"].choices = [("", gettext("No, people type it")), *known]  # type: ignore[attr-defined]
        self.order_fields([*(name for name in ORDER if name in self.fields)])

    def _add_limits(self) -> None:
        if self.kind not in LIMITS:
            return
        plain = {"long_text": "text", "email": "text", "number": "integer"}.get(self.kind, self.kind)
        kind = "number" if self.kind == "number" else "integer"
        least = -_LARGEST if plain == "integer" else 0
        for name, words in zip(("least", "most"), _LIMIT_WORDS[plain], strict=True):
            floor = max(least, 1) if name == "most" and plain != "integer" else least
            self.fields[name] = LimitField(kind=kind, least=floor, label=words)

    def _of_kind(self, part: bool, is_new: bool) -> set[str]:
        wanted = {"least", "most"} if self.kind in LIMITS else set()
        if self.kind in _TEXTS:
            wanted |= {"long", "digits"}
        if self.kind in ("choice", "choices"):
            wanted.add("choices")
        if self.kind == "files":
            wanted.add("accept")
        if self.kind == "rows" and is_new:
            wanted.add("first_part")
        if not part and any(self.kind in source.kinds for source in SOURCES.values()):
            wanted.add("source")
        return wanted

    def clean_label(self) -> str:
        return " ".join(str(self.cleaned_data["label"]).split())

    def clean_first_part(self) -> str:
        return " ".join(str(self.cleaned_data["first_part"]).split())

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        least, most = said.get("least"), said.get("most")
        if least is not None and most is not None and least > most:
            self.add_error("most", _("The most is less than the least: write a larger number"))
        if said.get("long") and said.get("digits"):
            self.add_error("digits", _("Digits stand on one line: choose one of the two"))
        if "choices" in said and not choices_from(said["choices"]):
            self.add_error("choices", _("Write at least one choice"))
        return said

    def asked(self) -> Question:
        """The question as it was filled in."""
        said = self.cleaned_data
        return replace(
            self.question,
            kind=self._kind(said),
            label=said["label"],
            help=said["help"].strip(),
            required=said["required"],
            least=said.get("least"),
            most=said.get("most"),
            choices=choices_from(said["choices"], self.question.choices) if "choices" in said else (),
            accept=tuple(said.get("accept", ACCEPTED)),
            pattern=self._pattern(said),
            source=said.get("source", self.question.source),
            first_part=said.get("first_part", ""),
        )

    def _kind(self, said: Mapping[str, Any]) -> str:
        return ("long_text" if said["long"] else "text") if self.kind in _TEXTS else self.kind

    def _pattern(self, said: Mapping[str, Any]) -> str:
        """A pattern that came with a file stays, unless digits are asked for."""
        if self.kind not in _TEXTS:
            return self.question.pattern
        if said["digits"]:
            return DIGITS
        return "" if self.question.pattern == DIGITS else self.question.pattern


ORDER = ("label", "help", "first_part", "choices", "accept", "long", "digits", "least", "most", "required", "source")


def _initial(question: Question) -> dict[str, Any]:
    return {
        "label": question.label,
        "help": question.help,
        "required": question.required,
        "long": question.kind == "long_text",
        "choices": typed_of(question.choices),
        "accept": list(question.accept),
        "digits": question.pattern == DIGITS,
        "source": question.source,
        "least": question.least,
        "most": question.most,
    }


class KindForm(EditorForm):
    """The kind of a question that is new."""

    jenis = forms.ChoiceField(
        label=_("What kind of answer do you need?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a kind of answer"), "invalid_choice": _("Choose a kind of answer")},
    )

    def offer(self, kinds: Sequence[str]) -> None:
        """Offer these kinds, each with what it is good for."""
        field: Any = self.fields["jenis"]
        field.choices = [(name, KINDS[name].name) for name in kinds]
        field.explanations = {name: KINDS[name].means for name in kinds}
