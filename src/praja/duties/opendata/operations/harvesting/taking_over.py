# SPDX-License-Identifier: EUPL-1.2
"""What becomes of one dataset of another portal: taken over, changed, or closed when it is gone."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.harvesting import Found, names_for
from praja.duties.opendata.enums import Frequency, Origin, ResourceKind
from praja.duties.opendata.events.harvesting import DatasetHarvested
from praja.duties.opendata.models import Dataset, HarvestedDataset, HarvestRun, HarvestSource, Resource
from praja.duties.opendata.models.digests import dataset_digest, resource_digest
from praja.duties.opendata.operations.closing import close_dataset
from praja.duties.opendata.operations.datasets import later_than, lock_dataset
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.wording import in_own_language

GONE = _("The portal that it was taken over from does not offer it any more.")


class Outcome(StrEnum):
    """What was done with a dataset, named like the counts of a run."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


def take_over(*, source: HarvestSource, run: HarvestRun, found: Found, actor: Actor, at: datetime) -> Outcome:
    """Take a dataset over as it stands there, for the first time or anew; where it stands as it did, nothing happens. Readers see
    it at once, with where it comes from: it was published already."""
    with transaction.atomic():
        rows = HarvestedDataset.objects.select_for_update(of=("self",)).select_related("dataset")
        known = rows.filter(source=source, identifier=found.identifier).first()
        if known is not None and known.digest == found.digest and known.dataset.closed_at is None:
            known.seen_in, known.modified = run, found.modified
            known.save(update_fields=["seen_in", "modified"])
            return Outcome.SAME
        dataset = lock_dataset(known.dataset_id) if known else _new(source, found, at)
        _say(dataset, source, found, at)
        offers = _offer(dataset, found, at)
        _remember(known or HarvestedDataset(source=source, dataset=dataset), run, found, at)
        event = DatasetHarvested(
            dataset=dataset.pk,
            source=source.pk,
            identifier=found.identifier,
            digest=found.digest,
            uuid=str(dataset.uuid),
            unit=dataset.unit_id,
            content=dataset_digest(dataset),
            offers=offers,
        )
        refs = {"dataset": dataset.pk, "unit": dataset.unit_id}
        record(event, actor=actor, at=at, stream=dataset.stream, refs=refs)
    return Outcome.CHANGED if known else Outcome.NEW


def close_gone(*, known: HarvestedDataset, actor: Actor, at: datetime) -> Dataset:
    """Close a dataset that the portal does not offer any more. What was taken over of it stays, and says so."""
    return close_dataset(dataset=known.dataset, reason=in_own_language(GONE), actor=actor, at=at)


def _new(source: HarvestSource, found: Found, at: datetime) -> Dataset:
    name = next(one for one in names_for(found, source.address) if not Dataset.objects.filter(name=one).exists())
    return Dataset(
        name=name,
        unit=source.unit,
        origin=Origin.HARVESTED,
        frequency=Frequency.IRREGULAR,
        salt=new_salt(),
        opened_at=at,
        modified_at=at,
        first_published_at=at,
        is_shown=True,
    )


def _say(dataset: Dataset, source: HarvestSource, found: Found, at: datetime) -> None:
    dataset.title, dataset.notes, dataset.tags = found.title, found.notes, list(found.tags)
    dataset.source, dataset.licence = (found.publisher or source.title)[:200], found.licence_key
    dataset.closed_at, dataset.closed_reason = None, ""
    if dataset.pk:
        dataset.modified_at = later_than(dataset, at)
    dataset.save()
    if source.topic_id:
        dataset.topics.set([source.topic_id])


def _offer(dataset: Dataset, found: Found, at: datetime) -> tuple[tuple[int, str], ...]:
    """Bring the links to what is offered there, each found again by its address; how each stands now."""
    there = {one.url: one for one in dataset.resources.filter(removed_at=None, kind=ResourceKind.LINK)}
    told = []
    for place, offer in enumerate(found.offers):
        row = there.pop(offer.address, None) or Resource(
            dataset=dataset, kind=ResourceKind.LINK, url=offer.address, created_at=at
        )
        row.position, row.title, row.notes = place, offer.title, offer.notes
        row.save()
        told.append((row.pk, resource_digest(dataset, row, ())))
    for row in there.values():
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        told.append((row.pk, ""))
    return tuple(told)


def _remember(known: HarvestedDataset, run: HarvestRun, found: Found, at: datetime) -> None:
    known.identifier, known.digest, known.modified = found.identifier, found.digest, found.modified
    known.address, known.publisher, known.licence = found.address, found.publisher, found.licence
    known.seen_in, known.taken_at = run, at
    known.save()
