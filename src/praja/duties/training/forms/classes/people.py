# SPDX-License-Identifier: EUPL-1.2
"""Who is nominated, chosen, of the committee, or gives a seat back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import ClassFunction
from praja.kernel.procedures.forms.steps import missing, words_field


class NominateForm(forms.Form):
    """The words of a nomination; whom it names stands in the rows beside."""

    use_required_attribute = False
    find = forms.CharField(
        label=_("Find people of your units"), required=False, help_text=_("Name, unit or NIP; those chosen stay.")
    )
    employees = forms.CharField(label=_("People"), required=False)
    reason = forms.CharField(
        label=_("Why these people?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The committee reads it."),
    )


class SelectForm(forms.Form):
    """The selection; what is decided of whom stands in the rows."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    chosen = forms.CharField(label=_("Participants"), required=False)
    reasons = forms.CharField(label=_("Reasons"), required=False)


class GiveBackForm(forms.Form):
    """Why somebody's seat is given back."""

    use_required_attribute = False
    reason = words_field(
        _("Why is the seat given back?"), _("The employee and the committee read it."), _("Say why"), rows=2
    )


class OfficerForm(forms.Form):
    """Somebody for the committee, or a coach."""

    use_required_attribute = False
    find = forms.CharField(label=_("Find somebody"), required=False, help_text=_("Name, unit or NIP."))
    person = forms.TypedChoiceField(
        label=_("Who"), coerce=int, widget=forms.RadioSelect, error_messages=missing(_("Find somebody and choose them"))
    )
    function = forms.ChoiceField(label=_("As"), choices=ClassFunction.choices, initial=ClassFunction.COMMITTEE)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined]
