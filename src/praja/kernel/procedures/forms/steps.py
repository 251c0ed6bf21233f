# SPDX-License-Identifier: EUPL-1.2
"""What every form on an office's case page has: the version it saw, and how what was sent becomes an operation's words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from praja.kernel.documents import forms as kept
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import LONGEST
from praja.lib.actors import Actor

MOST_FILES = 5
_KEPT = "praja.procedures.office_files"


def missing(words: Any) -> dict[str, Any]:
    """What to do about a field that was left empty: several may be, and the summary on top must tell them apart."""
    return {"required": words}


def words_field(label: Any, hint: Any = "", empty: Any = "", **options: Any) -> forms.CharField:
    """Free text with the bound that words of a case have."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": options.pop("rows", 4)}),
        error_messages=missing(empty),
        **options,
    )


class StepForm(forms.Form):
    """A step on a case: carries the version that the page showed, and the files taken in so far."""

    use_required_attribute = False
    moves = True
    """Whether the operation asks for the version that was seen."""
    takes_files = False
    for_kind: Mapping[str, str] = {}
    """Which field belongs to which choice of the field `kind`; the others belong to all."""
    must_stand: frozenset[str] = frozenset()
    """Fields that only some choices need, but those do: beside them no page says “optional”."""
    seen_version = forms.IntegerField(widget=forms.HiddenInput(attrs={"id": False}))  # several forms stand on one page

    def __init__(
        self,
        *args: Any,
        case: Case,
        on: date,
        kept: Sequence[StoredFile] = (),
        seen_version: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.on, self.kept = case, on, list(kept)
        self.fields["seen_version"].initial = case.version if seen_version is None else seen_version
        for field in self.fields.values():
            # A browser must not cut what is pasted: too long is said, and nothing is lost.
            field.widget.attrs.pop("maxlength", None)
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and explanations."""

    @property
    def is_lookup(self) -> bool:
        """Whether it was sent to look something up, and nothing is to be done yet."""
        return False

    @property
    def is_stale(self) -> bool:
        """Whether it was filled in on a page that the case has left behind; then that is what is wrong with it. Once judged."""
        return self.moves and self.cleaned_data.get("seen_version", self.case.version) != self.case.version

    def said(self) -> dict[str, Any]:
        """What the step's operation takes beside case, actor and moment."""
        given = dict(self.cleaned_data)
        return given if self.moves else {name: value for name, value in given.items() if name != "seen_version"}

    def explain(self, name: str, words: dict[Any, str]) -> None:
        """Say what each choice of a field means."""
        vars(self.fields[name])["explanations"] = words

    def choices(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        """Offer these in a field."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]


def pack_files(case: Case, actor: Actor, files: Sequence[StoredFile]) -> str:
    """The files taken in for this case by this officer, signed, so that they are not sent twice."""
    return kept.pack_files((case.code, actor.id), files, use=_KEPT)


def unpack_files(case: Case, actor: Actor, token: str) -> list[StoredFile]:
    """The files of a token in order; none for one that is forged, of another case or of somebody else."""
    return kept.unpack_files((case.code, actor.id), token, use=_KEPT)


def uploads_of(files: MultiValueDict[str, Any]) -> list[Any]:
    """What was sent in the photo field."""
    return files.getlist("photos")
