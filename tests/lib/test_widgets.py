# SPDX-License-Identifier: EUPL-1.2
"""Lists to choose from are written as Django writes them, to the letter."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from praja.lib.widgets import SELECT, Renderer

CHOICES: list[Any] = [
    ("", gettext_lazy("All")),
    ("<a>\"'&", 'Dinas <PU> & "Perumahan\'s"'),
    (1234567, 1234567),
    (True, "ya"),
    (None, "kosong"),
    (mark_safe("x&amp;y"), mark_safe("<b>aman</b>")),
    (gettext_lazy("Unit"), [("d'1", "satu"), ("d2", "dua")]),
]


class Counted(forms.Select):
    """One with templates of its own for its options."""

    option_template_name = "django/forms/widgets/radio_option.html"


@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple, forms.NullBooleanSelect, Counted])
@pytest.mark.parametrize("value", [None, "d2", "<a>\"'&", ["d'1", "1234567"]])
def test_a_list_is_written_as_django_writes_it(kind: type[forms.Select], value: Any) -> None:
    if isinstance(value, list) and kind is not forms.SelectMultiple:
        value = value[0]
    attrs = {"class": "control", "id": 'a"b', "required": True, "disabled": False, "data-n": 1500}
    widget = kind(attrs=attrs) if kind is forms.NullBooleanSelect else kind(attrs=attrs, choices=CHOICES)
    assert widget.render("nama", value, renderer=Renderer()) == widget.render("nama", value, renderer=DjangoTemplates())
    assert widget.template_name == SELECT
