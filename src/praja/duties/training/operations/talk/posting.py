# SPDX-License-Identifier: EUPL-1.2
"""What people of a class say to each other. Sent twice, as over a weak signal, it is said once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.talk import is_told
from praja.duties.training.enums import ClassState
from praja.duties.training.enums.talk import ThreadKind
from praja.duties.training.errors.talk import NotYourTalk, PostRefused, TalkRefused
from praja.duties.training.events.talk import (
    PostEdited,
    PostWithdrawn,
    ThreadAnswered,
    ThreadOpened,
    stream_of_thread,
)
from praja.duties.training.models import DiscussionPost, DiscussionThread, PostEdition, ThreadLook, TrainingClass
from praja.duties.training.models.talk import TITLE, WORDS
from praja.duties.training.models.talk_digests import digest_of_post
from praja.duties.training.operations.talk.looking import look_at_thread
from praja.duties.training.rules.talk import is_inside, wrote
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True)
class NewThread:
    """What somebody asks, or wants to talk about."""

    kind: ThreadKind
    title: str
    words: str


def open_thread(*, training_class: TrainingClass, new: NewThread, actor: Actor, at: datetime) -> DiscussionThread:
    """Begin a discussion. The same title and words again are the discussion that there is.

    Raises NotYourTalk for whoever is not in the class, TalkRefused where it is not held, PostRefused without title or words.
    Records `training.thread_opened`.
    """
    _guard(actor, training_class)
    title, text = _title(new.title), _words(new.words)
    with transaction.atomic():
        TrainingClass.objects.select_for_update(of=("self",)).get(pk=training_class.pk)
        same = DiscussionPost.objects.filter(thread__training_class=training_class, number=1, author_id=int(actor.id))
        held = same.filter(title=title, words=text, withdrawn_at=None).select_related("thread").first()
        if held is not None:
            return held.thread
        row = DiscussionThread.objects.create(
            training_class=training_class, kind=new.kind, opened_by_id=int(actor.id), opened_at=at, last_at=at
        )
        post = _said(row, 1, title, text, actor, at)
        look_at_thread(thread=row, number=1, actor=actor, at=at)
        event = ThreadOpened(thread=row.pk, kind=str(row.kind), post=post.pk, content=digest_of_post(post))
        _record(event, row, actor, at)
    return row


def answer_thread(*, thread: DiscussionThread, words: str, actor: Actor, at: datetime) -> DiscussionPost:
    """Say something in a discussion. The author's own last words again are the post that there is.

    Raises NotYourTalk, PostRefused without words, TalkRefused where it is closed or the class is not held. Records
    `training.thread_answered`.
    """
    _guard(actor, thread.training_class)
    text = _words(words)
    with transaction.atomic():
        row = DiscussionThread.objects.select_for_update().get(pk=thread.pk)
        last = row.posts.get(number=row.last_number)
        if wrote(actor, last) and last.number > 1 and last.words == text:
            return last
        if row.closed_at is not None:
            raise TalkRefused.closed()
        tells = _tells(row, actor, at)
        post = _said(row, row.last_number + 1, "", text, actor, at)
        row.last_number, row.last_at, row.told_at = post.number, at, at if tells else row.told_at
        row.save(update_fields=["last_number", "last_at", "told_at"])
        look_at_thread(thread=row, number=post.number, actor=actor, at=at)
        event = ThreadAnswered(
            thread=row.pk, post=post.pk, number=post.number, content=digest_of_post(post), tells=tells
        )
        _record(event, row, actor, at)
    return post


def _tells(row: DiscussionThread, actor: Actor, at: datetime) -> bool:
    if str(row.opened_by_id) == actor.id:
        return False
    look = ThreadLook.objects.filter(thread=row, account=row.opened_by_id).first()
    return is_told(row.told_at, look.looked_at if look else None, at, local_zone())


def edit_post(*, post: DiscussionPost, title: str, words: str, actor: Actor, at: datetime) -> DiscussionPost:
    """Word one's own post anew, as long as nobody has answered; the earlier wording stays. `title` is of the first post alone.

    Raises NotYourTalk, PostRefused without title or words, TalkRefused once somebody answered, or where it is hidden, withdrawn
    or in a closed discussion. Records `training.post_edited`.
    """
    _guard_author(actor, post)
    text, name = _words(words), _title(title) if post.number == 1 else ""
    with transaction.atomic():
        thread = DiscussionThread.objects.select_for_update().get(pk=post.thread_id)
        row = DiscussionPost.objects.get(pk=post.pk)
        if (row.title, row.words) == (name, text):
            return row
        _guard_open(thread, row)
        PostEdition.objects.create(
            post=row,
            edition=row.edition,
            title=row.title,
            words=row.words,
            salt=row.salt,
            written_at=row.edited_at or row.written_at,
        )
        row.title, row.words, row.salt = name, text, new_salt()
        row.edition, row.edited_at = row.edition + 1, at
        row.save(update_fields=["title", "words", "salt", "edition", "edited_at"])
        event = PostEdited(post=row.pk, edition=row.edition, content=digest_of_post(row))
        _record(event, thread, actor, at)
    return row


def withdraw_post(*, post: DiscussionPost, actor: Actor, at: datetime) -> DiscussionPost:
    """Take one's own post back; again, it changes nothing. Its words are shown to nobody any more. Raises NotYourTalk. Records
    `training.post_withdrawn`."""
    _guard_author(actor, post)
    with transaction.atomic():
        if DiscussionPost.objects.filter(pk=post.pk, withdrawn_at=None).update(withdrawn_at=at):
            post.withdrawn_at = at
            _record(PostWithdrawn(post=post.pk), post.thread, actor, at)
    return post


def _guard(actor: Actor, row: TrainingClass) -> None:
    if not actor.id or not is_inside(actor, row):
        raise NotYourTalk.outside()
    if row.case.state == ClassState.CANCELLED:
        raise TalkRefused.cancelled()


def _guard_author(actor: Actor, post: DiscussionPost) -> None:
    if not wrote(actor, post):
        raise NotYourTalk.author()
    if not is_inside(actor, post.thread.training_class):
        raise NotYourTalk.outside()


def _guard_open(thread: DiscussionThread, row: DiscussionPost) -> None:
    if thread.closed_at is not None:
        raise TalkRefused.closed()
    if row.hidden_at is not None or row.withdrawn_at is not None:
        raise TalkRefused.gone()
    if thread.posts.filter(number__gt=row.number).exclude(author=row.author_id).exists():
        raise TalkRefused.answered()


def _title(text: str) -> str:
    title = " ".join(text.split())[:TITLE]
    if not title:
        raise PostRefused.title()
    return title


def _words(text: str) -> str:
    words = text.strip()[:WORDS]
    if not words:
        raise PostRefused.words()
    return words


def _said(thread: DiscussionThread, number: int, title: str, words: str, actor: Actor, at: datetime) -> DiscussionPost:
    return DiscussionPost.objects.create(
        thread=thread,
        number=number,
        author_id=int(actor.id),
        title=title,
        words=words,
        salt=new_salt(),
        written_at=at,
    )


def _record(event: Event, thread: DiscussionThread, actor: Actor, at: datetime) -> None:
    refs = {"case": thread.training_class_id}
    record(event, actor=actor, at=at, stream=stream_of_thread(thread.pk), refs=refs)
