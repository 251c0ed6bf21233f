# SPDX-License-Identifier: EUPL-1.2
"""What SIPPN has against what is published here: only there, only here, and what says something else, part by part."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from praja.duties.services.domain.exchange.cells import plain
from praja.duties.services.domain.exchange.columns import COMPONENTS
from praja.duties.services.domain.exchange.rows import RowSaid, UnreadableCell, read_row
from praja.duties.services.models import StandardVersion
from praja.duties.services.queries.exchange.known import Entry, Known, Own
from praja.duties.services.queries.exchange.lists import latest_of_sippn, lines_of
from praja.duties.services.rules import KEEPERS, may_keep_catalogue
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DIFFERS, ONLY_HERE, ONLY_THERE, UNREAD = "differs", "only_here", "only_there", "unread"
KINDS = (DIFFERS, ONLY_HERE, ONLY_THERE, UNREAD)


@dataclass(frozen=True, slots=True)
class PartUnlike:
    """One part that says something else; `key` is a component or "name"."""

    key: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Unlike:
    """A service that is not the same in both. `code` is ours, empty where it is only there; `parts` where both have it; `line` is
    that of SIPPN's list."""

    kind: str
    name: str
    unit: str
    code: str = ""
    sippn_id: str = ""
    line: int | None = None
    parts: tuple[PartUnlike, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The newest list of SIPPN, of the day `on`, against what is published now, as far as the reader may see it."""

    on: date
    same: int
    unlike: tuple[Unlike, ...]

    def of_kind(self, kind: str) -> list[Unlike]:
        return [one for one in self.unlike if one.kind == kind]


def comparison(actor: Actor) -> Comparison | None:
    """Compare. None: no list of SIPPN was sent yet. One statement more than knowing the catalogue, however long the list."""
    sent = latest_of_sippn()
    if sent is None:
        return None
    reader = _Reader(actor, Known.now(), sent.unit_id)
    lines = lines_of(sent)
    columns = {key for line in lines for key in line.values}
    told = [one for line in lines for one in reader.read(line.number, line.values, columns)]
    unlike = sorted([*told, *reader.left()], key=lambda one: (KINDS.index(one.kind), one.name.casefold(), one.unit))
    return Comparison(local_date(sent.sent_at, local_zone()), reader.same, tuple(unlike))


class _Reader:
    """One comparison: which standards were met, how many say the same."""

    def __init__(self, actor: Actor, known: Known, unit: int | None) -> None:
        self._all = may_keep_catalogue(actor)
        self._mine = actor.units_as(*KEEPERS, Role.AUDITOR)
        self._known, self._unit = known, unit
        self._met: set[tuple[str, Own]] = set()
        self.same = 0

    def read(self, number: int, values: Mapping[str, str], columns: Collection[str]) -> Iterator[Unlike]:
        """What of a line is not alike."""
        unit = self._known.unit(values.get("unit", "")) or self._known.unit_of(self._unit)
        place = unit.name if unit else values.get("unit", "")
        sippn_id = values.get("sippn_id", "")
        try:
            said = read_row(values)
        except UnreadableCell:
            if self._all:
                yield Unlike(UNREAD, values.get("name", ""), place, sippn_id=sippn_id, line=number)
            return
        found = self._known.find(sippn_id=said.sippn_id, code=said.code, name=said.name, unit=unit.id if unit else None)
        version = found[0].effective(found[1]) if found and found[0].service.is_active else None
        if found is None or version is None:
            if self._sees(unit.id if unit else None):
                yield Unlike(ONLY_THERE, said.name, place, sippn_id=sippn_id, line=number)
            return
        entry, own = found
        self._met.add((entry.service.code, own if own in entry.held else None))
        if self._sees(entry.owns(own)):
            parts = tuple(_parts(said, entry, version, columns))
            self.same += not parts
            if parts:
                place = self._known.name_of(entry.owns(own))
                yield Unlike(DIFFERS, entry.service.name, place, entry.service.code, sippn_id, number, parts)

    def left(self) -> Iterator[Unlike]:
        """What is published here and stands in no line."""
        for entry in self._known.entries:
            for own in entry.held if entry.service.is_active else ():
                if (entry.service.code, own) not in self._met and self._sees(entry.owns(own)):
                    unit, number = self._known.name_of(entry.owns(own)), entry.sippn.get(own, "")
                    yield Unlike(ONLY_HERE, entry.service.name, unit, entry.service.code, number)

    def _sees(self, unit: int | None) -> bool:
        return self._all or unit in self._mine


def _parts(said: RowSaid, entry: Entry, version: StandardVersion, columns: Collection[str]) -> Iterator[PartUnlike]:
    """Only what the list has columns for; figures that mean the same are the same, whatever the words."""
    if plain(said.name) != plain(entry.service.name) and "name" in columns and said.name:
        yield PartUnlike("name", entry.service.name, said.name)
    for key in COMPONENTS:
        here, there = str(version.components.get(key, "")), said.components.get(key, "")
        if key in columns and plain(here) != plain(there) and not _figures_agree(key, said, version):
            yield PartUnlike(key, here, there)


def _figures_agree(key: str, said: RowSaid, version: StandardVersion) -> bool:
    if key == "jangka_waktu":
        held = (version.duration_value, version.duration_unit, version.duration_working)
        return said.duration is not None and said.duration == held
    if key == "biaya":
        held_fee = (version.fee_kind, version.fee_amount, list(version.fee_table))
        return said.fee is not None and said.fee == held_fee
    return False
