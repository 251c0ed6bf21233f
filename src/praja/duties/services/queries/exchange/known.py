# SPDX-License-Identifier: EUPL-1.2
"""Every service with its offers and standards in memory, so that a row of a list finds what it speaks of. Seven statements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from praja.duties.services.domain.exchange.cells import plain
from praja.duties.services.domain.exchange.merging import NOTHING
from praja.duties.services.enums import OFFER_KIND, SERVICE_KIND, SIPPN
from praja.duties.services.models import Offer, Service, Standard, StandardVersion
from praja.duties.services.queries.standards import UNFINISHED
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import ExternalId
from praja.kernel.organization.queries import units

Own = int | None
"""The unit whose own standard it is; None for the common one."""


@dataclass(slots=True)
class Entry:
    """A service as a list meets it. `offers` are those in force by unit; versions are by the unit whose own they are."""

    service: Service
    offers: dict[int, Offer | None] = field(default_factory=dict)
    held: dict[Own, StandardVersion] = field(default_factory=dict)
    drafts: dict[Own, StandardVersion] = field(default_factory=dict)
    sippn: dict[Own, str] = field(default_factory=dict)

    def effective(self, own: Own) -> StandardVersion | None:
        """The version in force at a unit: its own, else the common one."""
        return self.held.get(own) or self.held.get(None)

    def owns(self, own: Own) -> int:
        """The unit that leads the standard."""
        return self.service.owner_id if own is None else own


class Known:
    """What is in the catalogue now."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._by_code: dict[str, Entry] = {}
        self._by_name: dict[str, list[Entry]] = {}
        self._by_sippn: dict[str, tuple[Entry, Own]] = {}
        self._tree = units.current()
        self._units: dict[str, UnitNode] = {}
        for node in sorted(self._tree.nodes.values(), key=lambda node: (node.until is None, node.code)):
            self._units |= {name.casefold(): node for name in (node.short_name, node.name, node.code) if name}

    @classmethod
    def now(cls) -> "Known":
        """Read the catalogue."""
        known = cls()
        by_service: dict[int, Entry] = {}
        for service in Service.objects.select_related("owner").order_by("name", "pk"):
            by_service[service.pk] = Entry(service)
        by_offer: dict[int, tuple[Entry, int]] = {}
        for offer in Offer.objects.filter(until=None):
            by_service[offer.service_id].offers[offer.unit_id] = offer
            by_offer[offer.pk] = by_service[offer.service_id], offer.unit_id
        standards = Standard.objects.select_related("current__case", "current__questions")
        place = {}
        for standard in standards:
            place[standard.pk] = by_service[standard.service_id], standard.unit_id
            if standard.current is not None:
                by_service[standard.service_id].held[standard.unit_id] = standard.current
        unfinished = StandardVersion.objects.filter(case__state__in=UNFINISHED)
        for draft in unfinished.select_related("case", "questions"):
            entry, own = place[draft.standard_id]
            entry.drafts[own] = draft
        for number in ExternalId.objects.filter(system=SIPPN, until=None, object_kind__in=(SERVICE_KIND, OFFER_KIND)):
            if number.object_kind == SERVICE_KIND and number.object_id in by_service:
                by_service[number.object_id].sippn[None] = number.code
            elif number.object_kind == OFFER_KIND and number.object_id in by_offer:
                entry, unit = by_offer[number.object_id]
                entry.sippn[unit] = number.code
        for entry in by_service.values():
            known.add(entry)
        return known

    def add(self, entry: Entry) -> None:
        """Know one more."""
        self.entries.append(entry)
        self._by_code[entry.service.code] = entry
        self._by_name.setdefault(plain(entry.service.name), []).append(entry)
        self._by_sippn |= {number: (entry, own) for own, number in entry.sippn.items()}

    @property
    def codes(self) -> Iterable[str]:
        return self._by_code.keys()

    def unit(self, text: str) -> UnitNode | None:
        """The unit of this code, name or short name."""
        return self._units.get(" ".join(text.split()).casefold())

    def unit_of(self, number: int | None) -> UnitNode | None:
        return self._tree.get(number) if number is not None else None

    def name_of(self, number: int) -> str:
        return self._tree.name(number)

    def find(self, *, sippn_id: str, code: str, name: str, unit: int | None) -> tuple[Entry, Own] | None:
        """What a row speaks of: by the number that SIPPN gave, else by our code, else by its name at the unit, which keeps or
        offers it."""
        if sippn_id and sippn_id in self._by_sippn:
            return self._by_sippn[sippn_id]
        entry = self._by_code.get(code) if code else self._named(name, unit)
        if entry is None:
            return None
        return entry, None if unit in (None, entry.service.owner_id) else unit

    def _named(self, name: str, unit: int | None) -> Entry | None:
        same = self._by_name.get(plain(name), [])
        kept = [entry for entry in same if unit == entry.service.owner_id]
        return next(iter(kept or [entry for entry in same if unit in entry.offers]), None)


def content_of(version: StandardVersion | None) -> dict[str, Any]:
    """What a version says, as far as a file can say it."""
    return {key: getattr(version, key) for key in NOTHING} if version else dict(NOTHING)
