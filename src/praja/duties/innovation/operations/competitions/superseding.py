# SPDX-License-Identifier: EUPL-1.2
"""The result that takes the place of another after an appeal: counted anew, sealed and announced; the one before stays."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praja.duties.innovation.errors.competitions import NoRemedy, NotSealed, StillOpen
from praja.duties.innovation.models.competition_places import computed, newcomers, raw_ranks, rows_digest
from praja.duties.innovation.models.competitions import Competition, Revision, SheetDraft
from praja.duties.innovation.operations.competitions.announcing import result_digest
from praja.duties.innovation.operations.competitions.desks import ask_no_more
from praja.duties.innovation.operations.competitions.replacing import replace_sheets
from praja.duties.innovation.operations.competitions.staging import guard_complete, place
from praja.duties.innovation.queries.competitions.rounds import open_rounds
from praja.kernel.assessments.operations import seal_round
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone


def supersede_result(
    *,
    competition: Competition,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    closes_at: datetime | None = None,
) -> Case:
    """Seal what was judged anew after appeals, count the whole result again, and let it take the place of the one before, for
    everybody at once; teams may appeal against it as against the first. Earlier results stay readable.

    Where entries go on into a stage only by this count, they are judged there first, until `closes_at`; then it is called again.

    Raises `NotSealed` where what stands is not what was sealed, `StillOpen` while sheets are missing and the time for them runs,
    `NoRemedy` at `last_day` where newcomers must be judged and no day is given, `TooFewJurors`, and what `perform` raises.
    Records `innovation.competition_result_superseded` or `innovation.competition_newcomers_judged`, and the sealing of rounds.
    """
    row = Competition.objects.select_related("case__lead_unit").get(pk=competition.pk)
    revision = row.revisions.filter(sealed_at=None).select_related("competition__case__lead_unit").first()
    if revision is None:
        raise StillOpen(_("Nothing is counted anew."), _("Read the result."))
    if result_digest(row.case, row.result) != rows_digest(computed(row, row.result).end):
        raise NotSealed
    for one in open_rounds(row):
        guard_complete(one, at)
    said: dict[str, Any] = {"actor": actor, "at": at, "seen_version": seen_version}
    new = newcomers(row, revision.number)
    return _judged_first(row, revision, new, closes_at, said) if new else _superseded(row, revision, said)


def _judged_first(
    row: Competition,
    revision: Revision,
    new: Mapping[int, list[int]],
    closes_at: datetime | None,
    said: Mapping[str, Any],
) -> Case:
    """Let the first stage that has newcomers judge them; what comes after it is seen when it is sealed."""
    stage = row.stages.select_related("round__rubric").get(position=min(new))
    entries = new[stage.position]
    if closes_at is None or closes_at <= said["at"]:
        problem = ngettext_lazy(
            "%(count)s entry goes on by the count anew and is judged in “%(stage)s” first.",
            "%(count)s entries go on by the count anew and are judged in “%(stage)s” first.",
            len(entries),
        ) % {"count": len(entries), "stage": stage.title}
        raise NoRemedy("last_day", problem, _("Say until which day jurors give scores."))
    data: dict[str, Any] = {
        "revision": revision.number,
        "stage": stage.position,
        "round": 0,
        "entries": tuple(entries),
    }

    def write(_case: Case) -> None:
        _seal_rounds(row, said["at"])
        wanted = dict.fromkeys(entries, row.jurors_each)
        made = replace_sheets(revision=revision, stage=stage, wanted=wanted, closes_at=closes_at, at=said["at"])
        data["round"] = made.pk

    return perform(row.pk, "judge_newcomers", data=data, write=write, **said)


def _superseded(row: Competition, revision: Revision, said: Mapping[str, Any]) -> Case:
    at: datetime = said["at"]
    until = start_of(local_date(at, local_zone()) + timedelta(days=row.appeal_days + 1), local_zone())
    places: dict[str, str] = {}
    data: dict[str, Any] = {
        "result": revision.number,
        "places": places,
        "digest": "",
        "appeals_until": moment_text(until),
    }

    def write(_case: Case) -> None:
        _seal_rounds(row, at)
        found = computed(row, revision.number)
        raw = raw_ranks(row, revision.number)
        for stage in row.stages.order_by("position"):
            rows = found.stages[stage.position]
            place(rows, stage, raw, result=revision.number)
            places[str(stage.position)] = rows_digest(rows)
        place(found.end, None, raw, result=revision.number)
        data["digest"] = rows_digest(found.end)
        Revision.objects.filter(pk=revision.pk).update(sealed_at=at)
        Competition.objects.filter(pk=row.pk).update(result=revision.number, appeals_until=until)

    return perform(row.pk, "supersede", data=data, write=write, **said)


def _seal_rounds(row: Competition, at: datetime) -> None:
    """Bind what was judged anew in the ledger; nothing of it waits for a juror any more."""
    rounds = list(open_rounds(row))
    for one in rounds:
        seal_round(round=one, actor=system_actor("innovation"), at=at)
    if rounds:
        SheetDraft.objects.filter(entry__competition=row).delete()
        ask_no_more(row, at)
