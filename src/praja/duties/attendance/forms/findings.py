# SPDX-License-Identifier: EUPL-1.2
"""What the pages of cross-checks accept."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.duties.attendance.enums import Receiver
from praja.kernel.procedures.forms.steps import missing


def _words(label: Any, hint: Any, needed: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": 3}), error_messages=missing(needed)
    )


class AnswerForm(forms.Form):
    """How it was, in the employee's own words."""

    use_required_attribute = False
    prefix = "answer"
    text = _words(
        gettext_lazy("What really happened?"),
        gettext_lazy("Your head and the personnel office read it."),
        gettext_lazy("Write how it was"),
    )


class ExplainForm(forms.Form):
    """What explains it."""

    use_required_attribute = False
    prefix = "explain"
    text = _words(
        gettext_lazy("What explains it?"),
        gettext_lazy("The employee reads it, and whoever audits."),
        gettext_lazy("Write what explains it"),
    )


class PassOnForm(forms.Form):
    """To whom it is passed on, and why."""

    use_required_attribute = False
    prefix = "pass"
    receiver = forms.ChoiceField(
        label=gettext_lazy("Pass on to"), error_messages=missing(gettext_lazy("Choose to whom"))
    )
    text = _words(
        gettext_lazy("Why is it passed on?"),
        gettext_lazy("From then on it waits for them alone; the employee reads it."),
        gettext_lazy("Write why it is passed on"),
    )

    def __init__(self, *args: Any, receivers: Iterable[Receiver] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [(one.value, one.label) for one in receivers]  # type: ignore[attr-defined]
