# SPDX-License-Identifier: EUPL-1.2
"""The form of statements of xAPI 1.0.3 and 2.0 (part two, 2.2 to 2.4, and 4): what breaks it is refused with the place. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from praja.duties.training.domain.modules.agents import Invalid, check_actor, check_agent, iri, mapping
from praja.duties.training.domain.modules.spans import is_duration

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
MOST_DEPTH = 20
_STATEMENT = frozenset(
    ["id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version", "attachments"]
)
_SUB = _STATEMENT - {"id", "stored", "version", "authority"} | {"objectType"}
_RESULT = frozenset({"score", "success", "completion", "response", "duration", "extensions"})
_CONTEXT = frozenset(
    {
        *("registration", "instructor", "team", "contextActivities", "revision", "platform"),
        *("language", "statement", "extensions", "contextAgents", "contextGroups"),
    }
)
_DEFINITION = frozenset(
    {
        *("name", "description", "type", "moreInfo", "interactionType", "correctResponsesPattern"),
        *("choices", "scale", "source", "target", "steps", "extensions"),
    }
)
_INTERACTIONS = frozenset(
    [
        "true-false",
        "choice",
        "fill-in",
        "long-fill-in",
        "matching",
        "performance",
        "sequencing",
        "likert",
        "numeric",
        "other",
    ]
)
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII)
_VERSION = re.compile(r"1\.0(?:\.\d+)?|2\.0(?:\.\d+)?", re.ASCII)
_ATTACHMENT = frozenset(["usageType", "display", "description", "contentType", "length", "sha2", "fileUrl"])


def check_statement(value: Any) -> Mapping[str, Any]:
    """The statement, if it is well formed. Raises `Invalid`, which says where it is not."""
    _check_depth(value)
    statement = mapping(value, "statement", _STATEMENT, ("actor", "verb", "object"))
    if "id" in statement:
        uuid_of(statement["id"], "id")
    if "authority" in statement:
        check_actor(statement["authority"], "authority")
    if "stored" in statement:
        moment(statement["stored"], "stored")
    version = statement.get("version", "1.0.0")
    if not isinstance(version, str) or _VERSION.fullmatch(version) is None:
        raise Invalid("version must be 1.0.x or 2.0.x")
    _check_core(statement, "statement")
    if statement["verb"]["id"] == VOIDED and statement["object"].get("objectType") != "StatementRef":
        raise Invalid("object of a voiding statement must be a StatementRef")
    return statement


def _check_core(statement: Mapping[str, Any], where: str) -> None:
    check_actor(statement["actor"], f"{where}.actor")
    _check_verb(statement["verb"], f"{where}.verb")
    kind = _check_object(statement["object"], f"{where}.object", is_sub=where != "statement")
    if "result" in statement:
        _check_result(statement["result"], f"{where}.result")
    if "context" in statement:
        _check_context(statement["context"], f"{where}.context", kind)
    if "timestamp" in statement:
        moment(statement["timestamp"], f"{where}.timestamp")
    for place, one in enumerate(_list(statement.get("attachments", []), f"{where}.attachments")):
        _check_attachment(one, f"{where}.attachments[{place}]")


def _check_verb(value: Any, where: str) -> None:
    verb = mapping(value, where, frozenset({"id", "display"}), ("id",))
    iri(verb["id"], f"{where}.id")
    _language_map(verb.get("display", {}), f"{where}.display")


def _check_object(value: Any, where: str, *, is_sub: bool) -> str:
    kind = value.get("objectType", "Activity") if isinstance(value, Mapping) else None
    match kind:
        case "Activity":
            check_activity(value, where)
        case "Agent" | "Group":
            check_actor(value, where)
        case "StatementRef":
            _check_reference(value, where)
        case "SubStatement" if not is_sub:
            _check_core(mapping(value, where, _SUB, ("actor", "verb", "object")), where)
        case _:
            raise Invalid(f"{where}.objectType is not known here")
    return str(kind)


def _check_reference(value: Any, where: str) -> None:
    reference = mapping(value, where, frozenset({"objectType", "id"}), ("objectType", "id"))
    if reference["objectType"] != "StatementRef":
        raise Invalid(f"{where}.objectType must be StatementRef")
    uuid_of(reference["id"], f"{where}.id")


def check_activity(value: Any, where: str) -> None:
    """An activity with its definition. Raises `Invalid`."""
    activity = mapping(value, where, frozenset({"objectType", "id", "definition"}), ("id",))
    if activity.get("objectType", "Activity") != "Activity":
        raise Invalid(f"{where}.objectType must be Activity")
    iri(activity["id"], f"{where}.id")
    definition = mapping(activity.get("definition", {}), f"{where}.definition", _DEFINITION)
    for name in ("name", "description"):
        _language_map(definition.get(name, {}), f"{where}.definition.{name}")
    for name in ("type", "moreInfo"):
        if name in definition:
            iri(definition[name], f"{where}.definition.{name}")
    if definition.get("interactionType", "other") not in _INTERACTIONS:
        raise Invalid(f"{where}.definition.interactionType is not known")
    _check_components(definition, f"{where}.definition")
    _extensions(definition.get("extensions", {}), f"{where}.definition.extensions")


def _check_components(definition: Mapping[str, Any], where: str) -> None:
    patterns = _list(definition.get("correctResponsesPattern", []), f"{where}.correctResponsesPattern")
    if any(not isinstance(one, str) for one in patterns):
        raise Invalid(f"{where}.correctResponsesPattern must be texts")
    for name in ("choices", "scale", "source", "target", "steps"):
        for place, one in enumerate(_list(definition.get(name, []), f"{where}.{name}")):
            at = f"{where}.{name}[{place}]"
            component = mapping(one, at, frozenset({"id", "description"}), ("id",))
            if not isinstance(component["id"], str) or not component["id"]:
                raise Invalid(f"{at}.id must be text")
            _language_map(component.get("description", {}), f"{at}.description")


def _check_result(value: Any, where: str) -> None:
    result = mapping(value, where, _RESULT)
    for name in ("success", "completion"):
        if not isinstance(result.get(name, True), bool):
            raise Invalid(f"{where}.{name} must be true or false")
    if not isinstance(result.get("response", ""), str):
        raise Invalid(f"{where}.response must be text")
    duration = result.get("duration", "PT0S")
    if not isinstance(duration, str) or not is_duration(duration):
        raise Invalid(f"{where}.duration must be an ISO 8601 duration")
    if "score" in result:
        _check_score(result["score"], f"{where}.score")
    _extensions(result.get("extensions", {}), f"{where}.extensions")


def _check_score(value: Any, where: str) -> None:
    score = mapping(value, where, frozenset({"scaled", "raw", "min", "max"}))
    for name, number in score.items():
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise Invalid(f"{where}.{name} must be a number")
    least, most = score.get("min", float("-inf")), score.get("max", float("inf"))
    if not -1 <= score.get("scaled", 0) <= 1:
        raise Invalid(f"{where}.scaled must lie between -1 and 1")
    if least > most or ("min" in score and "max" in score and least == most):
        raise Invalid(f"{where}.min must be less than max")
    if "raw" in score and not least <= score["raw"] <= most:
        raise Invalid(f"{where}.raw must lie between min and max")


def _check_context(value: Any, where: str, kind: str) -> None:
    context = mapping(value, where, _CONTEXT)
    if "registration" in context:
        uuid_of(context["registration"], f"{where}.registration")
    if "instructor" in context:
        check_actor(context["instructor"], f"{where}.instructor")
    if "team" in context:
        check_actor(context["team"], f"{where}.team")
        if context["team"].get("objectType") != "Group":
            raise Invalid(f"{where}.team must be a Group")
    for name in ("revision", "platform"):
        if name in context and (kind != "Activity" or not isinstance(context[name], str)):
            raise Invalid(f"{where}.{name} must be text, and of an Activity")
    language = context.get("language", "id")
    if not isinstance(language, str) or _TAG.fullmatch(language) is None:
        raise Invalid(f"{where}.language must be a language tag")
    if "statement" in context:
        _check_reference(context["statement"], f"{where}.statement")
    _check_context_activities(context.get("contextActivities", {}), f"{where}.contextActivities")
    _check_context_people(context, where)
    _extensions(context.get("extensions", {}), f"{where}.extensions")


def _check_context_activities(value: Any, where: str) -> None:
    found = mapping(value, where, frozenset({"parent", "grouping", "category", "other"}))
    for name, given in found.items():
        for place, activity in enumerate(given if isinstance(given, list) else [given]):
            check_activity(activity, f"{where}.{name}[{place}]")


def _check_context_people(context: Mapping[str, Any], where: str) -> None:
    """What version 2.0 added: further agents and groups with their part."""
    for name, of, kind in (("contextAgents", "agent", "contextAgent"), ("contextGroups", "group", "contextGroup")):
        for place, one in enumerate(_list(context.get(name, []), f"{where}.{name}")):
            at = f"{where}.{name}[{place}]"
            given = mapping(one, at, frozenset({"objectType", of, "relevantTypes"}), ("objectType", of))
            if given["objectType"] != kind:
                raise Invalid(f"{at}.objectType must be {kind}")
            (check_agent if of == "agent" else check_actor)(given[of], f"{at}.{of}")
            for number, type_ in enumerate(_list(given.get("relevantTypes", []), f"{at}.relevantTypes")):
                iri(type_, f"{at}.relevantTypes[{number}]")


def _check_attachment(value: Any, where: str) -> None:
    needed = ("usageType", "display", "contentType", "length", "sha2")
    one = mapping(value, where, _ATTACHMENT, needed)
    iri(one["usageType"], f"{where}.usageType")
    _language_map(one["display"], f"{where}.display")
    if isinstance(one["length"], bool) or not isinstance(one["length"], int):
        raise Invalid(f"{where}.length must be a whole number")
    if "fileUrl" not in one:
        raise Invalid(f"{where}.fileUrl is missing: files are not taken in here")


def _language_map(value: Any, where: str) -> None:
    if not isinstance(value, Mapping):
        raise Invalid(f"{where} must be a language map")
    for tag, words in value.items():
        if _TAG.fullmatch(tag) is None or not isinstance(words, str):
            raise Invalid(f"{where} must hold texts by language tag")


def _extensions(value: Any, where: str) -> None:
    if not isinstance(value, Mapping):
        raise Invalid(f"{where} must be an object")
    for name in value:
        iri(name, f"{where} key")


def uuid_of(value: Any, where: str) -> UUID:
    """A UUID in its common form. Raises `Invalid`."""
    try:
        found = UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        found = None
    if found is None:
        raise Invalid(f"{where} must be a UUID")
    return found


def moment(value: Any, where: str) -> datetime:
    """A moment in ISO 8601; without a zone it is UTC. Raises `Invalid`."""
    try:
        if not isinstance(value, str) or _MOMENT.fullmatch(value) is None or value.endswith(("-00:00", "-0000", "-00")):
            raise ValueError
        found = datetime.fromisoformat(value.replace(",", ".").replace("Z", "+00:00"))
    except ValueError:
        raise Invalid(f"{where} must be a moment in ISO 8601") from None
    return found


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise Invalid(f"{where} must be a list")
    return value


def _check_depth(value: Any, depth: int = 0) -> None:
    if depth > MOST_DEPTH:
        raise Invalid("statement is nested too deeply")
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for one in inner:
        _check_depth(one, depth + 1)
