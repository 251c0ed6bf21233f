# SPDX-License-Identifier: EUPL-1.2
"""Looking for who knows something, and saying what one can be asked about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Programme
from praja.kernel.organization.models import Unit


class LookForm(forms.Form):
    """What is looked for."""

    use_required_attribute = False
    q = forms.CharField(label=_("What about?"), max_length=100, required=False)
    program = forms.ModelChoiceField(
        label=_("Finished or taught"), queryset=Programme.objects.none(), required=False, empty_label=_("Any programme")
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label=_("All units")
    )

    def __init__(self, *args: Any, programmes: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: tuple[tuple[str, Any, str], ...] = (("program", programmes, "title"), ("unit", units, "name"))
        for name, rows, label in named:
            field: Any = self.fields[name]
            field.queryset = rows
            field.label_from_instance = lambda row, label=label: getattr(row, label)


class EntryForm(forms.Form):
    """What one is willing to be asked about."""

    use_required_attribute = False
    topics = forms.CharField(
        label=_("What may colleagues ask you about?"),
        help_text=_("One topic a line, in two or three words, ten at the most: “aduan jalan”, “rumus IKM”."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write one a line, or leave the directory.")},
    )
    shows_learning = forms.BooleanField(
        label=_("Show the classes that I finished or taught, with certificates"), required=False
    )
