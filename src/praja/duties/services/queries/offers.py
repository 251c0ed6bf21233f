# SPDX-License-Identifier: EUPL-1.2
"""Who offers what, remembered until the catalogue's stream moves: pages that compare units by services ask for all of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import DEFAULT_DB_ALIAS

from praja.duties.services.events import SERVICES
from praja.duties.services.models import Offer, Service
from praja.kernel.ledger.queries import Remembered


@dataclass(frozen=True, slots=True)
class ListedService:
    """A service of the catalogue, as a heading needs it."""

    id: int
    code: str
    name: str
    issuer: str
    is_active: bool


Offered = Mapping[int, frozenset[int]]
"""Unit id to the ids of the services that it offers."""


@dataclass(frozen=True)
class OfferTable:
    """Every service, and every offer with its days; `until` is the first day on which it is no longer offered."""

    services: Mapping[int, ListedService]
    offers: tuple[tuple[int, int, date, date | None], ...]
    _days: dict[date, Offered] = field(init=False, repr=False, default_factory=dict)

    def on(self, day: date) -> Offered:
        """What each unit offers on a day, of the services that are not put away."""
        if day not in self._days:
            found: dict[int, set[int]] = defaultdict(set)
            for service, unit, since, until in self.offers:
                if since <= day and (until is None or day < until) and self.services[service].is_active:
                    found[unit].add(service)
            if len(self._days) >= _DAYS_KEPT:
                self._days.clear()
            self._days[day] = {unit: frozenset(some) for unit, some in found.items()}
        return self._days[day]

    def with_code(self, code: str) -> ListedService | None:
        return next((one for one in self.services.values() if one.code == code and one.is_active), None)

    def to_apply_for(self, code: str) -> Service | None:
        """The service of this code without asking the database: what it does not remember is read when it is used."""
        found = self.with_code(code)
        if found is None:
            return None
        return Service.from_db(DEFAULT_DB_ALIAS, _KEPT, [getattr(found, name) for name in _KEPT])

    def by_name(self, ids: Collection[int]) -> list[ListedService]:
        """Services by name."""
        return sorted((self.services[one] for one in ids), key=lambda one: (one.name.casefold(), one.code))


_DAYS_KEPT = 8
_KEPT = ("id", "code", "name", "issuer", "is_active")


def _load() -> OfferTable:
    services = Service.objects.values_list(*_KEPT)
    offers = Offer.objects.order_by("id").values_list("service_id", "unit_id", "since", "until")
    return OfferTable({row[0]: ListedService(*row) for row in services}, tuple(offers))


offers: Remembered[OfferTable] = Remembered(streams=(SERVICES,), load=_load)
"""The catalogue and who offers what: `offers.current()`."""
