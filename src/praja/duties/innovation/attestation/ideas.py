# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: this was proposed, so many support it, this was said to it, and this was hidden."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from praja.duties.innovation.enums import IDEA
from praja.duties.innovation.models import Idea
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 200
_SAID = ("refused", "answered", "adopted", "declined", "merged")
_STEPS = {"refused": "refuse", "answered": "answer", "adopted": "adopt", "declined": "decline", "merged": "merge"}


@attest("innovation.idea")
def ideas_match_their_events() -> Iterator[Mismatch]:
    """Compare every idea, its supporters and comments with what was recorded of it."""
    last, rows = 0, Case.objects.filter(procedure=IDEA).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        events, held = told_by_stream([case.stream for case in chunk]), _held([case.pk for case in chunk])
        for case in chunk:
            yield from held_against(f"idea {case.code}", _told(events.get(case.stream, ())), held.get(case.pk))


def _told(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        name = one.name.removeprefix("innovation.idea_")
        if name == "sent":
            found = _begun(one.payload)
        elif name == "supported":
            _support(found, one.payload)
        elif name == "commented":
            said = one.payload
            found["comments"][said["comment"]] = (
                *(said["author"], said["shows_author"], said["words"], *_office(said)),
                *(None, ""),
            )
        elif name == "comment_judged":
            said = one.payload
            found["comments"][said["comment"]] = (
                *found["comments"][said["comment"]][:5],
                said["shown"],
                said["reason"],
            )
        elif name == "published":
            found["published"] = True
        elif name in _SAID:
            found["answers"] = [*found["answers"], (_STEPS[name], one.payload["words"], *_office(one.payload))]
            found |= {key: one.payload[key] for key in ("innovation", "into") if key in one.payload}
    if found:
        found["supporters"] = len(found["supports"])
    return found or None


def _begun(payload: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: payload[key] for key in ("words", "topic", "author", "shows_author", "wants_news")}
    return {
        **kept,
        "office": _office(payload),
        "supports": {},
        "comments": {},
        "answers": [],
        "published": False,
        "innovation": None,
        "into": None,
    }


def _office(payload: Mapping[str, Any]) -> tuple[int | None, str]:
    """In which office it was said; in none, before that was kept."""
    return payload.get("unit"), payload.get("role", "")


def _support(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    if told["ended"]:
        found["supports"].pop(told["person"], None)
    else:
        found["supports"][told["person"]] = told["wants_news"]


def _held(keys: list[int]) -> dict[int, dict[str, Any]]:
    rows = Idea.objects.filter(pk__in=keys).prefetch_related("supports", "comments", "answers")
    return {
        row.pk: {
            "words": content_digest(bytes(row.salt), {"title": row.title, "text": row.text}),
            "topic": row.topic,
            "author": row.person_id,
            "shows_author": row.shows_author,
            "wants_news": row.wants_news,
            "office": (row.unit_id, row.role),
            "supports": {one.person_id: one.wants_news for one in row.supports.all() if one.ended_at is None},
            "supporters": row.supporters,
            "comments": {
                one.pk: (
                    one.person_id,
                    one.shows_author,
                    content_digest(bytes(one.salt), words_content(one.text)),
                    one.unit_id,
                    one.role,
                    one.shown,
                    content_digest(bytes(one.reason_salt), words_content(one.reason)) if one.reason_salt else "",
                )
                for one in row.comments.all()
            },
            "answers": [
                (one.step, content_digest(bytes(one.salt), words_content(one.text)), one.unit_id, one.role)
                for one in sorted(row.answers.all(), key=lambda one: one.pk)
            ],
            "published": row.published_at is not None,
            "innovation": row.innovation_id,
            "into": row.merged_into_id,
        }
        for row in rows
    }
