# SPDX-License-Identifier: EUPL-1.2
"""Ideas as rows of a list, and who said what, as far as it may be told."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.innovation.enums import IdeaState, PathState
from praja.duties.innovation.models import Idea, IdeaComment
from praja.duties.innovation.procedure.ideas import IDEAS
from praja.lib.codes import show_code


def supporters_of(idea: Idea) -> str:
    """How many support it."""
    count = number_format(idea.supporters, force_grouping=True)
    return ngettext("%(count)s supporter", "%(count)s supporters", idea.supporters) % {"count": count}


def idea_rows(rows: Iterable[Idea], url_of: Any) -> list[dict[str, Any]]:
    """Ideas as rows of a list."""
    return [
        {
            "title": row.title,
            "url": url_of(row),
            "meta": " · ".join(
                (row.get_topic_display(), row.case.lead_unit.name, supporters_of(row), show_code(row.case.code))
            ),
            "label": IDEAS.by_state[row.case.state].public,
            "tone": IDEAS.by_state[row.case.state].tone,
        }
        for row in rows
    ]


def author_of(row: Idea | IdeaComment) -> str:
    """Who wrote it: by name only where they wanted that."""
    return row.person.name if row.shows_author else _("A resident")


def answers_of(idea: Idea) -> list[dict[str, Any]]:
    """What the office said, the oldest first."""
    return [
        {"label": IDEAS.by_step[one.step].label, "text": one.text, "at": one.said_at}
        for one in idea.answers.order_by("pk")
    ]


def became_of(idea: Idea) -> str:
    """What became of an idea that was taken up, in one sentence."""
    if idea.case.state != IdeaState.ADOPTED or idea.innovation is None:
        return ""
    words = {
        PathState.TRIAL: _("What came of it is being tried now."),
        PathState.TRIED: _("What came of it was tried; the office decides whether it is applied."),
        PathState.APPLIED: _("What came of it is applied now."),
        PathState.DISPLAYED: _("What came of it is applied and shown with its numbers before and after."),
        PathState.REJECTED: _("The head of the region decided against what came of it."),
        PathState.STOPPED: _("What came of it was stopped."),
        PathState.WITHDRAWN: _("What came of it was withdrawn."),
    }
    return words.get(PathState(idea.innovation.case.state), _("A team works on it."))
