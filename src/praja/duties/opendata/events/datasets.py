# SPDX-License-Identifier: EUPL-1.2
"""What happens to datasets, their resources and the versions of their tables. Streams are those of the dataset."""

from praja.kernel.ledger.events import Event, event

TOPICS = "opendata.topics"
"""The stream of the topics under which datasets are found."""


@event("opendata.topics_set")
class TopicsSet(Event):
    """The list of topics is this one. `topics` are codes, `content` digests all words."""

    topics: tuple[str, ...]
    content: str


@event("opendata.dataset_opened")
class DatasetOpened(Event):
    """A dataset was entered in the catalogue. `content` digests its words."""

    dataset: int
    uuid: str
    unit: int
    origin: str
    content: str


@event("opendata.dataset_described")
class DatasetDescribed(Event):
    """The words of a dataset, or who keeps it, were changed."""

    dataset: int
    unit: int
    content: str


@event("opendata.access_set")
class AccessSet(Event):
    """Who may read the rows was decided; a limit rests on a decision of the forum. `reason` digests why."""

    dataset: int
    access: str
    decision: int | None
    until: str | None
    reason: str


@event("opendata.priority_set")
class PrioritySet(Event):
    """The forum made the dataset priority data, or takes that back."""

    dataset: int
    is_priority: bool
    decision: int


@event("opendata.resource_set")
class ResourceSet(Event):
    """A resource was added or its words or columns changed. `content` digests them."""

    dataset: int
    resource: int
    content: str


@event("opendata.resource_removed")
class ResourceRemoved(Event):
    """A resource is not offered any more."""

    dataset: int
    resource: int


@event("opendata.version_made")
class VersionMade(Event):
    """Rows were brought for a table: their file, how many, how many were set aside. Nobody else sees them before they are
    published. Made again for the same edition, it replaces the one before."""

    dataset: int
    resource: int
    made: int
    number: int
    file: str
    schema: str
    rows: int
    set_aside: int
    release: int | None


@event("opendata.version_discarded")
class VersionDiscarded(Event):
    """Rows that were brought for an edition were taken back before it was published."""

    dataset: int
    resource: int
    made: int


@event("opendata.versions_shown")
class VersionsShown(Event):
    """From now on readers see these versions: (resource, version) pairs. `release` is None where the platform counted or took
    them over itself."""

    dataset: int
    release: int | None
    shown: tuple[tuple[int, int], ...]


@event("opendata.dataset_closed")
class DatasetClosed(Event):
    """Nothing more will come for this dataset. `reason` digests why."""

    dataset: int
    reason: str


@event("opendata.dataset_reopened")
class DatasetReopened(Event):
    """More comes for this dataset after all."""

    dataset: int
