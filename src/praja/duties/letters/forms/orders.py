# SPDX-License-Identifier: EUPL-1.2
"""What is sent about an order that stands."""

from django.utils.translation import gettext_lazy

from praja.kernel.procedures.forms.steps import StepForm, words_field


class FulfilForm(StepForm):
    """The order is done."""

    note = words_field(
        gettext_lazy("What do you say of it?"),
        gettext_lazy("Those whom you asked read it."),
        required=False,
        rows=2,
    )


class RevokeForm(StepForm):
    """The order is taken back."""

    reason = words_field(
        gettext_lazy("Why is it taken back?"),
        gettext_lazy("Everybody who still has it reads this."),
        gettext_lazy("Say why it is taken back"),
        rows=2,
    )
