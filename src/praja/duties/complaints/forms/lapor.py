# SPDX-License-Identifier: EUPL-1.2
"""What officers enter about SP4N-LAPOR!: its exported list, and the number it gave to a report."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    """The list as LAPOR! exports it."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("The list exported from LAPOR!"),
        help_text=_("XLSX or CSV, with its columns as they are. The same list again changes nothing."),
        error_messages={"required": _("Choose the file"), "empty": _("This file is empty: export it again")},
    )
    take_over = forms.BooleanField(
        label=_("Make cases of the reports that only LAPOR! has"),
        help_text=_("Each starts its clock at the moment at which LAPOR! received it."),
        required=False,
    )


class TrackingForm(forms.Form):
    """The number that LAPOR! gave."""

    use_required_attribute = False
    tracking_id = forms.CharField(
        label=_("Tracking ID in LAPOR!"),
        max_length=40,
        error_messages={"required": _("Enter the number that LAPOR! shows after the report was saved")},
    )
