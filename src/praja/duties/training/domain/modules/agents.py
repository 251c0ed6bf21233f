# SPDX-License-Identifier: EUPL-1.2
"""Whom a statement of xAPI is about: the form of agents and groups (xAPI 1.0.3 part two, 2.4.2). Pure."""

import re
from collections.abc import Mapping
from typing import Any

IFIS = ("mbox", "mbox_sha1sum", "openid", "account")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s]+")
_SHA1 = re.compile(r"[0-9a-fA-F]{40}", re.ASCII)


class Invalid(ValueError):
    """What came breaks the specification; the argument names where, in words for programmers."""


def mapping(value: Any, where: str, known: frozenset[str], needed: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """An object with no other members than those known, none of them null. Raises `Invalid`."""
    if not isinstance(value, Mapping):
        raise Invalid(f"{where} must be an object")
    if unknown := sorted(set(value) - known):
        raise Invalid(f"{where}.{unknown[0]} is not known")
    if missing := [name for name in needed if name not in value]:
        raise Invalid(f"{where}.{missing[0]} is missing")
    for name, inner in value.items():
        if inner is None:
            raise Invalid(f"{where}.{name} must not be null")
    return value


def iri(value: Any, where: str) -> str:
    """An absolute IRI. Raises `Invalid`."""
    if not isinstance(value, str) or IRI.fullmatch(value) is None:
        raise Invalid(f"{where} must be an absolute IRI")
    return value


def check_actor(value: Any, where: str = "actor") -> None:
    """An agent, or a group with its members. Raises `Invalid`."""
    kind = value.get("objectType", "Agent") if isinstance(value, Mapping) else None
    if kind == "Group":
        _check_group(value, where)
    else:
        check_agent(value, where)


def check_agent(value: Any, where: str = "agent") -> None:
    """One agent with exactly one identifier. Raises `Invalid`."""
    agent = mapping(value, where, frozenset({"objectType", "name", *IFIS}))
    if agent.get("objectType", "Agent") != "Agent":
        raise Invalid(f"{where}.objectType must be Agent")
    _check_name(agent, where)
    if _identifiers(agent, where) != 1:
        raise Invalid(f"{where} must have exactly one identifier")


def _check_group(value: Any, where: str) -> None:
    group = mapping(value, where, frozenset({"objectType", "name", "member", *IFIS}))
    _check_name(group, where)
    members = group.get("member", [])
    if not isinstance(members, list) or len(members) > 100:
        raise Invalid(f"{where}.member must be a list")
    count = _identifiers(group, where)
    if count > 1 or (count == 0 and not members):
        raise Invalid(f"{where} must have one identifier, or members")
    for place, member in enumerate(members):
        check_agent(member, f"{where}.member[{place}]")


def _check_name(agent: Mapping[str, Any], where: str) -> None:
    if not isinstance(agent.get("name", ""), str):
        raise Invalid(f"{where}.name must be text")


def _identifiers(agent: Mapping[str, Any], where: str) -> int:
    found = [name for name in IFIS if name in agent]
    for name in found:
        if not _is_identifier(name, agent[name], where):
            raise Invalid(f"{where}.{name} is not well formed")
    return len(found)


def _is_identifier(name: str, value: Any, where: str) -> bool:
    if name == "account":
        account = mapping(value, f"{where}.account", frozenset({"homePage", "name"}), ("homePage", "name"))
        iri(account["homePage"], f"{where}.account.homePage")
        return isinstance(account["name"], str) and bool(account["name"])
    if not isinstance(value, str):
        return False
    pattern = {"mbox": _MAIL, "mbox_sha1sum": _SHA1, "openid": IRI}[name]
    return pattern.fullmatch(value) is not None
