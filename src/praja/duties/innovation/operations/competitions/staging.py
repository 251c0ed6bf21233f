# SPDX-License-Identifier: EUPL-1.2
"""Stages of judging: opened with jurors kept apart from what they have an interest in, and sealed."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.competitions.allocation import TooFewJurorsError, allocated
from praja.duties.innovation.enums.competitions import ENTRY, CompetitionState
from praja.duties.innovation.errors.competitions import NotYourCompetition, StillOpen, TooFewJurors
from praja.duties.innovation.models.competition_places import Row, computed, raw_ranks, rows_digest
from praja.duties.innovation.models.competitions import Competition, Entry, Placing, SheetDraft, Stage
from praja.duties.innovation.operations.competitions.desks import ask_jurors, ask_no_more
from praja.duties.innovation.queries.competitions.conflicts import interests
from praja.duties.innovation.queries.competitions.rounds import rounds_of
from praja.duties.innovation.queries.competitions.standing import subjects_of
from praja.duties.innovation.rules.competitions import runs_competition
from praja.kernel.assessments.models import Assessor, AssignedSubject, ConflictOfInterest, Round, Score
from praja.kernel.assessments.operations import (
    CriterionGiven,
    open_round,
    prolong_round,
    publish_rubric,
    seal_round,
)
from praja.kernel.assessments.queries import tasks_of
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor, system_actor


def open_stage(
    *, competition: Competition, closes_at: datetime, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Begin the next stage: every entry in it goes to as many jurors as announced, evenly, to nobody of its unit (or one above or
    below), household or team.

    Raises `StillOpen` where the stage before is not sealed or nothing is left to judge, `TooFewJurors`, `InvalidInput`, and what
    `perform` raises. Records `innovation.competition_stage_opened`, and the round's own opening.
    """
    row = Competition.objects.select_related("case__lead_unit").get(pk=competition.pk)
    stage = _next(row)
    entries = subjects_of(row, stage)
    if not entries:
        raise StillOpen(_("No entry is left to judge."), _("Admit entries, or cancel the competition."))
    data: dict[str, Any] = {"stage": stage.position, "round": 0, "kept_apart": {}}

    def write(_case: Case) -> None:
        jurors = list(row.jurors.order_by("person_id").values_list("person_id", flat=True))
        apart = interests(jurors, entries)
        given = _given(row, entries, jurors, apart, f"{row.case.code}.{stage.position}")
        stage.round = _round(row, stage, given, closes_at, actor, at)
        stage.save(update_fields=["round"])
        kept_apart: dict[str, list[int]] = defaultdict(list)
        for juror, entry in sorted(apart):
            kept_apart[str(juror)].append(entry)
        data["round"] = stage.round.pk
        data["kept_apart"] = {juror: tuple(found) for juror, found in kept_apart.items()}
        ask_jurors(row, stage, [juror for juror, mine in given.items() if mine], closes_at, at)

    return perform(competition.pk, "open_stage", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _next(row: Competition) -> Stage:
    for stage in row.stages.select_related("round").order_by("position"):
        if stage.round is None:
            return stage
        if stage.round.sealed_at is None:
            raise StillOpen(_("A stage is being judged."), _("Seal it first."))
    raise StillOpen(_("Every stage is sealed."), _("Announce the result."))


def _given(
    row: Competition, entries: list[Entry], jurors: list[int], apart: Any, seed: str
) -> dict[int, tuple[int, ...]]:
    try:
        return allocated([one.pk for one in entries], jurors, list(apart), each=row.jurors_each, seed=seed)
    except TooFewJurorsError as short:
        titles = [one.title for one in entries if one.pk in short.entries]
        raise TooFewJurors(", ".join(titles[:5])) from short


def _round(
    row: Competition,
    stage: Stage,
    given: dict[int, tuple[int, ...]],
    closes_at: datetime,
    actor: Actor,
    at: datetime,
) -> Round:
    rubric = publish_rubric(
        key=f"innovation.competition.{row.pk}.{stage.position}",
        title=stage.title,
        criteria=[CriterionGiven(one["key"], one["title"], one["weight"]) for one in stage.criteria],
        lowest=0,
        highest=stage.highest,
        unit=row.case.lead_unit,
        actor=actor,
        at=at,
    )
    people = Person.objects.in_bulk(list(given))
    return open_round(
        rubric=rubric,
        unit=row.case.lead_unit,
        title=f"{row.case.subject}: {stage.title}"[:160],
        subject_kind=ENTRY,
        opens_at=at,
        closes_at=closes_at,
        seats={people[juror]: mine for juror, mine in given.items() if mine},
        actor=actor,
        at=at,
    )


def seal_stage(*, competition: Competition, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Seal the stage that is being judged: its scores are bound in the ledger, standings computed from them, and who goes on.
    After the last stage the whole result is sealed.

    Raises `StillOpen` while sheets are missing and the stage's time runs, or where an entry has no sheet at all, and what
    `perform` and `seal_round` raise. Records `innovation.competition_stage_sealed`, and the round's own sealing.
    """
    row = Competition.objects.select_related("case").get(pk=competition.pk)
    stages = list(row.stages.select_related("round").order_by("position"))
    stage = next((one for one in stages if one.round is not None and one.round.sealed_at is None), None)
    if stage is None or stage.round is None:
        raise StillOpen(_("No stage is being judged."), _("Begin the next one."))
    round_, is_last = stage.round, stage is stages[-1]
    guard_complete(round_, at)
    data: dict[str, Any] = {"stage": stage.position, "round": round_.pk, "places": "", "result": ""}
    target = CompetitionState.SEALED if is_last else CompetitionState.JUDGING

    def write(_case: Case) -> None:
        seal_round(round=round_, actor=actor, at=at)
        found = computed(row)
        rows = found.stages[stage.position]
        raw = raw_ranks(row, 1)
        place(rows, stage, raw)
        data["places"] = rows_digest(rows)
        if is_last:
            place(found.end, None, raw)
            data["result"] = rows_digest(found.end)
        SheetDraft.objects.filter(stage=stage).delete()
        ask_no_more(row, at)

    return perform(
        competition.pk,
        "seal_stage",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data=data,
        write=write,
        target=target,
    )


def prolong_judging(
    *, competition: Competition, closes_at: datetime, actor: Actor, at: datetime, seen_version: int | None
) -> None:
    """Give jurors more time in every round that is not sealed and ends before. Once a round's time was over, nothing else lets an
    entry be judged that nobody judged. The page's version is not asked: nothing that it shows is lost.

    Raises `NotYourCompetition`, `StillOpen` where nothing is judged, `InvalidInput` where it is no longer than before. Records
    `assessments.prolonged` for each round.
    """
    row = Competition.objects.select_related("case__lead_unit").get(pk=competition.pk)
    if not runs_competition(actor, row):
        raise NotYourCompetition
    with transaction.atomic():
        lock(row.pk)
        pairs = [(stage, one) for stage in row.stages.all() for one in rounds_of(stage) if one.sealed_at is None]
        short = [(stage, one) for stage, one in pairs if one.closes_at < closes_at] or pairs
        if not short:
            raise StillOpen(_("Nothing is judged now."), _("Begin a stage first."))
        for stage, one in short:
            prolong_round(round=one, closes_at=closes_at, actor=system_actor("innovation"), at=at)
            waiting = [seat.person_id for seat in one.assessors.order_by("pk") if not is_done(seat)]
            ask_jurors(row, stage, waiting, closes_at, at)


def is_done(seat: Assessor) -> bool:
    """Whether an assessor judged everything that was given to them, or left it to others."""
    return all(one.is_scored or one.in_conflict for one in tasks_of(seat))


def guard_complete(round_: Round, at: datetime) -> None:
    """Raises `StillOpen` while sheets of a round are missing and its time runs, or where an entry has none at all."""
    conflicts = set(ConflictOfInterest.objects.filter(assessor__round=round_).values_list("assessor_id", "subject_id"))
    given = set(AssignedSubject.objects.filter(assessor__round=round_).values_list("assessor_id", "subject_id"))
    sheets = set(Score.objects.filter(assessor__round=round_).values_list("assessor_id", "subject_id"))
    missing = given - conflicts - sheets
    if missing and at < round_.closes_at:
        raise StillOpen(
            _("%(count)s sheets are missing.") % {"count": len(missing)},
            _("Wait for the jurors, or until the stage's time is over."),
        )
    if {subject for _juror, subject in given} - {subject for _juror, subject in sheets}:
        raise StillOpen(_("An entry was judged by nobody."), _("Ask a juror of it to give scores."))


def place(rows: tuple[Row, ...], stage: Stage | None, raw: Mapping[tuple[int, int], int], *, result: int = 1) -> None:
    """Write down standings of a stage, or of the end (None), as a result of a number; `raw` as `raw_ranks` gives it."""
    position = 0 if stage is None else stage.position
    Placing.objects.bulk_create(
        Placing(
            entry_id=one.entry,
            stage=stage,
            rank=one.rank,
            is_tied=one.tied,
            points=str(one.points),
            stages=one.stages,
            goes_on=one.goes_on,
            result=result,
            raw_rank=raw.get((position, one.entry)),
        )
        for one in rows
    )
