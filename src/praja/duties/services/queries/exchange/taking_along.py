# SPDX-License-Identifier: EUPL-1.2
"""Services with their standards as rows to take along, in the form in which they can be taken in again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from praja.duties.services.domain.exchange.writing import cells_of, issuer_cell
from praja.duties.services.models import StandardVersion
from praja.duties.services.procedure import STANDARD
from praja.duties.services.queries.exchange.known import Entry, Known, Own, content_of
from praja.duties.services.queries.standards import kept_services
from praja.duties.services.rules import KEEPERS
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind
from praja.lib.wording import in_own_language

_OFFICE = ("template_words", "register", "number_pattern")


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """A service with one standard: the common one, or a unit's own. `version` is the one in force, else (in offices) the one
    being written."""

    entry: Entry
    own: Own
    version: StandardVersion | None

    def identity(self) -> dict[str, str]:
        """What the service is, by field, as cells."""
        service, tree = self.entry.service, units.current()
        offering = [node.code for unit in self.entry.offers if (node := tree.get(unit)) is not None]
        unit = tree.get(self.entry.owns(self.own))
        return {
            "sippn_id": self.entry.sippn.get(self.own, ""),
            "code": service.code,
            "name": service.name,
            "unit": unit.code if unit else "",
            "offered_by": "; ".join(sorted(offering)) if self.own is None else "",
            "summary": service.summary,
            "keywords": service.keywords,
            "issuer": issuer_cell(service.issuer),
            "issuer_name": service.issuer_name,
            "issuer_url": service.issuer_url,
        }

    def standing(self) -> dict[str, str]:
        """How its standard stands: told, never taken in."""
        if self.version is None:
            return {}
        state = STANDARD.by_state[self.version.case.state]
        since, decree = self.version.effective_since, self.version.decree_number
        return {
            "state": in_own_language(state.office),
            "version": str(self.version.number),
            "since": since.isoformat() if since else "",
            "decree": decree,
        }

    def cells(self) -> dict[str, str]:
        """The row for CSV and XLSX, by field."""
        said = cells_of(content_of(self.version), _codes()) if self.version else {}
        return {**self.identity(), **said, **self.standing()}

    def to_json(self, *, is_public: bool) -> dict[str, Any]:
        """The row for JSON: the parts of the standard in their own shapes, units by code."""
        found: dict[str, Any] = {key: text for key, text in self.identity().items() if text}
        if self.version is not None:
            codes = _codes()
            content = content_of(self.version)
            content["path"] = [
                {**entry, "unit": codes.get(entry["unit"], "")} if entry.get("unit") else dict(entry)
                for entry in content["path"]
            ]
            del content["template"]
            for key in _OFFICE if is_public else ():
                del content[key]
            found |= content | self.standing()
        return found


def public_rows() -> Iterator[ExchangeRow]:
    """Every service that is not put away and has a standard in force: what everybody may read on its page."""
    for entry in Known.now().entries:
        if entry.service.is_active:
            yield from (ExchangeRow(entry, own, entry.held[own]) for own in _order(entry.held))


def kept_rows(actor: Actor) -> Iterator[ExchangeRow]:
    """The services and standards that this actor keeps or may read in the office, drafts where nothing is in force yet; for the
    platform itself every one."""
    everything = actor.kind is ActorKind.SYSTEM
    mine = actor.units_as(*KEEPERS, Role.AUDITOR)
    kept = set() if everything else set(kept_services(actor).values_list("pk", flat=True))
    for entry in Known.now().entries:
        service = entry.service
        if not service.is_active or not (everything or service.pk in kept):
            continue
        for own in _order({None, *entry.held, *entry.drafts}):
            if everything or entry.owns(own) in mine:
                yield ExchangeRow(entry, own, entry.held.get(own) or entry.drafts.get(own))


def _order(owns: Collection[Own]) -> list[Own]:
    """The common standard first: whoever takes the rows in needs it before those of single units."""
    return sorted(owns, key=lambda own: (own is not None, own or 0))


def _codes() -> dict[int, str]:
    return {number: node.code for number, node in units.current().nodes.items()}
