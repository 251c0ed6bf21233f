# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with what a standard says, as pairs of field and stable code. Words for people are in `errors`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from praja.duties.services.domain import paths
from praja.duties.services.domain.composing import is_sent
from praja.duties.services.domain.products import word_problems

KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
ACCEPTED = frozenset({"image", "pdf"})
MOST_REQUIREMENTS = 30
MOST_ROWS = 60
LONGEST_LABEL = 160
MOST_RUPIAH = 10**12
MOST_TIME = 10_000

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The parts of a standard that the platform reckons with, free of tables. `questions` are the names of its questions."""

    requirements: Sequence[Mapping[str, Any]] = ()
    duration: tuple[int | None, str, bool | None] = (None, "", None)
    fee: tuple[str, int | None, Sequence[Mapping[str, Any]]] = ("", None, ())
    path: paths.Path = ()
    questions: frozenset[str] = frozenset()
    is_foreign: bool = False
    template: str = ""
    template_words: Mapping[str, Any] = field(default_factory=dict)
    register: str = ""
    number_pattern: str = ""


def faults(said: Reckoned) -> list[Problem]:
    """What cannot even be kept in a draft: values that mean nothing, and a product of what another system issues."""
    found = [*_faults_of_requirements(said), *_faults_of_duration(*said.duration), *_faults_of_fee(*said.fee)]
    found += [("path", code) for code in _problems_of_path(said) if code in ("unknown_stage", "foreign_signs")]
    if said.is_foreign and (said.template or said.register or said.number_pattern):
        found.append(("template" if said.template else "register", "foreign_product"))
    return found


def gaps(said: Reckoned) -> list[Problem]:
    """What a standard that holds still has to say, or says in a way that nobody can carry out."""
    value, unit, working = said.duration
    kind, amount, rows = said.fee
    found = []
    if value is None:
        found.append(("duration", "no_duration"))
    elif working is None and unit in ("hours", "days"):
        found.append(("duration_working", "working_unknown"))
    if not kind:
        found.append(("fee_kind", "no_fee"))
    elif (kind == "fixed" and not amount) or (kind == "table" and not rows):
        found.append(("fee_amount" if kind == "fixed" else "fee_table", "no_amount"))
    return found + path_problems(said)


def path_problems(said: Reckoned) -> list[Problem]:
    """Why nobody could go the path. None at all is a path: the papers are checked, and that is all."""
    if not said.path:
        return []
    found = _problems_of_path(said)
    stages = {entry["stage"] for entry in said.path}
    if said.fee[0] in ("fixed", "table") and paths.PAYMENT not in stages and not said.is_foreign:
        found.append("fee_unpaid")
    if paths.SIGNING in stages and not said.is_foreign and not (said.register and said.number_pattern):
        found.append("signs_unnumbered")
    if said.template and word_problems(said.template_words, said.questions):
        return [*(("path", code) for code in found), ("template_words", "bad_words")]
    return [("path", code) for code in found]


def _problems_of_path(said: Reckoned) -> list[str]:
    return paths.problems(said.path, is_foreign=said.is_foreign, has_template=bool(said.template))


def _faults_of_requirements(said: Reckoned) -> list[Problem]:
    keys = [str(one.get("key", "")) for one in said.requirements]
    sent = {str(one.get("key", "")) for one in said.requirements if is_sent(one)}
    wrong = {
        "too_many": len(keys) > MOST_REQUIREMENTS,
        "bad_key": not all(KEY.fullmatch(key) for key in keys),
        "key_twice": len(set(keys)) != len(keys) or bool(sent & said.questions),
        "no_label": not all(0 < len(str(one.get("label", "")).strip()) <= LONGEST_LABEL for one in said.requirements),
        "bad_files": not all(ACCEPTED.issuperset(one.get("accept", ())) for one in said.requirements),
    }
    return [("requirements", code) for code, is_so in wrong.items() if is_so]


def _faults_of_duration(value: int | None, unit: str, working: bool | None) -> list[Problem]:
    if (value is None) != (not unit):
        return [("duration", "half_a_duration")]
    return [("duration", "bad_duration")] if value is not None and not 0 < value <= MOST_TIME else []


def _faults_of_fee(kind: str, amount: int | None, rows: Sequence[Mapping[str, Any]]) -> list[Problem]:
    if amount is not None and (kind != "fixed" or not 0 <= amount <= MOST_RUPIAH):
        return [("fee_amount", "bad_amount")]
    if rows and (kind != "table" or len(rows) > MOST_ROWS or not all(map(_is_row, rows))):
        return [("fee_table", "bad_row")]
    return []


def _is_row(row: Mapping[str, Any]) -> bool:
    amount = row.get("amount")
    named = 0 < len(str(row.get("label", "")).strip()) <= LONGEST_LABEL
    return named and isinstance(amount, int) and not isinstance(amount, bool) and 0 <= amount <= MOST_RUPIAH
