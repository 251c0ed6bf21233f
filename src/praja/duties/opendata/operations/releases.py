# SPDX-License-Identifier: EUPL-1.2
"""Editions: begun by a producer, brought, handed in, checked, published, taken off again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from praja.duties.opendata.enums import CheckKind, ResourceKind
from praja.duties.opendata.errors import (
    AnotherOnItsWay,
    DatasetClosed,
    NeedsWords,
    NothingBrought,
    NotOnItsWay,
    NotYourData,
    PersonsUndecided,
)
from praja.duties.opendata.events.datasets import VersionDiscarded, VersionMade, VersionsShown
from praja.duties.opendata.models import Check, Dataset, PlannedDataset, Release, Resource, TableVersion
from praja.duties.opendata.models.digests import release_digest, schema_digest
from praja.duties.opendata.operations.datasets import later_than, lock_dataset
from praja.duties.opendata.procedure.names import APPROVED, CONFIRMING, PUBLISHED, SUPERVISING
from praja.duties.opendata.procedure.releases import AT_PRODUCER, OPEN, RELEASE
from praja.duties.opendata.rules import may_produce
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows ready to be kept: the Parquet file and what is known of it (see `models.TableVersion`)."""

    file: StoredFile
    schema: dict[str, Any]
    rows: int
    set_aside: int = 0
    source_file: StoredFile | None = None
    source_name: str = ""
    set_aside_file: StoredFile | None = None
    recipe: dict[str, Any] | None = None
    report: dict[str, Any] = field(default_factory=dict)
    differences: dict[str, Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)


def begin_release(
    *,
    dataset: Dataset,
    period: str,
    changes: str = "",
    planned: PlannedDataset | None = None,
    channel: str = Channel.WEB,
    actor: Actor,
    at: datetime,
) -> Release:
    """Begin the next edition of a dataset. One is on its way at a time.

    Raises `AnotherOnItsWay`, `DatasetClosed`, `StepNotAllowed`.
    """
    release = Release(
        dataset=dataset, period=_line(period, 60), changes=changes.strip(), planned=planned, salt=new_salt()
    )

    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        if locked.closed_at is not None:
            raise DatasetClosed
        on_its_way = Release.objects.filter(dataset=locked, case__state__in=OPEN).select_related("case").first()
        if on_its_way is not None:
            raise AnotherOnItsWay(on_its_way.case.code)
        last = Release.objects.filter(dataset=locked).order_by("-number").first()
        release.number = last.number + 1 if last else 1

        def write(case: Case) -> None:
            release.case = case
            release.save()

        open_case(
            RELEASE,
            actor=actor,
            at=at,
            lead_unit=locked.unit_id,
            channel=channel,
            subject=f"{locked.title}, {release.period}".strip(", "),
            data={
                "dataset": locked.pk,
                "number": release.number,
                "words": release_digest(release),
                "planned": planned.pk if planned else None,
            },
            write=write,
        )
    return release


def describe_release(
    *, release: Release, period: str, changes: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Write period and changes anew, while it is with its producer. Raises what `perform` raises."""
    release.period, release.changes = _line(period, 60), changes.strip()

    def write(_case: Case) -> None:
        release.save(update_fields=["period", "changes"])

    data = {"words": release_digest(release)}
    return perform(release.case_id, "describe", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def add_version(*, release: Release, resource: Resource, rows: Rows, actor: Actor, at: datetime) -> TableVersion:
    """Bring rows for a table of this edition. Brought again, they replace what was brought before.

    Raises `NotYourData`, `NotOnItsWay` unless the edition is with its producer.
    """
    with transaction.atomic():
        dataset = _at_producer(release, actor)
        TableVersion.objects.filter(release=release, resource=resource).delete()
        return _keep_version(dataset, resource, rows, at, release, actor)


def discard_version(*, version: TableVersion, actor: Actor, at: datetime) -> None:
    """Take back what was brought for an edition. Raises `NotYourData`, `NotOnItsWay`."""
    release = version.release
    if release is None:
        raise NotOnItsWay
    with transaction.atomic():
        dataset = _at_producer(release, actor)
        event = VersionDiscarded(dataset=dataset.pk, resource=version.resource_id, made=version.pk)
        record(event, actor=actor, at=at, stream=dataset.stream, refs=_refs(dataset))
        version.delete()


def submit_release(*, release: Release, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Hand the edition in: the head of the producer sees it next. Raises `NothingBrought`, `PersonsUndecided` where columns
    may hold data of persons and nobody said why they may be published, and what `perform` raises."""
    tables = list(release.tables.select_related("file").order_by("resource", "pk"))
    others = release.dataset.resources.filter(removed_at=None).exclude(kind=ResourceKind.TABLE)
    if not tables and not others.exists():
        raise NothingBrought
    undecided = tuple(column for one in tables for column in one.undecided_persons)
    if undecided:
        raise PersonsUndecided(undecided)
    data = {"tables": tuple((one.resource_id, one.pk, one.file.sha256) for one in tables)}
    return perform(release.case_id, "submit", actor=actor, at=at, seen_version=seen_version, data=data)


def confirm_release(*, release: Release, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head of the producer stands for it. Raises what `perform` raises."""
    check = _check(release, CheckKind.PRODUCER, actor, at)
    with transaction.atomic():
        check.save()
        return perform(
            release.case_id, "confirm", actor=actor, at=at, seen_version=seen_version, data={"check": check.pk}
        )


def return_release(*, release: Release, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give it back to its producer with the reason. Raises `NeedsWords`, and what `perform` raises."""
    kind = CheckKind.PRODUCER if release.case.state == CONFIRMING else CheckKind.STEWARD
    check = _check(release, kind, actor, at, words=words, is_agreed=False)
    if not check.words:
        raise NeedsWords("words")
    with transaction.atomic():
        check.save()
        data = {"check": check.pk, "words": check_digest(check)}
        return perform(release.case_id, "return", actor=actor, at=at, seen_version=seen_version, data=data)


def approve_release(*, release: Release, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The steward checked standard, metadata, interoperability and codes, and agrees; priority data goes to the data supervisor
    next. Raises what `perform` raises."""
    check = _check(release, CheckKind.STEWARD, actor, at, words=words)
    with transaction.atomic():
        check.save()
        return perform(
            release.case_id,
            "approve",
            actor=actor,
            at=at,
            seen_version=seen_version,
            data={"check": check.pk, "words": check_digest(check)},
            target=SUPERVISING if release.dataset.is_priority else APPROVED,
        )


def supervise_release(
    *, release: Release, reference: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Write down that the data supervisor agreed, by the number of the answer. Raises `NeedsWords` without one, and what
    `perform` raises."""
    check = _check(release, CheckKind.SUPERVISOR, actor, at, reference=reference)
    if not check.reference:
        raise NeedsWords("reference")
    with transaction.atomic():
        check.save()
        data = {"check": check.pk, "reference": check.reference}
        return perform(release.case_id, "supervise", actor=actor, at=at, seen_version=seen_version, data=data)


def publish_release(*, release: Release, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Show it to readers from now on. Tables that it brings nothing for go on as they were. Raises what `perform` raises."""
    shown = tuple(release.tables.order_by("resource").values_list("resource_id", "pk"))

    def write(_case: Case) -> None:
        dataset = lock_dataset(release.dataset_id)
        release.published_at = at
        release.save(update_fields=["published_at"])
        _show(dataset, shown, release, at)

    data = {"dataset": release.dataset_id, "shown": shown}
    return perform(release.case_id, "publish", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def withdraw_release(*, release: Release, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Take a published edition off the portal. Where it is the one that is shown, the one before it is shown again.

    Raises `NeedsWords` without a reason, and what `perform` raises.
    """
    words = _line(reason, 300)
    if not words:
        raise NeedsWords("reason")
    with transaction.atomic():
        dataset = lock_dataset(release.dataset_id)
        is_current = dataset.current_id == release.pk
        before = _published_before(release) if is_current else dataset.current
        shown = _versions_as_of(before) if is_current else ()

        def write(_case: Case) -> None:
            release.withdrawn_reason = words
            release.save(update_fields=["withdrawn_reason"])
            if is_current:
                dataset.resources.update(current=None)
                _show(dataset, shown, before, at)
            else:  # readers are shown the same rows, and told that this edition is gone
                dataset.modified_at = later_than(dataset, at)
                dataset.save(update_fields=["modified_at"])

        data = {
            "dataset": dataset.pk,
            "reason": content_digest(bytes(release.salt), {"reason": words}),
            "current": before.pk if before else None,
            "shown": shown,
        }
        return perform(
            release.case_id, "withdraw", actor=actor, at=at, seen_version=seen_version, data=data, write=write
        )


def cancel_release(*, release: Release, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give an edition up before it is published; what was brought for it is removed. Raises what `perform` raises."""

    def write(_case: Case) -> None:
        release.tables.all().delete()
        release.uploads.all().delete()

    return perform(release.case_id, "cancel", actor=actor, at=at, seen_version=seen_version, data={}, write=write)


def show_rows(
    *, dataset: Dataset, brought: Sequence[tuple[Resource, Rows]], actor: Actor, at: datetime
) -> list[TableVersion]:
    """Keep and show rows that the platform counted or took over itself: no edition, no draft. Each version and the
    showing are events of the dataset's stream."""
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        versions = [_keep_version(locked, resource, rows, at, None, actor) for resource, rows in brought]
        shown = tuple((one.resource_id, one.pk) for one in versions)
        _show(locked, shown, None, at)
        event = VersionsShown(dataset=locked.pk, release=None, shown=shown)
        record(event, actor=actor, at=at, stream=locked.stream, refs=_refs(locked))
    return versions


def check_digest(check: Check) -> str:
    """The digest of what somebody said about an edition."""
    return content_digest(bytes(check.salt), {"words": check.words})


def _at_producer(release: Release, actor: Actor) -> Dataset:
    case = Case.objects.select_for_update().get(pk=release.case_id)
    if not may_produce.allows(actor, case):
        raise NotYourData
    if case.state not in AT_PRODUCER:
        raise NotOnItsWay
    return lock_dataset(release.dataset_id)


def _keep_version(
    dataset: Dataset, resource: Resource, rows: Rows, at: datetime, release: Release | None, actor: Actor
) -> TableVersion:
    last = TableVersion.objects.filter(resource=resource).order_by("-number").first()
    version = TableVersion.objects.create(
        resource=resource,
        release=release,
        number=last.number + 1 if last else 1,
        made_at=at,
        **{name: getattr(rows, name) for name in rows.__dataclass_fields__},
    )
    if rows.recipe is not None:
        resource.recipe = rows.recipe
        resource.save(update_fields=["recipe"])
    event = VersionMade(
        dataset=dataset.pk,
        resource=resource.pk,
        made=version.pk,
        number=version.number,
        file=rows.file.sha256,
        schema=schema_digest(rows.schema),
        rows=rows.rows,
        set_aside=rows.set_aside,
        release=release.pk if release else None,
    )
    record(event, actor=actor, at=at, stream=dataset.stream, refs=_refs(dataset))
    return version


def _show(dataset: Dataset, shown: Sequence[tuple[int, int]], release: Release | None, at: datetime) -> None:
    for resource_id, version_id in shown:
        Resource.objects.filter(pk=resource_id).update(current_id=version_id)
    dataset.current = release
    dataset.is_shown = bool(shown) or release is not None
    dataset.first_published_at = dataset.first_published_at or at
    dataset.modified_at = later_than(dataset, at)
    dataset.save(update_fields=["current", "is_shown", "first_published_at", "modified_at"])


def _published_before(release: Release) -> Release | None:
    earlier = Release.objects.filter(dataset=release.dataset_id, number__lt=release.number, case__state=PUBLISHED)
    return earlier.order_by("-number").first()


def _versions_as_of(release: Release | None) -> tuple[tuple[int, int], ...]:
    """What each table was when `release` was shown: its own version, or the newest of an earlier published edition."""
    if release is None:
        return ()
    rows = TableVersion.objects.filter(
        release__dataset=release.dataset_id, release__number__lte=release.number, release__case__state=PUBLISHED
    )
    newest = dict(rows.order_by("release__number").values_list("resource_id", "pk"))
    return tuple(sorted(newest.items()))


def _check(
    release: Release,
    kind: str,
    actor: Actor,
    at: datetime,
    *,
    words: str = "",
    reference: str = "",
    is_agreed: bool = True,
) -> Check:
    return Check(
        release=release,
        kind=kind,
        is_agreed=is_agreed,
        words=words.strip(),
        salt=new_salt(),
        reference=_line(reference, 120),
        by_account_id=int(actor.id) if actor.id.isdigit() else None,
        at=at,
    )


def _line(text: str, most: int) -> str:
    return " ".join(text.split())[:most]


def _refs(dataset: Dataset) -> dict[str, int]:
    return {"dataset": dataset.pk, "unit": dataset.unit_id}
