# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: stories say what was written, and readers see exactly what was published."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.enums import StoryState
from praja.duties.opendata.models import Story
from praja.duties.opendata.models.digests import story_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told


@attest("opendata.stories")
def stories_match_their_events() -> Iterator[Mismatch]:
    """Replay what was written of every story, what was published and taken off, and why."""
    recorded: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in told(Q(stream__startswith="opendata.story:")):
        facts = recorded[one.payload["story"]]
        facts |= _said(one, facts)
    rows = {row.pk: row for row in Story.objects.all()}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"story {pk}", recorded.get(pk), _held(row) if row else None)


def _said(one: Told, before: dict[str, Any]) -> dict[str, Any]:
    payload = one.payload
    writing = {"state": StoryState.WRITING}
    match one.name:
        case "opendata.story_begun":
            begun = {"unit": payload["unit"], "name": payload["story_name"], "content": payload["content"]}
            return {**begun, **writing, "shown": None, "is_shown": False, "reason": "", "published": None}
        case "opendata.story_written":
            return {**writing, "content": payload["content"]}
        case "opendata.story_handed_in":
            return {"state": StoryState.WAITING, "reason": ""}
        case "opendata.story_returned":
            return {**writing, "reason": payload["reason"]}
        case "opendata.story_published":
            first = before.get("published") or one.at
            now = {"shown": payload["content"], "is_shown": True, "published": first}
            return {**now, "state": StoryState.PUBLISHED, "reason": ""}
        case "opendata.story_withdrawn":
            is_open = before.get("state") in (StoryState.WRITING, StoryState.WAITING)
            state = before["state"] if is_open else StoryState.WITHDRAWN
            return {"is_shown": False, "reason": payload["reason"], "state": state}
    return {}


def _held(row: Story) -> dict[str, Any]:
    return {
        "unit": row.unit_id,
        "name": row.name,
        "content": story_digest(row, row.draft),
        "shown": story_digest(row, row.shown) if row.shown else None,
        "is_shown": row.is_shown,
        "state": row.state,
        "reason": content_digest(bytes(row.salt), {"reason": row.reason}) if row.reason else "",
        "published": row.published_at,
    }
