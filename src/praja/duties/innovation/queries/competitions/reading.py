# SPDX-License-Identifier: EUPL-1.2
"""Reading competitions, entries, what was given to a juror, and results, as far as somebody may."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.competitions.agreement import alpha, severities
from praja.duties.innovation.domain.competitions.places import points_of
from praja.duties.innovation.enums.competitions import ENTRY, RESULT_SHOWN, EntryState, Remedy
from praja.duties.innovation.models.competition_places import counted_scores
from praja.duties.innovation.models.competitions import (
    Appeal,
    Competition,
    Entry,
    Placing,
    Revision,
    SheetDraft,
    Stage,
)
from praja.duties.innovation.queries.competitions.rounds import rounds_of, seat_for
from praja.duties.innovation.rules.competitions import JUDGE_ENTRY, SEE_COMPETITION, SEE_ENTRY
from praja.kernel.assessments.domain import Entry as Given
from praja.kernel.assessments.models import Assessor, Round, Score
from praja.kernel.assessments.queries import Task, seat_of, tasks_of
from praja.kernel.measures.domain.figures import rounded
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def competitions_visible(actor: Actor) -> "QuerySet[Competition]":
    """The competitions that this actor may see, with case and unit."""
    rows = Competition.objects.select_related("case__lead_unit")
    return SEE_COMPETITION.visible(actor, rows)


def competition_with_code(actor: Actor, code: str) -> Competition:
    """One of them. Raises NotFound."""
    found = competitions_visible(actor).filter(case__code=code).first()
    if found is None:
        raise NotFound(_("There is no such competition."), next_step=_("Go back to the list of competitions."))
    return found


def entry_with_code(actor: Actor, code: str) -> Entry:
    """An entry that this actor may see. Raises NotFound."""
    rows = Entry.objects.select_related("competition__case__lead_unit", "category", "unit")
    found = SEE_ENTRY.visible(actor, rows).filter(code=code).first()
    if found is None:
        raise NotFound(_("There is no such entry."), next_step=_("Go back to the competition."))
    return found


def own_entries(actor: Actor, competition: Competition | None = None) -> list[Entry]:
    """The entries of whose team this actor is, the latest first; of one competition, or of all."""
    if actor.person_id is None:
        return []
    rows = Entry.objects.filter(team__person_id=actor.person_id)
    if competition is not None:
        rows = rows.filter(competition=competition)
    return list(rows.select_related("competition__case", "category", "unit").order_by("-pk")[:50])


def entries_seen(actor: Actor, competition: Competition) -> "QuerySet[Entry]":
    """The entries of a competition that this actor may see."""
    rows = Entry.objects.filter(competition=competition).select_related("category", "unit")
    return SEE_ENTRY.visible(actor, rows)


@dataclass(frozen=True, slots=True)
class Desk:
    """A juror's place in a round of a stage: what was given to them and how far they are."""

    stage: Stage
    round: Round
    seat: Assessor
    tasks: tuple[Task, ...]
    entries: dict[int, Entry]
    drafts: frozenset[int]

    @property
    def done(self) -> int:
        """How many sheets are given."""
        return sum(one.is_scored for one in self.tasks)

    @property
    def wanted(self) -> int:
        """How many there are to give: all but those left to others."""
        return sum(not one.in_conflict for one in self.tasks)

    @property
    def is_anew(self) -> bool:
        """Whether something that was sealed is judged anew here."""
        return self.round.pk != self.stage.round_id


def desks_of(actor: Actor, competition: Competition) -> list[Desk]:
    """The rounds of a competition in which this actor judges, the latest first."""
    found: list[Desk] = []
    stages = competition.stages.filter(round__isnull=False).order_by("-position")
    places = [(stage, one, seat_of(actor, one)) for stage in stages for one in rounds_of(stage).reverse()]
    for stage, round_, seat in places:
        if seat is None:
            continue
        tasks = tuple(tasks_of(seat))
        rows = Entry.objects.filter(pk__in=[one.subject_id for one in tasks]).select_related("category", "unit")
        entries = {one.pk: one for one in rows}
        order = sorted(tasks, key=lambda one: entries[one.subject_id].number)
        drafts = SheetDraft.objects.filter(juror_id=seat.person_id, stage=stage)
        found.append(
            Desk(stage, round_, seat, tuple(order), entries, frozenset(drafts.values_list("entry_id", flat=True)))
        )
    return found


def sheet_of(actor: Actor, competition: Competition, position: int, number: int) -> tuple[Stage, Entry, Round]:
    """A stage, an entry that was given to this actor in it, by the numbers a juror knows, and the round. Raises NotFound."""
    stage = competition.stages.filter(position=position, round__isnull=False).select_related("round").first()
    rows = Entry.objects.select_related("competition__case", "category", "unit")
    entry = JUDGE_ENTRY.visible(actor, rows).filter(competition=competition, number=number, number__gt=0).first()
    seat = seat_for(stage, entry, actor.person_id) if stage is not None and entry is not None else None
    if stage is None or entry is None or seat is None:
        raise NotFound(_("There is no such entry among those given to you."), next_step=_("Go back to your list."))
    return stage, entry, seat.round


@dataclass(frozen=True, slots=True)
class JurorProgress:
    """How far a juror is in a stage: what they gave is not told."""

    person_id: int
    name: str
    given: int
    done: int
    conflicts: int


def progress_of(round_: Round | None) -> list[JurorProgress]:
    """Every juror of a round by name, without a single score."""
    if round_ is None:
        return []
    seats = Assessor.objects.filter(round=round_).select_related("person")
    rows = seats.annotate(
        given=Count("subjects", distinct=True),
        done=Count("scores__subject_id", distinct=True),
        apart=Count("conflicts", distinct=True),
    ).order_by("person__name", "pk")
    return [JurorProgress(one.person_id, one.person.name, one.given, one.done, one.apart) for one in rows]


@dataclass(frozen=True, slots=True)
class Judged:
    """How far the jurors of a sealed stage agree (Krippendorff's alpha, interval; None: not comparable), and by how many
    points of 100 each lies from the others."""

    alpha: Decimal | None
    severities: tuple[tuple[str, Decimal | None, int], ...]


def judged(stage: Stage) -> Judged | None:
    """Agreement and severity of a sealed stage; None before: nobody peeks."""
    if stage.round is None or stage.round.sealed_at is None:
        return None
    names = dict(Assessor.objects.filter(round=stage.round).values_list("pk", "person__name"))
    rows = Score.objects.filter(assessor__round=stage.round)
    scores = [Given(*one) for one in rows.values_list("assessor_id", "subject_id", "criterion__key", "value")]
    points = points_of(scores, {one["key"]: one["weight"] for one in stage.criteria}, stage.highest)
    found = alpha(points)
    lines = [
        (names[one.juror], None if one.deviation is None else rounded(one.deviation, 2), one.entries)
        for one in severities(points)
    ]
    return Judged(None if found is None else rounded(found, 3), tuple(sorted(lines, key=lambda one: one[0])))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an announced result."""

    entry: Entry
    category: str
    rank: int
    is_tied: bool
    points: Decimal
    stages: int
    raw_rank: int | None


def result_lines(competition: Competition, number: int | None = None) -> list[Line]:
    """The result that stands, or that of a number, by category and rank. Nothing before it is announced."""
    if competition.case.state not in RESULT_SHOWN:
        return []
    shown_of = competition.result if number is None else number
    rows = Placing.objects.filter(entry__competition=competition, stage=None, result=shown_of)
    found = rows.select_related("entry__unit", "entry__category").order_by(
        "entry__category__position", "rank", "entry_id"
    )
    return [
        Line(
            one.entry,
            one.entry.category.title,
            one.rank,
            one.is_tied,
            shown(one.points),
            one.stages,
            one.raw_rank,
        )
        for one in found
    ]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A result that another took the place of: its number, when that happened, and how many sheets count no more since."""

    number: int
    until: datetime
    sheets: int
    anew: int


def earlier_results(competition: Competition) -> list[Earlier]:
    """The results before the one that stands, the latest first. One statement."""
    rows = Revision.objects.filter(competition=competition, number__lte=competition.result, sealed_at__isnull=False)
    anew = Count("appeals__sheets", filter=Q(appeals__remedy=Remedy.JUDGED_ANEW))
    found = rows.annotate(sheets=Count("appeals__sheets"), anew=anew).order_by("-number")
    return [Earlier(one.number - 1, one.sealed_at, one.sheets, one.anew) for one in found if one.sealed_at]


def shown(points: str) -> Decimal:
    """Points as people read them: two decimals, rounded half up once."""
    return rounded(Fraction(points), 2)


def passed_stages(entry: Entry) -> list[tuple[str, bool]]:
    """Before the result is announced, the sealed stages from which entries go on, and whether this one does; no rank, no points.
    The caller has asked whether the reader is of the team or runs it."""
    if entry.competition.case.state in RESULT_SHOWN:
        return []
    last = entry.competition.stages.order_by("-position").values("pk")[:1]
    rows = entry.placings.filter(stage__isnull=False).exclude(stage__in=list(last.values_list("pk", flat=True)))
    return list(rows.order_by("stage__position").values_list("stage__title", "goes_on"))


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a sealed stage says of one entry: its place and points, the mean of each criterion, and what jurors said to it
    without their names."""

    stage: Stage
    rank: int
    points: Decimal
    goes_on: bool
    marks: tuple[tuple[str, int, Decimal, tuple[str, ...]], ...]


def feedback_of(entry: Entry) -> list[Feedback]:
    """Stage by stage, once the result is announced; the caller has asked whether the reader is of the team or runs it."""
    if entry.competition.case.state not in RESULT_SHOWN:
        return []
    placings = entry.placings.filter(stage__isnull=False, result=entry.competition.result)
    placings = placings.select_related("stage__round").order_by("stage__position")
    return [found for one in placings if one.stage is not None and (found := _feedback(entry, one.stage, one))]


def _feedback(entry: Entry, stage: Stage, placing: Placing) -> Feedback:
    given: dict[str, list[Score]] = defaultdict(list)
    rows = counted_scores(stage, entry.competition.result).filter(subject_id=entry.pk)
    for one in rows.select_related("criterion"):
        given[one.criterion.key].append(one)
    marks = tuple(
        (
            str(criterion["title"]),
            int(criterion["weight"]),
            rounded(Fraction(sum(one.value for one in found), len(found)), 2),
            _mixed(entry, str(criterion["key"]), [one.comment for one in found if one.comment]),
        )
        for criterion in stage.criteria
        if (found := given[criterion["key"]])
    )
    return Feedback(stage, placing.rank, shown(placing.points), placing.goes_on, marks)


def _mixed(entry: Entry, key: str, comments: Sequence[str]) -> tuple[str, ...]:
    """Comments in an order that says nothing of who gave them."""
    return tuple(sorted(comments, key=lambda one: hashlib.sha256(f"{entry.code}{key}{one}".encode()).digest()))


def announced_competitions() -> "QuerySet[Competition]":
    """What everybody reads: competitions whose result is announced, the latest first."""
    rows = Competition.objects.select_related("case__lead_unit").filter(case__state__in=RESULT_SHOWN)
    return rows.order_by("-case__filed_at", "-pk")


def announced_with_code(code: str) -> Competition:
    """One of them. Raises NotFound."""
    found = announced_competitions().filter(case__code=code).first()
    if found is None:
        raise NotFound(_("There is no such result."), next_step=_("Go back to the list of results."))
    return found


def appeals_of(competition: Competition) -> list[Appeal]:
    """Every appeal, the first first."""
    rows = Appeal.objects.filter(entry__competition=competition).select_related("entry__unit", "filed_by", "decided_by")
    return list(rows.order_by("filed_at", "pk"))


def counts_of(competition: Competition) -> dict[str, int]:
    """How many entries stand where; those still being written only as a number."""
    found = Entry.objects.filter(competition=competition).values("state").annotate(count=Count("pk"))
    counts = {row["state"]: row["count"] for row in found}
    return {state.value: counts.get(state.value, 0) for state in EntryState}


def judging_in(actor: Actor) -> "QuerySet[Competition]":
    """The competitions in which this actor was given something to judge."""
    mine = Assessor.objects.filter(person_id=actor.person_id or 0, round__subject_kind=ENTRY).values("round")
    rows = Competition.objects.select_related("case__lead_unit")
    return rows.filter(Q(stages__round__in=mine) | Q(stages__revised__round__in=mine)).distinct().order_by("-pk")
