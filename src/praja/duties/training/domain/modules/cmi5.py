# SPDX-License-Identifier: EUPL-1.2
"""The rules of cmi5 (first edition) for what a lesson says during a session, and when it counts as done. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from praja.duties.training.domain.modules.agents import Invalid
from praja.duties.training.domain.modules.outlines import Lesson, MoveOn, Outline
from praja.duties.training.domain.modules.statements import VOIDED

_ADL, _W3ID = "http://adlnet.gov/expapi/verbs/", "https://w3id.org/xapi/adl/verbs/"


class Verb(StrEnum):
    """The verbs that cmi5 defines (§9.3)."""

    LAUNCHED = _ADL + "launched"
    INITIALIZED = _ADL + "initialized"
    COMPLETED = _ADL + "completed"
    PASSED = _ADL + "passed"
    FAILED = _ADL + "failed"
    TERMINATED = _ADL + "terminated"
    ABANDONED = _W3ID + "abandoned"
    WAIVED = _W3ID + "waived"
    SATISFIED = _W3ID + "satisfied"


OF_THE_LMS = frozenset({Verb.LAUNCHED, Verb.ABANDONED, Verb.WAIVED, Verb.SATISFIED})
_BASE = "https://w3id.org/xapi/cmi5/"
CATEGORY, CATEGORY_MOVE_ON = _BASE + "context/categories/cmi5", _BASE + "context/categories/moveon"
SESSION_ID, MASTERY = _BASE + "context/extensions/sessionid", _BASE + "context/extensions/masteryscore"
LAUNCH_MODE, LAUNCH_URL = _BASE + "context/extensions/launchmode", _BASE + "context/extensions/launchurl"
MOVE_ON, LAUNCH_PARAMETERS = _BASE + "context/extensions/moveon", _BASE + "context/extensions/launchparameters"
COURSE_TYPE, BLOCK_TYPE = _BASE + "activitytype/course", _BASE + "activitytype/block"
LAUNCH_DATA = "LMS.LaunchData"
"""The name of the state document that tells a lesson how it was opened (§10)."""


class NotNow(ValueError):
    """A well-formed statement that breaks a rule of cmi5 at this moment; the argument says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of a lesson, as far as its statements are judged by it."""

    actor: Mapping[str, Any]
    activity_id: str
    registration: str
    session_id: str
    lesson: Lesson
    in_session: Collection[str] = field(default_factory=tuple)
    """Verbs that cmi5 defines and that this session has said."""
    in_registration: Collection[str] = field(default_factory=tuple)
    """The same of all sessions of this person in this lesson."""
    is_over: bool = False


def check_said(statement: Mapping[str, Any], session: Session) -> Verb | None:
    """The verb of cmi5 that a statement says; None where it is one that cmi5 only allows. Raises `Invalid` and `NotNow`."""
    _check_context(statement, session)
    verb = statement["verb"]["id"]
    if verb in OF_THE_LMS:
        raise NotNow("this verb is said by the LMS alone")
    if session.is_over:
        raise NotNow("the session is over")
    if not _is_defined(statement):
        if Verb.INITIALIZED not in session.in_session:
            raise NotNow("the first statement of a session is initialized")
        return None
    if verb not in set(Verb):
        raise NotNow("cmi5 does not define this verb")
    _check_defined(statement, Verb(verb), session)
    return Verb(verb)


def _is_defined(statement: Mapping[str, Any]) -> bool:
    given = statement.get("context", {}).get("contextActivities", {}).get("category", [])
    found = given if isinstance(given, list) else [given]
    return any(one.get("id") == CATEGORY for one in found)


def _check_context(statement: Mapping[str, Any], session: Session) -> None:
    context = statement.get("context", {})
    if statement["actor"] != session.actor:
        raise NotNow("the actor is not the one of the launch")
    if str(context.get("registration", "")).lower() != session.registration:
        raise NotNow("the registration is not the one of the launch")
    if statement["verb"]["id"] != VOIDED and context.get("extensions", {}).get(SESSION_ID) != session.session_id:
        raise NotNow("the session id is not the one of the launch")


def _check_defined(statement: Mapping[str, Any], verb: Verb, session: Session) -> None:
    if statement["object"].get("id") != session.activity_id:
        raise NotNow("the object is not the activity of the launch")
    if (verb is Verb.INITIALIZED) == bool(session.in_session):
        raise NotNow("the first statement of a session is initialized, and no other is")
    if verb in session.in_session:
        raise NotNow("a session says this once")
    if verb in (Verb.COMPLETED, Verb.PASSED) and verb in session.in_registration:
        raise NotNow("a registration says this once")
    if verb is Verb.FAILED and Verb.PASSED in session.in_registration:
        raise NotNow("nobody fails after having passed")
    _check_result(statement.get("result", {}), verb, session.lesson)


def _check_result(result: Mapping[str, Any], verb: Verb, lesson: Lesson) -> None:
    wanted = {Verb.PASSED: ("success", True), Verb.FAILED: ("success", False), Verb.COMPLETED: ("completion", True)}
    if verb in wanted and result.get(wanted[verb][0]) is not wanted[verb][1]:
        raise Invalid(f"result.{wanted[verb][0]} must be {str(wanted[verb][1]).lower()}")
    if (verb is Verb.TERMINATED or verb in wanted) and "duration" not in result:
        raise Invalid("result.duration is missing")
    if "score" not in result:
        return
    if verb not in (Verb.PASSED, Verb.FAILED):
        raise Invalid("result.score belongs to passed and failed")
    scaled = result["score"].get("scaled")
    if lesson.mastery is None or scaled is None:
        return
    if (Decimal(str(scaled)) >= Decimal(lesson.mastery)) is (verb is Verb.FAILED):
        raise Invalid("result.score.scaled does not agree with the mastery score")


def is_satisfied(move_on: str, said: Collection[str]) -> bool:
    """Whether a lesson counts as done after these verbs (§10.2.4); waived is done in any case."""
    passed, completed = Verb.PASSED in said, Verb.COMPLETED in said
    if Verb.WAIVED in said:
        return True
    match MoveOn(move_on):
        case MoveOn.PASSED:
            return passed
        case MoveOn.COMPLETED:
            return completed
        case MoveOn.BOTH:
            return passed and completed
        case MoveOn.EITHER:
            return passed or completed
    return True


def blocks_done(outline: Outline, done: Collection[str]) -> list[str]:
    """The blocks whose lessons are all done, the innermost first as the document ends them."""
    whole = [block for block in outline.blocks if set(block.lessons) <= set(done)]
    return [block.key for block in sorted(whole, key=lambda block: len(block.lessons))]


def context_template(lesson: Lesson, session_id: str) -> dict[str, Any]:
    """What every statement of a session repeats (§10.2.1)."""
    return {
        "contextActivities": {"grouping": [{"objectType": "Activity", "id": lesson.key}]},
        "extensions": {SESSION_ID: session_id},
    }


def launch_data(lesson: Lesson, session_id: str, return_url: str) -> dict[str, Any]:
    """The document `LMS.LaunchData` (§10)."""
    data: dict[str, Any] = {
        "contextTemplate": context_template(lesson, session_id),
        "launchMode": "Normal",
        "launchMethod": "OwnWindow" if lesson.own_window else "AnyWindow",
        "moveOn": lesson.move_on,
        "returnURL": return_url,
    }
    if lesson.mastery is not None:
        data["masteryScore"] = float(lesson.mastery)
    if lesson.launch_data:
        data["launchParameters"] = lesson.launch_data
    return data
