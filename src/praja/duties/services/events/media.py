# SPDX-License-Identifier: EUPL-1.2
"""What can happen to the media on which units show their standards."""

from praja.kernel.ledger.events import Event, event


def media_of(unit_id: int) -> str:
    """The stream of the media of one unit."""
    return f"services.media:{unit_id}"


@event("services.medium_recorded")
class MediumRecorded(Event):
    """A unit shows the service delivery of all its standards on a medium since `since`; `evidence` is the SHA-256 of a photo or
    print, or empty."""

    unit: int
    kind: str
    where: str
    since: str
    evidence: str


@event("services.medium_ended")
class MediumEnded(Event):
    """They stand no longer on the medium; `until` is the first day."""

    unit: int
    kind: str
    until: str
