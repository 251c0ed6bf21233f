# SPDX-License-Identifier: EUPL-1.2
"""What is changed in a service standard."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.components import COMPONENTS
from praja.kernel.plans.forms import DesignForm as ChangeForm
from praja.lib.errors import Text

COMPONENT_NAMES: dict[str, Text] = dict(
    zip(
        COMPONENTS,
        (
            _("Requirements"),
            _("System, mechanism and procedure"),
            _("Time to completion"),
            _("Fee"),
            _("Product of the service"),
            _("Handling of complaints, suggestions and feedback"),
            _("Legal basis"),
            _("Facilities and equipment"),
            _("Competence of those who serve"),
            _("Internal supervision"),
            _("Number of those who serve"),
            _("Guarantee of service"),
            _("Guarantee of security and safety"),
            _("Evaluation of those who serve"),
        ),
        strict=True,
    )
)


class DesignForm(ChangeForm):
    """What is changed, how, in which standard, and what should come of it for which number."""

    service = forms.ChoiceField(
        label=_("Whose service standard does it change?"),
        required=False,
        help_text=_("Leave it empty if it is no service."),
    )
    component = forms.ChoiceField(
        label=_("Which component of the standard?"),
        choices=[("", _("None")), *COMPONENT_NAMES.items()],
        required=False,
    )

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["service"].choices = [("", _("None")), *services]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("component") and not given.get("service"):
            self.add_error("service", gettext("Choose the service whose standard this is."))
        return given
