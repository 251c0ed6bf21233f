# SPDX-License-Identifier: EUPL-1.2
"""Other jurors of a stage that was sealed: in a round of their own, so that what was sealed stays as it is."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from praja.duties.innovation.domain.competitions.allocation import TooFewJurorsError, allocated
from praja.duties.innovation.enums.competitions import ENTRY
from praja.duties.innovation.errors.competitions import NotSealed, TooFewJurors
from praja.duties.innovation.models.competitions import Entry, RevisedRound, Revision, Stage
from praja.duties.innovation.operations.competitions.desks import ask_jurors
from praja.duties.innovation.queries.competitions.conflicts import interests
from praja.duties.innovation.queries.competitions.rounds import met
from praja.kernel.assessments.models import Round
from praja.kernel.assessments.operations import open_round
from praja.kernel.people.models import Person
from praja.lib.actors import system_actor


def replace_sheets(
    *, revision: Revision, stage: Stage, wanted: Mapping[int, int], closes_at: datetime, at: datetime
) -> Round:
    """Give entries (ids) to so many further jurors each who never had them in this stage and have no interest in them, evenly,
    by the rubric by which the stage was judged. Part of the operations that call it. Raises `TooFewJurors`."""
    if stage.round is None:
        raise NotSealed
    competition = revision.competition
    entries = list(Entry.objects.filter(pk__in=list(wanted)).select_related("unit", "category").order_by("pk"))
    jurors = list(competition.jurors.order_by("person_id").values_list("person_id", flat=True))
    apart = {*interests(jurors, entries), *met(stage)}
    seed = f"{competition.case.code}.{stage.position}.{revision.number}"
    given: dict[int, set[int]] = defaultdict(set)
    for each in sorted(set(wanted.values())):
        some = [one for one in entries if wanted[one.pk] == each]
        for juror, mine in _given(some, jurors, apart, each, seed).items():
            given[juror] |= set(mine)
    people = Person.objects.in_bulk([juror for juror, mine in given.items() if mine])
    made = open_round(
        rubric=stage.round.rubric,
        unit=competition.case.lead_unit,
        title=f"{competition.case.subject}, {stage.title}"[:160],
        subject_kind=ENTRY,
        opens_at=at,
        closes_at=closes_at,
        seats={person: sorted(given[pk]) for pk, person in people.items()},
        actor=system_actor("innovation"),
        at=at,
    )
    RevisedRound.objects.create(revision=revision, stage=stage, round=made)
    ask_jurors(competition, stage, sorted(people), closes_at, at)
    return made


def _given(
    entries: list[Entry], jurors: list[int], apart: set[tuple[int, int]], each: int, seed: str
) -> dict[int, tuple[int, ...]]:
    try:
        return allocated([one.pk for one in entries], jurors, apart, each=each, seed=seed)
    except TooFewJurorsError as short:
        titles = [one.title for one in entries if one.pk in short.entries]
        raise TooFewJurors(", ".join(titles[:5])) from short
