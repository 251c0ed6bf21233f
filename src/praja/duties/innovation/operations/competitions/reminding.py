# SPDX-License-Identifier: EUPL-1.2
"""Jurors hear once that the time of a round ends soon."""

from datetime import datetime, timedelta

from django.db import transaction

from praja.duties.innovation.enums.competitions import ENTRY
from praja.duties.innovation.events.competitions import JurorsReminded
from praja.duties.innovation.models.competitions import Competition
from praja.duties.innovation.operations.competitions.staging import is_done
from praja.duties.innovation.queries.competitions.rounds import competitions_of
from praja.kernel.assessments.models import Round
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.telling import told_by_stream
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor

BEFORE = timedelta(days=2)
"""How long before its end; no rule asks for it."""


def remind_jurors(*, actor: Actor, at: datetime) -> int:
    """Let those who still have something to judge hear of every round that ends within two days, once for each end. Returns how
    many rounds that were. Records `innovation.jurors_reminded`."""
    soon = Round.objects.filter(
        subject_kind=ENTRY, sealed_at=None, closes_at__gt=at, closes_at__lte=at + BEFORE
    ).order_by("pk")
    of = competitions_of([one.pk for one in soon])
    return sum(_reminded(of[one.pk], one, actor, at) for one in soon if one.pk in of)


def _reminded(competition: Competition, round_: Round, actor: Actor, at: datetime) -> bool:
    waiting = [seat for seat in round_.assessors.order_by("pk") if not is_done(seat)]
    event = JurorsReminded(round=round_.pk, closes=moment_text(round_.closes_at), jurors=len(waiting))
    with transaction.atomic():
        case = lock(competition.pk)
        told = told_by_stream([case.stream], names=[JurorsReminded.name]).get(case.stream, [])
        known = {(one.payload["round"], one.payload["closes"]) for one in told}
        if not waiting or (event.round, event.closes) in known:
            return False
        refs = {"case": case.pk, "round": round_.pk}
        record(event, actor=actor, at=at, stream=case.stream, refs=refs)
    return True
