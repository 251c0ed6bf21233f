# SPDX-License-Identifier: EUPL-1.2
"""What the committee says of presence: when it is recorded, and who was there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.presence import MANUAL_REASON
from praja.duties.training.enums.presence import PresenceWord


def _minutes(label: Any, hint: Any, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=required,
        min_value=0,
        max_value=600,
        error_messages={
            "required": _("Enter minutes between 0 and 600."),
            "invalid": _("Enter minutes between 0 and 600."),
            "min_value": _("Enter minutes between 0 and 600."),
            "max_value": _("Enter minutes between 0 and 600."),
        },
    )


class WindowsForm(forms.Form):
    """Minutes around the start and the end of a session."""

    use_required_attribute = False
    opens_before = _minutes(_("Opens before the start"), _("Minutes before the start from which people are recorded."))
    late_after = _minutes(_("Late after the start"), _("Minutes after the start from which an arrival is late."))
    closes_after = _minutes(_("Closes after the start"), _("Minutes after the start until which people are recorded."))
    leaves_from = _minutes(
        _("Leaving opens before the end"),
        _("Minutes before the end from which leaving is recorded as well. Empty: nobody asks who leaves."),
        required=False,
    )


class JudgeForm(forms.Form):
    """The committee's word on those who are ticked."""

    use_required_attribute = False
    word = forms.ChoiceField(
        label=_("What do you say of them?"),
        choices=PresenceWord.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether they were there.")},
    )
    reason = forms.CharField(
        label=_("How do you know?"),
        max_length=MANUAL_REASON,
        help_text=_("For example: no telephone, signed the paper list."),
        error_messages={"required": _("Write in a few words how you know.")},
    )
