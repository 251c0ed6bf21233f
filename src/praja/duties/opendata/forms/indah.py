# SPDX-License-Identifier: EUPL-1.2
"""Forms of statistical metadata, made of the fields of a part. Tables are typed a line each, its columns divided by |."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.indah.fields import LISTED, Content, Field, Kind, value_at
from praja.duties.opendata.forms.datasets import area, day_field
from praja.duties.opendata.forms.indah_words import AMONG_NAMES, FIELD_NAMES, STATUS_NAMES
from praja.duties.opendata.models import Dataset
from praja.kernel.organization.domain.tree import UnitNode

LONGEST_LINE, LONGEST_TEXT = 500, 8_000
_MARK = " | "


class NameForm(forms.Form):
    """What an activity is called."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title of the activity (judul kegiatan)"),
        max_length=300,
        error_messages={"required": gettext_lazy("Give it a title.")},
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        min_value=2000,
        max_value=2100,
        error_messages={"required": gettext_lazy("Write the year with four digits.")},
    )


class BeginActivityForm(NameForm):
    """A new activity of a unit."""

    unit = forms.ChoiceField(
        label=gettext_lazy("Producer"), error_messages={"required": gettext_lazy("Choose the unit that has the data.")}
    )

    def __init__(self, *args: Any, units: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(str(one.id), one.name) for one in units]  # type: ignore[attr-defined]


class DatasetsForm(forms.Form):
    """Which datasets an activity makes."""

    use_required_attribute = False
    datasets = forms.MultipleChoiceField(
        label=gettext_lazy("Datasets that it makes"),
        help_text=gettext_lazy("Their columns go out as its variables (MS-Var)."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, offered: Sequence[Dataset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in offered}
        choices = [(key, one.title) for key, one in self.offered.items()]
        self.fields["datasets"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> list[Dataset]:
        """The datasets that were chosen."""
        return [self.offered[key] for key in self.cleaned_data["datasets"]]


class StatusForm(forms.Form):
    """What INDAH says of a record."""

    use_required_attribute = False
    status = forms.ChoiceField(
        label=gettext_lazy("How it stands with INDAH"), error_messages={"required": gettext_lazy("Choose one.")}
    )
    note = area(gettext_lazy("What BPS wrote"), required=False, max_length=2_000)

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, f"{STATUS_NAMES[name][0]} ({name})") for name in offered]
        self.fields["status"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]


class MetadataForm(forms.Form):
    """Some fields of MS-Keg or MS-Ind; their names are their paths."""

    use_required_attribute = False

    def __init__(self, *args: Any, among: Sequence[Field], content: Content, **kwargs: Any) -> None:
        kwargs["initial"] = beginning(content, among)
        super().__init__(*args, **kwargs)
        self.among = among
        for one in among:
            if one.kind is Kind.SPAN:
                label = FIELD_NAMES[one.path]
                self.fields[f"{one.path}.awal"] = day_field(_("%(name)s, from") % {"name": label}, required=False)
                self.fields[f"{one.path}.akhir"] = day_field(_("%(name)s, to") % {"name": label}, required=False)
            else:
                self.fields[one.path] = _made(one)

    def clean(self) -> dict[str, Any]:
        """Lines are read by their field; a span needs both of its days."""
        said = super().clean() or {}
        for one in self.among:
            if one.kind is Kind.SPAN:
                begins, ends = said.get(f"{one.path}.awal"), said.get(f"{one.path}.akhir")
                if bool(begins) != bool(ends):
                    self.add_error(f"{one.path}.{'akhir' if begins else 'awal'}", _("Say both days, or none."))
            elif one.kind is Kind.DAYS:
                try:
                    [date.fromisoformat(line) for line in _lines(said.get(one.path, ""))]
                except ValueError:
                    self.add_error(one.path, _("Write each day on a line of its own, as 2026-01-31."))
            elif one.kind is Kind.TABLE:
                self._check_table(one, said.get(one.path, ""))
        return said

    def values(self) -> dict[str, Any]:
        """By path, as the payload has them."""
        return {one.path: self._value(one) for one in self.among}

    def _check_table(self, one: Field, text: str) -> None:
        for number, line in enumerate(_lines(text), start=1):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) > len(one.among) or not cells[0]:
                self.add_error(
                    one.path,
                    _("Line %(line)s: write at most %(count)s parts, the first of them filled, divided by |.")
                    % {"line": number, "count": len(one.among)},
                )
                return

    def _value(self, one: Field) -> Any:
        said = self.cleaned_data
        match one.kind:
            case Kind.SPAN:
                begins, ends = said[f"{one.path}.awal"], said[f"{one.path}.akhir"]
                return {"awal": begins.isoformat(), "akhir": ends.isoformat()} if begins else None
            case Kind.LINES | Kind.DAYS:
                return _lines(said[one.path])
            case Kind.TABLE:
                return [_row(one, line) for line in _lines(said[one.path])]
            case Kind.MARKS:
                return {name: name in said[one.path] for name in one.among} if said[one.path] else None
            case Kind.LINE | Kind.WORDS:
                return said[one.path].strip()
        return said[one.path]


def beginning(content: Content, among: Sequence[Field]) -> dict[str, Any]:
    """What stands there now, as it is typed."""
    found: dict[str, Any] = {}
    for one in among:
        value = value_at(content, one.path)
        match one.kind:
            case Kind.SPAN:
                for end in ("awal", "akhir"):
                    found[f"{one.path}.{end}"] = (value or {}).get(end, "")
            case Kind.LINES | Kind.DAYS:
                found[one.path] = "\n".join(value or [])
            case Kind.TABLE:
                found[one.path] = "\n".join(_typed(one, row) for row in value or [])
            case Kind.MARKS:
                found[one.path] = [name for name, holds in (value or {}).items() if holds]
            case _:
                found[one.path] = value
    return found


def _made(one: Field) -> forms.Field:
    label: Any = FIELD_NAMES[one.path]
    match one.kind:
        case Kind.WORDS:
            return area(label, required=False, max_length=LONGEST_TEXT)
        case Kind.CODE:
            choices = [("", _("Not said")), *((name, str(AMONG_NAMES[name])) for name in one.among)]
            return forms.ChoiceField(label=label, choices=choices, required=False)
        case Kind.YES:
            return forms.BooleanField(label=label, required=False)
        case Kind.COUNT:
            return forms.IntegerField(label=label, min_value=0, max_value=1_000_000, required=False)
        case Kind.MARKS:
            marks = [(name, AMONG_NAMES[name]) for name in one.among]
            return forms.MultipleChoiceField(
                label=label, choices=marks, widget=forms.CheckboxSelectMultiple, required=False
            )
        case Kind.TABLE:
            hint = _("One on each line: %(parts)s") % {
                "parts": _MARK.join(str(AMONG_NAMES[name]) for name in one.among)
            }
            return area(label, hint, required=False, max_length=LONGEST_TEXT)
        case Kind.LINES:
            return area(label, _("One on each line."), required=False, max_length=LONGEST_TEXT)
        case Kind.DAYS:
            return area(label, _("One on each line, as 2026-01-31."), required=False, max_length=LONGEST_TEXT)
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=False)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _row(one: Field, line: str) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split("|")]
    cells += [""] * (len(one.among) - len(cells))
    row: dict[str, Any] = dict(zip(one.among, cells, strict=True))
    for name in LISTED & set(row):
        row[name] = [part.strip() for part in row[name].split(";") if part.strip()]
    return row


def _typed(one: Field, row: Content) -> str:
    cells = ["; ".join(row.get(name) or []) if name in LISTED else str(row.get(name) or "") for name in one.among]
    return _MARK.join(cells).rstrip(" |")
