# SPDX-License-Identifier: EUPL-1.2
"""Authors and supporters who wished so hear what becomes of an idea: by its code and a link, never its words, for a message may
be read on a locked screen."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.innovation.models import Idea, Innovation
from praja.duties.innovation.queries.ideas import idea_behind, to_be_told
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.lib.codes import show_code


def _idea(delivered: Delivered) -> Idea:
    return Idea.objects.select_related("case").get(pk=int(delivered.refs["case"]))


def _author(delivered: Delivered) -> Iterable[int]:
    return [_idea(delivered).person_id]


def _interested(delivered: Delivered) -> Iterable[int]:
    return to_be_told(_idea(delivered))


def _about(delivered: Delivered) -> Mapping[str, str | int]:
    return _words(_idea(delivered))


def _words(idea: Idea) -> Mapping[str, str | int]:
    path = reverse("ideas:idea", args=[idea.case.code])
    return {"code": show_code(idea.case.code), "url": f"{settings.PRAJA_BASE_URL}{path}"}


def _behind(delivered: Delivered) -> Idea | None:
    return idea_behind(Innovation.objects.get(pk=int(delivered.refs["case"])))


def _interested_in_origin(delivered: Delivered) -> Iterable[int]:
    idea = _behind(delivered)
    return [] if idea is None else to_be_told(idea)


def _about_origin(delivered: Delivered) -> Mapping[str, str | int]:
    idea = _behind(delivered)
    assert idea is not None, "nobody is told of an innovation without an idea"
    return _words(Idea.objects.select_related("case").get(pk=idea.pk))


announce("innovation.idea_published", recipients=_author, context=_about)
announce("innovation.idea_refused", recipients=_author, context=_about)
announce(
    "innovation.idea_answered",
    "innovation.idea_declined",
    "innovation.idea_merged",
    recipients=_interested,
    context=_about,
)
announce("innovation.idea_adopted", recipients=_interested, context=_about)
announce(
    "innovation.trial_begun",
    recipients=_interested_in_origin,
    context=_about_origin,
    template="innovation.idea_tried",
)
announce(
    "innovation.applied",
    recipients=_interested_in_origin,
    context=_about_origin,
    template="innovation.idea_applied",
)
announce(
    "innovation.displayed",
    recipients=_interested_in_origin,
    context=_about_origin,
    template="innovation.idea_displayed",
)
