# SPDX-License-Identifier: EUPL-1.2
"""Documents that lessons keep by xAPI: states and profiles, each learner's their own."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction

from praja.duties.training.domain.modules.agents import Invalid
from praja.duties.training.domain.modules.cmi5 import LAUNCH_DATA, NotNow
from praja.duties.training.models import Enrolment, LessonDocument
from praja.duties.training.operations.modules.launching import etag_of

MOST_DOCUMENTS, MOST_BYTES, LONGEST_KEY = 100, 256 * 1024, 200


class Outdated(ValueError):
    """The document is not as the request supposes (412)."""


class Unconditional(ValueError):
    """A profile that is there is only replaced by who says what they saw of it (409)."""


def put_document(
    *,
    enrolment: Enrolment,
    kind: str,
    activity: str,
    key: str,
    media_type: str,
    body: bytes,
    merge: bool,
    at: datetime,
    if_match: str = "",
    if_none_match: str = "",
    conditional: bool = False,
) -> LessonDocument:
    """Keep a document, or with `merge` put the members of a JSON object into the one that is there. Raises `Invalid`, `NotNow`,
    `Outdated`, `Unconditional`."""
    if key == LAUNCH_DATA:
        raise NotNow("this document is written by the LMS alone")
    if not 0 < len(key) <= LONGEST_KEY or len(activity) > 300:
        raise Invalid("the id of a document is too long")
    with transaction.atomic():
        Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
        rows = LessonDocument.objects.filter(enrolment=enrolment, kind=kind, activity=activity)
        known = rows.filter(key=key).first()
        check_condition(known, if_match, if_none_match)
        if conditional and known is not None and not if_match and not if_none_match and not merge:
            raise Unconditional
        if known is None and LessonDocument.objects.filter(enrolment=enrolment).count() >= MOST_DOCUMENTS:
            raise NotNow(f"no more than {MOST_DOCUMENTS} documents are kept of one registration")
        row = known or LessonDocument(enrolment=enrolment, kind=kind, activity=activity, key=key)
        row.body = _merged(known, media_type, body) if merge else body
        if len(row.body) > MOST_BYTES:
            raise Invalid(f"a document is at most {MOST_BYTES} bytes")
        row.media_type, row.etag, row.updated_at = media_type[:100], etag_of(row.body), at
        row.save()
    return row


def drop_documents(
    *, enrolment: Enrolment, kind: str, activity: str, key: str = "", if_match: str = "", if_none_match: str = ""
) -> None:
    """Remove one document, or all of that kind of an activity. Raises `Outdated`, `NotNow`."""
    if key == LAUNCH_DATA:
        raise NotNow("this document is written by the LMS alone")
    rows = LessonDocument.objects.filter(enrolment=enrolment, kind=kind, activity=activity).exclude(key=LAUNCH_DATA)
    with transaction.atomic():
        Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
        if key:
            rows = rows.filter(key=key)
            check_condition(rows.first(), if_match, if_none_match)
        rows.delete()


def check_condition(known: LessonDocument | None, if_match: str, if_none_match: str) -> None:
    """Hold `If-Match` and `If-None-Match` against what is there. Raises `Outdated`."""
    if if_match and (known is None or (if_match != "*" and known.etag not in _marks(if_match))):
        raise Outdated
    if if_none_match and known is not None and (if_none_match == "*" or known.etag in _marks(if_none_match)):
        raise Outdated


def _marks(header: str) -> set[str]:
    return {mark.strip().removeprefix("W/").strip('"') for mark in header.split(",")}


def _merged(known: LessonDocument | None, media_type: str, body: bytes) -> bytes:
    if known is None:
        return body
    if not (_is_json(media_type) and _is_json(known.media_type)):
        raise Invalid("only JSON objects are merged")
    return json.dumps({**_object(bytes(known.body)), **_object(body)}, ensure_ascii=False).encode()


def _is_json(media_type: str) -> bool:
    return media_type.split(";")[0].strip() == "application/json"


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Invalid("only JSON objects are merged")
    return found
