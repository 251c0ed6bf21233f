# SPDX-License-Identifier: EUPL-1.2
"""What stands at the head of a unit's papers, as its records officer fills it in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.lib.web.uploads import IMAGES


def _picture(label: Any, hint: Any) -> forms.Field:
    widget = forms.FileInput(attrs={"accept": IMAGES})
    return forms.Field(label=label, help_text=hint, required=False, widget=widget)


class LetterheadForm(forms.Form):
    """Two lines and two emblems; a picture that is not sent stays as it is."""

    use_required_attribute = False
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    contact = forms.CharField(
        label=_("Telephone, e-mail, website"),
        help_text=_("One line, as it is printed."),
        max_length=200,
        required=False,
    )
    emblem = _picture(_("Emblem"), _("PNG or JPEG, at most 300 KB. It stands at the left of the names."))
    no_emblem = forms.BooleanField(label=_("Print no emblem of this unit's own"), required=False)
    post_emblem = _picture(
        _("Emblem over what the head of the government sets"),
        _("Which emblem stands there is recalled and to be verified with the rules of official letters."),
    )
    no_post_emblem = forms.BooleanField(label=_("Print no emblem there"), required=False)
