# SPDX-License-Identifier: EUPL-1.2
"""Files of evidence as pages show them."""

from collections.abc import Callable
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from praja.duties.innovation.models import Maturity, RegionAnswer
from praja.duties.innovation.queries.index.answers import evidence_of
from praja.duties.innovation.queries.index.editions import edition_of


def most_bytes(year: int) -> int | None:
    """How large a file of evidence may be, as far as that is known."""
    held = edition_of(year).figures.get("evidence_bytes")
    return None if held is None else int(held.value)


def files_of(answer: Maturity | RegionAnswer | None, address: Callable[[int], str], year: int) -> list[dict[str, Any]]:
    """The files of an answer with address and size, and which are larger than the index is said to take."""
    if answer is None:
        return []
    most = most_bytes(year)
    return [
        {
            "label": _("File %(place)s") % {"place": place},
            "href": address(one.pk),
            "size": filesizeformat(one.file.size),
            "is_large": most is not None and one.file.size > most,
        }
        for place, one in enumerate(evidence_of(answer), start=1)
    ]
