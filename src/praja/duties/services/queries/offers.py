# SPDX-License-Identifier: EUPL-1.2
"""Who offers what, remembered until the catalogue's stream moves: pages that compare units by services ask for all of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

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


T = TypeVar("T")
Offered = Mapping[int, frozenset[int]]
"""Unit id to the ids of the services that it offers."""


@dataclass(frozen=True)
class OfferTable:
    """Every service, and every offer with its days; `until` is the first day on which it is no longer offered."""

    services: Mapping[int, ListedService]
    offers: tuple[tuple[int, int, date, date | None], ...]
    _days: dict[date, Offered] = field(init=False, repr=False, default_factory=dict)
    _known: dict[date, Mapping[int, frozenset[int]]] = field(init=False, repr=False, default_factory=dict)

    def on(self, day: date) -> Offered:
        """What each unit offers on a day, of the services that are not put away."""
        if day not in self._days:
            held = ((unit, service) for service, unit, until in self._begun(day) if until is None or day < until)
            _keep(self._days, day, _grouped(held))
        return self._days[day]

    def known_on(self, day: date) -> Mapping[int, frozenset[int]]:
        """Service id to the units that offer it on a day or once did: where figures of it can stand."""
        if day not in self._known:
            _keep(self._known, day, _grouped((service, unit) for service, unit, _until in self._begun(day)))
        return self._known[day]

    def _begun(self, day: date) -> Iterator[tuple[int, int, date | None]]:
        for service, unit, since, until in self.offers:
            if since <= day and self.services[service].is_active:
                yield service, unit, until

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


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, one in pairs:
        found[key].add(one)
    return {key: frozenset(some) for key, some in found.items()}


def _keep(kept: dict[date, T], day: date, found: T) -> None:
    if len(kept) >= _DAYS_KEPT:
        kept.clear()
    kept[day] = found


_DAYS_KEPT = 8
_KEPT = ("id", "code", "name", "issuer", "is_active")


def _load() -> OfferTable:
    services = Service.objects.values_list(*_KEPT)
    offers = Offer.objects.order_by("id").values_list("service_id", "unit_id", "since", "until")
    return OfferTable({row[0]: ListedService(*row) for row in services}, tuple(offers))


offers: Remembered[OfferTable] = Remembered(streams=(SERVICES,), load=_load)
"""The catalogue and who offers what: `offers.current()`."""
