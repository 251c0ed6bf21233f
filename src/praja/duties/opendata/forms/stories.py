# SPDX-License-Identifier: EUPL-1.2
"""What people write in stories."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django import forms
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.naming import name_of
from praja.duties.opendata.domain.story_content import Content, Part
from praja.duties.opendata.forms.datasets import area
from praja.duties.opendata.operations.stories import RESERVED
from praja.kernel.organization.domain.tree import UnitNode

LONGEST = 8_000


class WordsForm(forms.Form):
    """Title and lead of a story."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("Title"),
        help_text=_("What the data shows, in one sentence."),
        max_length=200,
        error_messages={"required": _("Give the story a title.")},
    )
    lead = area(_("First sentences"), _("What it is about, for whoever reads no further."), required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    lead_en = area(_("First sentences in English"), required=False)

    def said(self) -> dict[str, Any]:
        """Title and lead."""
        return {name: self.cleaned_data[name].strip() for name in ("title", "lead", "title_en", "lead_en")}


class NewStoryForm(WordsForm):
    """A story that is begun."""

    unit = forms.ChoiceField(label=_("Told by"), error_messages={"required": _("Choose the unit that tells it.")})
    field_order = ("unit", "title", "lead", "title_en", "lead_en")

    def __init__(self, *args: Any, units: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(str(one.id), one.name) for one in units]  # type: ignore[attr-defined]

    def content(self) -> Content:
        """What it says so far."""
        return Content(**self.said())

    @property
    def address(self) -> str:
        """The name in its address."""
        name = name_of(self.cleaned_data["title"])
        return f"cerita-{name}" if name in RESERVED else name


class TextForm(forms.Form):
    """A part that is text."""

    use_required_attribute = False
    text = area(
        _("Text"),
        _(
            "An empty line begins a paragraph. A line with ## and a space before it is a heading; lines with - are a list."
        ),
        rows=10,
        max_length=LONGEST,
        error_messages={"required": _("Write the text.")},
    )
    text_en = area(_("The same in English"), rows=6, max_length=LONGEST, required=False)

    @staticmethod
    def beginning(part: Part | None) -> dict[str, Any]:
        """What it says now."""
        return {"text": part.text, "text_en": part.text_en} if part else {}

    def part(self) -> Part:
        """The part as it was written."""
        return Part(text=self.cleaned_data["text"].strip(), text_en=self.cleaned_data["text_en"].strip())


class ChartForm(forms.Form):
    """A part that is a drawing."""

    use_required_attribute = False
    address = forms.CharField(
        label=_("Address of the drawing"),
        help_text=_("Open a table under /data/, put its rows together until a drawing appears, and copy its address."),
        max_length=2_000,
        error_messages={"required": _("Paste the address of a drawing.")},
    )
    caption = forms.CharField(label=_("Caption"), max_length=200, required=False)
    alternative = area(
        _("What the drawing shows, in words"),
        _("For whoever can't see it, and for print: the finding, not the form."),
        max_length=600,
        error_messages={"required": _("Say in words what the drawing shows.")},
    )
    caption_en = forms.CharField(label=_("Caption in English"), max_length=200, required=False)
    alternative_en = area(_("What the drawing shows, in English"), max_length=600, required=False)

    @staticmethod
    def beginning(part: Part | None, address: str) -> dict[str, Any]:
        """What it says now."""
        names = ("caption", "caption_en", "alternative", "alternative_en")
        return {"address": address, **{name: getattr(part, name) for name in names}} if part else {}

    def clean_address(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The table's uuid and the view; whatever stands before the path is left alone, but must be a table's address."""
        parts = urlsplit(self.cleaned_data["address"].strip())
        try:
            found = resolve(parts.path)
        except Resolver404:
            found = None
        if found is None or found.view_name not in ("opendata:table", "opendata:chart"):
            raise forms.ValidationError(_("This is not the address of a table under /data/."))
        return str(found.kwargs["uuid"]), tuple(parse_qsl(parts.query))

    def part(self) -> Part:
        """The part as it was written."""
        said = self.cleaned_data
        resource, view = said["address"]
        names = ("caption", "caption_en", "alternative", "alternative_en")
        return Part(resource=resource, view=view, **{name: said[name].strip() for name in names})


class ReasonForm(forms.Form):
    """Why a story is given back or taken off."""

    use_required_attribute = False
    reason = forms.CharField(label=_("Why"), max_length=300, error_messages={"required": _("Say why.")})
