# SPDX-License-Identifier: EUPL-1.2
"""A photo, document or link that shows the problem."""

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.forms.rows import text_field
from praja.lib.web.uploads import ACCEPTED


class ProofForm(forms.Form):
    """Title, what one sees in it, and a file or an address. Which of both there is, the operation asks."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("What do you add?"),
        max_length=160,
        help_text=_("For example: the queue at the counter, Monday at 9."),
        error_messages={"required": _("Write this")},
    )
    shows = text_field(
        _("What does it show?"), rows=2, help_text=_("What one should look at, and what follows from it.")
    )
    file = forms.FileField(
        label=_("Photo or document"),
        required=False,
        help_text=_("A picture or PDF. Leave out people who did not agree to be seen."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    link = forms.CharField(
        label=_("Or the address of a video or page"),
        max_length=300,
        required=False,
        widget=forms.URLInput(),
        help_text=_("Begin with https://."),
    )
