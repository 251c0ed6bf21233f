# SPDX-License-Identifier: EUPL-1.2
"""A tool as a form: its title and step, where its numbers come from, and the numbers, read line by line."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.circles.steps import STEPS
from praja.duties.innovation.domain.circles.tools import (
    SOURCES,
    BadLine,
    Graph,
    Shape,
    Source,
    ToolKind,
    labels_of,
    read_lines,
    shape_of,
    typed_lines,
)
from praja.duties.innovation.forms.circles import words
from praja.duties.innovation.operations.circles import Drawn

MOST_SAID = 10
"""Lines that cannot be taken, as far as they are named one by one."""
LONGEST_LINES = 60_000


class ToolForm(forms.Form):
    """One of the seven tools."""

    use_required_attribute = False
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=160,
        help_text=gettext_lazy("What is counted or measured, where, and when."),
        error_messages={"required": gettext_lazy("Write what it shows.")},
    )
    step = forms.TypedChoiceField(label=gettext_lazy("For which step"), coerce=int)

    def __init__(
        self,
        data: Any = None,
        *,
        kind: ToolKind,
        kept: Mapping[str, Any] | None = None,
        sheets: list[tuple[int, str]] = [],  # noqa: B006 - only read
        measures: list[tuple[str, str]] = [],  # noqa: B006 - only read
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.kind, kept = kind, kept or {}
        self.fields["step"].choices = [(n, f"{n} {words.STEP_NAMES[n]}") for n in STEPS]  # type: ignore[attr-defined]
        if kind is ToolKind.CHECK_SHEET:
            self._add_marks(kept)
        elif kind is not ToolKind.FISHBONE:
            self._add_numbers(kept, sheets, measures)

    def _add_marks(self, kept: Mapping[str, Any]) -> None:
        self.fields["marks"] = _lines(
            gettext_lazy("What is counted, one a line"), "\n".join(kept.get("marks", ())), required=True
        )
        self.fields["groups"] = _lines(
            gettext_lazy("Groups it is split by, one a line"),
            "\n".join(kept.get("groups", ())),
            hint=gettext_lazy("Counters, days, kinds of applicants. Empty: it is not split."),
        )

    def _add_numbers(
        self, kept: Mapping[str, Any], sheets: list[tuple[int, str]], measures: list[tuple[str, str]]
    ) -> None:
        usable = {Source.ROWS: True, Source.CHECK_SHEET: bool(sheets), Source.MEASURE: bool(measures)}
        sources = [one for one in SOURCES[self.kind] if usable.get(one)]
        if self.kind is ToolKind.GRAPH:
            self.fields["graph"] = forms.ChoiceField(
                label=gettext_lazy("Kind of graph"),
                choices=list(words.GRAPHS.items()),
                initial=kept.get("graph", Graph.LINE),
            )
        if len(sources) > 1:
            self.fields["source"] = forms.ChoiceField(
                label=gettext_lazy("Where the numbers come from"),
                choices=[(one, words.SOURCES[one]) for one in sources],
                initial=kept.get("source") or sources[0],
                widget=forms.RadioSelect,
            )
        self._add_sources(kept, sheets if Source.CHECK_SHEET in sources else [], measures, sources)
        self._add_labels(kept)

    def _add_sources(
        self,
        kept: Mapping[str, Any],
        sheets: list[tuple[int, str]],
        measures: list[tuple[str, str]],
        sources: list[Source],
    ) -> None:
        if sheets:
            self.fields["check"] = forms.TypedChoiceField(
                label=gettext_lazy("Check sheet"),
                coerce=int,
                choices=sheets,
                initial=kept.get("check"),
                required=False,
            )
        if Source.MEASURE in sources:
            self.fields["measure"] = forms.ChoiceField(
                label=gettext_lazy("Number of the unit"),
                choices=measures,
                initial=kept.get("measure"),
                required=False,
            )
        example = words.EXAMPLES[Graph.LINE if self.kind is ToolKind.GRAPH else self.kind]
        self.fields["lines"] = _lines(
            gettext_lazy("Lines"),
            typed_lines(kept.get("rows", ())) if kept.get("source") == Source.ROWS else "",
            hint=self._hint(str(example)),
            rows=8,
        )

    def _hint(self, example: str) -> str:
        if self.kind is ToolKind.GRAPH:
            said = {"line": words.EXAMPLES[Graph.LINE], "p": words.EXAMPLES[Graph.P]}
            return _("One line for each point: “%(line)s”; for shares how many of how many: “%(p)s”.") % said
        return _("Type them, or paste them from a table. An example: “%(line)s”.") % {"line": example}

    def _add_labels(self, kept: Mapping[str, Any]) -> None:
        names = {
            ToolKind.STRATIFICATION: (("by", gettext_lazy("What it is split by")),),
            ToolKind.HISTOGRAM: (("of", gettext_lazy("What is measured, in which unit")),),
            ToolKind.GRAPH: (("of", gettext_lazy("What is shown")),),
            ToolKind.SCATTER: (
                ("across", gettext_lazy("First number (across)")),
                ("upward", gettext_lazy("Second number (upward)")),
            ),
        }.get(self.kind, ())
        for name, label in names:
            self.fields[name] = forms.CharField(
                label=label,
                max_length=60,
                initial=kept.get(name, ""),
                error_messages={"required": gettext_lazy("Write this")},
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.kind in (ToolKind.CHECK_SHEET, ToolKind.FISHBONE) or self.source is not Source.ROWS:
            return given
        self.rows, bad = read_lines(given.get("lines") or "", self._shape())
        for one in bad[:MOST_SAID]:
            self.add_error("lines", _bad_line(one))
        if len(bad) > MOST_SAID:
            self.add_error("lines", _("And %(more)s more lines.") % {"more": len(bad) - MOST_SAID})
        return given

    @property
    def source(self) -> Source | None:
        """Where the numbers come from."""
        if self.kind is ToolKind.CHECK_SHEET:
            return None
        if self.kind is ToolKind.FISHBONE:
            return Source.CAUSES
        return Source(self.cleaned_data.get("source") or Source.ROWS)

    def _shape(self) -> Shape:
        return shape_of(self.kind, Graph(self.cleaned_data.get("graph") or Graph.LINE))

    def wish(self) -> Drawn:
        """The tool as it was filled in. Once valid."""
        given = self.cleaned_data
        sheet: dict[str, Any] = {
            name: " ".join(given[name].split()) for name in ("of", "by", "across", "upward") if name in given
        }
        if "graph" in given:
            sheet["graph"] = given["graph"]
        if self.kind is ToolKind.CHECK_SHEET:
            sheet |= {"marks": list(labels_of(given["marks"])), "groups": list(labels_of(given["groups"]))}
        elif self.source is Source.ROWS:
            sheet["rows"] = self.rows
        elif self.source is Source.CHECK_SHEET:
            sheet["check"] = given.get("check") or 0
        elif self.source is Source.MEASURE:
            sheet["measure"] = given.get("measure") or ""
        return Drawn(kind=self.kind, step=given["step"], title=given["title"], source=self.source, sheet=sheet)


def _bad_line(one: BadLine) -> str:
    return _("Line %(line)s: %(why)s.") % {"line": one.line, "why": words.FAULTS[one.fault]}


def _lines(label: Any, value: str, *, hint: Any = "", rows: int = 6, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        initial=value,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=LONGEST_LINES,
        required=required,
        error_messages={"required": gettext_lazy("Write what is counted, one a line.")},
    )


class CountForm(forms.Form):
    """How many of each were counted at once: a number for each line of the sheet in one group."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, marks: tuple[str, ...], groups: tuple[str, ...], **more: Any) -> None:
        super().__init__(data, **more)
        self.marks = marks
        if groups:
            self.fields["group"] = forms.TypedChoiceField(
                label=gettext_lazy("Where"), coerce=int, choices=list(enumerate(groups))
            )
        for place, mark in enumerate(marks):
            self.fields[f"mark_{place}"] = forms.IntegerField(
                label=mark, required=False, min_value=-9_999, max_value=9_999
            )

    def given(self) -> list[tuple[int, int]]:
        """Lines of which something was counted, by place. Once valid."""
        found = [(place, self.cleaned_data.get(f"mark_{place}") or 0) for place in range(len(self.marks))]
        return [(place, many) for place, many in found if many]
