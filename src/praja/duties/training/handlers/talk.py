# SPDX-License-Identifier: EUPL-1.2
"""Whoever began a discussion hears that somebody answered, gathered: by the code of the class, never a word of it."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.training.events.talk import ThreadAnswered
from praja.duties.training.models import DiscussionThread
from praja.duties.training.rules.talk import READ_THREAD
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.people.queries import actor_of
from praja.lib.codes import show_code


def _thread(delivered: Delivered) -> DiscussionThread:
    event = delivered.event
    assert isinstance(event, ThreadAnswered)
    return DiscussionThread.objects.select_related("training_class__case", "opened_by").get(pk=event.thread)


def asker_of(delivered: Delivered) -> Iterable[int]:
    """Whoever began it, where this answer is the one they hear of (`domain.talk`) and they are still in the class."""
    if not getattr(delivered.event, "tells", False):
        return []
    thread = _thread(delivered)
    asker = actor_of(thread.opened_by, delivered.at)
    may_read = thread.opened_by.is_active and READ_THREAD.allows(asker, thread)
    return [thread.opened_by.person_id] if may_read and thread.opened_by.person_id else []


def about(delivered: Delivered) -> Mapping[str, str | int]:
    """The code of the class and where to read the answers."""
    thread = _thread(delivered)
    code = thread.training_class.case.code
    path = reverse("training:thread", args=[code, thread.pk])
    return {"code": show_code(code), "url": f"{settings.PRAJA_BASE_URL}{path}"}


announce("training.thread_answered", recipients=asker_of, context=about)
