# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what was said in a class, in each wording, and what was hidden, withdrawn, pinned or closed."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.training.models import DiscussionPost, DiscussionThread, PostEdition
from praja.duties.training.models.talk_digests import digest_of_post, digest_of_reason
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.telling import Told, held_against, told

OPENED, ANSWERED = "training.thread_opened", "training.thread_answered"
EDITED, WITHDRAWN = "training.post_edited", "training.post_withdrawn"
HIDDEN, SHOWN = "training.post_hidden", "training.post_shown"
PINNED = {"training.thread_pinned": True, "training.thread_unpinned": False}
CLOSED, REOPENED = "training.thread_closed", "training.thread_reopened"
OF_THREADS = (OPENED, ANSWERED, *PINNED, CLOSED, REOPENED)
OF_POSTS = (OPENED, ANSWERED, EDITED, WITHDRAWN, HIDDEN, SHOWN)
NOT_HIDDEN = {"hidden": "", "hider": "", "reason": ""}

Recorded = dict[int, dict[str, Any]]


@attest("training.discussions")
def discussions_match_their_events() -> Iterator[Mismatch]:
    """Who began which discussion in which class, how far it has come, and whether it is pinned or closed."""
    recorded: Recorded = {}
    for one in told(Q(name__in=OF_THREADS), order=("id",)):
        recorded.setdefault(one.payload["thread"], {}).update(_of_thread(one))
    rows = {row.pk: _thread(row) for row in DiscussionThread.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"discussion {pk}", recorded.get(pk), rows.get(pk))


def _of_thread(one: Told) -> dict[str, Any]:
    at = moment_text(one.at)
    if one.name == OPENED:
        begun = {"class": one.refs["case"], "kind": one.payload["kind"], "by": one.actor, "opened": at, "told": ""}
        return {**begun, "pinned": False, "closed": "", "last": 1, "last_at": at}
    if one.name == ANSWERED:
        heard = {"told": at} if one.payload["tells"] else {}
        return {"last": one.payload["number"], "last_at": at, **heard}
    if one.name in PINNED:
        return {"pinned": PINNED[one.name]}
    return {"closed": at if one.name == CLOSED else ""}


def _thread(row: DiscussionThread) -> dict[str, Any]:
    return {
        "class": row.training_class_id,
        "kind": row.kind,
        "by": str(row.opened_by_id),
        "opened": moment_text(row.opened_at),
        "told": moment_text(row.told_at) if row.told_at else "",
        "pinned": row.is_pinned,
        "closed": moment_text(row.closed_at) if row.closed_at else "",
        "last": row.last_number,
        "last_at": moment_text(row.last_at),
    }


@attest("training.posts")
def posts_match_their_events() -> Iterator[Mismatch]:
    """Every wording of everything that was said, hidden or not, with its author and hour, and why it is hidden."""
    recorded: Recorded = {}
    for one in told(Q(name__in=OF_POSTS), order=("id",)):
        held = recorded.setdefault(one.payload["post"], {"editions": {}})
        held.update(_of_post(one))
        if "content" in one.payload:
            edition = one.payload.get("edition", 1)
            held["editions"][edition] = (one.payload["content"], moment_text(one.at))
    earlier: dict[int, list[PostEdition]] = defaultdict(list)
    for old in PostEdition.objects.all():
        earlier[old.post_id].append(old)
    rows = {row.pk: _post(row, earlier[row.pk]) for row in DiscussionPost.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"post {pk}", recorded.get(pk), rows.get(pk))


def _of_post(one: Told) -> dict[str, Any]:
    at = moment_text(one.at)
    if one.name in (OPENED, ANSWERED):
        number = one.payload.get("number", 1)
        return {"thread": one.payload["thread"], "number": number, "by": one.actor, "withdrawn": "", **NOT_HIDDEN}
    if one.name == WITHDRAWN:
        return {"withdrawn": at}
    if one.name == HIDDEN:
        return {"hidden": at, "hider": one.actor, "reason": one.payload["reason"]}
    return dict(NOT_HIDDEN) if one.name == SHOWN else {}


def _post(row: DiscussionPost, earlier: list[PostEdition]) -> dict[str, Any]:
    editions = {old.edition: (digest_of_post(old), moment_text(old.written_at)) for old in earlier}
    editions[row.edition] = (digest_of_post(row), moment_text(row.edited_at or row.written_at))
    return {
        "thread": row.thread_id,
        "number": row.number,
        "by": str(row.author_id),
        "editions": editions,
        "withdrawn": moment_text(row.withdrawn_at) if row.withdrawn_at else "",
        "hidden": moment_text(row.hidden_at) if row.hidden_at else "",
        "hider": str(row.hidden_by_id) if row.hidden_by_id else "",
        "reason": digest_of_reason(row),
    }
