# SPDX-License-Identifier: EUPL-1.2
"""What is said in a class."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums.talk import ThreadKind
from praja.duties.training.models.talk import REASON, TITLE, WORDS


def _title() -> forms.CharField:
    return forms.CharField(
        label=_("Title"), max_length=TITLE, error_messages={"required": _("Write in a few words what it is about.")}
    )


def _words(label: Any, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write what you want to say.")},
    )


class ThreadForm(forms.Form):
    """A question or a topic."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=ThreadKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    title = _title()
    words = _words(_("What do you want to ask or say?"), 8)


class AnswerForm(forms.Form):
    """One more post."""

    use_required_attribute = False
    words = _words(_("Your answer"), 6)


class EditForm(forms.Form):
    """A post worded anew; the first one with its title."""

    use_required_attribute = False
    title = _title()
    words = _words(_("Words"), 8)

    def __init__(self, *args: Any, has_title: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_title:
            del self.fields["title"]


class HideForm(forms.Form):
    """Why it is hidden."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody in the class reads this in place of the words."),
        max_length=REASON,
        error_messages={"required": _("Write why.")},
    )
