# SPDX-License-Identifier: EUPL-1.2
"""Numbers, periods, photos and papers of a diagnosis, as the templates of `plans/` show them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import StoredFile
from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.queries.proofs import Laid
from praja.kernel.plans.queries.readings import Read
from praja.kernel.plans.wording import figure_words
from praja.lib.moments import describe_moment

Address = Callable[[str, int], str]
"""From what is wanted of a proof (`file`, `picture`, `remove`) and its id to the address."""


def period_words(period: Period) -> str:
    """A period from day to day."""
    return f"{describe_moment(period.first_day, 'date')} – {describe_moment(period.last_day, 'date')}"


def numbers_shown(read: Sequence[Read], address: Callable[[str], str]) -> list[dict[str, Any]]:
    """The baseline of a diagnosis, each number with the address of what lies behind it (by its measure's key)."""
    return [
        {
            "label": one.measure.label,
            "words": figure_words(one.measure, one.figure),
            "n": one.figure.n,
            "source": one.measure.source,
            "url": address(one.measure.key),
        }
        for one in read
    ]


def proofs_shown(laid: Iterable[Laid], address: Address) -> list[dict[str, Any]]:
    """What was laid to a diagnosis, with pictures where there are any."""
    return [_proof(one, address) for one in laid]


def _proof(one: Laid, address: Address) -> dict[str, Any]:
    row, file = one.proof, one.file
    shown: dict[str, Any] = {
        "pk": row.pk,
        "title": row.title,
        "shows": row.shows,
        "link": row.link,
        "host": urlsplit(row.link).netloc,
        "at": row.added_at,
        "who": row.added_by.name if row.added_by else "",
        "remove_url": address("remove", row.pk),
    }
    if file is None:
        return shown
    return {
        **shown,
        "url": address("file", row.pk),
        "picture": address("picture", row.pk),
        "width": file.width,
        "height": file.height,
        "kind": _kind(file),
        "size": filesizeformat(file.size),
    }


def _kind(file: StoredFile) -> str:
    if Kind(file.media_type).is_image:
        return _("Photo")
    pages = file.pages or 1
    return ngettext("PDF, %(pages)s page", "PDF, %(pages)s pages", pages) % {"pages": pages}
