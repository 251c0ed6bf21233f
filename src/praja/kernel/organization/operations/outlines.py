# SPDX-License-Identifier: EUPL-1.2
"""Taking in the outlines of regions, so that figures can be drawn on a map."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.organization.domain.outlines import UnreadableOutlines, read_outlines
from praja.kernel.organization.events import REGIONS, OutlinesImported
from praja.kernel.organization.models import Region, RegionOutline, outlines_digest
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput

PROBLEMS = {
    "json": _("This is no GeoJSON."),
    "kind": _("This GeoJSON is no FeatureCollection of polygons."),
    "code": _("A polygon has no Kemendagri code in a property “kode”."),
    "ring": _("A polygon has fewer than three corners, or a corner is not written as two numbers."),
    "range": _(
        "A corner lies outside the degrees of the earth: is it in metres, or are latitude and longitude swapped?"
    ),
    "twice": _("A region stands in the file twice."),
    "many": _("The file has more than two million corners."),
    "none": _("The file has no polygon."),
}
BATCH = 500


class UnfitOutlines(InvalidInput):
    """The file can't be taken in. `where`: the region at fault."""

    code = "unfit_outlines"

    def __init__(self, problem: str, where: str) -> None:
        text = PROBLEMS[problem]
        super().__init__(f"{where}: {text}" if where else text, next_step=_("Mend the file and take it in again."))


@dataclass(frozen=True, slots=True)
class OutlinesTaken:
    """How many outlines were taken in, and the codes of regions that are not known here."""

    taken: int
    unknown: tuple[str, ...]


def import_outlines(*, text: str, source: str, actor: Actor, at: datetime) -> OutlinesTaken:
    """Take in the outlines of a GeoJSON FeatureCollection, each by the region's Kemendagri code (`kode`). An outline that was
    there is replaced; regions that the file does not name keep theirs. They are drawings for maps, not legal boundaries:
    `source` is named beside every map.

    One transaction and one event (`organization.outlines_imported`). Raises `NotAllowed`, `UnfitOutlines`.
    """
    guard_organizing(actor)
    try:
        outlines = read_outlines(text)
    except UnreadableOutlines as error:
        raise UnfitOutlines(error.problem, error.where) from error
    known = set(Region.objects.filter(code__in=list(outlines)).values_list("code", flat=True))
    rows = [
        RegionOutline(region_id=code, polygons=outline, source=source.strip()[:200])
        for code, outline in sorted(outlines.items())
        if code in known
    ]
    with transaction.atomic():
        RegionOutline.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["region"],
            update_fields=["polygons", "source"],
        )
        event = OutlinesImported(
            source=source.strip()[:200],
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            taken=len(rows),
            unknown=len(outlines) - len(rows),
            rows_digest=outlines_digest(),
        )
        record(event, actor=actor, at=at, stream=REGIONS)
    return OutlinesTaken(len(rows), tuple(sorted(set(outlines) - known)))
