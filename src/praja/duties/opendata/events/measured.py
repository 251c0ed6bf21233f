# SPDX-License-Identifier: EUPL-1.2
"""Figures of this platform as data. Streams are those of the dataset."""

from praja.kernel.ledger.events import Event, event


@event("opendata.family_shown")
class FamilyShown(Event):
    """The data steward decided that these figures (`measures`, by key) of a duty are shown. `reason` digests why."""

    dataset: int
    family: str
    measures: tuple[str, ...]
    reason: str


@event("opendata.family_hidden")
class FamilyHidden(Event):
    """The data steward decided that the figures of a duty are not shown any more: readers see nothing of the dataset."""

    dataset: int
    family: str
    reason: str
