# SPDX-License-Identifier: EUPL-1.2
"""A form definition as a form that pages can draw with the project's field components."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.posting import MOST_ROWS, part_name, posted_of
from praja.kernel.forms.domain.schemas import Data, FieldSpec, Schema, fields_of
from praja.kernel.forms.domain.validation import Problem

MOST_RADIOS = 7
"""Choices up to this many are shown at once; more become a list to open."""

_YES_NO = (("true", _("Yes")), ("false", _("No")))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a drawn form: a `bound` field, or `rows` of them under a legend."""

    bound: BoundField | None = None
    spec: FieldSpec | None = None
    hint: str = ""
    rows: tuple[tuple[BoundField, ...], ...] = ()
    errors: tuple[str, ...] = ()


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
    return " ".join(gettext(text) % problem.params for text in (problem.message, problem.next_step))


def draw(schema: Schema, data: Data, problems: Iterable[Problem] = ()) -> tuple[DrawnForm, list[Part]]:
    """The form with `data` filled in and its parts in order. Each repeated group has one more row than is filled."""
    specs = fields_of(schema)
    labels = {spec.name: spec for spec in specs}
    controls: dict[str, forms.Field] = {}
    for spec in specs:
        if spec.kind != "rows":
            controls[spec.name] = _control(spec, labels)
            continue
        for index in range(_row_count(spec, data)):
            for part in spec.rows:
                controls[part_name(spec.name, index, part.name)] = _control(part, labels)
    form = DrawnForm(controls, MultiValueDict(posted_of(schema, data)), problems)
    return form, [_part(form, spec, data, labels) for spec in specs]


def _row_count(spec: FieldSpec, data: Data) -> int:
    filled = data.get(spec.name)
    count = (len(filled) if isinstance(filled, list) else 0) + 1
    return min(count, spec.most or MOST_ROWS, MOST_ROWS) if count > 1 else 1


def _part(form: DrawnForm, spec: FieldSpec, data: Data, labels: dict[str, FieldSpec]) -> Part:
    if spec.kind != "rows":
        return Part(bound=form[spec.name])
    rows = tuple(
        tuple(form[part_name(spec.name, index, part.name)] for part in spec.rows)
        for index in range(_row_count(spec, data))
    )
    return Part(
        spec=spec,
        hint=_hint(spec, labels),
        rows=rows,
        errors=tuple(str(text) for text in form.errors.get(spec.name, ())),
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
    return forms.CharField(widget=_text_widget(spec), strip=False, **options)


def _choice(spec: FieldSpec, options: dict[str, Any]) -> forms.Field:
    if len(spec.choices) <= MOST_RADIOS:
        return forms.ChoiceField(choices=spec.choices, widget=forms.RadioSelect, **options)
    return forms.ChoiceField(choices=(("", _("Choose")), *spec.choices), widget=forms.Select, **options)


_KEYBOARDS = {"integer": "numeric", "number": "decimal", "date": "numeric", "email": "email"}


def _text_widget(spec: FieldSpec) -> forms.Widget:
    attrs: dict[str, Any] = {"maxlength": spec.most} if spec.most else {}
    if spec.kind == "long_text":
        return forms.Textarea(attrs={**attrs, "rows": 5})
    if spec.kind in _KEYBOARDS:
        attrs |= {"inputmode": _KEYBOARDS[spec.kind], "class": "" if spec.kind == "email" else "short"}
    return forms.TextInput(attrs=attrs)
