# SPDX-License-Identifier: EUPL-1.2
"""Time and fee: as they are written, read by the platform; what the text does not say is asked for."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.durations import parse_duration
from praja.duties.services.domain.fees import parse_fee
from praja.duties.services.enums import Component, DurationUnit, FeeKind
from praja.duties.services.forms.standards.base import LATER, PartForm, words
from praja.duties.services.models import StandardVersion
from praja.lib.web.amounts import WholeNumberField

COUNTED = {"working": True, "calendar": False, LATER: None, "": None}
_ROW = re.compile(r"^(?P<label>.+?)\s*[:=]\s*(?:rp\.?\s*)?(?P<amount>[\d.]+)(?:,-)?$", re.IGNORECASE)


class DurationForm(PartForm):
    """The time: as it is written, read by the platform; what the text does not say is asked for."""

    key = Component.DURATION.value
    text = words(
        2, label=_("Time to completion, as it is published"), help_text=_("For example “3 hari kerja” or “15 menit”.")
    )
    value = forms.IntegerField(
        label=_("At most how many?"),
        help_text=_("Only where the text above is not understood."),
        required=False,
        min_value=1,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    unit = forms.ChoiceField(label=_("Of what?"), required=False, choices=[("", "–"), *DurationUnit.choices])
    counted = forms.ChoiceField(
        label=_("How are hours and days counted?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("working", _("Working days; hours while the office is open")),
            ("calendar", _("Every day; hours around the clock")),
            (LATER, _("Not decided yet")),
        ],
    )

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        counted = {True: "working", False: "calendar", None: ""}[version.duration_working]
        return {
            **super().beginning(version),
            "value": version.duration_value,
            "unit": version.duration_unit,
            "counted": counted,
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        found = parse_duration(given.get("text") or "")
        if found.value is not None and found.unit and (self.has_new_text or not given.get("value")):
            given["value"], given["unit"] = found.value, found.unit
            if found.working is not None:
                given["counted"] = "working" if found.working else "calendar"
        if given.get("text") and given.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("The text is not understood. Give the longest time as a number and a unit."))
        if given.get("value") and not given.get("unit"):
            self.add_error("unit", _("Choose minutes, hours, days or months."))
        if given.get("unit") in ("hours", "days") and not given.get("counted"):
            self.add_error(
                "counted", _("The text does not say how it is counted. Choose, or leave it undecided for now.")
            )
        return given

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        unit = given["unit"] if given.get("value") else ""
        working = True if unit == "minutes" else COUNTED[given.get("counted", "")]
        return {
            **super().changes(),
            "duration_value": given.get("value"),
            "duration_unit": unit,
            "duration_working": None if unit in ("", "months") else working,
        }


class FeeForm(PartForm):
    """The fee: as it is written, read by the platform; what the text does not say is asked for."""

    key = Component.FEE.value
    text = words(3, label=_("Fee, as it is published"), help_text=_("For example “Gratis” or “Rp 50.000”."))
    kind = forms.ChoiceField(
        label=_("What does it cost?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[*FeeKind.choices, (LATER, _("Not decided yet"))],
    )
    amount = WholeNumberField(
        label=_("Amount in rupiah"),
        required=False,
        min_value=0,
        help_text=_("Only for one amount."),
        widget=forms.TextInput(attrs={"class": "short"}),
        error_messages={"invalid": _("Write whole rupiah, for example 150.000")},
    )
    rows = words(
        4,
        label=_("Table of fees"),
        help_text=_("Only for a table. One row on each line: name, colon, amount. For example “Dewasa: 10000”."),
    )

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        rows = "\n".join(f"{row['label']}: {row['amount']}" for row in version.fee_table)
        return {**super().beginning(version), "kind": version.fee_kind, "amount": version.fee_amount, "rows": rows}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        found = parse_fee(given.get("text") or "")
        if found.kind and (self.has_new_text or not given.get("kind")):
            given["kind"], given["amount"] = found.kind, found.amount
            if found.rows:
                given["rows"] = "\n".join(f"{label}: {amount}" for label, amount in found.rows)
        if given.get("text") and not given.get("kind"):
            self.add_error("kind", _("The text is not understood. Choose what it costs."))
        if given.get("kind") == FeeKind.FIXED and not given.get("amount"):
            self.add_error("amount", _("Write the amount in whole rupiah."))
        given["table"] = self._table(given)
        return given

    def _table(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        table = []
        for line in (given.get("rows") or "").splitlines() if given.get("kind") == FeeKind.TABLE else ():
            found = _ROW.match(line.strip())
            if found:
                table.append({"label": found["label"].strip(), "amount": int(found["amount"].replace(".", ""))})
            elif line.strip():
                self.add_error("rows", _("This line is not understood: %(line)s") % {"line": line.strip()[:80]})
        return table

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        kind = "" if given.get("kind") == LATER else given.get("kind") or ""
        return {
            **super().changes(),
            "fee_kind": kind,
            "fee_amount": given.get("amount") if kind == FeeKind.FIXED else None,
            "fee_table": given["table"],
        }
