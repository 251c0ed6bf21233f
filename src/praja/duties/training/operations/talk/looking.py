# SPDX-License-Identifier: EUPL-1.2
"""How far somebody has read a discussion."""

from datetime import datetime

from praja.duties.training.models import DiscussionThread, ThreadLook
from praja.lib.actors import Actor, ActorKind


def look_at_thread(*, thread: DiscussionThread, number: int, actor: Actor, at: datetime) -> None:
    """Mark that the actor has read up to this post. A mark for themselves and no fact about the class, so no event tells of it;
    it never goes back."""
    if actor.kind is not ActorKind.EMPLOYEE:
        return
    mine = ThreadLook.objects.filter(thread=thread, account_id=actor.id)
    if mine.filter(number__lte=number).update(number=number, looked_at=at) or mine.update(looked_at=at):
        return
    new = ThreadLook(thread=thread, account_id=int(actor.id), number=number, looked_at=at)
    ThreadLook.objects.bulk_create([new], ignore_conflicts=True)
