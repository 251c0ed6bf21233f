# SPDX-License-Identifier: EUPL-1.2
"""Who reads and writes in the discussions of a class: who is in its room. Who keeps the room moderates (`rules.room`)."""

from collections.abc import Iterable

from django.db.models import QuerySet

from praja.duties.training.models import DiscussionPost, DiscussionThread, TrainingClass
from praja.duties.training.rules.classes import RUN_CLASS, takes_part
from praja.duties.training.rules.room import keeps_room, kept_by, sits_in
from praja.lib.actors import Actor, ActorKind, Holders, Rule


def is_inside(actor: Actor, row: TrainingClass) -> bool:
    """Whether this actor is in the room of a class: a participant, or who runs it, teaches or coaches in it."""
    return takes_part(actor, row.pk) or keeps_room(actor, row)


def _read_by(actor: Actor, rows: "QuerySet[DiscussionThread]") -> "QuerySet[DiscussionThread]":
    return rows.filter(kept_by(actor, "training_class_id") | sits_in(actor, "training_class_id"))


def _readers(row: DiscussionThread) -> Iterable[Holders]:
    yield from RUN_CLASS.holders(row.training_class)


READ_THREAD: Rule[DiscussionThread] = Rule(
    "training.read_discussion", lambda actor, row: is_inside(actor, row.training_class), _read_by, _readers
)
"""Participants, trainers, coaches, and who runs the class."""


def wrote(actor: Actor, post: DiscussionPost) -> bool:
    """Whether this actor is the author of a post."""
    return actor.kind is ActorKind.EMPLOYEE and actor.id == str(post.author_id)
