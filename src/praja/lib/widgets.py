# SPDX-License-Identifier: EUPL-1.2
"""How form controls are written."""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData

SELECT, OPTION = "django/forms/widgets/select.html", "django/forms/widgets/select_option.html"


class Renderer(DjangoTemplates):
    """Django's own, but for lists to choose from. Each of their options is a template there and its attributes another, so that
    a list of three hundred units takes as long as the rest of its page; here it is written at once, to the letter alike.
    """

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name == SELECT and _is_plain(context["widget"]):
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _is_plain(widget: Mapping[str, Any]) -> bool:
    return all(
        option["template_name"] == OPTION for _name, options, _index in widget["optgroups"] for option in options
    )


def _select(widget: Mapping[str, Any]) -> str:
    parts = [f'<select name="{_shown(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            parts.append(f'\n  <optgroup label="{_shown(group)}">')
        parts += [_option(option) for option in options]
        if group:
            parts.append("\n  </optgroup>")
    return "".join([*parts, "\n</select>"])


def _option(option: Mapping[str, Any]) -> str:
    value, attributes, label = _written(option["value"]), _attributes(option["attrs"]), _shown(option["label"])
    return f'\n  <option value="{value}"{attributes}>{label}</option>\n'


def _attributes(attributes: Mapping[str, Any]) -> str:
    return "".join(
        f" {_shown(name)}" if value is True else f' {_shown(name)}="{_written(value)}"'
        for name, value in attributes.items()
        if value is not False
    )


def _shown(value: Any) -> str:
    """As `{{ value }}` does."""
    return conditional_escape(value if isinstance(value, str) else localize(value))


def _written(value: Any) -> str:
    """As `{{ value|stringformat:'s' }}` does."""
    return conditional_escape(value if isinstance(value, SafeData) else str(value))
