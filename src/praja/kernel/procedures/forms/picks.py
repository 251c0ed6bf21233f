# SPDX-License-Identifier: EUPL-1.2
"""What officers send for several cases at once: which ones, as they saw them, and one decision for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from praja.kernel.procedures.models import Case
from praja.lib.codes import read_code

MOST = 50
"""Cases that one form may decide on: what an officer can still read through."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen case and the version of it that the page showed."""

    code: str
    version: int

    @property
    def value(self) -> str:
        """How its checkbox names it."""
        return f"{self.code}.{self.version}"


def pick_of(case: Case) -> str:
    """The value of the checkbox of a case."""
    return Pick(case.code, case.version).value


def picks_of(values: Iterable[str]) -> list[Pick]:
    """The chosen cases, each once and in order; what names none is left out."""
    found: dict[str, Pick] = {}
    for value in values:
        code, _dot, version = value.partition(".")
        if version.isdecimal() and len(version) < 8 and (known := read_code(code)):
            found.setdefault(known, Pick(known, int(version)))
    return list(found.values())


class BulkForm(forms.Form):
    """One decision for several cases."""

    use_required_attribute = False

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        for field in self.fields.values():
            # A browser must not cut what is pasted: too long is said, and nothing is lost.
            field.widget.attrs.pop("maxlength", None)
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and explanations."""

    def said(self, case: Case) -> Mapping[str, Any]:
        """What the operation takes for this case beside case, actor, moment and version."""
        return self.cleaned_data

    def explain(self, name: str, words: Mapping[Any, Any]) -> None:
        vars(self.fields[name])["explanations"] = words
