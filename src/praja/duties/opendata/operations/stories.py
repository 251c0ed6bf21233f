# SPDX-License-Identifier: EUPL-1.2
"""Stories on their way to readers: written, handed in, checked and published by the data steward, taken off again."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from praja.duties.opendata.domain.naming import is_name
from praja.duties.opendata.domain.story_content import MOST_PARTS, Content
from praja.duties.opendata.enums import StoryState
from praja.duties.opendata.errors import (
    ChartNotOpen,
    NameTaken,
    NeedsWords,
    NothingToTell,
    NotYourData,
    StoryChanged,
    StoryNotThere,
    WrongName,
)
from praja.duties.opendata.events.stories import (
    StoryBegun,
    StoryHandedIn,
    StoryPublished,
    StoryReturned,
    StoryWithdrawn,
    StoryWritten,
)
from praja.duties.opendata.models import Resource, Story
from praja.duties.opendata.models.digests import story_digest
from praja.duties.opendata.rules import may_read_rows, units_kept, units_stewarded
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import NOBODY, Actor

RESERVED = frozenset({"baru"})
"""Names that stand in addresses of the office."""
_OPEN = (StoryState.WRITING, StoryState.WAITING)


def begin_story(*, name: str, content: Content, unit: Unit, actor: Actor, at: datetime) -> Story:
    """Begin a story of a unit. Raises `NotYourData`, `NeedsWords` without a title, `WrongName`, `NameTaken`."""
    if unit.pk not in units_kept(actor):
        raise NotYourData
    _check(content)
    if not is_name(name) or name in RESERVED:
        raise WrongName
    story = Story(name=name, unit=unit, draft=content.as_data(), salt=new_salt(), begun_at=at, modified_at=at)
    try:
        with transaction.atomic():
            story.save()
            digest = story_digest(story, story.draft)
            _record(story, StoryBegun(story=story.pk, story_name=name, unit=unit.pk, content=digest), actor, at)
    except IntegrityError as error:
        if Story.objects.filter(name=name).exists():
            raise NameTaken from error
        raise
    return story


def write_story(*, story: Story, content: Content, seen_version: int, actor: Actor, at: datetime) -> Story:
    """Change what a story says; what waits for the steward goes back to its writer.

    Raises `NotYourData`, `StoryChanged`, `NeedsWords` without a title.
    """
    _check(content)

    def write(row: Story) -> Event:
        row.draft, row.state = content.as_data(), StoryState.WRITING
        return StoryWritten(story=row.pk, content=story_digest(row, row.draft))

    return _moved(story, seen_version, units_kept(actor), write, actor, at)


def hand_in_story(*, story: Story, seen_version: int, actor: Actor, at: datetime) -> Story:
    """Give it to the data steward. Raises `NotYourData`, `StoryChanged`, `StoryNotThere`, `NothingToTell`."""

    def write(row: Story) -> Event:
        if not row.written.parts:
            raise NothingToTell
        _stand(row, StoryState.WRITING)
        row.state, row.reason = StoryState.WAITING, ""
        return StoryHandedIn(story=row.pk)

    return _moved(story, seen_version, units_kept(actor), write, actor, at)


def return_story(*, story: Story, reason: str, seen_version: int, actor: Actor, at: datetime) -> Story:
    """Give it back to its writer. Raises `NeedsWords`, `NotYourData`, `StoryChanged`, `StoryNotThere`."""
    words = _reason(reason)

    def write(row: Story) -> Event:
        _stand(row, StoryState.WAITING)
        row.state, row.reason = StoryState.WRITING, words
        return StoryReturned(story=row.pk, reason=_digest(row, words))

    return _moved(story, seen_version, units_stewarded(actor), write, actor, at)


def publish_story(*, story: Story, seen_version: int, actor: Actor, at: datetime) -> Story:
    """Let readers see it as it is written now. Only open data is drawn.

    Raises `NotYourData` for others than the steward, `StoryChanged`, `StoryNotThere`, `ChartNotOpen`.
    """

    def write(row: Story) -> Event:
        _stand(row, StoryState.WAITING)
        _check_drawings(row.written)
        row.shown, row.is_shown, row.state, row.reason = row.draft, True, StoryState.PUBLISHED, ""
        row.published_at = row.published_at or at
        return StoryPublished(story=row.pk, content=story_digest(row, row.draft))

    return _moved(story, seen_version, units_stewarded(actor), write, actor, at)


def withdraw_story(*, story: Story, reason: str, seen_version: int, actor: Actor, at: datetime) -> Story:
    """Take it off: readers find it no more. Raises `NeedsWords`, `NotYourData`, `StoryChanged`, `StoryNotThere`."""
    words = _reason(reason)

    def write(row: Story) -> Event:
        if not row.is_shown:
            raise StoryNotThere
        row.is_shown, row.reason = False, words
        row.state = row.state if row.state in _OPEN else StoryState.WITHDRAWN
        return StoryWithdrawn(story=row.pk, reason=_digest(row, words))

    return _moved(story, seen_version, units_stewarded(actor), write, actor, at)


def _moved(
    story: Story, seen_version: int, units: frozenset[int], write: Callable[[Story], Event], actor: Actor, at: datetime
) -> Story:
    with transaction.atomic():
        row = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
        if row.unit_id not in units:
            raise NotYourData
        if row.version != seen_version:
            raise StoryChanged
        event = write(row)
        row.version, row.modified_at = row.version + 1, at
        row.save()
        _record(row, event, actor, at)
    return row


def _record(row: Story, event: Event, actor: Actor, at: datetime) -> None:
    record(event, actor=actor, at=at, stream=row.stream, refs={"story": row.pk, "unit": row.unit_id})


def _stand(row: Story, state: StoryState) -> None:
    if row.state != state:
        raise StoryNotThere


def _check(content: Content) -> None:
    if not content.title.strip():
        raise NeedsWords("title")
    if len(content.parts) > MOST_PARTS:
        raise NeedsWords("parts")


def _check_drawings(content: Content) -> None:
    tables = Resource.objects.filter(uuid__in=content.tables, removed_at=None, current__isnull=False)
    readable = {str(one.uuid) for one in tables.select_related("dataset") if may_read_rows.allows(NOBODY, one.dataset)}
    for place, part in enumerate(content.parts, start=1):
        if part.is_chart and part.resource not in readable:
            raise ChartNotOpen(place)


def _reason(reason: str) -> str:
    words = " ".join(reason.split())[:300]
    if not words:
        raise NeedsWords("reason")
    return words


def _digest(row: Story, reason: str) -> str:
    return content_digest(bytes(row.salt), {"reason": reason})
