# SPDX-License-Identifier: EUPL-1.2
"""What the reporter sends about a report that is under way: words, files, stars."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.forms.report_fields import FIVE_FILES
from praja.kernel.documents.forms import pack_files, unpack_files
from praja.kernel.documents.models import StoredFile
from praja.lib.web.uploads import photos_field

_SALT = "praja.complaints.reporter_files"

TOO_LONG = _("Shorten it to %(limit_value)d characters; it has %(show_value)d now")


class Words(forms.CharField):
    """Free text that is asked for, though the view says when it is missing: a message may be a photo alone."""

    def validate(self, value: Any) -> None:
        """Nothing to say about empty words here."""


class WordsForm(forms.Form):
    """Words to the office. `seen`: the version of the case that the page showed; `key` marks this one submission."""

    text = Words(
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": TOO_LONG},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A browser that cuts what is pasted loses words; too long is said instead.
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def clean_text(self) -> str:
        """Line ends as they are kept, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class WordsAndFilesForm(WordsForm):
    """Words with photos or papers. Files are taken in by the view, one by one; `kept`: those taken in before, signed."""

    photos = photos_field(FIVE_FILES, _("Photos or papers"))
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)


class SeenForm(forms.Form):
    """An act without words on the version of the case that the reporter saw."""

    seen = forms.IntegerField()


STARS = (
    ("5", _("5 – very good")),
    ("4", _("4 – good")),
    ("3", _("3 – so-so")),
    ("2", _("2 – bad")),
    ("1", _("1 – very bad")),
)


class RatingForm(forms.Form):
    """How good the answer was."""

    stars = forms.ChoiceField(
        label=_("How good was the answer?"),
        choices=STARS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how many stars, from 1 to 5"),
            "invalid_choice": _("Choose how many stars, from 1 to 5"),
        },
    )
    text = forms.CharField(
        label=_("Why?"),
        help_text=_("The office reads it; it is never published."),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs.pop("maxlength", None)


def sign_files(code: str, files: list[StoredFile]) -> str:
    """The files taken in so far, signed for this one case; empty without any."""
    return pack_files((code,), files, use=_SALT)


def signed_files(code: str, token: str) -> list[StoredFile]:
    """The files that `sign_files` signed, in order; none for a token that is forged or of another case."""
    return unpack_files((code,), token, use=_SALT)
