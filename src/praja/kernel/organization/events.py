# SPDX-License-Identifier: EUPL-1.2
"""What happens to the organisation. Names of units and codes are public facts and stand in the payloads."""

from praja.kernel.ledger.events import Event, event

UNITS = "organization.units"
REGIONS = "organization.regions"
IDS = "organization.ids"
AFFAIRS = "organization.affairs"


@event("organization.unit_created")
class UnitCreated(Event):
    """A unit was set up."""

    unit: int
    code: str
    unit_name: str
    kind: str
    parent: int | None
    since: str


@event("organization.unit_changed")
class UnitChanged(Event):
    """A unit got another name, short name, kind or region. `fields` are the names of what changed."""

    unit: int
    unit_name: str
    short_name: str
    fields: tuple[str, ...]


@event("organization.unit_moved")
class UnitMoved(Event):
    """A unit, with all below it, came under another parent."""

    unit: int
    parent: int | None


@event("organization.unit_closed")
class UnitClosed(Event):
    """A unit ended; `until` is the first day on which it no longer exists."""

    unit: int
    until: str


@event("organization.function_assigned")
class FunctionAssigned(Event):
    """By decree a unit performs a function of the whole government from `since` on."""

    function: str
    unit: int
    decree: str
    since: str


@event("organization.opening_hours_set")
class OpeningHoursSet(Event):
    """By decree a unit is open at these hours from `since` on: for each day from Monday on pairs of minutes since midnight."""

    unit: int
    week: tuple[tuple[tuple[int, int], ...], ...]
    decree: str
    since: str


@event("organization.opening_hours_ended")
class OpeningHoursEnded(Event):
    """By decree a unit has no hours of its own from `since` on: it follows the unit above again."""

    unit: int
    decree: str
    since: str


@event("organization.regions_imported")
class RegionsImported(Event):
    """A list of regions was read in. `sha256` is of the file, or of the packaged list that `source` names."""

    source: str
    sha256: str
    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int


@event("organization.outlines_imported")
class OutlinesImported(Event):
    """Outlines of regions were taken in. `sha256` is of the file, `rows_digest` of all outlines after it."""

    source: str
    sha256: str
    taken: int
    unknown: int
    rows_digest: str


@event("organization.external_id_linked")
class ExternalIdLinked(Event):
    """Another system knows the object by `code` from `since` on."""

    object_kind: str
    object_id: int
    system: str
    code: str
    since: str


@event("organization.affair_assigned")
class AffairAssigned(Event):
    """By decree a unit has a government affair (urusan pemerintahan) from `since` on; `matters` is the SHA-256 of what belongs
    to it. The same again with other words: the words were changed."""

    affair: int
    code: str
    affair_name: str
    matters: str
    unit: int
    decree: str
    since: str


@event("organization.affair_ended")
class AffairEnded(Event):
    """A unit no longer has an affair; `until` is the first day on which it has not."""

    affair: int
    unit: int
    until: str
