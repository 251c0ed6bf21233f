# SPDX-License-Identifier: EUPL-1.2
"""Statements of xAPI, sessions of cmi5 and states of SCORM 1.2 as plain values: what is well formed, and what it leads to."""

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.training.domain.modules.agents import Invalid
from praja.duties.training.domain.modules.cmi5 import (
    CATEGORY,
    SESSION_ID,
    NotNow,
    Session,
    Verb,
    blocks_done,
    check_said,
    is_satisfied,
    launch_data,
)
from praja.duties.training.domain.modules.outlines import Block, Lesson, ModuleKind, MoveOn, Outline
from praja.duties.training.domain.modules.run_time import Unreadable, read_cmi, status_after
from praja.duties.training.domain.modules.spans import is_duration, scorm_seconds, scorm_span
from praja.duties.training.domain.modules.statements import VOIDED, check_statement

AGENT = {"objectType": "Agent", "account": {"homePage": "https://contoh.invalid", "name": "a1"}}
STATEMENT: dict[str, Any] = {
    "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
    "actor": AGENT,
    "verb": {"id": "http://adlnet.gov/expapi/verbs/experienced", "display": {"en-US": "experienced"}},
    "object": {"id": "https://contoh.invalid/a", "definition": {"name": {"id": "A"}, "extensions": {"urn:x": None}}},
    "result": {"score": {"scaled": 0.5, "raw": 5, "min": 0, "max": 10}, "duration": "PT1M30.5S", "success": True},
    "context": {
        "registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7",
        "language": "id-ID",
        "contextActivities": {"parent": {"id": "urn:p"}, "grouping": [{"id": "urn:g"}]},
    },
    "timestamp": "2026-03-02T09:00:00.000Z",
    "version": "1.0.0",
}


def _with(path: str, value: Any) -> dict[str, Any]:
    made = deepcopy(STATEMENT)
    *folders, last = path.split(".")
    inner = made
    for name in folders:
        inner = inner.setdefault(name, {})
    inner[last] = value
    return made


def test_a_well_formed_statement_is_taken() -> None:
    assert check_statement(STATEMENT) == STATEMENT


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", "1234"),
        ("id", "{6690e6c9-3ef0-4ed3-8b37-7f3964730bee}"),
        ("unknown", 1),
        ("actor", {"objectType": "Agent", "name": "nobody"}),
        ("actor", {**AGENT, "mbox": "mailto:a@contoh.invalid"}),
        ("actor", {"objectType": "Agent", "mbox": "a@contoh.invalid"}),
        ("actor", {"objectType": "Group"}),
        ("actor", {"objectType": "Group", "member": [{"objectType": "Group"}]}),
        ("actor.account", {"homePage": "https://contoh.invalid"}),
        ("actor.account", {"homePage": "/not/absolute", "name": "a"}),
        ("verb.id", "experienced"),
        ("verb.display", "experienced"),
        ("verb.display", {"not a tag!": "x"}),
        ("object", None),
        ("object.id", "a b"),
        ("object.objectType", "Thing"),
        ("object.definition.interactionType", "guess"),
        ("object.definition.choices", [{"description": {}}]),
        ("object.definition.extensions", {"no iri": 1}),
        ("result.score.scaled", 1.1),
        ("result.score.raw", 11),
        ("result.score.min", 10),
        ("result.score.raw", "5"),
        ("result.score.raw", True),
        ("result.success", "true"),
        ("result.duration", "90"),
        ("result.duration", "PT"),
        ("result.response", 4),
        ("context.registration", "x"),
        ("context.language", "bahasa indonesia"),
        ("context.contextActivities.sibling", {"id": "urn:x"}),
        ("context.team", AGENT),
        ("context.statement", {"id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee"}),
        ("context.revision", 3),
        ("timestamp", "02/03/2026"),
        ("timestamp", "2026-03-02T09:00:00-00:00"),
        ("version", "0.9"),
        ("attachments", [{"usageType": "urn:u"}]),
        ("verb.id", VOIDED),
    ],
)
def test_what_breaks_the_specification_is_refused(path: str, value: Any) -> None:
    with pytest.raises(Invalid):
        check_statement(_with(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("actor", {"objectType": "Group", "member": [AGENT]}),
        ("actor", {"mbox_sha1sum": "a" * 40}),
        ("object", {"objectType": "StatementRef", "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee"}),
        ("object", {"objectType": "SubStatement", "actor": AGENT, "verb": {"id": "urn:v"}, "object": {"id": "urn:o"}}),
        ("version", "2.0.0"),
        ("result.duration", "P1Y2M3DT4H5M6S"),
        ("result.duration", "P4W"),
        ("result.extensions", {"urn:x": {"any": [None]}}),
        ("timestamp", "2026-03-02T16:00:00+07:00"),
        ("context.contextAgents", [{"objectType": "contextAgent", "agent": AGENT, "relevantTypes": ["urn:t"]}]),
    ],
)
def test_every_form_of_the_specification_is_taken(path: str, value: Any) -> None:
    made = deepcopy(STATEMENT)
    if path == "object":
        del made["context"]
    *folders, last = path.split(".")
    inner = made
    for name in folders:
        inner = inner[name]
    inner[last] = value

    check_statement(made)


def test_a_substatement_holds_no_substatement() -> None:
    sub = {"objectType": "SubStatement", "actor": AGENT, "verb": {"id": "urn:v"}, "object": {"id": "urn:o"}}

    with pytest.raises(Invalid):
        check_statement(_with("object", {**sub, "object": sub}))


JSONLIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*STATEMENT, "objectType"]), inner),
    max_leaves=12,
)


@given(JSONLIKE)
def test_whatever_comes_is_judged_and_never_crashes(value: Any) -> None:
    try:
        check_statement(value)
    except Invalid:
        return
    assert {"actor", "verb", "object"} <= set(value)


# cmi5

REGISTRATION, ACTIVITY, OF = "ec531277-b57b-4c15-8d91-d292c5b2b8f7", "urn:activity", "s-1"
LESSON = Lesson(key="urn:au", title="A", href="i.html", mastery="0.8", move_on=MoveOn.BOTH)


def _session(*said: str, before: tuple[str, ...] = (), is_over: bool = False) -> Session:
    return Session(
        actor=AGENT,
        activity_id=ACTIVITY,
        registration=REGISTRATION,
        session_id=OF,
        lesson=LESSON,
        in_session=said,
        in_registration=(*before, *said),
        is_over=is_over,
    )


def _said(verb: str, result: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    context = {
        "registration": REGISTRATION,
        "contextActivities": {"category": [{"id": CATEGORY}]},
        "extensions": {SESSION_ID: OF},
    }
    made = {"actor": AGENT, "verb": {"id": verb}, "object": {"id": ACTIVITY}, "context": context}
    return {**made, **({"result": result} if result is not None else {}), **changes}


PASSED = {"success": True, "score": {"scaled": 0.8}, "duration": "PT1S"}
FAILED = {"success": False, "score": {"scaled": 0.7}, "duration": "PT1S"}
DONE = {"completion": True, "duration": "PT1S"}


@pytest.mark.parametrize(
    ("statement", "session"),
    [
        (_said(Verb.INITIALIZED), _session()),
        (_said(Verb.COMPLETED, DONE), _session(Verb.INITIALIZED)),
        (_said(Verb.PASSED, PASSED), _session(Verb.INITIALIZED, Verb.COMPLETED)),
        (_said(Verb.PASSED, PASSED), _session(Verb.INITIALIZED, Verb.FAILED)),
        (_said(Verb.FAILED, FAILED), _session(Verb.INITIALIZED, before=(Verb.FAILED,))),
        (_said(Verb.TERMINATED, {"duration": "PT1S"}), _session(Verb.INITIALIZED)),
    ],
)
def test_what_cmi5_asks_for_in_its_order_is_taken(statement: dict[str, Any], session: Session) -> None:
    assert check_said(statement, session) == statement["verb"]["id"]


@pytest.mark.parametrize(
    ("statement", "session"),
    [
        (_said(Verb.COMPLETED, DONE), _session()),
        (_said(Verb.INITIALIZED), _session(Verb.INITIALIZED)),
        (_said(Verb.TERMINATED, {"duration": "PT1S"}), _session(Verb.INITIALIZED, is_over=True)),
        (_said(Verb.PASSED, PASSED), _session(Verb.INITIALIZED, before=(Verb.PASSED,))),
        (_said(Verb.COMPLETED, DONE), _session(Verb.INITIALIZED, before=(Verb.COMPLETED,))),
        (_said(Verb.FAILED, FAILED), _session(Verb.INITIALIZED, Verb.PASSED)),
        (_said(Verb.SATISFIED), _session(Verb.INITIALIZED)),
        (_said(Verb.LAUNCHED), _session()),
        (_said(Verb.INITIALIZED, actor={**AGENT, "name": "x"}), _session()),
        (_said(Verb.INITIALIZED, object={"id": "urn:other"}), _session()),
        (_said(Verb.INITIALIZED, context={"registration": REGISTRATION}), _session()),
        (_said("urn:own", context={"registration": REGISTRATION, "extensions": {SESSION_ID: OF}}), _session()),
    ],
)
def test_what_comes_out_of_turn_or_of_somebody_else_is_refused(statement: dict[str, Any], session: Session) -> None:
    with pytest.raises(NotNow):
        check_said(statement, session)


@pytest.mark.parametrize(
    ("verb", "result"),
    [
        (Verb.PASSED, {**PASSED, "score": {"scaled": 0.79}}),
        (Verb.FAILED, {**FAILED, "score": {"scaled": 0.8}}),
        (Verb.PASSED, {**PASSED, "success": False}),
        (Verb.COMPLETED, {**DONE, "score": {"scaled": 1}}),
        (Verb.COMPLETED, {"completion": True}),
        (Verb.TERMINATED, {}),
    ],
)
def test_results_must_agree_with_the_verb_and_the_mastery_score(verb: Verb, result: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        check_said(_said(verb, result), _session(Verb.INITIALIZED))


def test_statements_of_a_lesson_s_own_are_taken_between_its_first_and_its_last() -> None:
    own = _said("urn:own", context={"registration": REGISTRATION, "extensions": {SESSION_ID: OF}})

    assert check_said(own, _session(Verb.INITIALIZED)) is None


def test_move_on_for_every_case() -> None:
    table = {
        MoveOn.PASSED: lambda passed, completed: passed,
        MoveOn.COMPLETED: lambda passed, completed: completed,
        MoveOn.BOTH: lambda passed, completed: passed and completed,
        MoveOn.EITHER: lambda passed, completed: passed or completed,
        MoveOn.NOTHING: lambda passed, completed: True,
    }
    for move_on, passed, completed in product(MoveOn, (False, True), (False, True)):
        said = [*([Verb.PASSED] if passed else []), *([Verb.COMPLETED] if completed else [])]
        assert is_satisfied(move_on, said) is table[move_on](passed, completed)
        assert is_satisfied(move_on, [*said, Verb.WAIVED])


def test_the_launch_is_told_to_the_lesson() -> None:
    told = launch_data(LESSON, OF, "https://contoh.invalid/kembali")

    assert told["contextTemplate"]["extensions"] == {SESSION_ID: OF}
    assert (told["masteryScore"], told["moveOn"], told["launchMode"]) == (0.8, "CompletedAndPassed", "Normal")


def test_a_block_is_done_with_its_last_lesson() -> None:
    blocks = (Block(key="out", lessons=("a", "b", "c")), Block(key="in", lessons=("a", "b")))
    outline = Outline(kind=ModuleKind.CMI5, title="", course="urn:c", lessons=(), blocks=blocks)

    assert [blocks_done(outline, done) for done in (["a"], ["a", "b"], ["a", "b", "c"])] == [[], ["in"], ["in", "out"]]


# SCORM 1.2


def _cmi(status: str = "incomplete", raw: str = "", **more: Any) -> dict[str, Any]:
    core = {
        "lesson_status": status,
        "score": {"raw": raw},
        "session_time": "00:10:00",
        "lesson_location": "3",
        "exit": "",
    }
    return {"cmi": {"core": {**core, **more}, "suspend_data": "x"}}


def test_a_state_is_read_as_the_player_renders_it() -> None:
    said = read_cmi(_cmi("passed", "85.5"))

    assert (said.status, said.score, said.seconds, said.location) == ("passed", Decimal("85.50"), 600, "3")


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"cmi": {"core": []}},
        _cmi("certified"),
        _cmi(raw="101"),
        _cmi(raw="NaN"),
        _cmi(session_time="later"),
        _cmi(exit="x"),
        _cmi(lesson_location="x" * 2000),
        _cmi(lesson_location="\x00"),
        {"cmi": {"core": {}, "suspend_data": "x" * 70_000}},
    ],
)
def test_a_state_that_is_none_is_refused(data: Any) -> None:
    with pytest.raises(Unreadable):
        read_cmi(data)


@pytest.mark.parametrize(
    ("before", "status", "raw", "mastery", "is_over", "after"),
    [
        ("not attempted", "incomplete", "", None, False, "incomplete"),
        ("incomplete", "not attempted", "", None, True, "completed"),
        ("incomplete", "completed", "79", "80", True, "failed"),
        ("incomplete", "completed", "80", "80", True, "passed"),
        ("incomplete", "incomplete", "80", "80", False, "incomplete"),
        ("passed", "incomplete", "", None, True, "passed"),
        ("passed", "failed", "0", "80", True, "passed"),
        ("completed", "passed", "", None, True, "passed"),
        ("failed", "passed", "90", "80", True, "passed"),
    ],
)
def test_the_status_that_stands(
    before: str, status: str, raw: str, mastery: str | None, is_over: bool, after: str
) -> None:
    assert status_after(before, read_cmi(_cmi(status, raw)), mastery, is_over=is_over) == after


@given(st.integers(0, 9_999 * 3600))
def test_spans_of_scorm_come_back(seconds: int) -> None:
    assert scorm_seconds(scorm_span(seconds)) == seconds


READS: list[tuple[Callable[[str], Any], str, Any]] = [
    (scorm_seconds, "0001:02:03.45", 3723),
    (scorm_seconds, "1:2:3", None),
    (is_duration, "PT0S", True),
    (is_duration, "P", False),
    (is_duration, "P1DT", False),
]


@pytest.mark.parametrize(("read", "text", "found"), READS)
def test_spans_are_read_as_they_are_written(read: Callable[[str], Any], text: str, found: Any) -> None:
    assert read(text) == found
