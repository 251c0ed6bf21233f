# SPDX-License-Identifier: EUPL-1.2
"""Taking a list of codes, retention or access over, by decree and day: looked at first, then done, as often as one likes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from praja.duties.letters.enums import Extent, Schedule
from praja.duties.letters.errors.records import NeedsWords, NotYourLists
from praja.duties.letters.events.records import SCHEDULES, ScheduleImported
from praja.duties.letters.models import ScheduleDraft
from praja.duties.letters.models.digests import digest_of
from praja.duties.letters.operations.records import codes, ruling
from praja.duties.letters.operations.records.access_tables import access_lines, access_sheet
from praja.duties.letters.operations.records.planning import Decreed, Plan
from praja.duties.letters.rules.reading import account_of
from praja.duties.letters.rules.records import may_keep_schedules
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.imports import Line, Profile, read_table


@dataclass(frozen=True)
class _List:
    profile: Profile
    plan: Callable[[Iterable[Line], Decreed], Plan]
    write: Callable[[Plan, Decreed], None]


LISTS: Mapping[str, _List] = {
    Schedule.CODES: _List(codes.PROFILE, codes.plan_codes, codes.write_codes),
    Schedule.RETENTION: _List(
        ruling.RETENTION,
        ruling.plan_retention,
        lambda plan, decreed: ruling.write_rules(ruling.RETENTION_KIND, plan, decreed),
    ),
    Schedule.ACCESS: _List(
        ruling.ACCESS, ruling.plan_access, lambda plan, decreed: ruling.write_rules(ruling.ACCESS_KIND, plan, decreed)
    ),
}


def plan_schedule(*, what: str, lines: Iterable[Line], decreed: Decreed) -> Plan:
    """What taking these lines over would do; nothing is written."""
    return LISTS[what].plan(lines, decreed)


def take_over_schedule(*, what: str, lines: Iterable[Line], decreed: Decreed, actor: Actor, at: datetime) -> Plan:
    """Take a list over (`enums.Schedule`): what is new is added, what changed is changed or ended, and where the file is the
    whole list, what it does not name ends on the day of the decree. Nothing is deleted; the same again changes nothing and
    records nothing.

    Raises `NotYourLists`, `NeedsWords` without a decree. A line that can't be taken is refused in the report and ends nothing.
    """
    _guard(decreed, actor)
    with transaction.atomic():
        plan = LISTS[what].plan(lines, decreed)
        if plan.changes_something:
            LISTS[what].write(plan, decreed)
            event = ScheduleImported(
                what=what,
                decree=decreed.decree,
                since=decreed.since.isoformat(),
                rows=plan.report.read,
                added=len(plan.added),
                changed=len(plan.changed),
                ended=len(plan.ending),
                content=digest_of(what),
            )
            record(event, actor=actor, at=at, stream=SCHEDULES)
    return plan


def send_schedule(*, what: str, content: bytes, decreed: Decreed, actor: Actor, at: datetime) -> ScheduleDraft:
    """Keep a file until its sender has seen what it would change; the one sent before is replaced. Of a table of security and
    access it may have to be said first what stands in its columns (`keep_access_columns`).

    Raises as `take_over_schedule`, and what `read_table` raises for a file that is no table.
    """
    _guard(decreed, actor)
    if what == Schedule.ACCESS:
        access_sheet(content)
    else:
        lines_of(what, content)
    draft, _made = ScheduleDraft.objects.update_or_create(
        by_id=account_of(actor),
        what=what,
        defaults={
            "extent": decreed.extent,
            "decree": decreed.decree,
            "since": decreed.since,
            "content": content,
            "sent_at": at,
        },
    )
    return draft


def take_over_sent(*, draft: ScheduleDraft, actor: Actor, at: datetime) -> Plan:
    """Take over what was sent and looked at; the kept file goes. Raises as `take_over_schedule`."""
    with transaction.atomic():
        lines = lines_of(draft.what, bytes(draft.content))
        plan = take_over_schedule(what=draft.what, lines=lines, decreed=decreed_of(draft), actor=actor, at=at)
        draft.delete()
    return plan


def decreed_of(draft: ScheduleDraft) -> Decreed:
    """By which decree a file was sent."""
    return Decreed(decree=draft.decree, since=draft.since, extent=Extent(draft.extent))


def lines_of(what: str, content: bytes) -> list[Line]:
    """The lines of a file, CSV or XLSX. Raises `InvalidInput` for one that is no such table, `ColumnsUnclear` where it must be
    said first what stands in its columns, `TooLarge`."""
    if what == Schedule.ACCESS:
        return access_lines(content)
    return list(read_table(content, LISTS[what].profile).lines)


def _guard(decreed: Decreed, actor: Actor) -> None:
    if not may_keep_schedules(actor):
        raise NotYourLists
    if not decreed.decree.strip():
        raise NeedsWords("decree")
