# SPDX-License-Identifier: EUPL-1.2
"""What officers send on the page of an application. Choices and explanations are written when the page is drawn."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.enums import CollectedBy, FeeKind, PaymentMethod, RefusalReason
from praja.duties.services.models import ApplicationFile
from praja.duties.services.queries.applications import askable_items
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field
from praja.lib.moments import local_zone
from praja.lib.web.amounts import WholeNumberField
from praja.lib.web.uploads import photos_field

YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
NOTE = "note_"
"""How the fields are named that say what is wrong with a paper."""


def rupiah(amount: int) -> str:
    """An amount as people write it."""
    return f"Rp{amount:,}".replace(",", ".")


def day_field(label: Any, empty: Any) -> forms.DateField:
    """A day that has come."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        error_messages={**missing(empty), "invalid": gettext_lazy("Give the day as a date")},
    )


def choice_field(label: Any, choices: Any, empty: Any) -> forms.ChoiceField:
    """One of a few, all in sight."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=missing(empty))


class PassForm(StepForm):
    """Everything is in order; where the fee is set by a table, which row applies."""

    fee_row = forms.TypedChoiceField(
        label=gettext_lazy("Which fee applies?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose the fee that applies")),
    )

    def prepare(self) -> None:
        version = self.case.application.version
        if version.fee_kind != FeeKind.TABLE:
            del self.fields["fee_row"]
            return
        rows = [(place, f"{row['label']}: {rupiah(int(row['amount']))}") for place, row in enumerate(version.fee_table)]
        self.choices("fee_row", rows)


class AskForm(StepForm):
    """What is missing or wrong: papers and questions to tick, what is wrong with a paper, and the rest in words."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("What has to be sent again, or is missing?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = words_field(
        gettext_lazy("In your words"),
        gettext_lazy("Say what has to be done, in words that the applicant uses. They read it as you write it."),
        required=False,
        rows=3,
    )

    def prepare(self) -> None:
        application = self.case.application
        labels = askable_items(application)
        self.choices("items", list(labels.items()))
        given = ApplicationFile.objects.filter(application=application).values_list("requirement", flat=True)
        words = self.fields.pop("text")
        for key in dict.fromkeys(given):
            if key in labels:
                label = _("What is wrong with it: %(paper)s") % {"paper": labels[key]}
                self.fields[NOTE + key] = forms.CharField(label=label, required=False, max_length=300)
                self.fields[NOTE + key].widget.attrs.pop("maxlength", None)
        self.fields["text"] = words

    def clean(self) -> dict[str, Any]:
        """A paper of which it is said what is wrong is one that has to be sent again."""
        given = dict(super().clean() or {})
        noted = [name.removeprefix(NOTE) for name, words in given.items() if name.startswith(NOTE) and words]
        given["items"] = list(dict.fromkeys([*given.get("items", []), *noted]))
        return given

    def said(self) -> dict[str, Any]:
        given = super().said()
        notes = {name.removeprefix(NOTE): given.pop(name) for name in list(given) if name.startswith(NOTE)}
        return {**given, "notes": notes}


class ReasonForm(StepForm):
    """Why it is refused: a reason that is counted, and words that are read."""

    reason = choice_field(
        gettext_lazy("Why?"),
        [choice for choice in RefusalReason.choices if choice[0] != RefusalReason.ELSEWHERE],
        gettext_lazy("Choose why it is refused"),
    )

    def said(self) -> dict[str, Any]:
        given = super().said()
        return {**given, "reason": RefusalReason(given["reason"])}


class ProposeForm(ReasonForm):
    """What the head reads."""

    note = words_field(
        gettext_lazy("Your reason"),
        gettext_lazy("The head of the unit reads it and decides. The applicant does not read it."),
        gettext_lazy("Write why you propose to refuse"),
    )


class RefuseForm(ReasonForm):
    """What the applicant reads."""

    note = words_field(
        gettext_lazy("What the applicant reads"),
        gettext_lazy("Say which condition is not met and what would help. Below it stands where they can complain."),
        gettext_lazy("Write what the applicant will read"),
    )


class ReturnForm(StepForm):
    """What has to be looked at again."""

    note = words_field(
        gettext_lazy("What has to be checked again?"),
        gettext_lazy("Only officers read it."),
        gettext_lazy("Write what has to be checked again"),
    )


class PlanForm(StepForm):
    """When somebody comes."""

    day = day_field(gettext_lazy("Day"), gettext_lazy("Choose the day"))
    hour = forms.TimeField(
        label=gettext_lazy("Hour"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M"),
        error_messages={**missing(gettext_lazy("Choose the hour")), "invalid": gettext_lazy("Give the hour as 14:30")},
    )

    def said(self) -> dict[str, Any]:
        given = super().said()
        day: date = given.pop("day")
        hour: time = given.pop("hour")
        return {**given, "planned_for": datetime.combine(day, hour, local_zone())}


class VisitForm(StepForm):
    """What was found at the place."""

    takes_files = True
    in_order = choice_field(
        gettext_lazy("Is the place as it was stated?"), YES_NO, gettext_lazy("Say whether it is as it was stated")
    )
    findings = words_field(
        gettext_lazy("What did you find?"),
        gettext_lazy("What you saw, who showed it to you in which capacity, and what differs."),
        gettext_lazy("Write what you found"),
    )
    photos = photos_field(gettext_lazy("Up to five. Photos lose their place and time data."))

    def said(self) -> dict[str, Any]:
        given = super().said()
        del given["photos"]
        return {**given, "in_order": given["in_order"] == "yes", "files": self.kept}


class RecommendForm(StepForm):
    """What the unit that was asked says."""

    in_favour = choice_field(gettext_lazy("Do you recommend it?"), YES_NO, gettext_lazy("Say whether you recommend it"))
    text = words_field(
        gettext_lazy("Why?"),
        gettext_lazy("The unit that asked reads it, and so does its head."),
        gettext_lazy("Write why"),
    )

    def said(self) -> dict[str, Any]:
        given = super().said()
        return {**given, "in_favour": given["in_favour"] == "yes"}


class PayForm(StepForm):
    """What the treasurer saw."""

    amount = WholeNumberField(
        label=gettext_lazy("Amount in whole rupiah"),
        min_value=1,
        widget=forms.TextInput(attrs={"class": "short"}),
        error_messages={
            **missing(gettext_lazy("Write the amount that was paid")),
            "invalid": gettext_lazy("Write whole rupiah, for example 150.000"),
        },
    )
    method = choice_field(
        gettext_lazy("How was it paid?"),
        [choice for choice in PaymentMethod.choices if choice[0] != PaymentMethod.GATEWAY],
        gettext_lazy("Choose how it was paid"),
    )

    def prepare(self) -> None:
        payment = getattr(self.case.application, "payment", None)
        if payment is not None:
            words = {"amount": rupiah(payment.amount), "reference": payment.reference}
            self.fields["amount"].help_text = _("Owed: %(amount)s, under the reference %(reference)s.") % words

    def said(self) -> dict[str, Any]:
        given = super().said()
        return {**given, "method": PaymentMethod(given["method"])}


class WaiveForm(StepForm):
    """Why nothing is owed."""

    reason = forms.CharField(
        label=gettext_lazy("Why is the fee waived?"),
        help_text=gettext_lazy("Name the rule or paper that allows it. The treasurer and auditors read it."),
        max_length=300,
        error_messages=missing(gettext_lazy("Write why the fee is waived")),
    )


class HandOverForm(StepForm):
    """Who came."""

    to = choice_field(gettext_lazy("Who takes it?"), CollectedBy.choices, gettext_lazy("Choose who takes it"))

    def prepare(self) -> None:
        self.explain(
            "to",
            {
                CollectedBy.APPLICANT: _("Look at the identity card and give it back."),
                CollectedBy.HOUSEHOLD: _("Look at identity card and family card and give them back."),
                CollectedBy.PROXY: _("Look at identity card and mandate and give them back."),
            },
        )

    def said(self) -> dict[str, Any]:
        given = super().said()
        return {**given, "to": CollectedBy(given["to"])}


class ElsewhereForm(StepForm):
    """Under which number it was applied for in the other system."""

    number = forms.CharField(
        label=gettext_lazy("Number in the other system"),
        help_text=gettext_lazy("The applicant follows it there by this number."),
        max_length=60,
        error_messages=missing(gettext_lazy("Copy the number from the other system")),
    )
    filed_on = day_field(gettext_lazy("Applied for there on"), gettext_lazy("Give the day on which it was applied for"))

    def prepare(self) -> None:
        self.fields["filed_on"].initial = self.on


class IssuedForm(StepForm):
    """On which day the other system issued it."""

    issued_on = day_field(gettext_lazy("Issued there on"), gettext_lazy("Give the day on which it was issued"))

    def prepare(self) -> None:
        self.fields["issued_on"].initial = self.on


class RefusedElsewhereForm(StepForm):
    """What is known of the other system's reason."""

    note = words_field(
        gettext_lazy("What the applicant reads"),
        gettext_lazy("The other system's reason, as far as you know it, and what would help."),
        gettext_lazy("Write what the applicant will read"),
    )


class SecretField(forms.Field):
    """A passphrase: never shown again, and so not among the words that a refused form gives back."""

    widget = forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=False)


class SignForm(StepForm):
    """The signer's passphrase or one-time code, for this one time."""

    moves = False
    passphrase = SecretField(
        label=gettext_lazy("Passphrase of your electronic certificate"),
        error_messages=missing(gettext_lazy("Type your passphrase")),
    )

    def said(self) -> dict[str, Any]:
        return {"secret": SigningSecret(SecretKind.PASSPHRASE, str(self.cleaned_data["passphrase"]))}
