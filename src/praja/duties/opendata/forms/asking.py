# SPDX-License-Identifier: EUPL-1.2
"""What a reader asks for, and which error they found."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.models import Resource
from praja.duties.opendata.operations.asking import LEAST_TEXT, MOST_TEXT
from praja.lib.visible import visible_length

TOO_SHORT = _("Write at least a short sentence, so that we understand it.")


class _AskForm(forms.Form):
    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput)
    proof = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea, error_messages={"required": TOO_SHORT})
    phone = forms.CharField(label=_("Mobile number"), max_length=40, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)

    def clean_text(self) -> str:
        """Enough to be understood."""
        text: str = self.cleaned_data["text"].strip()
        if visible_length(text) < LEAST_TEXT:
            raise forms.ValidationError(TOO_SHORT)
        return text


class WishForm(_AskForm):
    """Data that is not here."""

    purpose = forms.CharField(
        label=_("What you need it for (if you like to say so)"),
        help_text=_("It helps us to find the right figures. Nobody is refused for it."),
        max_length=300,
        required=False,
    )
    field_order = ("key", "text", "purpose", "phone", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Which data do you need?")
        self.fields["text"].help_text = _("About what, of which years, for which area. Don't write your name.")


class ErrorForm(_AskForm):
    """An error in the data."""

    table = forms.ChoiceField(label=_("In which table"), required=False)
    place = forms.CharField(
        label=_("Which row and column"),
        help_text=_("For example: row 12, column “ton”."),
        max_length=200,
        required=False,
    )
    field_order = ("key", "table", "place", "text", "phone", "email")

    def __init__(self, *args: Any, tables: Sequence[Resource], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What is wrong, and what would be right?")
        self.fields["text"].help_text = _("If you know where the right figure stands, say where.")
        choices = [("", _("I can't say")), *((str(one.uuid), one.title) for one in tables)]
        self.fields["table"].choices = choices  # type: ignore[attr-defined]
        self.tables = {one.uuid: one for one in tables}

    @property
    def table_meant(self) -> Resource | None:
        """The table that was chosen."""
        said = self.cleaned_data.get("table", "")
        return self.tables.get(UUID(said)) if said else None
