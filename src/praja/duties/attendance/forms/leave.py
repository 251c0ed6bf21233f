# SPDX-License-Identifier: EUPL-1.2
"""What is asked for and said of one leave: the request, advice, decision, end and signature."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.domain.leave import CAUSES, CONTRACT_KINDS, may_be_postponed
from praja.duties.attendance.enums import Advice, LeaveKind
from praja.duties.attendance.models.leave import LEAVE_CONTACT
from praja.duties.attendance.operations.leave import LeaveWish
from praja.duties.attendance.queries.leave import is_contract
from praja.duties.attendance.queries.leave_words import CAUSES as CAUSE_WORDS
from praja.duties.attendance.queries.leave_words import MEANINGS
from praja.kernel.documents.forms import SecretField
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.models import StoredFile
from praja.kernel.people.models import Employee
from praja.kernel.people.sealing import open_sealed
from praja.kernel.procedures.forms.steps import StepForm, missing
from praja.lib.web.uploads import photos_field

KIND_ORDER = (
    LeaveKind.ANNUAL,
    LeaveKind.SICK,
    LeaveKind.IMPORTANT,
    LeaveKind.MATERNITY,
    LeaveKind.LONG,
    LeaveKind.UNPAID,
)


def day_field(label: Any, empty: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=missing(empty), **options)


class WishFields(forms.Form):
    """What a request for leave says; the same fields ask for it and change it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Which leave?"),
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose which leave")),
    )
    cause = forms.ChoiceField(
        label=gettext_lazy("What for?"),
        help_text=gettext_lazy("Needed for all but annual leave and leave outside state duty."),
        required=False,
    )
    first_day = day_field(gettext_lazy("First day"), gettext_lazy("Choose the first day"))
    last_day = day_field(gettext_lazy("Last day"), gettext_lazy("Choose the last day"))
    travel_days = forms.IntegerField(
        label=gettext_lazy("Days of travel to a place that is hard to reach"),
        help_text=gettext_lazy(
            "Annual leave alone: calendar days at its end that are not taken from it. Whoever decides judges by the address."
        ),
        min_value=0,
        max_value=99,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": gettext_lazy("Write a whole number of days."),
            "min_value": gettext_lazy("Write 0 or more."),
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy(
            "One sentence. Your superior, the official and the personnel office read it, nobody else. Not needed for sick and "
            "maternity leave."
        ),
        max_length=300,
        required=False,
    )
    photos = photos_field(
        gettext_lazy("Doctor's letter or other proof: photographs or PDF, up to five."), gettext_lazy("Papers")
    )
    address = forms.CharField(label=gettext_lazy("Address during leave"), max_length=300, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone during leave"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    substitute = forms.TypedChoiceField(
        label=gettext_lazy("Who takes over your work?"), required=False, coerce=int, empty_value=None
    )

    def offer(self, employee: Employee, colleagues: Iterable[Employee]) -> None:
        """Fill in what this employee can choose."""
        kinds = [kind for kind in KIND_ORDER if not is_contract(employee) or kind in CONTRACT_KINDS]
        kind, cause, substitute = (self.fields[name] for name in ("kind", "cause", "substitute"))
        kind.choices = [(one.value, one.label) for one in kinds]  # type: ignore[attr-defined]
        vars(kind)["explanations"] = {one.value: MEANINGS[one] for one in kinds}
        groups = [(one.label, [(name, CAUSE_WORDS[name]) for name in CAUSES[one]]) for one in kinds if CAUSES[one]]
        cause.choices = [("", "–"), *groups]  # type: ignore[attr-defined]
        self.colleagues = {one.pk: one for one in colleagues}
        named = [(pk, one.person.name) for pk, one in self.colleagues.items()]
        substitute.choices = [("", _("Nobody in particular")), *named]  # type: ignore[attr-defined]

    def wish(self, papers: Sequence[StoredFile]) -> LeaveWish:
        """What was asked for, once judged."""
        given = self.cleaned_data
        return LeaveWish(
            kind=given["kind"],
            cause=given["cause"],
            first_day=given["first_day"],
            last_day=given["last_day"],
            reason=given["reason"],
            address=given["address"],
            phone=given["phone"],
            substitute=self.colleagues.get(given["substitute"]),
            travel_days=given["travel_days"] or 0,
            papers=tuple(papers),
        )


class AskLeaveForm(WishFields):
    """A new request."""

    use_required_attribute = False
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, employee: Employee, colleagues: Iterable[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(employee, colleagues)


class ChangeLeaveForm(WishFields, StepForm):
    """The same request with changes; it begins with what stands there."""

    takes_files = True

    def prepare(self) -> None:
        leave = self.case.leave
        unit = leave.employee.unit_id
        colleagues = Employee.objects.filter(unit=unit).exclude(pk=leave.employee_id).select_related("person")
        self.offer(leave.employee, colleagues.order_by("person__name"))
        self.fields["photos"].help_text = _("Further papers; those that are there stay.")
        for name in ("kind", "cause", "first_day", "last_day", "reason"):
            self.fields[name].initial = getattr(leave, name)
        self.fields["address"].initial = open_sealed(leave.address, LEAVE_CONTACT)
        self.fields["phone"].initial = open_sealed(leave.phone, LEAVE_CONTACT)
        self.fields["substitute"].initial = leave.substitute_id
        self.fields["travel_days"].initial = leave.travel_days or None

    def said(self) -> dict[str, Any]:
        return {"wish": self.wish(self.kept), "seen_version": self.cleaned_data["seen_version"]}


class AdviceForm(StepForm):
    """What a superior advises: one of four words, with a reason for all but the first."""

    choice = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose one of them")),
    )
    note = forms.CharField(
        label=gettext_lazy("Why, or what should be changed?"),
        help_text=gettext_lazy("Needed unless you simply agree. The employee reads it."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def prepare(self) -> None:
        leave = self.case.leave
        offered = [one for one in Advice if one != Advice.POSTPONED or may_be_postponed(leave.kind, leave.cause)]
        self.choices("choice", [(one.value, one.label) for one in offered])


class DecisionForm(AdviceForm):
    """What the official decides, in the same four words."""

    def prepare(self) -> None:
        super().prepare()
        self.fields["choice"].label = _("What do you decide?")
        self.explain(
            "choice",
            {
                Advice.APPROVED.value: _("The letter is made out in your name."),
                Advice.CHANGED.value: _("It goes back to the employee."),
                Advice.POSTPONED.value: _("For urgent service. Days of annual leave go over to next year."),
            },
        )


class EndLeaveForm(StepForm):
    """Which day is the last that is taken."""

    last_day = day_field(
        gettext_lazy("Last day that is taken"),
        gettext_lazy("Choose the day"),
        help_text=gettext_lazy("Empty: none of it is taken."),
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("The employee reads it."),
        max_length=300,
        error_messages=missing(gettext_lazy("Say in a sentence why")),
    )


class SignLetterForm(StepForm):
    """The signer's passphrase or one-time code, for this one time."""

    moves = False

    def prepare(self) -> None:
        for kind in service_in_use().secrets:
            self.fields["passphrase"] = SecretField(kind)

    def said(self) -> dict[str, Any]:
        return {"secret": self.cleaned_data.get("passphrase")}
