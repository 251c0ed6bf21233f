# SPDX-License-Identifier: EUPL-1.2
"""The five points of a good answer, as questions that have a yes and a no."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.enums import CHECKLIST, ENOUGH_POINTS

YES_NO = (("yes", _("Yes")), ("no", _("No")))
GOOD, SEND_BACK = "good", "send_back"
VERDICTS = ((GOOD, GOOD), (SEND_BACK, SEND_BACK))

QUESTIONS = {
    "to_the_point": (_("Does it answer what was asked?"), _("Every question of the report has its answer.")),
    "says_what": (_("Does it say what was done or found?"), _("An act or a fact, not “will be followed up”.")),
    "says_when": (_("Does it say when?"), _("The day it was done, or the day by which it will be.")),
    "polite": (_("Is it polite and plain?"), _("It thanks or regrets where due, and needs no office language.")),
    "shows": (_("Does it show it?"), _("A photo, a number or a document; or why there can be none.")),
}
"""Each point of the checklist: the question, and what yes means."""

POINT_NAMES = {
    "to_the_point": _("To the point"),
    "says_what": _("Says what"),
    "says_when": _("Says when"),
    "polite": _("Polite and plain"),
    "shows": _("Shows it"),
}
"""Each point in two words, for the head of a table."""


def _is_yes(value: str) -> bool:
    return value == "yes"


class ReviewForm(forms.Form):
    """The judgement of one answer. `verdict` is the button that was pressed."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("What is missing?"),
        help_text=_("The unit reads this when the answer goes back. Not needed for a good one."),
        widget=forms.Textarea,
        max_length=MAX_TEXT,
        required=False,
    )
    verdict = forms.ChoiceField(choices=VERDICTS, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CHECKLIST:
            question, meaning = QUESTIONS[name]
            self.fields[name] = forms.TypedChoiceField(
                label=question,
                help_text=meaning,
                choices=YES_NO,
                coerce=_is_yes,
                widget=forms.RadioSelect,
                error_messages={"required": _("Say yes or no: %(question)s") % {"question": question}},
            )
        self.order_fields([*CHECKLIST, "note", "seen_version", "verdict"])

    @property
    def questions(self) -> list[forms.BoundField]:
        """The five questions in order."""
        return [self[name] for name in CHECKLIST]

    @property
    def points(self) -> dict[str, bool]:
        """What was answered, once the form is valid."""
        return {name: self.cleaned_data[name] for name in CHECKLIST}

    @property
    def goes_back(self) -> bool:
        return bool(self.cleaned_data["verdict"] == SEND_BACK)

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        answered = [name for name in CHECKLIST if name in self.cleaned_data]
        is_weak = len(answered) == len(CHECKLIST) and sum(self.points.values()) < ENOUGH_POINTS
        if self.cleaned_data.get("verdict") == SEND_BACK and len(answered) == len(CHECKLIST) and not is_weak:
            self.add_error(
                None,
                _("An answer with four of the five points is good enough. Say which points are missing, or keep it."),
            )
        return given
