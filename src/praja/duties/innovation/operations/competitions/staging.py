# SPDX-License-Identifier: EUPL-1.2
"""Stages of judging: opened with jurors kept apart from what they have an interest in, and sealed."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.competitions.allocation import TooFewJurorsError, allocated
from praja.duties.innovation.enums.competitions import ENTRY, CompetitionState
from praja.duties.innovation.errors.competitions import StillOpen, TooFewJurors
from praja.duties.innovation.models.competition_places import Row, computed, rows_digest
from praja.duties.innovation.models.competitions import Competition, Entry, Placing, SheetDraft, Stage
from praja.duties.innovation.operations.competitions.desks import ask_jurors, ask_no_more
from praja.duties.innovation.queries.competitions.conflicts import interests
from praja.duties.innovation.queries.competitions.standing import subjects_of
from praja.kernel.assessments.models import AssignedSubject, ConflictOfInterest, Round, Score
from praja.kernel.assessments.operations import CriterionGiven, open_round, publish_rubric, seal_round
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor


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
    _guard_complete(round_, at)
    data: dict[str, Any] = {"stage": stage.position, "round": round_.pk, "places": "", "result": ""}
    target = CompetitionState.SEALED if is_last else CompetitionState.JUDGING

    def write(_case: Case) -> None:
        seal_round(round=round_, actor=actor, at=at)
        found = computed(row)
        rows = found.stages[stage.position]
        _place(rows, stage)
        data["places"] = rows_digest(rows)
        if is_last:
            _place(found.end, None)
            data["result"] = rows_digest(found.end)
        SheetDraft.objects.filter(stage=stage).delete()
        ask_no_more(row, stage, at)

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


def _guard_complete(round_: Round, at: datetime) -> None:
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


def _place(rows: tuple[Row, ...], stage: Stage | None) -> None:
    Placing.objects.bulk_create(
        Placing(
            entry_id=one.entry,
            stage=stage,
            rank=one.rank,
            is_tied=one.tied,
            points=str(one.points),
            stages=one.stages,
            goes_on=one.goes_on,
        )
        for one in rows
    )
