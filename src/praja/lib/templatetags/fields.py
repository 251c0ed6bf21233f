# SPDX-License-Identifier: EUPL-1.2
"""Form fields with label, help and error tied together. Loaded through `components`."""

from typing import Any

from django import forms, template
from django.forms import BoundField

register = template.Library()

Context = dict[str, Any]


def kind_of(bound: BoundField) -> str:
    """How it is drawn: `input`, `textarea`, `select`, `radio`, `checks`, `checkbox`, `file`, `hidden`."""
    widget = bound.field.widget
    kinds: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.HiddenInput, "hidden"),
        (forms.CheckboxSelectMultiple, "checks"),
        (forms.RadioSelect, "radio"),
        (forms.CheckboxInput, "checkbox"),
        (forms.FileInput, "file"),
        (forms.Textarea, "textarea"),
        (forms.Select, "select"),
    )
    return next((kind for cls, kind in kinds if isinstance(widget, cls)), "input")


def focus_id(bound: BoundField) -> str:
    """The id that a link to the field must lead to: of a group, its first choice."""
    if kind_of(bound) in ("radio", "checks"):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id or ""


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, explanations: dict[Any, str] | None = None, **options: Any) -> Context:
    """One field of a form, with everything a screen reader needs.

    `explanations`: value -> what choosing it means (radio groups and checkbox groups); else the form field's
    own `explanations` attribute. `label`, `hint` replace the form's words; `optional=False` does not say that it
    may be left out, where the page says so of all fields; `columns="two"` sets choices side
    by side; every other option becomes an attribute of the control (`inputmode`, `data_preview_photo`).
    """
    label = options.pop("label", None) or bound.label
    hint = options.pop("hint", None) or bound.help_text
    columns = options.pop("columns", "")
    says_optional = options.pop("optional", True)
    kind = kind_of(bound)
    described = [f"{bound.auto_id}_helptext"] if hint else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attrs = {name.replace("_", "-"): value for name, value in options.items()}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if kind not in ("radio", "checks", "checkbox"):
        attrs["class"] = f"control {attrs.get('class', '')} {bound.field.widget.attrs.get('class', '')}".strip()
    meanings = explanations or getattr(bound.field, "explanations", {})
    return {
        "bound": bound,
        "kind": kind,
        "label": label,
        "hint": hint,
        "columns": columns,
        "described": " ".join(described),
        "control": "" if kind in ("radio", "checks") else bound.as_widget(attrs=attrs),
        "choices": _choices(bound, meanings) if kind in ("radio", "checks") else [],
        "optional": says_optional and not bound.field.required and kind != "checkbox",
    }


def _choices(bound: BoundField, meanings: dict[Any, str]) -> list[dict[str, Any]]:
    texts = {str(value): text for value, text in meanings.items()}
    return [
        {
            "control": widget.tag(),
            "label": widget.choice_label,
            "means": texts.get(str(widget.data["value"]), ""),
        }
        for widget in bound.subwidgets
        if str(widget.data["value"]) or not bound.field.required
    ]
