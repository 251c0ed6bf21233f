# SPDX-License-Identifier: EUPL-1.2
"""What the forms of the parts of a standard share: a version to begin from, and what of its content they change."""

from collections.abc import Sequence
from typing import Any

from django import forms

from praja.duties.services.models import StandardVersion
from praja.kernel.forms.models import FormDefinition
from praja.kernel.organization.domain.tree import UnitNode

MOST_TEXT = 10_000
LATER = "later"
"""Chosen where something is left open on purpose; where nothing is chosen it is asked for."""


def words(rows: int = 6, *, required: bool = False, **options: Any) -> forms.CharField:
    """Free text of a component."""
    return forms.CharField(
        required=required, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


class PartForm(forms.Form):
    """A part of a standard, filled from a version. `changes` is what of the content it sets."""

    use_required_attribute = False
    key = ""
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        version: StandardVersion,
        units: tuple[UnitNode, ...] = (),
        forms_asked: Sequence[FormDefinition] = (),
        **kwargs: Any,
    ) -> None:
        self.version, self.units, self.forms = version, units, forms_asked
        kwargs["initial"] = {"seen_version": version.case.version, **self.beginning(version)}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices."""

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        """What stands in the fields before anybody typed."""
        return {"text": version.components.get(self.key, "")}

    @property
    def stages(self) -> list[forms.BoundField]:
        """Fields that stand together in one block, above the others."""
        return []

    @property
    def others(self) -> list[forms.BoundField]:
        """The other fields."""
        together = {bound.name for bound in self.stages}
        return [bound for bound in self if bound.name not in together]

    @property
    def has_new_text(self) -> bool:
        """Whether somebody wrote another text than stood there, so that it is read again."""
        return str(self.data.get("text", "")).strip() != str(self.initial.get("text", "")).strip()

    def changes(self) -> dict[str, Any]:
        """The new values of `StandardContent`, by name."""
        return {"components": {**self.version.components, self.key: self.cleaned_data.get("text", "")}}


def lines_of(text: str | None) -> list[str]:
    """What stands on each line, without the empty ones."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
