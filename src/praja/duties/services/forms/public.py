# SPDX-License-Identifier: EUPL-1.2
"""What everybody may send about standards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import PublicGroup


class CommentForm(forms.Form):
    """A comment on a draft, without a name."""

    use_required_attribute = False
    group = forms.ChoiceField(
        label=_("You speak as"),
        choices=PublicGroup.choices,
        initial=PublicGroup.USERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose as whom you speak.")},
    )
    text = forms.CharField(
        label=_("What should be different, and why?"),
        help_text=_("Write no names and no numbers of persons. An officer reads it before others do."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what should be different.")},
    )
