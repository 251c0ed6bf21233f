# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: this was answered and found, this was sealed, this was sent."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from praja.duties.innovation.domain.index.digests import answer_content
from praja.duties.innovation.enums import PATH
from praja.duties.innovation.enums.index import MATURITY_FILES, REGION_FILES
from praja.duties.innovation.events.index import YEARS, stream_of_year
from praja.duties.innovation.models import (
    FormDetail,
    IndexSeal,
    Maturity,
    ProposalText,
    RegionAnswer,
    Sending,
)
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 200
Rows = dict[str, Any]


@attest("innovation.index_answers")
def answers_of_innovations_match_their_events() -> Iterator[Mismatch]:
    """Compare what innovations answer to the index, and what is written for competitions, with what was recorded of it."""
    last, cases = 0, Case.objects.filter(procedure=PATH).order_by("pk")
    while chunk := list(cases.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        events, held = told_by_stream([case.stream for case in chunk]), _held([case.pk for case in chunk])
        for case in chunk:
            recorded = _told(events.get(case.stream, ()))
            yield from held_against(f"index of innovation {case.code}", recorded, held[case.pk])


@attest("innovation.index_years")
def years_match_their_events() -> Iterator[Mismatch]:
    """Compare what the region answers, what was sealed and what was sent with what was recorded of it."""
    known = {*map(int, keys_with(YEARS)), *RegionAnswer.objects.values_list("year", flat=True).distinct()}
    known |= set(IndexSeal.objects.values_list("year", flat=True).distinct())
    events = told_by_stream([stream_of_year(year) for year in known])
    for year in sorted(known):
        recorded = _told_year(events.get(stream_of_year(year), ()))
        yield from held_against(f"innovation index {year}", recorded, _held_year(year))


def _told(events: Sequence[Told]) -> Rows:
    answers: dict[tuple[int, str], Rows] = {}
    found: Rows = {"maturity": answers, "detail": None, "sent": [], "texts": {}}
    for one in events:
        said = one.payload
        if one.name == "innovation.maturity_told":
            told = {key: said[key] for key in ("way", "parameter", "basis", "words")}
            answers[said["year"], said["question"]] = {**told, "verdict": "", "why": ""}
        elif one.name == "innovation.maturity_checked":
            verdict = "accepted" if said["accepted"] else "refused"
            answers.setdefault((said["year"], said["question"]), {}).update(verdict=verdict, why=said["why"])
        elif one.name == "innovation.form_detail_told":
            found["detail"] = (said["mission"], said["cluster"])
        elif one.name == "innovation.proposal_sent":
            found["sent"].append((said["edition"], said["receipt"], said["sent_on"]))
        elif one.name == "innovation.proposal_text_written":
            _lay(found["texts"], (said["edition"], said["group"], said["part"]), said["words"])
    return found


def _lay(texts: dict[Any, str], key: tuple[str, ...], words: str) -> None:
    """An emptied section is no row."""
    if words:
        texts[key] = words
    else:
        texts.pop(key, None)


def _held(keys: list[int]) -> dict[int, Rows]:
    found: dict[int, Rows] = {key: {"maturity": {}, "detail": None, "sent": [], "texts": {}} for key in keys}
    rows = list(Maturity.objects.filter(innovation__in=keys))
    files = _files(MATURITY_FILES, [one.pk for one in rows])
    for one in rows:
        found[one.innovation_id]["maturity"][one.year, one.question] = {
            "way": one.way,
            "parameter": one.parameter,
            "basis": one.basis,
            "words": _digest(one, files[one.pk]),
            "verdict": one.verdict,
            "why": content_digest(bytes(one.why_salt), words_content(one.why)) if one.why_salt else "",
        }
    for detail in FormDetail.objects.filter(innovation__in=keys):
        found[detail.pk]["detail"] = (detail.mission or 0, detail.cluster)
    for sent in Sending.objects.filter(innovation__in=keys).order_by("pk"):
        found[sent.innovation_id or 0]["sent"].append((sent.edition, sent.receipt, sent.sent_on.isoformat()))
    for text in ProposalText.objects.filter(innovation__in=keys):
        words = content_digest(bytes(text.salt), words_content(text.text))
        found[text.innovation_id]["texts"][text.edition, text.group, text.part] = words
    return found


def _told_year(events: Sequence[Told]) -> Rows:
    found: Rows = {"answers": {}, "seals": {}, "sent": []}
    for one in events:
        said = one.payload
        if one.name == "innovation.region_answered":
            kept = {key: said[key] for key in ("value", "parameter", "basis", "words")}
            found["answers"][said["question"]] = kept
        elif one.name == "innovation.index_sealed":
            found["seals"][said["number"]] = {key: said[key] for key in ("index", "total", "sheet")}
        elif one.name == "innovation.index_sent":
            found["sent"].append((said["number"], said["receipt"], said["sent_on"]))
    return found


def _held_year(year: int) -> Rows:
    rows = list(RegionAnswer.objects.filter(year=year))
    files = _files(REGION_FILES, [one.pk for one in rows])
    seals = list(IndexSeal.objects.filter(year=year))
    sent = Sending.objects.filter(seal__year=year).select_related("seal").order_by("pk")
    return {
        "answers": {
            one.question: {
                "value": "" if one.value is None else f"{one.value.normalize():f}" if one.value else "0",
                "parameter": one.parameter,
                "basis": one.basis,
                "words": _digest(one, files[one.pk]),
            }
            for one in rows
        },
        "seals": {
            one.number: {
                "index": one.sheet["index"],
                "total": one.sheet["total"],
                "sheet": content_digest(bytes(one.salt), one.sheet),
            }
            for one in seals
        },
        "sent": [(one.seal.number, one.receipt, one.sent_on.isoformat()) for one in sent if one.seal],
    }


def _digest(row: Maturity | RegionAnswer, files: list[str]) -> str:
    return content_digest(bytes(row.salt), answer_content(row.reason, row.link, files))


def _files(kind: str, keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Attachment.objects.filter(object_kind=kind, object_id__in=keys)
    for key, digest in rows.values_list("object_id", "file__sha256"):
        found[key].append(digest)
    return found
