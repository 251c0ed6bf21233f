# SPDX-License-Identifier: EUPL-1.2
"""Bringing a file, and deciding what becomes of one of its tables."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.inspecting.wide import turned_columns
from praja.duties.opendata.domain.recipes import Recipe, Taken, recipe_of
from praja.duties.opendata.domain.roles import role_of
from praja.duties.opendata.enums import ColumnRole, ColumnType
from praja.duties.opendata.models import CodeList, Resource
from praja.duties.opendata.operations.bringing import Decided
from praja.duties.opendata.queries.proposals import said_again, table_of
from praja.lib.errors import Text

NEW_TABLE = "new"
MOST_COLUMNS = 60
"""Of so many columns each can be decided by itself; a browser's form holds no more."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_]{0,62}\Z")
_NUMBERS = (ColumnType.INTEGER, ColumnType.NUMBER)
MARKS: Mapping[str, Text] = {
    "": gettext_lazy("Digits alone: 1234"),
    ".": gettext_lazy("Decimal point: 1234.5"),
    ",": gettext_lazy("Decimal comma: 1234,5"),
    ",.": gettext_lazy("Indonesian: 1.234,5"),
    ".,": gettext_lazy("English: 1,234.5"),
    ", ": gettext_lazy("Spaces: 1 234,5"),
}
"""Decimal mark and, behind it, what stands before thousands."""


class BringForm(forms.Form):
    """A file, and which table of the dataset it is for."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, XLSX, XLS, ODS, JSON, GeoJSON, a zipped shapefile, or a page saved as .xls."),
        error_messages={"required": gettext_lazy("Choose the file with the table.")},
    )
    resource = forms.ChoiceField(
        label=gettext_lazy("For which table"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say for which table the file is.")},
    )

    def __init__(self, *args: Any, tables: Sequence[Resource], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tables = {str(one.pk): one for one in tables}
        choices = [*((key, one.title) for key, one in self.tables.items()), (NEW_TABLE, _("A new table"))]
        self.fields["resource"].choices = choices  # type: ignore[attr-defined]
        self.fields["resource"].initial = choices[0][0]
        vars(self.fields["resource"])["explanations"] = {
            key: _("A file of the same shape as last time is read without questions.")
            for key, one in self.tables.items()
            if one.recipe
        }

    @property
    def chosen(self) -> Resource | None:
        """The table of the dataset that was chosen; None for a new one."""
        return self.tables.get(self.cleaned_data["resource"])


class TableForm(forms.Form):
    """What becomes of one table of a file: its title, each column, and the small figures of people."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title of the table"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the table a title.")},
    )
    turn = forms.BooleanField(label=gettext_lazy("Turn it: a row for each"), required=False)
    least_count = forms.IntegerField(
        label=gettext_lazy("Don't show figures below"),
        help_text=gettext_lazy(
            "For tables that count people: smaller figures are emptied, and with them those that would tell them."
            " Empty: the table counts nobody."
        ),
        required=False,
        min_value=2,
        max_value=100,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        entry: Mapping[str, Any],
        resource: Resource | None,
        only: bool,
        named: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.entry, self.resource, self.is_only = entry, resource, only
        self.table = table_of(entry)
        self.turned = turned_columns(self.table.columns)
        if self.turned is None:
            del self.fields["turn"]
        lists = [(str(pk), title) for pk, title in CodeList.objects.order_by("title").values_list("pk", "title")]
        before = _before(resource)
        for at, column in enumerate(self.table.columns):
            self._add(at, column, before.get(_key(column.title or column.name)), lists)
        self.fields["title"].initial = resource.title if resource else (entry["title"] or entry["sheet"] or named)[:200]
        if resource:
            self.fields["least_count"].initial = resource.least_count

    def _add(self, at: int, column: Any, before: "_Before | None", lists: Sequence[tuple[str, str]]) -> None:
        name = (before and before.taken.name) or column.name
        kind = (before and before.taken.type) or column.type
        marks = f"{column.decimal}{column.thousands}"
        known = {**MARKS, marks: MARKS.get(marks, marks)}
        title = column.title or column.name
        self.fields[f"take_{at}"] = forms.BooleanField(
            label=_("Take this column"), required=False, initial=before is None or before.is_taken
        )
        self.fields[f"name_{at}"] = forms.CharField(
            label=_("Name for machines"), required=False, initial=name, max_length=80
        )
        self.fields[f"type_{at}"] = forms.ChoiceField(label=_("Type"), choices=ColumnType.choices, initial=kind)
        self.fields[f"marks_{at}"] = forms.ChoiceField(
            label=_("How numbers are written"), choices=list(known.items()), required=False, initial=marks
        )
        self.fields[f"role_{at}"] = forms.ChoiceField(
            label=_("What it is"),
            choices=ColumnRole.choices,
            initial=(before.role if before and before.role else role_of(name, kind)),
        )
        self.fields[f"counts_{at}"] = forms.BooleanField(
            label=_("Counts people"), required=False, initial=bool(before and before.counts)
        )
        if lists:
            self.fields[f"codes_{at}"] = forms.ChoiceField(
                label=_("Codes of"),
                choices=[("", _("No code list")), *lists],
                required=False,
                initial=str(before.codes or "") if before else "",
            )
        for part in ("name", "type", "marks", "role", "codes"):
            if field := self.fields.get(f"{part}_{at}"):
                field.widget.attrs["aria-label"] = f"{field.label}: {title}"

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Each column with its fields, what was noticed, and whether somebody should look at it."""
        remarks = [*self.entry["problems"], *self.entry["notes"]]
        parts = ("take", "name", "type", "marks", "role", "counts", "codes")
        found = []
        for at, column in enumerate(self.table.columns):
            bound = {part: self[f"{part}_{at}"] for part in parts if f"{part}_{at}" in self.fields}
            mine = [one for one in remarks if one["column"] == column.name]
            found.append(
                {
                    "at": at,
                    "title": column.title or column.name,
                    "missing": column.missing,
                    "fields": bound,
                    "name": bound["name"].value(),
                    "type_label": dict(ColumnType.choices).get(bound["type"].value(), ""),
                    "is_taken": bound["take"].value(),
                    "said": [_said(one, one in self.entry["problems"]) for one in mine],
                    "has_errors": any(one.errors for one in bound.values()),
                    "needs": any(one in self.entry["problems"] for one in mine),
                }
            )
        return found

    def clean(self) -> dict[str, Any]:
        """Names that machines can use, each once; at least one column."""
        said = super().clean() or {}
        seen: set[str] = set()
        for at in self._taken(said):
            name = (said.get(f"name_{at}") or "").strip()
            if not _NAME.match(name):
                self.add_error(f"name_{at}", _("Use small letters, digits and _, beginning with a letter or digit."))
            elif name in seen:
                self.add_error(f"name_{at}", _("Another column has this name."))
            seen.add(name)
        if not self._taken(said):
            self.add_error("take_0", _("Take at least one column."))
        counted = [at for at in self._taken(said) if said.get(f"counts_{at}")]
        if counted and said.get("least_count") is None and "least_count" not in self.errors:
            self.add_error("least_count", _("Say below which number figures of people are not shown."))
        if said.get("least_count") is not None and not counted:
            self.add_error("least_count", _("Tick the columns that count people, or leave this empty."))
        return said

    def recipe(self) -> Recipe:
        """How the table is read, as it was decided."""
        said = self.cleaned_data
        taken = tuple(self._column(at, said) for at in self._taken(said))
        sheet, number = ("", 1) if self.is_only else (self.entry["sheet"], self.entry["number"])
        if not said.get("turn"):
            return Recipe(sheet, number, taken)
        found = recipe_of(self.table, turn=True).turn
        sources = {one.source for one in taken}
        if found is None or not sources & {source for source, _value, _into in found.measures}:
            return Recipe(sheet, number, taken)
        return Recipe(sheet, number, taken, found)

    def decided(self) -> Decided:
        """What the operation takes."""
        said, taken = self.cleaned_data, self._taken(self.cleaned_data)
        names = {at: said[f"name_{at}"].strip() for at in taken}
        recipe = self.recipe()
        counted = tuple(names[at] for at in taken if said.get(f"counts_{at}"))
        if recipe.turn:
            into = {source: into for source, _value, into in recipe.turn.measures}
            by_name = {one.name: into[one.source] for one in recipe.columns if one.source in into}
            counted = tuple(dict.fromkeys(by_name.get(name, name) for name in counted))
        columns = self.table.columns
        return Decided(
            title=said["title"],
            recipe=recipe,
            roles={name: said[f"role_{at}"] for at, name in names.items()},
            codes={name: int(said[f"codes_{at}"]) for at, name in names.items() if said.get(f"codes_{at}")},
            left_out=tuple(one.title or one.name for at, one in enumerate(columns) if at not in names),
            least_count=said.get("least_count"),
            counted=counted,
        )

    def _taken(self, said: Mapping[str, Any]) -> list[int]:
        return [at for at in range(len(self.table.columns)) if said.get(f"take_{at}")]

    def _column(self, at: int, said: Mapping[str, Any]) -> Taken:
        column = self.table.columns[at]
        marks, kind = said.get(f"marks_{at}") or "", said[f"type_{at}"]
        decimal, thousands = (marks[:1], marks[1:2]) if kind in _NUMBERS else ("", "")
        if kind in _NUMBERS and marks == f"{column.decimal}{column.thousands}":
            decimal, thousands = column.decimal, column.thousands
        keeps = column.format if column.format == "code" or kind in _NUMBERS else ""
        return Taken(column.title or column.name, said[f"name_{at}"].strip(), kind, decimal, thousands, keeps)


def _said(remark: Mapping[str, Any], needs: bool) -> dict[str, Any]:
    return {"text": said_again(remark), "lines": ", ".join(map(str, remark["lines"])), "needs": needs}


class PersonsForm(forms.Form):
    """Why columns that may hold data of persons can be published."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why they may be published"),
        help_text=gettext_lazy(
            "For instance: names of offices, not of persons; officials in their office; the law demands it."
        ),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why they may be published, or read the file anew without them.")},
    )


class _Before:
    """What was decided about a column last time."""

    def __init__(self, taken: Taken, role: str, codes: int | None, counts: bool, is_taken: bool = True) -> None:
        self.taken, self.role, self.codes, self.counts, self.is_taken = taken, role, codes, counts, is_taken


def _before(resource: Resource | None) -> dict[str, _Before]:
    if resource is None or not resource.recipe:
        return {}
    columns = {column.name: column for column in resource.columns.all()}
    found = {}
    for one in Recipe.of(resource.recipe).columns:
        column = columns.get(one.name)
        role, codes = (column.role, column.code_list_id) if column else ("", None)
        found[_key(one.source)] = _Before(one, role, codes, one.name in resource.counted_columns)
    for title in resource.recipe.get("left_out", ()):
        found[_key(title)] = _Before(Taken(title, "", ""), "", None, False, is_taken=False)
    return found


def _key(title: str) -> str:
    return "".join(title.lower().split())
