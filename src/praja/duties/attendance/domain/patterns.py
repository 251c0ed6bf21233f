# SPDX-License-Identifier: EUPL-1.2
"""What a pattern of working hours may be."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from praja.duties.attendance.domain.weeks import DAY, DYNAMIC, FIXED, FLEXIBLE, SHIFTS, Slot, Week

NO_DAYS, OUT_OF_ORDER, TOO_LONG, ALL_BREAK, OVERLAPS, NO_LENGTH, NO_SHIFTS, CODE_TWICE, NO_FLEX = (
    *("no_days", "out_of_order", "too_long", "all_break", "overlaps", "no_length", "no_shifts", "code_twice"),
    "no_flex",
)
"""What can be wrong with it."""

Fault = tuple[str, str]
"""The field (`week_0`, `shift_2`, `flexible_minutes`) and what is wrong with it."""


def faults_of(kind: str, week: Week, ramadan: Week, flexible: int, shifts: Sequence[tuple[str, Slot]]) -> list[Fault]:
    """Everything that cannot be so, in the order of the form."""
    if kind == SHIFTS:
        return list(_of_shifts(shifts))
    found = [*_of_week("week", kind, week), *(_of_week("ramadan", kind, ramadan) if ramadan else ())]
    if kind == FLEXIBLE and not flexible:
        found.append(("flexible_minutes", NO_FLEX))
    return found


def _of_week(name: str, kind: str, week: Week) -> Iterator[Fault]:
    if not any(week):
        yield f"{name}_0", NO_DAYS
        return
    for number, slot in enumerate(week):
        if slot is not None and (wrong := _of_length(slot) if kind == DYNAMIC else of_slot(slot)):
            yield f"{name}_{number}", wrong
    if kind in (FIXED, FLEXIBLE):
        for number, (slot, after) in enumerate(pairwise([*week, week[0]])):
            if slot is not None and after is not None and slot.ends > DAY + after.begins:
                yield f"{name}_{number}", OVERLAPS


def _of_shifts(shifts: Sequence[tuple[str, Slot]]) -> Iterator[Fault]:
    if not shifts:
        yield "shift_0", NO_SHIFTS
    codes = [code for code, _slot in shifts]
    for number, (code, slot) in enumerate(shifts):
        if codes.index(code) != number:
            yield f"shift_{number}", CODE_TWICE
        elif wrong := of_slot(slot):
            yield f"shift_{number}", wrong


def of_slot(slot: Slot) -> str:
    """What is wrong with working time that has a beginning and an end; empty: nothing."""
    if not 0 <= slot.begins < DAY or slot.ends <= slot.begins:
        return OUT_OF_ORDER
    if slot.ends > slot.begins + DAY:
        return TOO_LONG
    return "" if 0 <= slot.rest < slot.ends - slot.begins else ALL_BREAK


def _of_length(slot: Slot) -> str:
    fits = slot.begins == 0 and slot.rest == 0 and 0 < slot.ends <= DAY
    return "" if fits else NO_LENGTH
