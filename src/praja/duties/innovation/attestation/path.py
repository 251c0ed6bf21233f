# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: this was written, these people were in the team, this was decided."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from praja.duties.innovation.enums import PATH, TeamFunction
from praja.duties.innovation.models import (
    Award,
    CriterionReason,
    Innovation,
    PathWord,
    Profile,
    Reviewer,
    TeamMember,
    TrialUnit,
)
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 200
FACTS = (
    "form",
    "proposer",
    "classification",
    "means",
    "affair",
    "basic_service",
    "budget",
    "place",
    "latitude",
    "longitude",
    "video_url",
)
SAID_IN = {
    "innovation.sent_back": ("send_back", "why"),
    "innovation.advised": ("advise", "words"),
    "innovation.rejected": ("reject", "why"),
    "innovation.withdrawn": ("withdraw", "why"),
    "innovation.trial_ended": ("end_trial", "words"),
    "innovation.developed": ("develop", "words"),
    "innovation.stopped": ("stop", "learned"),
}
"""Event to the step whose words it holds the digest of, and the field that holds it."""


@attest("innovation.path")
def innovations_match_their_events() -> Iterator[Mismatch]:
    """Compare every innovation, its words, team and decisions with what was recorded of it."""
    last, rows = 0, Case.objects.filter(procedure=PATH).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        events, held = told_by_stream([case.stream for case in chunk]), _held([case.pk for case in chunk])
        for case in chunk:
            yield from held_against(f"innovation {case.code}", _told(events.get(case.stream, ())), held.get(case.pk))


def _told(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == "innovation.started":
            found = _begun(one.payload)
        elif one.name == "innovation.entered":
            found = _entered(one.payload)
        elif one.name in _REPLAY:
            _REPLAY[one.name](found, one.payload)
        if one.name in SAID_IN:
            step, field = SAID_IN[one.name]
            found["words"] = [*found["words"], (step, one.payload[field])]
    return found or None


def _begun(payload: Mapping[str, Any]) -> dict[str, Any]:
    nothing = dict.fromkeys(("permit", "decree", "legal_form", "instrument", "reported_by"), "")
    undated = dict.fromkeys(_DATES)
    return {
        **nothing,
        **undated,
        "origin": (payload["origin_kind"], payload["origin_id"]),
        "facts": payload["facts"],
        "team": {payload["leader"]: str(TeamFunction.LEADER)},
        "reviewers": set(),
        "profiles": {},
        "reasons": {},
        "holds": {},
        "words": [],
        "trial_units": set(),
        "trial_worked": None,
        "displayed_number": None,
        "awards": [],
    }


def _entered(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Taken over from a list, as applied."""
    days = {name: payload[name] or None for name in ("trial_from", "applied_on", "developed_on")}
    leader = {payload["leader"]: str(TeamFunction.LEADER)} if payload["leader"] else {}
    told = {"origin_kind": "", "origin_id": 0, "facts": payload["facts"], "leader": payload["leader"]}
    instrument = {"legal_form": payload["legal_form"], "instrument": payload["instrument"]}
    return {**_begun(told), **days, **instrument, "team": leader}


_DATES = ("decided_on", "trial_from", "trial_until", "applied_on", "developed_on", "reported_on")
Replay = Callable[[dict[str, Any], Mapping[str, Any]], None]


def _team(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    if told["left"]:
        found["team"].pop(told["person"], None)
    else:
        found["team"][told["person"]] = told["function"]


def _reviewer(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    (found["reviewers"].discard if told["ended"] else found["reviewers"].add)(told["person"])


def _proposed(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    found |= {"permit": told["permit"], "reasons": told["criteria"], "holds": dict.fromkeys(told["criteria"])}


def _tried(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    found |= {
        "trial_from": told["first_day"],
        "trial_until": told["last_day"],
        "trial_units": set(told["units"]),
    }


def _awarded(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    found["awards"] = [*found["awards"], (told["award"], told["giver"], told["awarded_on"])]


def _taken(**names: str) -> Replay:
    """Lay fields of an event into fields of the row: row's name = event's name."""

    def replay(found: dict[str, Any], told: Mapping[str, Any]) -> None:
        found |= {ours: told[theirs] for ours, theirs in names.items()}

    return replay


_REPLAY: Mapping[str, Replay] = {
    "innovation.facts_changed": _taken(facts="facts"),
    "innovation.profile_written": lambda found, told: found["profiles"].update({told["number"]: told["sheet"]}),
    "innovation.team_changed": _team,
    "innovation.reviewer_named": _reviewer,
    "innovation.proposed": _proposed,
    "innovation.advised": _taken(holds="holds"),
    "innovation.approved": _taken(decree="decree", decided_on="decided_on"),
    "innovation.trial_begun": _tried,
    "innovation.trial_ended": _taken(trial_worked="worked"),
    "innovation.applied": _taken(legal_form="legal_form", instrument="instrument", applied_on="applied_on"),
    "innovation.developed": _taken(developed_on="developed_on"),
    "innovation.reported": _taken(reported_by="letter", reported_on="reported_on"),
    "innovation.awarded": _awarded,
    "innovation.displayed": _taken(displayed_number="profile"),
}


def _held(keys: list[int]) -> dict[int, dict[str, Any]]:
    team, reviewers = _of(TeamMember, keys, left_at=None), _of(Reviewer, keys, ended_at=None)
    profiles, reasons, words = _of(Profile, keys), _of(CriterionReason, keys), _of(PathWord, keys)
    trials, awards = _of(TrialUnit, keys), _of(Award, keys)
    return {
        row.pk: {
            **{name: getattr(row, name) for name in ("permit", "decree", "legal_form", "instrument", "reported_by")},
            **{name: _day(getattr(row, name)) for name in _DATES},
            "origin": (row.origin_kind, row.origin_id),
            "facts": {name: _text(getattr(row, name)) for name in FACTS},
            "team": {one.person_id: one.function for one in team[row.pk]},
            "reviewers": {one.person_id for one in reviewers[row.pk]},
            "profiles": {one.number: _digest(one.salt, one.sheet) for one in profiles[row.pk]},
            "reasons": {one.criterion: _digest(one.salt, words_content(one.text)) for one in reasons[row.pk]},
            "holds": {one.criterion: one.holds for one in reasons[row.pk]},
            "words": [(one.step, _digest(one.salt, words_content(one.text))) for one in words[row.pk]],
            "trial_units": {one.unit_id for one in trials[row.pk]},
            "trial_worked": row.trial_worked,
            "displayed_number": row.displayed_number,
            "awards": [(one.title, one.giver, one.awarded_on.isoformat()) for one in awards[row.pk]],
        }
        for row in Innovation.objects.filter(pk__in=keys)
    }


def _of(model: type[Model], keys: list[int], **more: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for one in model._default_manager.filter(innovation_id__in=keys, **more).order_by("pk"):
        found[one.innovation_id].append(one)  # type: ignore[attr-defined]
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _digest(salt: bytes, kept: Mapping[str, object]) -> str:
    return content_digest(bytes(salt), kept)
