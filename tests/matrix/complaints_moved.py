# SPDX-License-Identifier: EUPL-1.2
"""Complaints in every state, and what a rightful holder would send to move one."""

from datetime import datetime, timedelta
from typing import Any

from matrix.objects import answer_one, file_one, forward_one
from praja.duties.complaints.enums import AnswerKind, Held
from praja.duties.complaints.models import Destination
from praja.duties.complaints.operations import (
    AnswerWords,
    Filed,
    Report,
    approve_draft,
    ask_completion,
    ask_data,
    file_complaint,
    join_complaint,
    return_complaint,
    submit_draft,
)
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from towns import Town

WORDS = "Petugas sudah datang dan memperbaikinya."


def complaint_in(state: str, town: Town, at: datetime) -> tuple[Case, str]:
    """A case in this state, and the secret of its reporter's link."""
    if state == "draft":
        report = Report(text=WORDS, held=Held.UNPROVEN)
        filed = file_complaint(report=report, channel="web", actor=NOBODY, at=at)
    else:
        filed = file_one("deed", at)
    _walk(state, filed, town, at + timedelta(minutes=1))
    filed.case.refresh_from_db()
    return filed.case, filed.secret


def _walk(state: str, filed: Filed, town: Town, at: datetime) -> None:
    if state == "incomplete":
        ask_completion(case=filed.case, text=WORDS, actor=town.coordinator, at=at, seen_version=None)
    if state in ("draft", "received", "incomplete"):
        return
    case = forward_one(filed, town, town.roads, at)
    if state == "answered":
        answer_one(case, town, at + timedelta(minutes=1))
    unit: dict[str, Any] = {"case": case, "actor": town.roads_liaison, "at": at, "seen_version": None}
    if state == "questioned":
        ask_data(**unit, text=WORDS)
    if state == "disputed":
        return_complaint(**unit, reason=WORDS, proposed_unit=None)
    if state == "joined":
        main = forward_one(file_one("main", at), town, town.roads, at)
        join_complaint(case=case, into=main, actor=town.coordinator, at=at, seen_version=None)
    if state in ("approval", "approved"):
        submit_draft(**unit, words=AnswerWords(kind=AnswerKind.EXPLAINED, text=WORDS))
    if state == "approved":
        approve_draft(case=case, actor=town.roads_head, at=at, seen_version=None)


def outside() -> Destination:
    """Somebody outside this government who can be named."""
    return Destination.objects.get_or_create(key="pln", defaults={"name": "PLN", "text": "Hubungi PLN."})[0]


def said_of_complaint(name: str, town: Town) -> dict[str, object]:
    """What a rightful holder would send."""
    said: dict[str, dict[str, object]] = {
        "complaints:forward": {
            "to_unit": town.roads.pk,
            "classification": "non_supervisory",
            "about_service": "no",
            "publish": "no",
        },
        "complaints:archive": {"reason": "too_general", "note": WORDS},
        "complaints:admit": {"topic": ""},
        "complaints:discard": {"reason": "no_report", "note": WORDS},
        "complaints:ask_completion": {"text": WORDS},
        "complaints:complete": {"text": WORDS},
        "complaints:postpone": {"reason": WORDS},
        "complaints:refer": {"destination": outside().key, "note": WORDS},
        "complaints:draft": {"kind": "done", "text": WORDS},
        "complaints:answer": {"kind": "done", "text": WORDS, "no_photo_reason": "Gelap."},
        "complaints:approve": {},
        "complaints:return_draft": {"note": WORDS},
        "complaints:publish": {},
        "complaints:ask_data": {"text": WORDS},
        "complaints:give_data": {"text": WORDS},
        "complaints:return": {"reason": WORDS, "proposed_unit": ""},
        "complaints:decide": {"affair": "none", "to_unit": town.roads.pk, "decision": WORDS},
        "complaints:separate": {},
        "complaints:reply": {"text": WORDS},
        "complaints:accept": {},
    }
    return said[name]
