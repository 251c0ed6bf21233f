# SPDX-License-Identifier: EUPL-1.2
"""What an inspector sends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.kernel.procedures.forms.steps import missing, words_field
from praja.kernel.procedures.models import Case


class InspectionForm(forms.Form):
    """A step on a report on wrongdoing: carries the version that the page showed."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput(attrs={"id": False}), error_messages=missing(""))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = case.version


class MessageForm(forms.Form):
    """A message to the reporter that moves nothing."""

    use_required_attribute = False
    text = words_field(
        gettext_lazy("Message to the reporter"),
        gettext_lazy("They read it by their secret link alone; nothing is sent anywhere. Ask one thing at a time."),
        gettext_lazy("Write your message"),
        rows=3,
    )


class FoundForm(InspectionForm):
    """What the reporter is told."""

    text = words_field(
        gettext_lazy("What did the examination find?"),
        gettext_lazy("Say what was examined, what follows from it, and where they can turn. Name nobody."),
        gettext_lazy("Write what the examination found"),
        rows=8,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs.pop("maxlength", None)
