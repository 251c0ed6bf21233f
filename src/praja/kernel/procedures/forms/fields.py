# SPDX-License-Identifier: EUPL-1.2
"""Fields that forms of every duty have."""

from datetime import datetime
from typing import Any

from django import forms

from praja.kernel.procedures.forms.steps import missing
from praja.lib.moments import local_zone


def day_field(label: Any, empty: Any, **options: Any) -> forms.DateField:
    """A day, by the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=missing(empty), **options)


def moment_field(label: Any, empty: Any) -> forms.DateTimeField:
    """A moment of this installation's time zone."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label, widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], error_messages=missing(empty)
    )


def written_moment(moment: datetime) -> str:
    """A moment as `moment_field` shows it."""
    return f"{moment.astimezone(local_zone()):%Y-%m-%dT%H:%M}"


def line_field(label: Any, empty: Any, *, longest: int = 200, **options: Any) -> forms.CharField:
    """A line of words that is not cut while it is typed."""
    field = forms.CharField(label=label, max_length=longest, error_messages=missing(empty), **options)
    field.widget.attrs.pop("maxlength", None)
    return field


def lines_field(label: Any, hint: Any, **options: Any) -> forms.CharField:
    """A list, one entry on each line."""
    return forms.CharField(
        label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": options.pop("rows", 6)}), **options
    )
