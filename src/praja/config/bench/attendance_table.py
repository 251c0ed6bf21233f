# SPDX-License-Identifier: EUPL-1.2
"""The figures of a morning as lines to read."""

from collections.abc import Iterator
from typing import Any

WORDS = {"telephones": "telephones", "machines": "bodies of machines", "questions": "questions of machines"}


def table(found: dict[str, Any]) -> Iterator[str]:
    """One line for each thing that was measured."""
    morning = found["morning"]
    yield from lines_of_morning(morning)
    kept, raw = morning["kept"], morning["raw"]
    yield "of {employees:,} employees {lost} lost, {twice} twice, {accepted:,} punches count".format(**kept)
    if "rate" in raw:
        yield "the {statements} statements of one punch sent raw: {rate} a second".format(**raw)
    for size, one in found.get("bodies", {}).items():
        yield f"bodies of {size}, punches a second:"
        for what, raw, ratio in (
            ("over_http", "raw", "ratio_over_http"),
            ("operation", "raw_alone", "ratio_operation"),
        ):
            rates = f"{one[what]['punches']:,}, by COPY {one[raw]['punches']:,}: {one[ratio]}"
            yield f"  {what.replace('_', ' ')}: {rates}"
    yield from _month(found["month"])
    if "verify" in found:
        yield "verified {events:,} events in {seconds} s: {count} mismatches".format(
            **found["verify"], count=len(found["verify"]["mismatches"])
        )
    yield f"{found['seconds']} s in all, seeding {found['seeded']['seconds']} s"


def lines_of_morning(morning: dict[str, Any]) -> Iterator[str]:
    """What was sent, and how it was answered."""
    for name, title in (
        ("telephones", "telephones at their rate"),
        ("peak_minute", "the minute with three times the mean, in real time"),
        ("rest", "the rest of the morning, as fast as it goes"),
    ):
        yield f"{title}:"
        for kind, one in morning[name].items():
            yield "  " + _sent(WORDS[kind], one, is_timed=name != "rest")


def _sent(what: str, one: dict[str, Any], *, is_timed: bool) -> str:
    answers = ", ".join(f"{count:,} × {answer}" for answer, count in one["answers"].items())
    late = ""
    if is_timed:  # what is sent as fast as it goes has no moment at which it was due
        late = "; p50 / p95 / p99 {p50_ms} / {p95_ms} / {p99_ms} ms from the moment each was due".format(**one)
    return f"{what}: {one['rate']} a second for {one['seconds']} s{late}; {answers}"


def _month(month: dict[str, Any]) -> Iterator[str]:
    yield (
        "a month of {employees:,} employees: {days:,} days marked in {mark_seconds} s, worked out in {work_out_seconds} s "
        "({days_a_second:,} a second, {statements_of_one_round} statements a round), recap {recap_seconds} s: {whole_seconds} s"
    ).format(**month)
    shown = ", ".join(f"{name} {seconds} s" for name, seconds in month["shown_seconds"].items())
    yield f"  shown to the personnel office, everybody at once: {shown}"
    if month["raw_copy"]:
        yield "  a raw COPY of as many days: {seconds} s, ratio ".format(**month["raw_copy"]) + str(month["ratio"])
