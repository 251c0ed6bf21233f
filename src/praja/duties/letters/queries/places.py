# SPDX-License-Identifier: EUPL-1.2
"""What SRIKANDI fills in on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from praja.duties.letters.domain.places import RECALLED
from praja.duties.letters.models import SrikandiPlaces


@dataclass(frozen=True, slots=True)
class PlacesInForce:
    """The places that hold, where they were read, since when. `source` empty: nobody has set any, they are only recalled."""

    places: Mapping[str, str]
    source: str = ""
    since: date | None = None

    @property
    def is_recalled(self) -> bool:
        return not self.source


def places_on(on: date) -> PlacesInForce:
    """The places that hold on a day."""
    row = SrikandiPlaces.objects.filter(since__lte=on).order_by("-since").first()
    return PlacesInForce(row.places, row.source, row.since) if row else PlacesInForce(RECALLED)


def places_in_order() -> list[SrikandiPlaces]:
    """Everything that was ever set, the newest first."""
    return list(SrikandiPlaces.objects.order_by("-since"))
