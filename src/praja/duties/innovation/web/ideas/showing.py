# SPDX-License-Identifier: EUPL-1.2
"""Ideas as rows of a list, and who said what, as far as it may be told."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.innovation.enums import IdeaState, PathState
from praja.duties.innovation.models import Idea, IdeaComment
from praja.duties.innovation.models.ideas import Spoken
from praja.duties.innovation.procedure.ideas import DO_ANSWER, DO_MODERATE, IDEAS, READ_COMMENTS
from praja.kernel.people.enums import Role
from praja.kernel.work.models import WorkItem
from praja.lib.codes import show_code


def supporters_of(idea: Idea) -> str:
    """How many support it."""
    count = number_format(idea.supporters, force_grouping=True)
    return ngettext("%(count)s supporter", "%(count)s supporters", idea.supporters) % {"count": count}


def idea_rows(
    rows: Iterable[Idea], url_of: Any, waiting: Mapping[int, list[WorkItem]] | None = None
) -> list[dict[str, Any]]:
    """Ideas as rows of a list; with `waiting` each says what waits to be done with it, and until when."""
    return [
        {
            **_waits((waiting or {}).get(row.pk, [])),
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


def _waits(items: Sequence[WorkItem]) -> dict[str, Any]:
    if not items:
        return {"due_at": None, "due_for": "", "waits": ""}
    named = [str(_WAITING[one.kind]) for one in items if one.kind in _WAITING]
    return {"due_at": items[0].due_at, "due_for": named[0] if named else "", "waits": "; ".join(named)}


_WAITING: Mapping[str, Any] = {
    DO_MODERATE.kind: DO_MODERATE.label,
    DO_ANSWER.kind: DO_ANSWER.label,
    READ_COMMENTS: gettext_lazy("Comments wait to be read"),
}


def author_of(row: Idea | IdeaComment) -> str:
    """Who wrote it: by name only where they wanted that, and an officer always by their office."""
    office = office_of(row)
    if row.shows_author:
        return f"{row.person.name}, {office}" if office else row.person.name
    return office or _("A resident")


def office_of(row: Spoken) -> str:
    """In which office it was said: the role and its unit; empty for a resident."""
    if not row.role:
        return ""
    role = str(Role(row.role).label)
    return f"{role}, {row.unit.name}" if row.unit else role


def answers_of(idea: Idea) -> list[dict[str, Any]]:
    """What the office said, the oldest first."""
    return [
        {"label": IDEAS.by_step[one.step].label, "text": one.text, "at": one.said_at, "who": office_of(one)}
        for one in idea.answers.select_related("unit").order_by("pk")
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
