# SPDX-License-Identifier: EUPL-1.2
"""What a participant still has to do, in words and with where to do it."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.queries.classes.todo import Doing, ToDo, things_to_do
from praja.duties.training.web.change.words import next_step


def to_do(seat: Seat | None, row: TrainingClass, at: datetime) -> list[dict[str, Any]]:
    """Rows as `item_row` takes them; none for whoever takes no part."""
    if seat is None:
        return []
    return [_shown(one, row.case.code) for one in things_to_do(seat, row, at)]


def _shown(one: ToDo, code: str) -> dict[str, Any]:
    words, url = _told(one, code)
    return {"title": words, "url": url, "due_at": one.due_at}


def _told(one: ToDo, code: str) -> tuple[str, str]:
    given = {"title": one.title}
    match one.doing:
        case Doing.BE_THERE:
            return _("Be recorded as present: %(title)s") % given, reverse("training:presence", args=[code])
        case Doing.TAKE_TEST:
            return _("Take the test: %(title)s") % given, reverse("training:exam", args=[code, one.number])
        case Doing.HAND_IN:
            return _("Hand in: %(title)s") % given, reverse("training:assignment", args=[code, one.number])
        case Doing.HAND_IN_AGAIN:
            return _("Hand in once more: %(title)s") % given, reverse("training:assignment", args=[code, one.number])
        case Doing.MILESTONE:
            return _("Carry out the next milestone of your action plan"), _step_of(one, code)[1]
        case Doing.REACTION:
            return _("Say what you think of the class"), reverse("training:answer_reaction", args=[code])
        case Doing.BEHAVIOUR:
            return _("Say what has changed since the class"), reverse("training:answer_behaviour", args=[one.number])
    return _step_of(one, code)


def _step_of(one: ToDo, code: str) -> tuple[str, str]:
    assert one.work is not None  # of a plan there always is
    step = next_step(one.work, code)
    return str(step.words), str(step.url)
