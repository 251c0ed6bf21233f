# SPDX-License-Identifier: EUPL-1.2
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.cli.reading import number, read
from praja.kernel.law.gateways import written_rules
from praja.kernel.plans.domain.effects.judging import BlockPart, Judged, Kind, Needs, Part, judged
from praja.kernel.plans.drawing import FINDINGS
from praja.kernel.plans.queries.series import AFTER, BEFORE
from praja.lib.errors import InvalidInput

EXAMPLE = '{"kind": "share", "better": "higher", "before": [[12, 20], ...], "after": [[15, 20], ...], "people": 5}'


def effect_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help=EXAMPLE)],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """What a series shows: numerator and denominator of equal spans of time, the oldest first, before and after something began.

    `kind` is share, mean or sum; `better` higher, lower or null; `comparison` may hold `before` and `after` of other units;
    `people`, below how many things counted on one side nothing is said, may be left out. null stands where nothing was counted.
    """
    given = read(file)
    others = given.get("comparison")
    parts = _parts(given, others if isinstance(others, dict) else None)
    needs = Needs(_figure(BEFORE), _figure(AFTER), int(number(given.get("people", 0), "people")))
    found = judged(parts, kind=_kind(given), better=_better(given), needs=needs)
    typer.echo(json.dumps(_told(found), ensure_ascii=False) if as_json else _in_words(found))


def _figure(key: str) -> int:
    return written_rules()[key].versions[-1].value


def _kind(given: Mapping[str, Any]) -> Kind:
    held = given.get("kind", Kind.SHARE)
    if held not in list(Kind):
        raise InvalidInput(
            gettext_lazy("This kind is not known."), field="kind", next_step=gettext_lazy("Write share, mean or sum.")
        )
    return Kind(held)


def _better(given: Mapping[str, Any]) -> Any:
    held = given.get("better")
    if held not in ("higher", "lower", None):
        raise InvalidInput(
            gettext_lazy("This is no direction."),
            field="better",
            next_step=gettext_lazy("Write higher, lower or null."),
        )
    return held


def _parts(given: Mapping[str, Any], others: Mapping[str, Any] | None) -> list[BlockPart]:
    found = []
    for side in ("before", "after"):
        own = _rows(given.get(side), side)
        beside = None if others is None else _rows(others.get(side), f"comparison.{side}")
        if beside is not None and len(beside) != len(own):
            raise InvalidInput(
                gettext_lazy("Both series need as many points."),
                field=f"comparison.{side}",
                next_step=gettext_lazy("Write null where nothing was counted."),
            )
        first = -len(own) if side == "before" else 0
        found += [
            BlockPart(first + place, part, None if beside is None else beside[place]) for place, part in enumerate(own)
        ]
    return found


def _rows(held: Any, field: str) -> list[Part]:
    if not isinstance(held, list):
        raise InvalidInput(
            gettext_lazy("There are no points."),
            field=field,
            next_step=gettext_lazy("Write a list of [numerator, denominator]."),
        )
    return [_part(one, f"{field}.{place}") for place, one in enumerate(held)]


def _part(held: Any, field: str) -> Part:
    if held is None:
        return Part(0, 0, 0)
    if not isinstance(held, list) or len(held) != 2:
        raise InvalidInput(
            gettext_lazy("This is no point."), field=field, next_step=gettext_lazy("Write [numerator, denominator].")
        )
    pair = [number(one, field) for one in held]
    if any(one.denominator != 1 for one in pair) or pair[1] < 0:
        raise InvalidInput(
            gettext_lazy("Counts are whole numbers."), field=field, next_step=gettext_lazy("Correct it in the file.")
        )
    return Part(int(pair[0]), int(pair[1]), int(pair[1]))


def _told(found: Judged) -> dict[str, Any]:
    interval = found.interval
    return {
        "finding": str(found.finding),
        "shown": found.finding.is_shown,
        "change": None if found.change is None else float(found.change),
        "low": None if interval is None else float(interval.low),
        "high": None if interval is None else float(interval.high),
        "points_before": found.before,
        "points_after": found.after,
        "empty": found.empty,
        "compared": found.compared,
        "autocorrelation": None if found.autocorrelation is None else float(found.autocorrelation),
    }


def _in_words(found: Judged) -> str:
    said = str(FINDINGS[found.finding])
    if found.interval is None:
        return said
    words = {"said": said, "change": found.change, "low": found.interval.low, "high": found.interval.high}
    return _("%(said)s: %(change)s (95%% interval %(low)s to %(high)s)") % words
