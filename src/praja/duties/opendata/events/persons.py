# SPDX-License-Identifier: EUPL-1.2
"""What was decided about data of persons in tables that are brought. Streams are those of the dataset."""

from praja.kernel.ledger.events import Event, event


@event("opendata.persons_allowed")
class PersonsAllowed(Event):
    """Somebody looked at columns (`columns`, by name) of a version that may hold data of persons, and decided that they may be
    published. `reason` digests why."""

    dataset: int
    resource: int
    made: int
    columns: tuple[str, ...]
    reason: str
