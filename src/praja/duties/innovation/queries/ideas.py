# SPDX-License-Identifier: EUPL-1.2
"""Reading ideas: what everybody reads, what waits for a moderator, and what became of each."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IDEA, IN_PUBLIC
from praja.duties.innovation.index.ideas import OFFICE_IDEA, PUBLIC_IDEA
from praja.duties.innovation.models import Idea, IdeaComment, IdeaSupport, Innovation
from praja.duties.innovation.rules.ideas import MODERATORS, SEE_IDEA
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import search, tokens_of
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

FOUND_AT_MOST = 100
"""Ideas found by words."""


def public_ideas(*, topic: str = "", unit_ids: Collection[int] | None = None, words: str = "") -> "QuerySet[Idea]":
    """What everybody reads; unordered. Words are looked for in the search index, which follows within seconds; of very many finds
    the best `FOUND_AT_MOST` are shown."""
    rows = Idea.objects.select_related("case__lead_unit").filter(case__state__in=IN_PUBLIC, published_at__isnull=False)
    if topic:
        rows = rows.filter(topic=topic)
    if unit_ids is not None:
        rows = rows.filter(case__lead_unit__in=unit_ids)
    return _found(rows, words, PUBLIC_IDEA, frozenset({PUBLIC}))


def _found(rows: "QuerySet[Idea]", words: str, kind: str, tokens: frozenset[str]) -> "QuerySet[Idea]":
    if not words.strip():
        return rows
    found = search(words, tokens=tokens, kinds=(kind,), limit=FOUND_AT_MOST).found
    return rows.filter(pk__in=[one.object_id for one in found])


def idea_with(actor: Actor, code: str) -> Idea:
    """The idea of a code. Raises NotFound, also where it is not shown to this actor."""
    rows = SEE_IDEA.visible(actor, Idea.objects.select_related("case__lead_unit", "person", "unit", "innovation__case"))
    found = rows.filter(case__code=code).select_related("merged_into__case").first()
    if found is None:
        raise NotFound(_("There is no such idea."), next_step=_("Look it up in the list of ideas."))
    return found


def comments_shown(idea: Idea) -> "QuerySet[IdeaComment]":
    """What a moderator let everybody read, the oldest first."""
    return idea.comments.filter(shown=True).select_related("person", "unit").order_by("pk")


def comments_to_read(idea: Idea) -> "QuerySet[IdeaComment]":
    """What waits for a moderator, and what was hidden."""
    return idea.comments.exclude(shown=True).select_related("person", "unit").order_by("pk")


def own_comments_waiting(actor: Actor, idea: Idea) -> int:
    """How many of this actor's own comments nobody has read yet."""
    return idea.comments.filter(shown=None, person_id=actor.person_id or 0).count()


def support_of(actor: Actor, idea: Idea) -> IdeaSupport | None:
    """This actor's own support, if it holds."""
    return idea.supports.filter(person_id=actor.person_id or 0, ended_at=None).first()


def ideas_kept_by(actor: Actor, *, waits: bool = False, words: str = "") -> "QuerySet[Idea]":
    """The ideas that this actor moderates and answers, `waits` only those with which something is to be done; unordered. Words
    are looked for as in `public_ideas`, also in what is not shown."""
    rows = Idea.objects.select_related("case__lead_unit").filter(case__lead_unit_id__among=actor.units_as(*MODERATORS))
    if waits:
        rows = rows.filter(Exists(WorkItem.objects.filter(case_id=OuterRef("pk"), closed_at=None)))
    return _found(rows, words, OFFICE_IDEA, tokens_of(actor))


def waiting_at(ideas: Collection[Idea]) -> dict[int, list[WorkItem]]:
    """By idea: what waits to be done with it, the most urgent first. One statement."""
    found: dict[int, list[WorkItem]] = {}
    rows = WorkItem.objects.filter(case_id__in=[one.pk for one in ideas], closed_at=None).order_by("due_at", "pk")
    for row in rows:
        found.setdefault(row.case_id or 0, []).append(row)
    return found


def idea_behind(innovation: Innovation) -> Idea | None:
    """The idea that an innovation came from."""
    return Idea.objects.filter(pk=innovation.origin_id).first() if innovation.origin_kind == IDEA else None


def to_be_told(idea: Idea) -> list[int]:
    """Persons who wished to hear what becomes of it: its author and its supporters."""
    supporters = idea.supports.filter(ended_at=None, wants_news=True).values_list("person_id", flat=True)
    return sorted({*supporters, *([idea.person_id] if idea.wants_news else [])})
