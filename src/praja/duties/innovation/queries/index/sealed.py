# SPDX-License-Identifier: EUPL-1.2
"""What is sealed, and what was."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.index.questions import INNOVATION, questions, score
from praja.duties.innovation.domain.index.standing import Standing
from praja.duties.innovation.models import IndexSeal
from praja.duties.innovation.queries.index.answers import region_answers, written
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.organization.queries import units
from praja.lib.errors import NotFound


def sheet_of(year: int, standing: Standing) -> dict[str, Any]:
    """The index of a year whole, as it is sealed: figures as text, so that the digest does not depend on how numbers are kept."""
    found, asked, tree = standing.index(), questions(standing.edition, INNOVATION), units.current()
    return {
        "edition": str(year),
        "figures": {name: str(one.value) for name, one in sorted(standing.edition.figures.items())},
        "region": [
            {"question": key, "value": written(one.value), "parameter": one.parameter, "basis": one.basis}
            for key, one in sorted(region_answers(year).items())
        ],
        "innovations": [
            {
                "code": one.code,
                "title": one.title,
                "unit": tree.name(one.unit),
                "service": one.service,
                "maturity": str(rounded(score(asked, one.told), 2)),
                "accepted": str(rounded(score(asked, one.accepted), 2)),
                "told": dict(sorted(one.told.items())),
            }
            for one in standing.sent
        ],
        "services": sorted(standing.services),
        "region_score": str(rounded(standing.region_score, 2)),
        "maturity_part": str(rounded(found.maturity, 4)),
        "number_part": str(rounded(found.number, 4)),
        "total": str(rounded(found.total, 4)),
        "index": str(found.index),
        "predicate": found.predicate,
    }


def seals_of(year: int) -> list[IndexSeal]:
    """What was sealed of a year, the latest first, with who did it and what was sent of it."""
    rows = IndexSeal.objects.filter(year=year).select_related("sealed_by").prefetch_related("sendings")
    return list(rows.order_by("-number"))


def seal_of(year: int, number: int) -> IndexSeal:
    """One of them. Raises NotFound."""
    found = IndexSeal.objects.filter(year=year, number=number).select_related("sealed_by").first()
    if found is None:
        raise NotFound(_("Nothing was sealed under this number."), next_step=_("Look at the list of the year."))
    return found
