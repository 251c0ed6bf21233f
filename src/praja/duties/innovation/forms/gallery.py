# SPDX-License-Identifier: EUPL-1.2
"""What showing a paper to everybody asks for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.gallery import PaperKind
from praja.kernel.procedures.forms.fields import line_field
from praja.lib.web.uploads import ACCEPTED


class ShowPaperForm(forms.Form):
    """A file of the innovation's evidence, or one from the officer's own machine; what it is, and what it is called."""

    use_required_attribute = False
    paper = forms.TypedChoiceField(
        label=_("File of its evidence"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Files that prove its maturity. For another file choose the first line."),
    )
    upload = forms.FileField(
        label=_("Another file"),
        required=False,
        help_text=_("PDF or picture."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=PaperKind.choices)
    title = line_field(
        _("Name under which everybody reads it"), _("Write its name"), longest=120, help_text=_("As “Pedoman putaran”.")
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = [("", _("A file from this device")), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Exactly one file."""
        given: dict[str, Any] = super().clean() or {}
        chosen, sent = given.get("paper"), given.get("upload")
        if "upload" not in self.errors and bool(chosen) is bool(sent):
            said = _("Choose one file, not two.") if chosen else _("Choose a file.")
            self.add_error("paper", said)
        return given
