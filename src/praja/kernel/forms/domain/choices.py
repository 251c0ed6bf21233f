# SPDX-License-Identifier: EUPL-1.2
"""Choices as they are typed: one on a line, with a code before it where there is one: `makanan | Makanan dan minuman`."""

from collections.abc import Sequence

from praja.kernel.forms.domain.naming import name_from
from praja.kernel.forms.domain.questions import Choice

BETWEEN = "|"
"""Stands between the code of a choice and its words; no code has one."""


def typed_of(choices: Sequence[Choice]) -> str:
    """The lines that `choices_from` reads as these choices."""
    return "\n".join(
        choice.label
        if choice.value == choice.label and BETWEEN not in choice.label
        else f"{choice.value} {BETWEEN} {choice.label}"
        for choice in choices
    )


def choices_from(typed: str, before: Sequence[Choice] = ()) -> tuple[Choice, ...]:
    """The choices of the lines, in order; empty lines are none. A choice without a code keeps the one it had under the same
    words (`before`); a new one gets its words, shortened, as its code. Where all codes were whole numbers and still are, they
    stay whole numbers.
    """
    known = {choice.label: str(choice.value) for choice in before}
    lines = [" ".join(line.split()) for line in typed.splitlines()]
    read: list[tuple[str, str]] = []
    for line in filter(None, lines):
        code, bar, label = (part.strip() for part in line.partition(BETWEEN))
        if not bar:
            label = code
            code = known.get(label) or name_from(label, {code for code, _label in read})
        read.append((code, label or code))
    whole = bool(before) and all(isinstance(choice.value, int) for choice in before)
    if whole and all(code.removeprefix("-").isdecimal() and str(int(code)) == code for code, _label in read):
        return tuple(Choice(int(code), label) for code, label in read)
    return tuple(Choice(code, label) for code, label in read)
