# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a step as a form: made from what the step is asked, so that the eight need no form each."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.circles.causes import read_causes, typed
from praja.duties.innovation.domain.circles.steps import LONGEST, LONGEST_LINE, MOST_ROWS, STEPS, Ask, Missing
from praja.duties.innovation.forms.circles.words import ASKED, AXES, BONES, COLUMNS

EMPTY_ROWS = 2
LEADING = {"solutions": "solution", "plan": "what", "axes": "measured"}
DAYS = ("first_day", "last_day")


class SheetForm(forms.Form):
    """What a step is asked. Nothing is required: unfinished is kept, and the page says what is missing."""

    use_required_attribute = False
    number = forms.IntegerField(widget=forms.HiddenInput)
    """The version that was seen; 0: nothing was written yet."""

    def __init__(self, data: Any = None, *, step: int, kept: Mapping[str, Any], **more: Any) -> None:
        super().__init__(data, **more)
        self.step, self.counts = step, dict[str, int]()
        for ask in STEPS[step]:
            self._add(ask, kept.get(ask.name))

    def _add(self, ask: Ask, value: Any) -> None:
        label, hint = ASKED[ask.name]
        if ask.name == "causes":
            self._add_causes(value or [])
        elif ask.rows:
            self._add_rows(ask, value or [])
        else:
            self.fields[ask.name] = _field(ask, label, hint, value)

    def _add_causes(self, rows: list[Mapping[str, Any]]) -> None:
        boxes = typed(rows)
        own = next((bone for bone in boxes if bone not in BONES), "")
        for bone, label in BONES.items():
            self.fields[f"causes_{bone}"] = _box(_("Causes: %(bone)s") % {"bone": label}, boxes.get(bone, ""))
        self.fields["own"] = forms.CharField(
            label=_("A category of your own"), max_length=24, required=False, initial=own
        )
        self.fields["causes_own"] = _box(_("Causes in your own category"), boxes.get(own, "") if own else "")

    def _add_rows(self, ask: Ask, rows: list[Mapping[str, Any]]) -> None:
        told = str((self.data or {}).get(f"{ask.name}_count", ""))
        least = len(rows) + EMPTY_ROWS
        asked = int(told) if told.isdecimal() and len(told) < 4 else 0
        self.counts[ask.name] = min(max(asked, least), MOST_ROWS)
        for place in range(self.counts[ask.name]):
            given = rows[place] if place < len(rows) else {}
            for name in ask.rows:
                self.fields[f"{ask.name}_{place}_{name}"] = _cell(name, given.get(name, ""))
        self.fields[f"{ask.name}_count"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=self.counts[ask.name], required=False
        )

    @property
    def parts(self) -> Iterator[dict[str, Any]]:
        """What the page shows, in order: single fields, and tables as lists of rows."""
        for ask in STEPS[self.step]:
            label, hint = ASKED[ask.name]
            if ask.name == "causes":
                names = [*(f"causes_{bone}" for bone in BONES), "own", "causes_own"]
                yield {"label": label, "hint": hint, "fields": [self[name] for name in names], "rows": []}
            elif ask.rows:
                rows = [
                    [self[f"{ask.name}_{place}_{name}"] for name in ask.rows] for place in range(self.counts[ask.name])
                ]
                yield {"label": label, "hint": hint, "fields": [self[f"{ask.name}_count"]], "rows": rows}
            else:
                yield {"label": "", "hint": "", "fields": [self[ask.name]], "rows": []}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.step == 2:
            boxes = {bone: given.get(f"causes_{bone}", "") for bone in BONES}
            own = " ".join((given.get("own") or "").split())
            if own:
                boxes[own] = given.get("causes_own", "")
            elif given.get("causes_own"):
                self.add_error("own", _("Name your own category."))
            self.causes, problems = read_causes(boxes)
            for one in problems:
                name = f"causes_{one.bone}" if one.bone in BONES else "causes_own"
                self.add_error(
                    name, _("Line %(line)s has more dashes than the line above allows.") % {"line": one.line}
                )
        return given

    def sheet(self) -> dict[str, Any]:
        """What was written. Once valid."""
        found: dict[str, Any] = {}
        for ask in STEPS[self.step]:
            if ask.name == "causes":
                found["causes"] = self.causes
            elif ask.rows:
                found[ask.name] = [self._row(ask, place) for place in range(self.counts[ask.name])]
            else:
                found[ask.name] = _text(self.cleaned_data[ask.name])
        return found

    def _row(self, ask: Ask, place: int) -> dict[str, str]:
        row = {name: _text(self.cleaned_data.get(f"{ask.name}_{place}_{name}")) for name in ask.rows}
        # A choice alone is no row: it may be what the browser chose.
        return row if any(value for name, value in row.items() if name != "axis") else dict.fromkeys(ask.rows, "")

    def at(self, one: Missing) -> str:
        """The id of the field at which something is missing; empty where it is no field."""
        if one.field == "causes":
            return str(self["causes_man"].id_for_label)
        if one.field in self.counts:
            row = max(one.row - 1, 0)
            name = one.why if one.why in COLUMNS else "last_day" if one.why == "order" else LEADING[one.field]
            name = f"{one.field}_{row}_{name}"
        else:
            name = one.field
        return str(self[name].id_for_label) if name in self.fields else ""


def _text(value: Any) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)


def _field(ask: Ask, label: Any, hint: Any, value: Any) -> forms.Field:
    if ask.is_day:
        return _day(label, value)
    widget = forms.TextInput() if ask.is_line else forms.Textarea(attrs={"rows": 4})
    longest = 160 if ask.is_line else LONGEST
    return forms.CharField(
        label=label, help_text=hint, widget=widget, max_length=longest, required=False, initial=value or ""
    )


def _box(label: str, value: str) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST, required=False, initial=value
    )


def _cell(name: str, value: str) -> forms.Field:
    label: Any = COLUMNS[name]
    if name in DAYS:
        return _day(label, value)
    if name == "axis":
        return forms.ChoiceField(label=label, choices=[("", "–"), *AXES.items()], required=False, initial=value)
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=False, initial=value)


def _day(label: Any, value: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    wrong = {"invalid": _("Write the day, for example 31/12/2026")}
    return forms.DateField(label=label, widget=widget, required=False, initial=value or None, error_messages=wrong)
