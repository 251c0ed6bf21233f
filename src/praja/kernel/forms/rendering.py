# SPDX-License-Identifier: EUPL-1.2
"""A form definition as a form that pages can draw with the project's field components."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.posting import part_name, posted_of, row_name
from praja.kernel.forms.domain.schemas import Data, FieldSpec, Schema, fields_of, most_rows
from praja.kernel.forms.domain.validation import Problem
from praja.kernel.forms.queries import KeptFile
from praja.lib.web.uploads import SeveralFiles

MOST_RADIOS = 7
"""Choices up to this many are shown at once; more become a list to open."""

_YES_NO = (("true", _("Yes")), ("false", _("No")))


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row: its fields, and what the button that takes it away sends (empty where there is nothing to take away)."""

    fields: tuple[BoundField, ...]
    drop: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a drawn form: a `bound` field, `rows` of them under a legend, or `files` sent so far with a `bound` field
    for more. `has_room`: another row or file can be added.
    """

    bound: BoundField | None = None
    spec: FieldSpec | None = None
    hint: str = ""
    rows: tuple[DrawnRow, ...] = ()
    errors: tuple[str, ...] = ()
    files: tuple[KeptFile, ...] = ()
    has_room: bool = True

    @property
    def kind(self) -> str:
        """`field`, `rows` or `files`."""
        return self.spec.kind if self.spec and self.spec.kind in ("rows", "files") else "field"


class DrawnForm(forms.Form):
    """Shows texts and problems it was given; it judges nothing itself."""

    # A field that other answers do not call for must not stop the browser from sending.
    use_required_attribute = False

    def __init__(self, fields: dict[str, forms.Field], data: MultiValueDict, problems: Iterable[Problem]) -> None:
        super().__init__(data)
        self.fields.update(fields)
        self._problems = tuple(problems)

    def full_clean(self) -> None:
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}
        for problem in self._problems:
            self._errors.setdefault(problem.field or NON_FIELD_ERRORS, self.error_class()).append(words_of(problem))


def words_of(problem: Problem) -> str:
    """A problem as a person reads it, in the language in force: what is wrong and what to do."""
    return " ".join(gettext(text) % problem.params for text in (problem.message, problem.next_step) if text)


def draw(
    schema: Schema,
    data: Data,
    problems: Iterable[Problem] = (),
    *,
    files: Sequence[KeptFile] = (),
    add_row: str = "",
) -> tuple[DrawnForm, list[Part]]:
    """The form with `data` filled in and its parts in order. `files`: what the draft keeps, of whichever question. A group of
    rows shows those that are filled, at least one, and one more where `add_row` names the group.
    """
    specs = fields_of(schema)
    labels = {spec.name: spec for spec in specs}
    controls: dict[str, forms.Field] = {}
    for spec in specs:
        if spec.kind != "rows":
            controls[spec.name] = _control(spec, labels)
            continue
        for index in range(_row_count(spec, data, add_row)):
            for part in spec.rows:
                controls[part_name(spec.name, index, part.name)] = _control(part, labels)
    form = DrawnForm(controls, MultiValueDict(posted_of(schema, data)), problems)
    return form, [_part(form, spec, data, labels, files, add_row) for spec in specs]


def _filled(spec: FieldSpec, data: Data) -> int:
    rows = data.get(spec.name)
    return len(rows) if isinstance(rows, list) else 0


def _row_count(spec: FieldSpec, data: Data, add_row: str) -> int:
    filled = _filled(spec, data)
    most = max(most_rows(spec), filled)
    return max(1, min(filled + (add_row == spec.name), most))


def _part(
    form: DrawnForm,
    spec: FieldSpec,
    data: Data,
    labels: dict[str, FieldSpec],
    files: Sequence[KeptFile],
    add_row: str,
) -> Part:
    if spec.kind == "rows":
        return _rows(form, spec, data, labels, add_row)
    if spec.kind != "files":
        return Part(bound=form[spec.name])
    mine = tuple(kept for kept in files if kept.field == spec.name)
    return Part(bound=form[spec.name], spec=spec, files=mine, has_room=len(mine) < (spec.most or len(mine) + 1))


def _rows(form: DrawnForm, spec: FieldSpec, data: Data, labels: dict[str, FieldSpec], add_row: str) -> Part:
    filled, count = _filled(spec, data), _row_count(spec, data, add_row)
    rows = tuple(
        DrawnRow(
            tuple(form[part_name(spec.name, index, part.name)] for part in spec.rows),
            drop=row_name(spec.name, index) if count > 1 or filled else "",
            is_new=index >= filled and add_row == spec.name,
        )
        for index in range(count)
    )
    return Part(
        spec=spec,
        hint=_hint(spec, labels),
        rows=rows,
        errors=tuple(str(text) for text in form.errors.get(spec.name, ())),
        has_room=count < most_rows(spec),
    )


def _hint(spec: FieldSpec, labels: dict[str, FieldSpec]) -> str:
    """The explanation, and without any script: when the question is meant to be answered."""
    if spec.depends is None or spec.depends[0] not in labels:
        return spec.hint
    other, values = labels[spec.depends[0]], spec.depends[1]
    words = {**dict(other.choices), **({key: str(text) for key, text in _YES_NO} if not other.choices else {})}
    condition = gettext("Answer only if “%(question)s” is “%(answer)s”.") % {
        "question": other.label,
        "answer": gettext("” or “").join(words.get(value, value) for value in values),
    }
    return f"{spec.hint} {condition}".strip()


def _control(spec: FieldSpec, labels: dict[str, FieldSpec]) -> forms.Field:
    options: dict[str, Any] = {"label": spec.label, "help_text": _hint(spec, labels), "required": spec.required}
    if spec.kind == "tick":
        return forms.BooleanField(**options)
    if spec.kind == "choices":
        return forms.MultipleChoiceField(choices=spec.choices, widget=forms.CheckboxSelectMultiple, **options)
    if spec.kind == "boolean":
        return forms.ChoiceField(choices=_YES_NO, widget=forms.RadioSelect, **options)
    if spec.kind == "choice":
        return _choice(spec, options)
    if spec.kind == "files":
        return _files(spec, options)
    if spec.kind == "date":
        how = gettext("Write it as day-month-year, for example 31-12-2026.")
        options["help_text"] = f"{options['help_text']} {how}".strip()
    return forms.CharField(widget=_text_widget(spec), strip=False, **options)


def _choice(spec: FieldSpec, options: dict[str, Any]) -> forms.Field:
    if len(spec.choices) <= MOST_RADIOS:
        return forms.ChoiceField(choices=spec.choices, widget=forms.RadioSelect, **options)
    return forms.ChoiceField(choices=(("", _("Choose")), *spec.choices), widget=forms.Select, **options)


_MEDIA = {"image": "image/jpeg,image/png,image/webp", "pdf": "application/pdf"}


def _files(spec: FieldSpec, options: dict[str, Any]) -> forms.Field:
    """What may be sent, said before it is refused."""
    said: dict[tuple[str, ...], str] = {
        ("image",): gettext("Photos (JPEG, PNG, WebP), at most %(most)s."),
        ("pdf",): gettext("PDF files, at most %(most)s."),
    }
    words = said.get(spec.accept) or gettext("Photos or PDF files, at most %(most)s.")
    options["help_text"] = f"{options['help_text']} {words % {'most': spec.most}}".strip()
    accept = ",".join(_MEDIA[kind] for kind in spec.accept)
    widget = forms.FileInput if spec.most == 1 else SeveralFiles
    return forms.Field(widget=widget(attrs={"accept": accept}), **options)


_KEYBOARDS = {"integer": "numeric", "number": "decimal", "date": "numeric", "email": "email"}


def _text_widget(spec: FieldSpec) -> forms.Widget:
    attrs: dict[str, Any] = {"maxlength": spec.most} if spec.most else {}
    if spec.kind == "long_text":
        return forms.Textarea(attrs={**attrs, "rows": 5})
    if spec.kind in _KEYBOARDS:
        attrs |= {"inputmode": _KEYBOARDS[spec.kind], "class": "" if spec.kind == "email" else "short"}
    return forms.TextInput(attrs=attrs)
