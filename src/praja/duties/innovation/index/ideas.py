# SPDX-License-Identifier: EUPL-1.2
"""Ideas: everybody finds those that are shown, with what the office said to them; who answers them also those that wait. Never
who proposed one, and no comment."""

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IN_PUBLIC
from praja.duties.innovation.models import Idea
from praja.duties.innovation.rules.ideas import MODERATORS
from praja.kernel.search.declarations import PUBLIC, IndexRow, facets, index_source

OFFICE_IDEA, PUBLIC_IDEA = "idea", "public_idea"
"""Two kinds: an officer's find opens the page on which it is answered, everybody's what is shown of it."""

DIRTY_ON = tuple(
    f"innovation.idea_{name}"
    for name in ("sent", "published", "refused", "answered", "adopted", "declined", "merged", "withdrawn")
)


def idea_ids() -> Iterator[int]:
    """Every idea, for a rebuild."""
    yield from Idea.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(PUBLIC_IDEA, dirty_on=DIRTY_ON, subject_kind="case", all_ids=idea_ids, label=_("Ideas of residents"))
def public_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Ideas that are shown, for everybody."""
    rows = _ideas(ids).filter(case__state__in=IN_PUBLIC, published_at__isnull=False)
    for idea in rows:
        yield _row(idea, PUBLIC_IDEA, reverse("ideas:idea", args=[idea.case.code]), frozenset({PUBLIC}))


@index_source(OFFICE_IDEA, dirty_on=DIRTY_ON, subject_kind="case", all_ids=idea_ids, label=_("Ideas of residents"))
def office_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """All ideas, for those who moderate and answer them."""
    for idea in _ideas(ids):
        audience = frozenset(f"role:{role}:{idea.case.lead_unit_id}" for role in MODERATORS)
        yield _row(idea, OFFICE_IDEA, reverse("innovation:idea", args=[idea.case.code]), audience)


def _ideas(ids: Collection[int]) -> "QuerySet[Idea]":
    return Idea.objects.filter(pk__in=ids).select_related("case").prefetch_related("answers")


def _row(idea: Idea, kind: str, url: str, audience: frozenset[str]) -> IndexRow:
    answers = sorted(idea.answers.all(), key=lambda one: one.pk)
    body = "\n".join([idea.text, *(one.text for one in answers)])
    narrowed = facets(unit_id=idea.case.lead_unit_id, at=idea.case.filed_at)
    return IndexRow(kind, idea.pk, idea.title, body, url, idea.case.filed_at, audience, narrowed)
