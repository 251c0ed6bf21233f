# SPDX-License-Identifier: EUPL-1.2
"""Statistical metadata: begun, written part by part, handed in to INDAH, and what INDAH says of it noted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.indah.fields import INDICATOR, PARTS, flat, nested, part_named
from praja.duties.opendata.domain.indah.judging import AFTER, OURS, handed_in_as, problems_of, problems_of_indicator
from praja.duties.opendata.errors import NeedsWords, NotYourData
from praja.duties.opendata.errors.indah import ActivityMoved, MetadataUnfit, NoSuchActivity, StatusUnfit
from praja.duties.opendata.events.indah import ActivityBegun, ActivityHandedIn, ActivityStatusNoted, ActivityWritten
from praja.duties.opendata.models import Dataset, Indicator, StatisticalActivity
from praja.duties.opendata.models.digests import activity_digest
from praja.duties.opendata.queries.indah import file_of_record
from praja.duties.opendata.queries.indah import record as record_of_activity
from praja.duties.opendata.rules import may_describe_activity, may_hand_in_activity
from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.operations.files import keep_row
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.lib.actors import Actor, ActorKind
from praja.lib.codes import new_code
from praja.lib.errors import InvalidInput

LONGEST_TITLE, LONGEST_NOTE = 300, 2_000
YEARS = (2000, 2100)


def begin_activity(*, unit: Unit, title: str, year: int, actor: Actor, at: datetime) -> StatisticalActivity:
    """Begin to describe a statistical activity of a unit. Title and year are what a draft needs beside its producer.

    Raises `NotYourData`, `NeedsWords`, `InvalidInput` for a year that is none. Records `opendata.activity_begun`.
    """
    if not may_describe_activity(actor, unit.pk):
        raise NotYourData
    activity = StatisticalActivity(
        code=new_code(),
        unit=unit,
        title=_title(title),
        year=_year(year),
        content={"instansi_penyelenggara": unit.name},
        salt=new_salt(),
        begun_at=at,
        changed_at=at,
    )
    with transaction.atomic():
        activity.save(force_insert=True)
        event = ActivityBegun(activity=activity.pk, unit=unit.pk, content=activity_digest(activity))
        record(event, actor=actor, at=at, stream=activity.stream, refs={"unit": unit.pk})
    return activity


def name_activity(
    *, activity: StatisticalActivity, title: str, year: int, actor: Actor, at: datetime, seen_version: int
) -> StatisticalActivity:
    """Change what an activity is called and of which year it is. Raises what `write_part` does."""

    def write(row: StatisticalActivity) -> None:
        row.title, row.year = _title(title), _year(year)

    return _written(activity, "judul", write, actor, at, seen_version)


def write_part(
    *,
    activity: StatisticalActivity,
    part: str,
    values: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    seen_version: int,
) -> StatisticalActivity:
    """Write one part of MS-Keg: `values` by the paths of its fields; what is left out or empty stands there no more.

    Raises `NotYourData`, `ActivityMoved` where somebody was faster or it lies with INDAH, `MetadataUnfit` where a rule between
    fields is broken by this part, `NoSuchActivity` for a part that is none. Records `opendata.activity_written`.
    """
    known = part_named(part)
    if known is None:
        raise NoSuchActivity
    paths = {one.path for one in known.fields}
    said = {path: value for path, value in values.items() if path in paths and value not in (None, "", [], {})}

    def write(row: StatisticalActivity) -> None:
        others = [one for other in PARTS if other is not known for one in other.fields]
        row.content = nested({**flat(row.content, others), **said})
        # What another part says stays, also where it no longer applies: it does not go out, and is not lost.
        for problem in problems_of(row.content):
            if problem.field in paths:
                raise MetadataUnfit(problem.field, problem.code)

    return _written(activity, part, write, actor, at, seen_version)


def set_activity_datasets(
    *, activity: StatisticalActivity, datasets: Sequence[Dataset], actor: Actor, at: datetime, seen_version: int
) -> StatisticalActivity:
    """Say which datasets of its unit an activity makes: their columns are its variables. Raises what `write_part` does."""
    for one in datasets:
        if one.unit_id != activity.unit_id:
            raise NotYourData

    def write(row: StatisticalActivity) -> None:
        row.datasets.set(datasets)

    return _written(activity, "dataset", write, actor, at, seen_version)


def set_indicator(
    *,
    activity: StatisticalActivity,
    position: int | None,
    values: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    seen_version: int,
) -> StatisticalActivity:
    """Write an indicator (MS-Ind) anew, or (None) one more. It is made of indicators where it is composite, else of variables.
    Raises what `write_part` does, and `NoSuchActivity` for an indicator that is not there."""
    paths = {one.path for one in INDICATOR}
    said = {path: value for path, value in values.items() if path in paths and value not in (None, "", [], {})}
    content = {"apakah_komposit": False, **said}
    for problem in problems_of_indicator(content):
        raise MetadataUnfit(problem.field, problem.code)

    def write(row: StatisticalActivity) -> None:
        if position is None:
            last = row.indicators.order_by("-position").values_list("position", flat=True).first() or 0
            Indicator.objects.create(activity=row, position=last + 1, content=content)
        elif not row.indicators.filter(position=position).update(content=content):
            raise NoSuchActivity

    return _written(activity, "indikator", write, actor, at, seen_version)


def remove_indicator(
    *, activity: StatisticalActivity, position: int, actor: Actor, at: datetime, seen_version: int
) -> StatisticalActivity:
    """Take an indicator out. Raises what `write_part` does."""

    def write(row: StatisticalActivity) -> None:
        row.indicators.filter(position=position).delete()

    return _written(activity, "indikator", write, actor, at, seen_version)


def hand_in_activity(
    *, activity: StatisticalActivity, actor: Actor, at: datetime, seen_version: int
) -> StatisticalActivity:
    """Make the record of an activity, keep the file, and write down that it was handed in: a draft as SUBMITTED, a corrected one
    as REVISED. The steward does so, and takes the file to INDAH.

    Raises `NotYourData`, `ActivityMoved`, `MetadataUnfit`. Records `opendata.activity_handed_in`.
    """
    if not may_hand_in_activity(actor, activity.unit_id):
        raise NotYourData
    status = handed_in_as(activity.status)
    if status is None:
        raise ActivityMoved
    for problem in problems_of(activity.content):
        if problem.code == "not_a_survey":
            continue  # it is left out of the record
        raise MetadataUnfit(problem.field, problem.code)
    made = record_of_activity(activity, status=status, submitter=_name_of(actor))
    file = keep_row(CleanFile(file_of_record(made), Kind.AS_IT_IS), at)
    with transaction.atomic():
        row = _locked(activity, seen_version)
        row.status, row.file, row.note = status, file, ""
        _save(row, at)
        event = ActivityHandedIn(
            activity=row.pk,
            status=status,
            sha256=file.sha256,
            variables=len(made["data"]["ms_var"]),
            indicators=len(made["data"]["ms_ind"]),
            content=activity_digest(row),
        )
        record(event, actor=actor, at=at, stream=row.stream, refs={"unit": row.unit_id})
    return row


def note_status(
    *, activity: StatisticalActivity, status: str, note: str, actor: Actor, at: datetime, seen_version: int
) -> StatisticalActivity:
    """Write down what INDAH says of a record: how it stands, and what BPS wrote. CORRECTION_REQUIRED gives it back to be worked
    on.

    Raises `NotYourData`, `StatusUnfit`, `NeedsWords` for a correction that nobody explains, `ActivityMoved`. Records
    `opendata.activity_status_noted`.
    """
    if not may_hand_in_activity(actor, activity.unit_id):
        raise NotYourData
    words = note.strip()[:LONGEST_NOTE]
    if status == "CORRECTION_REQUIRED" and not words:
        raise NeedsWords("note")
    with transaction.atomic():
        row = _locked(activity, seen_version)
        if status not in AFTER[row.status]:
            raise StatusUnfit
        row.status, row.note = status, words
        _save(row, at)
        digest = content_digest(bytes(row.salt), {"note": words}) if words else ""
        event = ActivityStatusNoted(activity=row.pk, status=status, note=digest, content=activity_digest(row))
        record(event, actor=actor, at=at, stream=row.stream, refs={"unit": row.unit_id})
    return row


def _written(
    activity: StatisticalActivity,
    part: str,
    write: Callable[[StatisticalActivity], None],
    actor: Actor,
    at: datetime,
    seen_version: int,
) -> StatisticalActivity:
    if not may_describe_activity(actor, activity.unit_id):
        raise NotYourData
    with transaction.atomic():
        row = _locked(activity, seen_version)
        if row.status not in OURS:
            raise ActivityMoved
        write(row)
        _save(row, at)
        event: Event = ActivityWritten(activity=row.pk, part=part, content=activity_digest(row))
        record(event, actor=actor, at=at, stream=row.stream, refs={"unit": row.unit_id})
    return row


def _locked(activity: StatisticalActivity, seen_version: int) -> StatisticalActivity:
    rows = StatisticalActivity.objects.select_for_update(of=("self",)).select_related("unit")
    row = rows.get(pk=activity.pk)
    if row.version != seen_version:
        raise ActivityMoved
    return row


def _save(row: StatisticalActivity, at: datetime) -> None:
    row.version += 1
    row.changed_at = at
    row.save()


def _title(title: str) -> str:
    said = " ".join(title.split())
    if not said:
        raise NeedsWords("title")
    if len(said) > LONGEST_TITLE:
        raise InvalidInput(_("This is too long."), field="title", next_step=_("Shorten it."))
    return said


def _year(year: int) -> int:
    if not YEARS[0] <= year <= YEARS[1]:
        raise InvalidInput(_("This is no year."), field="year", next_step=_("Write it with four digits."))
    return year


def _name_of(actor: Actor) -> str:
    """Whoever hands it in, as INDAH asks (submitter); the platform itself has no name."""
    if actor.kind is not ActorKind.EMPLOYEE or not actor.id.isdigit():
        return ""
    return Account.objects.filter(pk=int(actor.id)).values_list("person__name", flat=True).first() or ""
