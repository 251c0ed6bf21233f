# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.config.practice.declarations import courses
from praja.config.practice.proofs import LONGEST
from praja.kernel.people.enums import Role
from praja.lib.web.amounts import WholeNumberField


class BeginForm(forms.Form):
    """Which role somebody wants to practise."""

    use_required_attribute = False
    peran = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["peran"]
        field.choices = [(role.value, role.label) for role in courses()]

    @property
    def role(self) -> Role:
        return Role(self.cleaned_data["peran"])


class CodeForm(forms.Form):
    """The code under which somebody practises."""

    use_required_attribute = False
    kode = forms.CharField(
        label=_("Your code"), max_length=20, help_text=_("Ten characters. They stand on your page of exercises.")
    )


class AnswerForm(forms.Form):
    """The number that an exercise asks for."""

    latihan = forms.CharField(max_length=40)
    angka = WholeNumberField(min_value=0, max_value=10**12)


class ParticipantForm(forms.Form):
    """For whom a proof is signed."""

    use_required_attribute = False
    peserta = forms.CharField(
        label=_("Participant's code"),
        max_length=20,
        help_text=_("It stands on the page of practice of your own office, once you have signed in there."),
    )


class ProofForm(forms.Form):
    """What a practice town signed."""

    use_required_attribute = False
    bukti = forms.CharField(
        label=_("Proof"),
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("The whole text, from praja-latihan-1 to its end. Breaks of lines do no harm."),
    )
