# SPDX-License-Identifier: EUPL-1.2
"""What a standard says once a row was laid over it. A row never empties anything and never takes a decision back: what it leaves
open stays as a person decided it, as long as the words are the same."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from praja.duties.services.domain.contents import LONGEST_LABEL, MOST_REQUIREMENTS
from praja.duties.services.domain.exchange.cells import entries_of, one_line_break, plain
from praja.duties.services.domain.exchange.rows import RowSaid

Content = Mapping[str, Any]
"""The parts of a `StandardVersion` by name, as far as a file can say them."""
NOTHING: Content = {
    "components": {},
    "requirements": [],
    "duration_value": None,
    "duration_unit": "",
    "duration_working": None,
    "fee_kind": "",
    "fee_amount": None,
    "fee_table": [],
    "path": [],
    "template": "",
    "template_words": {},
    "register": "",
    "number_pattern": "",
}


def merged(base: Content, said: RowSaid) -> dict[str, Any]:
    """`base` with what the row says. Every part that means the same keeps the very value of `base`."""
    components = _components(base["components"], said.components)
    new = {
        "components": components,
        "requirements": _requirements(base, components, said),
        **_duration(base, components, said),
        **_fee(base, components, said),
        "path": list(base["path"]) if said.path is None else said.path,
        **_product(base, said),
    }
    return {key: base[key] if _means_the_same(key, base[key], new[key]) else new[key] for key in NOTHING}


def changed(base: Content, new: Content) -> tuple[str, ...]:
    """What of a standard a row changes: keys of components and names of parts, in the order of the law."""
    texts = dict.fromkeys([*base["components"], *new["components"]])
    found = [key for key in texts if base["components"].get(key) != new["components"].get(key)]
    groups = {
        "requirements": ("requirements",),
        "duration": ("duration_value", "duration_unit", "duration_working"),
        "fee": ("fee_kind", "fee_amount", "fee_table"),
        "path": ("path",),
        "product": ("template", "template_words", "register", "number_pattern"),
    }
    return (*found, *(name for name, parts in groups.items() if any(base[part] != new[part] for part in parts)))


def _components(base: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    return {**base, **{key: text for key, text in said.items() if one_line_break(str(base.get(key, ""))) != text}}


def _is_same_text(base: Content, components: Mapping[str, str], key: str) -> bool:
    return bool(base["components"].get(key) == components.get(key))


def _requirements(base: Content, components: Mapping[str, str], said: RowSaid) -> list[dict[str, Any]]:
    known = list(base["requirements"])
    if said.requirements is not None:
        return _keyed(said.requirements, known)
    if _is_same_text(base, components, "persyaratan"):
        return known
    labels = entries_of(components["persyaratan"])
    if len(labels) > MOST_REQUIREMENTS or not all(len(label) <= LONGEST_LABEL for label in labels):
        return known
    by_label = {plain(str(one["label"])): one for one in known}
    blank = {"key": "", "help": "", "required": True, "accept": [], "document": ""}
    return _keyed([by_label.get(plain(label)) or {**blank, "label": label} for label in labels], known)


def _keyed(rows: Sequence[Mapping[str, Any]], known: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows with a key each: their own, that of the requirement of the same name, or one made of the name."""
    by_label = {plain(str(one["label"])): str(one["key"]) for one in known}
    found: list[dict[str, Any]] = []
    taken = {str(row["key"]) for row in rows}
    for row in rows:
        key = str(row["key"]) or by_label.get(plain(str(row["label"])), "")
        if not key or key in {one["key"] for one in found}:
            key = _free_key(str(row["label"]), taken | {one["key"] for one in found})
        found.append({**row, "key": key})
    return found


def _free_key(label: str, taken: set[str]) -> str:
    letters = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "_", letters)[:40].strip("_")
    stem = stem if stem[:1].isalpha() else f"syarat_{stem}".strip("_")
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return key


def _duration(base: Content, components: Mapping[str, str], said: RowSaid) -> dict[str, Any]:
    held = (base["duration_value"], base["duration_unit"], base["duration_working"])
    found = said.duration
    if found is None:
        kept = held if _is_same_text(base, components, "jangka_waktu") else (None, "", None)
    elif found[2] is None and found[:2] == held[:2]:
        kept = held
    else:
        kept = found
    return dict(zip(("duration_value", "duration_unit", "duration_working"), kept, strict=True))


def _fee(base: Content, components: Mapping[str, str], said: RowSaid) -> dict[str, Any]:
    held = (base["fee_kind"], base["fee_amount"], base["fee_table"])
    found = said.fee
    if found is None:
        kept = held if _is_same_text(base, components, "biaya") else ("", None, [])
    elif found[0] == held[0] and found[1] is None and not found[2]:
        kept = held
    else:
        kept = found
    return dict(zip(("fee_kind", "fee_amount", "fee_table"), kept, strict=True))


def _product(base: Content, said: RowSaid) -> dict[str, Any]:
    page = base["template_words"] if said.product is None else said.product
    return {
        "template": base["template"] if said.product is None else "result",
        "template_words": page,
        "register": said.register or base["register"],
        "number_pattern": said.number_pattern or base["number_pattern"],
    }


def _means_the_same(key: str, old: Any, new: Any) -> bool:
    if key == "requirements":
        return [_filled(one) for one in old] == [_filled(one) for one in new]
    if key == "template_words":
        return {name: _listed(value) for name, value in old.items() if value} == {
            name: _listed(value) for name, value in new.items() if value
        }
    if key in ("fee_table", "path"):
        return list(old) == list(new)
    return bool(old == new)


def _filled(one: Mapping[str, Any]) -> dict[str, Any]:
    """A requirement with every setting spelled out."""
    return {
        "key": one["key"],
        "label": str(one["label"]).strip(),
        "help": str(one.get("help", "")).strip(),
        "required": bool(one.get("required", True)),
        "accept": sorted(one.get("accept", ())),
        "document": one.get("document", ""),
    }


def _listed(value: Any) -> Any:
    """Pairs of a page as lists, trimmed as a cell keeps them."""
    if isinstance(value, str):
        return one_line_break(value)
    return [_listed(one) for one in value]
