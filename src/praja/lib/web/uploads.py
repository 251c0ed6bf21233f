# SPDX-License-Identifier: EUPL-1.2
"""The field by which people send photos and papers, the same everywhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PHOTOS = _("Photos")
IMAGES = "image/jpeg,image/png,image/webp"
ACCEPTED = f"{IMAGES},application/pdf"


class SeveralFiles(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


def photos_field(hint: Any, label: Any = PHOTOS) -> forms.Field:
    """Photos and PDF files; the view takes them in one by one, so that a refused one costs nothing else."""
    widget = SeveralFiles(attrs={"accept": ACCEPTED})
    return forms.Field(label=label, help_text=hint, required=False, widget=widget)
