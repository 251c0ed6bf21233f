# SPDX-License-Identifier: EUPL-1.2
"""`{% load form_definitions %}{% render_form schema data problems %}`: the fields of a form definition."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from praja.kernel.forms.domain.validation import Problem
from praja.kernel.forms.rendering import draw

register = template.Library()


@register.inclusion_tag("forms/definition.html")
def render_form(
    schema: Mapping[str, Any], data: Mapping[str, Any] | None = None, problems: Iterable[Problem] = ()
) -> dict[str, Any]:
    """What is wrong, then every field with its label, explanation and error. The page brings `<form>`, token and buttons.

    Works without any script: a repeated group shows one row more than is filled, and a button named `add_row` that sends
    the form so that the page can save the draft and show it again with another row.
    """
    form, parts = draw(schema, data or {}, problems or ())
    return {"form": form, "parts": parts}
