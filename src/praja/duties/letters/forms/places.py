# SPDX-License-Identifier: EUPL-1.2
"""What SRIKANDI fills in, as the administrator types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.places import NAMES
from praja.duties.letters.forms.numbering import day_field


def _place(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=64, required=False)


class PlacesForm(forms.Form):
    """Each place as it stands in SRIKANDI's template."""

    use_required_attribute = False
    number = _place(_("Number of the letter"))
    date = _place(_("Date of the letter"))
    signature = _place(_("Signature"))
    title = _place(_("Post of the signer"))
    name = _place(_("Name of the signer"))
    rank = _place(_("Rank of the signer"))
    nip = _place(_("NIP of the signer"))
    source = forms.CharField(
        label=_("Where you read them"),
        help_text=_("The template or guide of SRIKANDI, and its date."),
        max_length=200,
        required=False,
    )
    since = day_field(_("From"), required=False)

    def typed(self) -> dict[str, str]:
        """The places as they were typed; once judged."""
        return {name: str(self.cleaned_data[name]) for name in NAMES}
