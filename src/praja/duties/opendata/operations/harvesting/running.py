# SPDX-License-Identifier: EUPL-1.2
"""A look at a portal, page by page. Each dataset is a transaction of its own, and the place is kept after every page: a run that
was interrupted goes on from there."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_noop as _

from praja.duties.opendata.enums import HarvestKind, HarvestRhythm, RunState
from praja.duties.opendata.events.harvesting import HarvestBegun, HarvestEnded
from praja.duties.opendata.gateways.fetching import NotFetched
from praja.duties.opendata.gateways.portals import Page, ckan_is_gone, ckan_page
from praja.duties.opendata.models import HarvestedDataset, HarvestRun, HarvestSource
from praja.duties.opendata.operations.harvesting.taking_over import close_gone, take_over
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.errors import DomainError

log = logging.getLogger("praja.harvest")

EVERY = {
    HarvestRhythm.DAILY: timedelta(days=1),
    HarvestRhythm.WEEKLY: timedelta(days=7),
    HarvestRhythm.MONTHLY: timedelta(days=30),
}
MOST_ERRORS = 20
MOST_GONE_PERCENT = 50
"""Where more of what is known vanished at once, something is wrong with the portal and not with the datasets."""
FEW = 10
SOON = timedelta(hours=1)
"""When a portal is asked again that could not be read."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a kind of portal is read: a page of it, and whether a dataset is really gone."""

    page: Callable[[str, str, str], Page]
    is_gone: Callable[[str, str], bool]


def _way(kind: str) -> Way:
    if kind == HarvestKind.CKAN:
        return Way(ckan_page, ckan_is_gone)
    # Loaded late: whoever reads no catalogue pays nothing for its library.
    from praja.duties.opendata.gateways.catalogues import dcat_is_gone, dcat_page

    return Way(dcat_page, dcat_is_gone)


def run_source(
    *, source: HarvestSource, actor: Actor, at: datetime, most_pages: int = 2_000, way: Way | None = None
) -> HarvestRun:
    """Look at a portal, or go on where the last look was interrupted; at most so many pages now. What could not be read is told
    in the run; what vanished is closed, once the whole portal was read. `way`: how it is read, where not as its kind says."""
    run, way = _begun(source, actor, at), way or _way(source.kind)
    try:
        for _page in range(most_pages):
            page = way.page(source.address, source.chosen, run.place)
            _take_page(source, run, page, actor, at)
            if page.next_place is None:
                _close_gone(source, run, way, actor, at)
                return _end(source, run, RunState.DONE, actor, at)
            run.place = page.next_place
            run.save(update_fields=["place"])
    except NotFetched as error:
        _refuse(run, None, error.why, error.detail)
        if error.is_busy:  # asked to come later: the run goes on then
            source.next_at = at + SOON
            source.save(update_fields=["next_at"])
            return run
        return _end(source, run, RunState.FAILED, actor, at)
    return run


def _begun(source: HarvestSource, actor: Actor, at: datetime) -> HarvestRun:
    with transaction.atomic():
        HarvestSource.objects.select_for_update().get(pk=source.pk)
        going = HarvestRun.objects.filter(source=source, ended_at=None).first()
        if going is not None:
            return going
        run = HarvestRun.objects.create(source=source, started_at=at)
        event = HarvestBegun(source=source.pk, run=run.pk)
        record(event, actor=actor, at=at, stream=source.stream, refs={"unit": source.unit_id})
    return run


def _take_page(source: HarvestSource, run: HarvestRun, page: Page, actor: Actor, at: datetime) -> None:
    seen = set(
        HarvestedDataset.objects.filter(
            source=source, seen_in=run, identifier__in=[one.identifier for one in page.found]
        ).values_list("identifier", flat=True)
    )
    for name, why in page.refused:
        _refuse(run, name, why)
    for found in page.found:
        if found.identifier in seen:  # taken before the run was interrupted
            continue
        try:
            outcome = take_over(source=source, run=run, found=found, actor=actor, at=at)
        except DomainError as error:
            _refuse(run, found.name, str(error))
            continue
        _count(run, outcome)


def _close_gone(source: HarvestSource, run: HarvestRun, way: Way, actor: Actor, at: datetime) -> None:
    open_ones = HarvestedDataset.objects.filter(source=source, dataset__closed_at=None)
    gone = list(open_ones.filter(~Q(seen_in=run) | Q(seen_in=None)).select_related("dataset"))
    if len(gone) > FEW and 100 * len(gone) > MOST_GONE_PERCENT * open_ones.count():
        _refuse(run, None, _("%(detail)s datasets vanished at once: none was closed."), str(len(gone)))
        return
    for known in gone:
        if way.is_gone(source.address, known.identifier):
            close_gone(known=known, actor=actor, at=at)
            _count(run, "gone")


def _end(source: HarvestSource, run: HarvestRun, state: str, actor: Actor, at: datetime) -> HarvestRun:
    with transaction.atomic():
        run.refresh_from_db()
        run.state, run.ended_at = state, at
        run.save(update_fields=["state", "ended_at"])
        source.next_at = at + EVERY[HarvestRhythm(source.rhythm)]
        source.save(update_fields=["next_at"])
        event = HarvestEnded(
            source=source.pk,
            run=run.pk,
            state=run.state,
            new=run.new,
            changed=run.changed,
            gone=run.gone,
            same=run.same,
            refused=run.refused,
        )
        record(event, actor=actor, at=at, stream=source.stream, refs={"unit": source.unit_id})
    return run


def _count(run: HarvestRun, name: str) -> None:
    HarvestRun.objects.filter(pk=run.pk).update(**{str(name): F(str(name)) + 1})


def _refuse(run: HarvestRun, name: str | None, why: str, detail: str = "") -> None:
    log.warning("harvest run %s: %s %s", run.pk, why, detail)
    run.refresh_from_db(fields=["errors"])
    errors = [*run.errors, {"name": (name or "")[:100], "why": why[:300], "detail": detail[:100]}][:MOST_ERRORS]
    run.errors = errors
    run.save(update_fields=["errors"])
    if name is not None:
        _count(run, "refused")
