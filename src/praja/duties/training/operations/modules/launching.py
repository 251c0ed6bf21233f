# SPDX-License-Identifier: EUPL-1.2
"""Opening a lesson of cmi5: what it is told, the secret that it swaps once for a token, and what it may then call."""

import json
from datetime import datetime, timedelta
from hashlib import sha1
from typing import Any

from django.db import transaction

from praja.duties.training.domain.modules.cmi5 import (
    LAUNCH_DATA,
    LAUNCH_MODE,
    LAUNCH_PARAMETERS,
    LAUNCH_URL,
    MASTERY,
    MOVE_ON,
    Verb,
    launch_data,
)
from praja.duties.training.domain.modules.outlines import ModuleKind
from praja.duties.training.domain.modules.spans import iso_span
from praja.duties.training.enums.modules import DocumentKind, LaunchEnd
from praja.duties.training.models import Enrolment, Launch, LessonDocument
from praja.duties.training.operations.modules.learning import going
from praja.duties.training.operations.modules.sessions import end_session, lesson_of, open_lesson
from praja.duties.training.operations.modules.statements import activity_of, platform_says
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret

LASTS = timedelta(hours=12)
"""How long a lesson that was opened may be read and may speak."""


class UsedBefore(ValueError):
    """The secret was swapped before."""


class NotKnown(ValueError):
    """No session has this secret, or its time is over."""


def launch_lesson(
    *, enrolment: Enrolment, key: str, return_url: str, launch_url: str, actor: Actor, at: datetime
) -> tuple[Launch, str]:
    """Open a lesson of a package; of cmi5 with all that it must be told before it begins (§8 to §10). Raises `NoSuchModule`,
    `NotOffered`."""
    with transaction.atomic():
        row = going(enrolment, actor)
        open_before = list(Launch.objects.filter(enrolment=row, key=key, ended_at=None))
        launch, secret = open_lesson(enrolment=row, key=key, actor=actor, at=at)
        if row.of.kind is ModuleKind.CMI5:
            for one in open_before:
                _say_abandoned(row, one, at)
            _tell(row, launch, return_url, launch_url, at)
    return launch, secret


def swap_secret(*, secret: str, at: datetime) -> str:
    """The token for a secret, once. Raises `UsedBefore`, `NotKnown`."""
    token = new_secret()
    with transaction.atomic():
        row = Launch.objects.select_for_update().filter(fetch_hash=hash_secret(secret)).first()
        if row is None or row.ended_at is not None or at >= row.started_at + LASTS:
            raise NotKnown
        if row.token_hash is not None:
            raise UsedBefore
        row.token_hash = hash_secret(token)
        row.save(update_fields=["token_hash"])
    return token


def launch_by_token(token: str, at: datetime) -> Launch:
    """The session that a token is of. Raises `NotKnown`."""
    rows = Launch.objects.select_related("enrolment__of__module__unit", "enrolment__employee")
    found = rows.filter(token_hash=hash_secret(token)).first()
    if found is None or at >= found.started_at + LASTS or found.enrolment.of.withdrawn_at is not None:
        raise NotKnown
    return found


def abandon_old_sessions(*, at: datetime) -> int:
    """Break off sessions whose time is over, and say so for cmi5. Gives how many; safe to run twice."""
    rows = Launch.objects.filter(ended_at=None, started_at__lte=at - LASTS).select_related("enrolment__of__module")
    count = 0
    for one in rows[:500]:
        with transaction.atomic():
            row = (
                Enrolment.objects.select_for_update(of=("self",)).select_related("of__module").get(pk=one.enrolment_id)
            )
            launch = Launch.objects.select_for_update().get(pk=one.pk)
            if launch.ended_at is not None:
                continue
            end_session(launch, LaunchEnd.ABANDONED, at)
            if row.of.kind is ModuleKind.CMI5:
                _say_abandoned(row, launch, at)
            count += 1
    return count


def _say_abandoned(row: Enrolment, launch: Launch, at: datetime) -> None:
    """A session that began and never said that it ended (§9.3.6)."""
    if Verb.TERMINATED in launch.said:
        return
    thing = {"objectType": "Activity", "id": activity_of(row, launch.key)}
    platform_says(row, launch, Verb.ABANDONED, thing, at, result={"duration": iso_span(launch.seconds)})


def _tell(row: Enrolment, launch: Launch, return_url: str, launch_url: str, at: datetime) -> None:
    lesson, activity = lesson_of(row, launch.key), activity_of(row, launch.key)
    body = json.dumps(launch_data(lesson, str(launch.session), return_url)).encode()
    LessonDocument.objects.update_or_create(
        enrolment=row,
        kind=DocumentKind.STATE,
        activity=activity,
        key=LAUNCH_DATA,
        defaults={"media_type": "application/json", "body": body, "etag": etag_of(body), "updated_at": at},
    )
    extensions: dict[str, Any] = {LAUNCH_MODE: "Normal", LAUNCH_URL: launch_url, MOVE_ON: lesson.move_on}
    if lesson.mastery is not None:
        extensions[MASTERY] = float(lesson.mastery)
    if lesson.launch_data:
        extensions[LAUNCH_PARAMETERS] = lesson.launch_data
    platform_says(row, launch, Verb.LAUNCHED, {"objectType": "Activity", "id": activity}, at, extensions=extensions)


def etag_of(body: bytes) -> str:
    """The mark of a document's content that xAPI prescribes: its SHA-1."""
    return sha1(body, usedforsecurity=False).hexdigest()
