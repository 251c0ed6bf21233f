# SPDX-License-Identifier: EUPL-1.2
"""What the steps of a class ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.forms.classes.fields import (
    QUOTA_HINT,
    units_named,
    units_of,
)
from praja.duties.training.operations.classes import ClassWish
from praja.duties.training.queries.classes.clashes import blocking_clashes
from praja.kernel.documents.forms import SecretField
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.organization.queries import units
from praja.kernel.procedures.forms.fields import day_field, line_field, lines_field
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field


def _open_units(on: Any) -> list[Any]:
    return [node for node in units.current().nodes.values() if node.is_open(on)]


class SeatFields(forms.Form):
    """How many seats a class has, and for whom they are kept."""

    capacity = forms.IntegerField(
        label=_("Seats"), min_value=1, max_value=2000, error_messages=missing(_("Write how many seats there are"))
    )
    quotas = lines_field(_("Quotas by unit"), QUOTA_HINT, required=False)

    def clean_quotas(self) -> list[tuple[int, int]]:
        return units_named(self.cleaned_data["quotas"], _open_units(self.on))  # type: ignore[attr-defined]


class ClassFields(SeatFields):
    """When, where and for how many a class is held."""

    name = line_field(_("Name of the class"), _("Write the name of the class"), longest=120, initial="Angkatan I")
    first_day = day_field(_("First day"), _("Choose the first day"))
    last_day = day_field(_("Last day"), _("Choose the last day"))
    nominations_until = day_field(_("Nominations until"), _("Choose until when heads nominate"))
    place = line_field(_("Where it is held"), "", required=False)
    self_apply = forms.BooleanField(
        label=_("People may also apply by themselves"),
        required=False,
        help_text=_("For seats that no quota keeps. Their head is asked for nothing, but may take it back."),
    )
    field_order = (
        *("name", "first_day", "last_day", "nominations_until", "place"),
        *("capacity", "quotas", "self_apply"),
    )

    def wish(self) -> ClassWish:
        """What was filled in. Once valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name in ClassWish.__dataclass_fields__}
        return ClassWish(**{**given, "quotas": units_of(given["quotas"])})


class NewClassForm(ClassFields):
    """A class of a programme, held by one of the units for which the reader does so."""

    use_required_attribute = False
    unit = forms.TypedChoiceField(label=_("Held by"), coerce=int)

    def __init__(self, *args: Any, on: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class ChangeClassForm(ClassFields, StepForm):
    """The same of a class in preparation."""

    def said(self) -> dict[str, Any]:
        return {"wish": self.wish(), "seen_version": self.cleaned_data["seen_version"]}


class QuotasForm(SeatFields, StepForm):
    """Other seats and quotas."""

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "quotas": units_of(self.cleaned_data["quotas"])}


class MoveForm(StepForm):
    """Other days."""

    first_day = day_field(_("First day"), _("Choose the first day"))
    last_day = day_field(_("Last day"), _("Choose the last day"))
    reason = words_field(_("Why?"), _("Everybody in the class reads it."), _("Say why"), rows=2)


class StartForm(StepForm):
    """Words are asked for only where something clashes."""

    clash_words = words_field(
        _("Why does it begin all the same?"),
        _("A room or a trainer is wanted elsewhere at the same time. Move those sessions, or say why."),
        _("Say why it begins all the same"),
        rows=2,
    )

    def prepare(self) -> None:
        if not blocking_clashes(self.case.training_class):
            del self.fields["clash_words"]


class CancelForm(StepForm):
    reason = words_field(_("Why is it not held?"), _("Everybody in the class reads it."), _("Say why"), rows=2)


class ApplyForm(StepForm):
    """Somebody applies by themselves."""

    moves = False
    reason = words_field(_("Why do you want to take part?"), "", _("Say why you want to take part"), rows=2)


class WithdrawForm(StepForm):
    """Somebody gives their own seat back."""

    moves = False
    reason = words_field(
        _("Why do you give your seat back?"), _("Your head and the committee read it."), _("Say why"), rows=2
    )


class HeadForm(StepForm):
    """A head's own act on a class."""

    moves = False


class SignForm(StepForm):
    """The signer's passphrase or one-time code, for this one time."""

    moves = False

    def prepare(self) -> None:
        for kind in service_in_use().secrets:
            self.fields["passphrase"] = SecretField(kind)

    def said(self) -> dict[str, Any]:
        return {"secret": self.cleaned_data.get("passphrase")}
