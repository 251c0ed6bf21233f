# SPDX-License-Identifier: EUPL-1.2
"""The list of data of a year, what is alike in it, and what the forum decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.likeness import likeness
from praja.duties.opendata.models import Dataset, ForumDecision, PlannedDataset
from praja.duties.opendata.procedure.names import AGREED, MET, PROPOSED, RETURNED
from praja.duties.opendata.queries.office import plan_cases
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

ON_THE_LIST = (PROPOSED, RETURNED, AGREED, MET)
"""States of entries that are, or may come, on the list."""
ALIKE = 0.6
"""From which share of common words on two titles are shown to each other."""
MOST_COMPARED = 5_000


def plans_for(actor: Actor, year: int, state: str = "") -> QuerySet[Case]:
    """The entries of a year that this actor may read."""
    cases = plan_cases(actor).filter(planned_dataset__year=year)
    return cases.filter(state=state) if state else cases


@dataclass(frozen=True, slots=True)
class AlikeEntry:
    """Something that may be the same data: an entry of the list (`code`), or a dataset that is there already (`name`)."""

    title: str
    unit: str
    state: str = ""
    code: str = ""
    name: str = ""


def alike(title: str, year: int, *, besides: int | None = None) -> list[AlikeEntry]:
    """Entries of that year and datasets, of whatever unit, whose titles share most of their words: everybody who proposes sees
    them, so that nothing is collected twice. The most alike first, at most eight."""
    words = set(likeness(title).split())
    if not words:
        return []
    entries = PlannedDataset.objects.filter(year=year, case__state__in=ON_THE_LIST).exclude(pk=besides)
    rows = entries.values_list("likeness", "title", "case__lead_unit__name", "case__state", "case__code")
    found = [
        (share, AlikeEntry(name, unit, state, code))
        for like, name, unit, state, code in rows[:MOST_COMPARED]
        if (share := _share(words, like)) >= ALIKE
    ]
    for name, address, unit in Dataset.objects.values_list("title", "name", "unit__name")[:MOST_COMPARED]:
        if (share := _share(words, likeness(name))) >= ALIKE:
            found.append((share, AlikeEntry(name, unit, name=address)))
    return [entry for _share_, entry in sorted(found, key=lambda one: -one[0])[:8]]


def _share(words: set[str], other: str) -> float:
    others = set(other.split())
    return len(words & others) / len(words | others) if others else 0.0


def decisions() -> QuerySet[ForumDecision]:
    """What the forum decided, the newest first."""
    return ForumDecision.objects.select_related("minutes").order_by("-decided_on", "-pk")


def decision_of(pk: int) -> ForumDecision:
    """One decision. Raises `NotFound`."""
    found = decisions().filter(pk=pk).first()
    if found is None:
        raise NotFound(_("The forum made no such decision."), next_step=_("Look in the list."))
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """How the list of a year stands: entries by state, and how many of those agreed are past their date."""

    counts: dict[str, int]
    late: int

    @property
    def agreed(self) -> int:
        """What the forum took in, met or not."""
        return self.counts.get(AGREED, 0) + self.counts.get(MET, 0)


def standing_of(cases: Iterable[tuple[str, date]], on: date) -> Standing:
    """Count states and due days of entries."""
    counts: dict[str, int] = {}
    rows = list(cases)
    for state, _due in rows:
        counts[state] = counts.get(state, 0) + 1
    return Standing(counts, sum(state == AGREED and due < on for state, due in rows))
