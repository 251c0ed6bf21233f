# SPDX-License-Identifier: EUPL-1.2
"""Who keeps reference codes: one list holds for the whole government, so it is the data steward (walidata), of any unit."""

from collections.abc import Iterable

from praja.duties.opendata.models import CodeList
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule


def _keeps(actor: Actor, _code_list: CodeList | None = None) -> bool:
    return actor.holds(Role.STEWARD) or actor.kind is ActorKind.SYSTEM


def _holders(_code_list: CodeList) -> Iterable[Holders]:
    return ()


may_keep_codes: Rule[CodeList] = Rule(
    "opendata.keep_codes", _keeps, lambda actor, lists: lists if _keeps(actor) else lists.none(), _holders
)
"""Take codes and crosswalks over, and say what a list is called."""


def keeps_codes(actor: Actor) -> bool:
    """The same of a list that is not there yet."""
    return _keeps(actor)
