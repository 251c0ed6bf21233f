# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the allowance accept."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from praja.duties.attendance.domain.figures import percent_text
from praja.duties.attendance.enums import DayCode, Predicate
from praja.duties.attendance.operations.pay import NewPayRule
from praja.duties.attendance.operations.pay.reading import month_in, points_in, rupiah_in
from praja.duties.attendance.operations.pay.rules import LEAVE_CODES
from praja.kernel.law.queries import rule_in_force
from praja.kernel.procedures.forms.steps import missing
from praja.lib.errors import DomainError

PROPOSED = (
    "discipline_share",
    *(f"late_{tier}" for tier in (1, 2, 3, 4)),
    *(f"early_{tier}" for tier in (1, 2, 3, 4)),
    "absent",
    "ceremony",
    "cap",
)
"""Fields that a starting proposal fills, each by the figure `pay.<name>` of the law files."""


class _Read(forms.CharField):
    """A field whose text is read as a figure; what cannot be read comes back as it was typed, with what to do."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except DomainError as refused:
            raise ValidationError(str(refused)) from refused

    def read(self, text: str) -> Any:
        raise NotImplementedError


class PointsField(_Read):
    """A percent with at most two decimals, as basis points; None where it is left empty."""

    def read(self, text: str) -> int:
        return points_in(text)

    def prepare_value(self, value: Any) -> Any:
        return percent_text(value) if isinstance(value, int) else value


class RupiahField(_Read):
    """Whole rupiah."""

    def read(self, text: str) -> int:
        return rupiah_in(text)


class MonthField(_Read):
    """A month, as its first day."""

    widget = forms.TextInput(attrs={"type": "month", "class": "short"})

    def read(self, text: str) -> date:
        return month_in(text)


def _points(label: Any, hint: Any = "", **options: Any) -> PointsField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
    empty = missing(gettext_lazy("Type a percent, 0 for none"))
    return PointsField(label=label, help_text=hint, widget=widget, max_length=12, error_messages=empty, **options)


def _rupiah(label: Any, hint: Any = "") -> RupiahField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
    empty = missing(gettext_lazy("Type an amount, 0 for none"))
    return RupiahField(label=label, help_text=hint, widget=widget, max_length=24, error_messages=empty)


def _month(label: Any, hint: Any = "", **options: Any) -> MonthField:
    empty = missing(gettext_lazy("Choose the month"))
    return MonthField(label=label, help_text=hint, max_length=20, error_messages=empty, **options)


def _basis(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=120, error_messages=missing(gettext_lazy("Name the decision, letter or file"))
    )


def _nip() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("NIP"), max_length=30, error_messages=missing(gettext_lazy("Type the NIP"))
    )


def _file(hint: Any) -> forms.FileField:
    return forms.FileField(
        label=gettext_lazy("File (CSV or XLSX)"), help_text=hint, error_messages=missing(gettext_lazy("Choose a file"))
    )


class PayRuleForm(forms.Form):
    """What a regulation of the region says. Filled with a starting proposal, which is no law."""

    use_required_attribute = False
    regulation = forms.CharField(
        label=gettext_lazy("Regulation of the region"),
        help_text=gettext_lazy("Its kind, number and year."),
        max_length=160,
        error_messages=missing(gettext_lazy("Name the regulation")),
    )
    since = _month(gettext_lazy("From the month"))
    until = _month(
        gettext_lazy("Until before the month"), gettext_lazy("Empty: until another one is entered."), required=False
    )
    discipline_share = _points(
        gettext_lazy("Share of discipline in the allowance (%)"), gettext_lazy("The rest is for productivity.")
    )
    absent = _points(gettext_lazy("Absent without a valid reason (TK), each day (%)"))
    ceremony = _points(gettext_lazy("A ceremony missed, each time (%)"))
    cap = _points(
        gettext_lazy("At most so much is cut (%)"), gettext_lazy("Of the discipline part; never more than all.")
    )
    stopping = forms.MultipleChoiceField(
        label=gettext_lazy("No allowance is paid for days of"),
        help_text=gettext_lazy(
            "These days are taken out of the working days of the month, and with them their part of the allowance."
        ),
        widget=forms.CheckboxSelectMultiple,
        choices=[(code.value, code.label) for code in LEAVE_CODES],
        required=False,
    )
    needs_result = forms.BooleanField(
        label=gettext_lazy("Withhold productivity as long as e-Kinerja says nothing of the month"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for tier in (1, 2, 3, 4):
            self.fields[f"late_{tier}"] = _points(format_lazy("{} TL{} (%)", gettext_lazy("Late"), str(tier)))
        for tier in (1, 2, 3, 4):
            self.fields[f"early_{tier}"] = _points(format_lazy("{} PSW{} (%)", gettext_lazy("Left early"), str(tier)))
        for code in LEAVE_CODES:
            self.fields[f"cut_{code}"] = _points(format_lazy("{} (%)", DayCode(code).label), required=False)
        for worth in Predicate:
            self.fields[f"worth_{worth}"] = _points(format_lazy("{} (%)", worth.label), required=False)

    def propose(self, on: date) -> None:
        """Fill in the starting proposal as it stands on a day."""
        for name in PROPOSED:
            self.initial[name] = rule_in_force(f"pay.{name}", on).value

    @property
    def by_group(self) -> dict[str, list[forms.BoundField]]:
        """The fields that stand together under one heading."""
        return {
            "tiers": [self[f"{kind}_{tier}"] for kind in ("late", "early") for tier in (1, 2, 3, 4)],
            "leave": [self[f"cut_{code}"] for code in LEAVE_CODES],
            "worth": [self[f"worth_{one}"] for one in Predicate],
        }

    def new(self) -> NewPayRule:
        """What was said, once judged."""
        given = self.cleaned_data
        return NewPayRule(
            regulation=given["regulation"],
            since=given["since"],
            until=given["until"],
            discipline_share=given["discipline_share"],
            late=[given[f"late_{tier}"] for tier in (1, 2, 3, 4)],
            early=[given[f"early_{tier}"] for tier in (1, 2, 3, 4)],
            absent=given["absent"],
            ceremony=given["ceremony"],
            cap=given["cap"],
            leave_cuts={str(code): found for code in LEAVE_CODES if (found := given[f"cut_{code}"])},
            stopping=given["stopping"],
            predicates={str(one): given[f"worth_{one}"] for one in Predicate if given[f"worth_{one}"] is not None},
            needs_result=given["needs_result"],
        )


class BaseForm(forms.Form):
    """What one employee's allowance is."""

    use_required_attribute = False
    nip = _nip()
    amount = _rupiah(gettext_lazy("Allowance a month (rupiah)"), gettext_lazy("Before anything is cut. 0 ends it."))
    since = _month(gettext_lazy("From the month"))
    basis = _basis(gettext_lazy("By which decision?"))


class BasesForm(forms.Form):
    """A list of base amounts."""

    use_required_attribute = False
    file = _file(
        gettext_lazy(
            "Columns: NIP, Besaran TPP, and Berlaku mulai where it is not the month below. Other columns are ignored."
        )
    )
    since = _month(gettext_lazy("From the month"))
    basis = _basis(gettext_lazy("By which decision?"))


class ResultForm(forms.Form):
    """What e-Kinerja says of one employee's month."""

    use_required_attribute = False
    nip = _nip()
    month = _month(gettext_lazy("Month"))
    predicate = forms.ChoiceField(
        label=gettext_lazy("Predicate"), choices=[("", "–"), *Predicate.choices], required=False
    )
    share = _points(
        gettext_lazy("Percent (%)"),
        gettext_lazy("Where e-Kinerja says a percent; it goes before the predicate."),
        required=False,
    )
    ceremonies = forms.IntegerField(label=gettext_lazy("Ceremonies missed"), min_value=0, max_value=31, required=False)
    basis = _basis(gettext_lazy("From which file or letter?"))


class ResultsForm(forms.Form):
    """A file of e-Kinerja."""

    use_required_attribute = False
    file = _file(
        gettext_lazy(
            "Columns: NIP, Periode, and Predikat or Persen; Apel tidak diikuti if it is counted. Other columns are ignored."
        )
    )
    month = _month(gettext_lazy("Month"), gettext_lazy("For lines without a period."))
    basis = _basis(gettext_lazy("From which file or letter?"))


class SheetForm(forms.Form):
    """Of which unit and month a sheet is worked out."""

    use_required_attribute = False
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"),
        help_text=gettext_lazy("With all units below it."),
        error_messages=missing(gettext_lazy("Choose the unit")),
    )
    month = _month(gettext_lazy("Month"), gettext_lazy("A closed one."))

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
