# SPDX-License-Identifier: EUPL-1.2
"""A standard as the cells of a row: the other way round from `rows`."""

from collections.abc import Mapping
from typing import Any, TypeVar

from praja.duties.services.domain.exchange.cells import one_line_break, write_lines
from praja.duties.services.domain.exchange.rows import COUNTED, FEES, ISSUERS, LINES, NEEDED, OPEN, SENT, UNITS

K = TypeVar("K")


def issuer_cell(issuer: str) -> str:
    return _word(ISSUERS, issuer)


def cells_of(content: Mapping[str, Any], units: Mapping[int, str]) -> dict[str, str]:
    """The cells of what a standard says, by field; `units` are codes by id, for the units that recommend."""
    return {
        **{key: one_line_break(str(text)) for key, text in content["components"].items()},
        "requirements": write_lines([_requirement(one) for one in content["requirements"]]),
        **_duration(content),
        **_fee(content),
        "path": " > ".join(_stage(entry, units) for entry in content["path"]),
        **_product(content["template_words"]),
        "register": content["register"],
        "number_pattern": content["number_pattern"],
    }


def _requirement(one: Mapping[str, Any]) -> list[str]:
    accept = sorted(one.get("accept", ()))
    sent = next(word for word, kinds in SENT.items() if sorted(kinds) == accept)
    needed = _word(NEEDED, bool(one.get("required", True)))
    parts = (one["label"], one["key"], one.get("help", ""), needed, sent, one.get("document", ""))
    return [str(part) for part in parts]


def _duration(content: Mapping[str, Any]) -> dict[str, str]:
    value = content["duration_value"]
    if value is None:
        return {"duration_value": OPEN}
    working = content["duration_working"]
    return {
        "duration_value": str(value),
        "duration_unit": _word(UNITS, content["duration_unit"]),
        "duration_counted": OPEN if working is None else _word(COUNTED, working),
    }


def _fee(content: Mapping[str, Any]) -> dict[str, str]:
    if not content["fee_kind"]:
        return {"fee_kind": OPEN}
    amount = content["fee_amount"]
    return {
        "fee_kind": _word(FEES, content["fee_kind"]),
        "fee_amount": "" if amount is None else str(amount),
        "fee_table": write_lines([[row["label"], str(row["amount"])] for row in content["fee_table"]]),
    }


def _stage(entry: Mapping[str, Any], units: Mapping[int, str]) -> str:
    setting = units.get(entry["unit"], "") if entry.get("unit") else str(entry.get("purpose") or "")
    return f"{entry['stage']}={setting}" if setting else str(entry["stage"])


def _product(page: Mapping[str, Any]) -> dict[str, str]:
    cells = {
        "product_title": str(page.get("title", "")),
        "product_classification": str(page.get("classification", "")),
        "product_fields": write_lines([[str(part) for part in pair] for pair in page.get("fields", ())]),
    }
    return cells | {f"product_{key}": write_lines([[str(line)] for line in page.get(key, ())]) for key in LINES}


def _word(words: Mapping[str, K], value: K) -> str:
    return next((word for word, meaning in words.items() if meaning == value), "")
