# SPDX-License-Identifier: EUPL-1.2
"""What the data steward says about figures of this platform."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FamilyForm(forms.Form):
    """Why figures are shown, or no more."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("It stays on record with the decision: a decree, a request, what was agreed in the data forum."),
        max_length=300,
        error_messages={"required": _("Say why.")},
    )
