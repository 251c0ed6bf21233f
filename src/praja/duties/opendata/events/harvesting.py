# SPDX-License-Identifier: EUPL-1.2
"""What happens to other portals from which datasets are taken over (streams `opendata.harvest:…`), and to what is taken over
(streams of the dataset)."""

from praja.kernel.ledger.events import Event, event


@event("opendata.harvest_source_set")
class HarvestSourceSet(Event):
    """A portal was entered, or what is said of it changed. `content` digests its words."""

    source: int
    unit: int
    is_active: bool
    content: str


@event("opendata.harvest_asked")
class HarvestAsked(Event):
    """Somebody wants the portal looked at now."""

    source: int


@event("opendata.harvest_begun")
class HarvestBegun(Event):
    """The portal is being looked at."""

    source: int
    run: int


@event("opendata.harvest_ended")
class HarvestEnded(Event):
    """The look ended: how, and with how many datasets of which kind."""

    source: int
    run: int
    state: str
    new: int
    changed: int
    gone: int
    same: int
    refused: int


@event("opendata.dataset_harvested")
class DatasetHarvested(Event):
    """A dataset of another portal was taken over, for the first time or anew, and readers see it. `identifier` and `digest` are
    of what stands there, `content` digests its words here; `offers` are what it offers: (resource, digest of its words), ""
    for one that is not offered any more. One that was closed is open again."""

    dataset: int
    source: int
    identifier: str
    digest: str
    uuid: str
    unit: int
    content: str
    offers: tuple[tuple[int, str], ...]
