# SPDX-License-Identifier: EUPL-1.2
"""Whoever keeps the room of a class hides what does not belong there, and says which discussion comes first or has ended. Done
again, each changes nothing."""

from datetime import datetime
from typing import Any

from django.db import transaction

from praja.duties.training.errors.talk import NotYourTalk, PostRefused
from praja.duties.training.events.talk import (
    PostHidden,
    PostShown,
    ThreadClosed,
    ThreadPinned,
    ThreadReopened,
    ThreadUnpinned,
    stream_of_thread,
)
from praja.duties.training.models import DiscussionPost, DiscussionThread
from praja.duties.training.models.talk import REASON
from praja.duties.training.models.talk_digests import digest_of_reason
from praja.duties.training.rules.room import keeps_room
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


def hide_post(*, post: DiscussionPost, reason: str, actor: Actor, at: datetime) -> DiscussionPost:
    """Hide a post from the class; its reason is read in its place. Raises NotYourTalk, PostRefused without a reason. Records
    `training.post_hidden`."""
    _guard(actor, post.thread)
    text = " ".join(reason.split())[:REASON]
    if not text:
        raise PostRefused.reason()
    with transaction.atomic():
        row = DiscussionPost.objects.select_for_update().get(pk=post.pk)
        if row.hidden_at is not None:
            return row
        row.hidden_at, row.hidden_by_id, row.hidden_reason, row.reason_salt = at, int(actor.id), text, new_salt()
        row.save(update_fields=["hidden_at", "hidden_by", "hidden_reason", "reason_salt"])
        _record(PostHidden(post=row.pk, reason=digest_of_reason(row)), post.thread, actor, at)
    return row


def show_post(*, post: DiscussionPost, actor: Actor, at: datetime) -> DiscussionPost:
    """Show a hidden post again. Raises NotYourTalk. Records `training.post_shown`."""
    _guard(actor, post.thread)
    with transaction.atomic():
        row = DiscussionPost.objects.select_for_update().get(pk=post.pk)
        if row.hidden_at is None:
            return row
        row.hidden_at, row.hidden_by, row.hidden_reason, row.reason_salt = None, None, "", b""
        row.save(update_fields=["hidden_at", "hidden_by", "hidden_reason", "reason_salt"])
        _record(PostShown(post=row.pk), post.thread, actor, at)
    return row


def pin_thread(*, thread: DiscussionThread, actor: Actor, at: datetime) -> DiscussionThread:
    """Let a discussion stand before the others. Raises NotYourTalk. Records `training.thread_pinned`."""
    return _changed(thread, {"is_pinned": False}, {"is_pinned": True}, ThreadPinned(thread=thread.pk), actor, at)


def unpin_thread(*, thread: DiscussionThread, actor: Actor, at: datetime) -> DiscussionThread:
    """Let it stand among the others again. Raises NotYourTalk. Records `training.thread_unpinned`."""
    return _changed(thread, {"is_pinned": True}, {"is_pinned": False}, ThreadUnpinned(thread=thread.pk), actor, at)


def close_thread(*, thread: DiscussionThread, actor: Actor, at: datetime) -> DiscussionThread:
    """Let nobody write in it any more. Raises NotYourTalk. Records `training.thread_closed`."""
    return _changed(thread, {"closed_at": None}, {"closed_at": at}, ThreadClosed(thread=thread.pk), actor, at)


def reopen_thread(*, thread: DiscussionThread, actor: Actor, at: datetime) -> DiscussionThread:
    """Let people write in it again. Raises NotYourTalk. Records `training.thread_reopened`."""
    event = ThreadReopened(thread=thread.pk)
    return _changed(thread, {"closed_at__isnull": False}, {"closed_at": None}, event, actor, at)


def _changed(
    thread: DiscussionThread, is_now: dict[str, Any], new: dict[str, Any], event: Event, actor: Actor, at: datetime
) -> DiscussionThread:
    """Change it where it stands as `is_now`, and record it."""
    _guard(actor, thread)
    with transaction.atomic():
        if DiscussionThread.objects.filter(pk=thread.pk, **is_now).update(**new):
            for name, value in new.items():
                setattr(thread, name, value)
            _record(event, thread, actor, at)
    return thread


def _guard(actor: Actor, thread: DiscussionThread) -> None:
    if not actor.id or not keeps_room(actor, thread.training_class):
        raise NotYourTalk.moderating()


def _record(event: Event, thread: DiscussionThread, actor: Actor, at: datetime) -> None:
    refs = {"case": thread.training_class_id}
    record(event, actor=actor, at=at, stream=stream_of_thread(thread.pk), refs=refs)
