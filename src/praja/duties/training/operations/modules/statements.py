# SPDX-License-Identifier: EUPL-1.2
"""Statements of xAPI: those that lessons say, judged one by one and kept as they came, and those of the platform itself."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from praja.duties.training.domain.modules.agents import Invalid
from praja.duties.training.domain.modules.cmi5 import (
    BLOCK_TYPE,
    CATEGORY,
    COURSE_TYPE,
    OF_THE_LMS,
    NotNow,
    Session,
    Verb,
    blocks_done,
    check_said,
    context_template,
)
from praja.duties.training.domain.modules.run_time import COMPLETED, FAILED, PASSED
from praja.duties.training.domain.modules.statements import VOIDED, check_statement, uuid_of
from praja.duties.training.enums.modules import LaunchEnd
from praja.duties.training.models import Enrolment, Launch, LessonState, Statement
from praja.duties.training.operations.modules.sessions import end_session, is_done, lesson_of, settle, state_of
from praja.kernel.ledger.domain.chain import moment_text
from praja.lib.actors import Actor

MOST_AT_ONCE, MOST_BYTES, MOST_KEPT = 100, 64 * 1024, 5_000
COUNTED = frozenset({Verb.COMPLETED, Verb.PASSED, Verb.FAILED})
VERSION = "1.0.3"


class OtherStatement(ValueError):
    """Another statement has this id already."""


def take_statements(*, launch: Launch, given: Sequence[Any], actor: Actor, at: datetime) -> list[UUID]:
    """Keep statements that a lesson says, all or none, and give their ids. One that was kept before changes nothing. `actor` is
    the learner. Raises `Invalid`, `NotNow`, `OtherStatement`. Records `training.module_finished` where that finishes it."""
    if not given or len(given) > MOST_AT_ONCE:
        raise Invalid(f"between one and {MOST_AT_ONCE} statements are taken at once")
    checked = [check_statement(one) for one in given]
    ids = [uuid_of(one["id"], "id") if "id" in one else uuid4() for one in checked]
    if len(set(ids)) != len(ids):
        raise Invalid("two statements have one id")
    with transaction.atomic():
        row = (
            Enrolment.objects.select_for_update(of=("self",))
            .select_related("of__module__unit", "employee")
            .get(pk=launch.enrolment_id)
        )
        kept = Launch.objects.select_for_update().get(pk=launch.pk)
        kept.enrolment = row
        for uuid, statement in zip(ids, checked, strict=True):
            _take(kept, row, uuid, statement, at)
        _settle(row, kept, actor, at)
    return ids


def _take(launch: Launch, row: Enrolment, uuid: UUID, statement: Mapping[str, Any], at: datetime) -> None:
    text = json.dumps({**statement, "id": str(uuid)}, sort_keys=True, ensure_ascii=False)
    digest = sha256(text.encode()).hexdigest()
    known = Statement.objects.filter(uuid=uuid).first()
    if known is not None:
        if known.enrolment_id == row.pk and known.digest == digest:
            return
        raise OtherStatement
    if len(text) > MOST_BYTES:
        raise Invalid(f"a statement is at most {MOST_BYTES} bytes")
    if row.statements.count() >= MOST_KEPT:
        raise NotNow(f"no more than {MOST_KEPT} statements are kept of one registration")
    state = state_of(row, launch.key)
    verb = check_said(statement, _session(launch, row, state))
    if statement["verb"]["id"] == VOIDED:
        _void(row, statement)
    _keep(row, uuid, statement, digest, at)
    if verb is not None:
        _heed(launch, state, verb, statement.get("result", {}), at)


def _session(launch: Launch, row: Enrolment, state: LessonState) -> Session:
    return Session(
        actor=agent_of(row),
        activity_id=activity_of(row, launch.key),
        registration=str(row.registration),
        session_id=str(launch.session),
        lesson=lesson_of(row, launch.key),
        in_session=tuple(launch.said),
        in_registration=tuple(state.said),
        is_over=launch.ended_at is not None,
    )


def _heed(launch: Launch, state: LessonState, verb: Verb, result: Mapping[str, Any], at: datetime) -> None:
    launch.said = [*launch.said, verb.value]
    if verb in COUNTED:
        state.said = sorted({*state.said, verb.value})
        state.status = _status(state)
        scaled = result.get("score", {}).get("scaled")
        if scaled is not None:
            state.score = max(Decimal(0), Decimal(str(scaled)) * 100).quantize(Decimal("0.01"))
        state.save()
    launch.seconds = max(launch.seconds, int((at - launch.started_at).total_seconds()))
    launch.save()
    if verb is Verb.TERMINATED:
        end_session(launch, LaunchEnd.TERMINATED, at)


def _status(state: LessonState) -> str:
    for verb, status in ((Verb.PASSED, PASSED), (Verb.FAILED, FAILED), (Verb.COMPLETED, COMPLETED)):
        if verb in state.said:
            return status
    return state.status


def _void(row: Enrolment, statement: Mapping[str, Any]) -> None:
    found = row.statements.filter(uuid=statement["object"]["id"]).first()
    if found is None:
        raise NotNow("there is no such statement to void")
    if found.verb in (VOIDED, *COUNTED, *OF_THE_LMS, Verb.INITIALIZED, Verb.TERMINATED):
        raise NotNow("this statement cannot be voided")
    found.voided = True
    found.save(update_fields=["voided"])


def _keep(row: Enrolment, uuid: UUID, statement: Mapping[str, Any], digest: str, at: datetime) -> None:
    stored = moment_text(at)
    data = {
        "version": VERSION,
        "timestamp": stored,
        **statement,
        "id": str(uuid),
        "stored": stored,
        "authority": {"objectType": "Agent", "account": {"homePage": home_page(), "name": "praja"}},
    }
    Statement.objects.create(
        uuid=uuid,
        enrolment=row,
        verb=statement["verb"]["id"][:500],
        activity=str(statement["object"].get("id", ""))[:1000],
        data=json.dumps(data, ensure_ascii=False),
        digest=digest,
        stored_at=at,
    )


def _settle(row: Enrolment, launch: Launch, actor: Actor, at: datetime) -> None:
    """Say that blocks and the course are satisfied when they come to be (cmi5 §9.3.9), and finish the module."""
    outline = row.of.outline
    states = {state.key: state for state in row.lessons.all()}
    done = [lesson.key for lesson in outline.lessons if is_done(row, lesson, states.get(lesson.key))]
    whole = [(key, BLOCK_TYPE) for key in blocks_done(outline, done)]
    if len(done) == len(outline.lessons):
        whole.append((outline.course, COURSE_TYPE))
    said = set(row.statements.filter(verb=Verb.SATISFIED).values_list("activity", flat=True))
    for key, kind in whole:
        if key not in said:
            thing = {"objectType": "Activity", "id": key, "definition": {"type": kind}}
            platform_says(row, launch, Verb.SATISFIED, thing, at)
    settle(row, actor, at)


def platform_says(
    row: Enrolment,
    launch: Launch,
    verb: Verb,
    thing: Mapping[str, Any],
    at: datetime,
    *,
    extensions: Mapping[str, Any] | None = None,
    result: Mapping[str, Any] | None = None,
) -> None:
    """Keep a statement of the platform itself, in the caller's transaction."""
    context = context_template(lesson_of(row, launch.key), str(launch.session))
    context["registration"] = str(row.registration)
    context["contextActivities"]["category"] = [{"objectType": "Activity", "id": CATEGORY}]
    context["extensions"] |= extensions or {}
    statement = {
        "actor": agent_of(row),
        "verb": {"id": verb.value, "display": {"en": verb.name.lower()}},
        "object": dict(thing),
        "context": context,
        **({"result": dict(result)} if result else {}),
    }
    check_statement(statement)
    _keep(row, uuid4(), statement, "", at)


def home_page() -> str:
    """The address under which accounts of learners and ids of lessons stand."""
    return str(settings.PRAJA_BASE_URL)


def agent_of(row: Enrolment) -> dict[str, Any]:
    """Who packages think it is: an account under a random id, without a name."""
    return {"objectType": "Agent", "account": {"homePage": home_page(), "name": str(row.account)}}


def activity_of(row: Enrolment, key: str) -> str:
    """The id of a lesson as statements name it, which is ours and not the publisher's (cmi5 §8.1.5)."""
    keys = [lesson.key for lesson in row.of.outline.lessons]
    return f"{home_page()}/diklat/modul/{row.of.module.code}/versi/{row.of.number}/pelajaran/{keys.index(key) + 1}"
