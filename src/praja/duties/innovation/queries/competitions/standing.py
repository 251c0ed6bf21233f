# SPDX-License-Identifier: EUPL-1.2
"""What is judged in a stage."""

from praja.duties.innovation.enums.competitions import EntryState
from praja.duties.innovation.models.competitions import Category, Competition, Entry, Stage


def subjects_of(competition: Competition, stage: Stage) -> list[Entry]:
    """The entries that are judged in a stage: those that take part, and later those that went on."""
    rows = Entry.objects.filter(competition=competition, state=EntryState.ELIGIBLE).select_related("unit", "category")
    if stage.position > 1:
        before = competition.stages.get(position=stage.position - 1)
        rows = rows.filter(pk__in=before.placings.filter(goes_on=True).values("entry"))
    return list(rows.order_by("number", "pk"))


def category_titles(competition: Competition) -> dict[int, str]:
    """Titles of the categories by id."""
    return dict(Category.objects.filter(competition=competition).values_list("pk", "title"))
