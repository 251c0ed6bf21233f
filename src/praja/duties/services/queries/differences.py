# SPDX-License-Identifier: EUPL-1.2
"""What one version of a standard says differently from another, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praja.duties.services.enums import Component
from praja.duties.services.models import StandardVersion
from praja.duties.services.queries.words import counting_words, duration_words, fee_words, path_words, rupiah


@dataclass(frozen=True, slots=True)
class Difference:
    """One component that says something else: what it said, what it says. `points` are single changes in words."""

    name: str
    before: str
    after: str
    points: tuple[str, ...] = ()


def differences(before: StandardVersion, after: StandardVersion) -> list[Difference]:
    """Every difference, component by component. Empty: they say the same."""
    return [found for key in Component.values if (found := _difference(key, before, after)) is not None]


def _difference(key: str, before: StandardVersion, after: StandardVersion) -> Difference | None:
    old, new = str(before.components.get(key, "")), str(after.components.get(key, ""))
    points = tuple(_POINTS[key](before, after)) if key in _POINTS else ()
    if old == new and not points:
        return None
    return Difference(str(Component(key).label), old if old != new else "", new if old != new else "", points)


def _requirements(before: StandardVersion, after: StandardVersion) -> Iterator[str]:
    old, new = _by_key(before.requirements), _by_key(after.requirements)
    for key, one in new.items():
        if key not in old:
            yield _("New: %(name)s") % {"name": one["label"]}
        elif one != old[key]:
            yield from _of_requirement(old[key], one)
    for key, one in old.items():
        if key not in new:
            yield _("No longer needed: %(name)s") % {"name": one["label"]}


def _of_requirement(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["label"] != new["label"]:
        yield _("“%(old)s” is now called “%(new)s”") % {"old": old["label"], "new": new["label"]}
    if old.get("required", True) != new.get("required", True):
        words = _("%(name)s: now needed") if new.get("required", True) else _("%(name)s: now only if one has it")
        yield words % {"name": new["label"]}
    if any(old.get(part) != new.get(part) for part in ("help", "accept", "document")):
        yield _("%(name)s: explained or sent differently") % {"name": new["label"]}


def _duration(before: StandardVersion, after: StandardVersion) -> Iterator[str]:
    old, new = (_joined(duration_words(one), counting_words(one)) for one in (before, after))
    if old != new:
        yield _changed(old, new)


def _fee(before: StandardVersion, after: StandardVersion) -> Iterator[str]:
    if fee_words(before) != fee_words(after):
        yield _changed(fee_words(before), fee_words(after))
    old = {str(row["label"]): int(row["amount"]) for row in before.fee_table}
    new = {str(row["label"]): int(row["amount"]) for row in after.fee_table}
    for label in dict.fromkeys([*old, *new]):
        if old.get(label) != new.get(label):
            yield f"{label}: {_changed(*(rupiah(rows[label]) if label in rows else '' for rows in (old, new)))}"


def _path(before: StandardVersion, after: StandardVersion) -> Iterator[str]:
    old, new = path_words(before.path), path_words(after.path)
    for stage in new:
        if stage not in old:
            yield _("New step: %(step)s") % {"step": stage}
    for stage in old:
        if stage not in new:
            yield _("Step no longer taken: %(step)s") % {"step": stage}
    kept_old, kept_new = [one for one in old if one in new], [one for one in new if one in old]
    if kept_old != kept_new:
        yield _("The steps come in another order.")


def _product(before: StandardVersion, after: StandardVersion) -> Iterator[str]:
    if before.template_words != after.template_words or before.template != after.template:
        yield _("The page of the product has other words.")
    if (before.register, before.number_pattern) != (after.register, after.number_pattern):
        yield _("It is numbered differently: %(change)s") % {
            "change": _changed(before.number_pattern, after.number_pattern)
        }
    if before.questions_id != after.questions_id:
        yield _("Other questions are asked.")


_POINTS = {
    Component.REQUIREMENTS.value: _requirements,
    Component.DURATION.value: _duration,
    Component.FEE.value: _fee,
    Component.PROCEDURE.value: _path,
    Component.PRODUCT.value: _product,
}


def _by_key(requirements: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {str(one["key"]): one for one in requirements}


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _changed(old: str, new: str) -> str:
    nothing = _("nothing")
    return _("%(old)s → %(new)s") % {"old": old or nothing, "new": new or nothing}
