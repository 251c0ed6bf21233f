# SPDX-License-Identifier: EUPL-1.2
"""Closing a dataset for which nothing more comes, and opening it again. Nothing is deleted: what was published stays."""

from datetime import datetime

from django.db import transaction

from praja.duties.opendata.errors import NeedsWords, NotYourData, PublishedStays
from praja.duties.opendata.events.datasets import DatasetClosed, DatasetReopened
from praja.duties.opendata.models import Dataset, Release
from praja.duties.opendata.operations.datasets import later_than, lock_dataset
from praja.duties.opendata.operations.releases import cancel_release
from praja.duties.opendata.procedure.releases import OPEN
from praja.duties.opendata.rules import may_keep_dataset
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor, ActorKind


def close_dataset(*, dataset: Dataset, reason: str, actor: Actor, at: datetime) -> Dataset:
    """Nothing more comes for this dataset; readers read why. Closed already, it stays as it is.

    Raises `NotYourData`, `NeedsWords` without a reason.
    """
    words = " ".join(reason.split())[:300]
    if not words:
        raise NeedsWords("reason")
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        _check(actor, locked)
        if locked.closed_at is None:
            locked.closed_at, locked.closed_reason, locked.modified_at = at, words, later_than(locked, at)
            locked.save(update_fields=["closed_at", "closed_reason", "modified_at"])
            event = DatasetClosed(dataset=locked.pk, reason=content_digest(bytes(locked.salt), {"reason": words}))
            record(event, actor=actor, at=at, stream=locked.stream, refs=_refs(locked))
    return locked


def reopen_dataset(*, dataset: Dataset, actor: Actor, at: datetime) -> Dataset:
    """More comes for it after all. Open already, it stays as it is. Raises `NotYourData`."""
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        _check(actor, locked)
        if locked.closed_at is not None:
            locked.closed_at, locked.closed_reason, locked.modified_at = None, "", later_than(locked, at)
            locked.save(update_fields=["closed_at", "closed_reason", "modified_at"])
            record(DatasetReopened(dataset=locked.pk), actor=actor, at=at, stream=locked.stream, refs=_refs(locked))
    return locked


def give_up_dataset(*, dataset: Dataset, reason: str, actor: Actor, at: datetime) -> Dataset:
    """Give up a dataset of which nothing was ever published: the edition on its way is given up with it, and it is closed.

    Raises `PublishedStays` where readers have seen any of it, and what `close_dataset` and `cancel_release` raise.
    """
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        _check(actor, locked)
        if locked.first_published_at is not None:
            raise PublishedStays
        for release in Release.objects.filter(dataset=locked, case__state__in=OPEN).select_related("case"):
            cancel_release(release=release, actor=actor, at=at, seen_version=release.case.version)
        return close_dataset(dataset=locked, reason=reason, actor=actor, at=at)


def _check(actor: Actor, dataset: Dataset) -> None:
    if actor.kind is not ActorKind.SYSTEM and not may_keep_dataset.allows(actor, dataset):
        raise NotYourData


def _refs(dataset: Dataset) -> dict[str, int]:
    return {"dataset": dataset.pk, "unit": dataset.unit_id}
