# SPDX-License-Identifier: EUPL-1.2
"""The path and the product: which stages it takes, and what comes out."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.products import ANSWER, PLACES
from praja.duties.services.enums import Component, StageKind
from praja.duties.services.forms.standards.base import PartForm, lines_of, words
from praja.duties.services.models import StandardVersion


class ProcedureForm(PartForm):
    """The path: which stages it takes, in which order, and how the steps are published."""

    key = Component.PROCEDURE.value
    text = words(6, label=_("System, mechanism and procedure, as it is published"))

    def prepare(self) -> None:
        places = [("", _("Not on this path")), *((str(n), str(n)) for n in range(1, len(StageKind) + 1))]
        stages = [entry["stage"] for entry in self.version.path]
        for stage in StageKind:
            place = str(stages.index(stage) + 1) if stage in stages else ""
            self.fields[stage.value] = forms.ChoiceField(
                label=stage.label,
                required=False,
                choices=places,
                initial=place,
            )
        asked = next(
            (entry.get("unit") for entry in self.version.path if entry["stage"] == StageKind.RECOMMENDATION), None
        )
        self.fields["unit"] = forms.TypedChoiceField(
            label=_("Which unit recommends"),
            required=False,
            coerce=int,
            empty_value=None,
            initial=asked,
            choices=[("", "–"), *((node.id, node.name) for node in self.units)],
        )
        self.order_fields([*StageKind.values, "unit", "text", "seen_version"])

    @property
    def stages(self) -> list[forms.BoundField]:
        """One field for each stage, and who recommends."""
        return [self[name] for name in (*StageKind.values, "unit")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        places = [given[stage] for stage in StageKind.values if given.get(stage)]
        for stage in StageKind.values:
            if given.get(stage) and places.count(given[stage]) > 1:
                self.add_error(stage, _("Two stages have the same place."))
        if given.get(StageKind.RECOMMENDATION) and not given.get("unit"):
            self.add_error("unit", _("Choose the unit."))
        return given

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = sorted((int(given[stage]), stage) for stage in StageKind.values if given.get(stage))
        path = [
            {"stage": stage, "unit": given["unit"]} if stage == StageKind.RECOMMENDATION else {"stage": stage}
            for _place, stage in chosen
        ]
        return {**super().changes(), "path": path}


class ProductForm(PartForm):
    """What one gets, and, for what this government issues itself, the words of its page and its numbers."""

    key = Component.PRODUCT.value
    text = words(3, label=_("Product of the service, as it is published"))
    title = forms.CharField(label=_("Title of the page"), required=False, max_length=200)
    opening = words(
        4,
        label=_("Words before the table of facts"),
        help_text=format_lazy(
            "{} {}",
            _("One paragraph on each line. What differs from one application to the next stands in braces:"),
            ", ".join(f"{{{place}}}" for place in (*PLACES, f"{ANSWER}…")),
        ),
    )
    facts = words(
        5,
        label=_("Table of facts"),
        help_text=_(
            "One on each line: name, colon, place in braces. For example “Nama: {nama}” or “Usaha: {jawaban.usaha}”."
        ),
    )
    closing = words(4, label=_("Words after it"), help_text=_("One paragraph on each line."))
    classification = forms.CharField(label=_("Classification code"), required=False, max_length=40)
    register = forms.CharField(
        label=_("Register of its numbers"), required=False, max_length=60, help_text=_("For example surat-domisili.")
    )
    number_pattern = forms.CharField(
        label=_("Pattern of its numbers"),
        required=False,
        max_length=80,
        help_text="{kode}/{nomor}/{unit}/{bulan_romawi}/{tahun}",
    )

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        said: Mapping[str, Any] = version.template_words
        return {
            **super().beginning(version),
            "title": said.get("title", ""),
            "opening": "\n".join(said.get("paragraphs", ())),
            "facts": "\n".join(f"{label}: {value}" for label, value in said.get("fields", ())),
            "closing": "\n".join(said.get("closing", ())),
            "classification": said.get("classification", ""),
            "register": version.register,
            "number_pattern": version.number_pattern,
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["fields"] = []
        for line in lines_of(given.get("facts")):
            label, colon, value = line.partition(":")
            if not colon or not label.strip() or not value.strip():
                self.add_error("facts", _("This line is not understood: %(line)s") % {"line": line[:80]})
            given["fields"].append([label.strip(), value.strip()])
        if not given.get("title") and any(given.get(part) for part in ("opening", "facts", "closing")):
            self.add_error("title", _("A page needs a title."))
        return given

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        page: dict[str, Any] = {}
        if given["title"]:
            page = {
                "title": given["title"].strip(),
                "classification": given["classification"].strip(),
                "paragraphs": lines_of(given["opening"]),
                "fields": given["fields"],
                "closing": lines_of(given["closing"]),
            }
        return {
            **super().changes(),
            "template": "result" if page else "",
            "template_words": page,
            "register": given["register"].strip(),
            "number_pattern": given["number_pattern"].strip(),
        }
