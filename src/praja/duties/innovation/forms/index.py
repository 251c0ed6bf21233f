# SPDX-License-Identifier: EUPL-1.2
"""What answers to the regional innovation index, checking, sealing and sending ask for."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.index.questions import Question
from praja.duties.innovation.models import Maturity, RegionAnswer
from praja.duties.innovation.operations.index.maturity import MISSIONS
from praja.kernel.law.domain.editions import Indicator
from praja.kernel.procedures.forms.fields import day_field, line_field
from praja.kernel.procedures.forms.steps import missing
from praja.lib.web.uploads import photos_field

NOTHING = "0"


class _Evidence(forms.Form):
    """A reason, an address and files."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why does it hold?"),
        help_text=_("A sentence that names the evidence: number and date of a decree, where it is published."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    link = line_field(_("Address on the web"), "", required=False, longest=300)
    papers = photos_field(_("PDF files or pictures, about 1 MB each at most; five are enough."), _("Files of evidence"))
    drop = forms.BooleanField(label=_("Take off the files that were added before"), required=False)

    def __init__(self, *args: Any, held: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not held:
            del self.fields["drop"]

    def evidence(self) -> dict[str, Any]:
        """Reason, address, and whether files are taken off."""
        return {
            "reason": self.cleaned_data["reason"],
            "link": self.cleaned_data["link"],
            "drop_files": self.cleaned_data.get("drop", False),
        }


class AnswerForm(_Evidence):
    """The answer of an innovation to one indicator."""

    choice = forms.ChoiceField(
        label=_("What is reached?"), widget=forms.RadioSelect, error_messages=missing(_("Choose what is reached"))
    )
    field_order = ("choice", "reason", "link", "papers", "drop")

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["choice"]
        field.choices = [(NOTHING, _("0: nothing of it yet")), *_choices(question)]

    def answer(self) -> tuple[str, int]:
        """The row and the parameter; the first row where nothing is there yet."""
        way, _sep, parameter = self.cleaned_data["choice"].partition(":")
        return way, int(parameter or 0)


def chosen(answer: Maturity) -> str:
    """An answer as the form shows it."""
    return f"{answer.way}:{answer.parameter}" if answer.parameter else NOTHING


def _choices(question: Question) -> Iterable[tuple[str, str]]:
    for way in question.ways:
        title = f"{way.title}: " if len(question.ways) > 1 else ""
        for place, level in enumerate(way.levels, start=1):
            yield f"{way.number}:{place}", f"{place}: {title}{level}"


class RegionForm(_Evidence):
    """The answer of the region to one row: a number where the edition has cut points, else a level."""

    value = forms.DecimalField(
        label=_("Number"),
        localize=True,
        max_digits=13,
        decimal_places=4,
        help_text=_("As the source has it; a decrease with a minus where the row asks for growth."),
        error_messages={**missing(_("Write the number")), "invalid": _("This is no number.")},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    parameter = forms.TypedChoiceField(
        label=_("What is reached?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what is reached")),
    )
    field_order = ("value", "parameter", "reason", "link", "papers", "drop")

    def __init__(self, *args: Any, row: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["parameter" if row.better is not None else "value"]
        if row.better is None:
            field: Any = self.fields["parameter"]
            field.choices = [
                (0, _("0: nothing of it yet")),
                *((n, f"{n}: {one}") for n, one in enumerate(row.levels, 1)),
            ]

    def answer(self) -> dict[str, Any]:
        """Value or parameter."""
        return {"value": self.cleaned_data.get("value"), "parameter": self.cleaned_data.get("parameter")}


def region_initial(answer: RegionAnswer | None) -> Mapping[str, Any]:
    """What the form of a row begins with."""
    if answer is None:
        return {}
    value = None if answer.value is None else answer.value.normalize()
    shown = Decimal(f"{value:f}") if value is not None else None
    return {"value": shown, "parameter": answer.parameter, "reason": answer.reason, "link": answer.link}


class CheckForm(forms.Form):
    """What was found when the evidence was looked at."""

    use_required_attribute = False
    seen = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("If it is not accepted: what is missing?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DetailForm(forms.Form):
    """What only the form of the national index asks."""

    use_required_attribute = False
    mission = forms.TypedChoiceField(
        label=_("National mission (Asta Cita)"),
        choices=[("", _("None named")), *((str(n), str(n)) for n in range(1, MISSIONS + 1))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    cluster = line_field(_("Cluster (klaster)"), "", longest=120, required=False)


class SentForm(forms.Form):
    """Under which number something was sent, and when."""

    use_required_attribute = False
    receipt = line_field(
        _("Number of the letter or the receipt"), _("Write the number"), longest=120, help_text=_("As 400.10/123/2026.")
    )
    sent_on = day_field(_("Sent on"), _("Choose the day"))


class WhatIfForm(forms.Form):
    """So many more innovations of such a maturity, and so many more basic services."""

    use_required_attribute = False
    more = forms.IntegerField(label=_("More innovations"), min_value=0, max_value=200, required=False)
    maturity = forms.IntegerField(label=_("Maturity of each (0 to 111)"), min_value=0, max_value=111, required=False)
    services = forms.IntegerField(label=_("More basic services"), min_value=0, max_value=6, required=False)

    def asked(self) -> dict[str, Any]:
        """The question as `Standing.what_if` takes it; empty where nothing is asked."""
        said = {key: value for key, value in self.cleaned_data.items() if value}
        if "maturity" in said:
            said["maturity"] = Fraction(said["maturity"])
        return said


class PastForm(forms.Form):
    """A list of innovations of past years."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX with one innovation in each line."),
        error_messages={"required": _("Choose the file."), "empty": _("This file is empty.")},
    )
