# SPDX-License-Identifier: EUPL-1.2
"""The matrix in words: what is shown, what its levels mean, times and promises in short, and why a unit is a yardstick."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from praja.duties.services.domain.grid import Shown
from praja.duties.services.domain.yardsticks import Aspect, Contender, Difference
from praja.duties.services.queries.figures import is_enough, percent
from praja.duties.services.queries.matrix import Matrix, Yardstick
from praja.duties.services.queries.shapes import HeldStandard
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.wording import DAY, HOUR, NONE
from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.queries import units
from praja.lib.errors import Text

NAMES: Mapping[Shown, Text] = {
    Shown.ON_TIME: gettext_lazy("Served in the promised time"),
    Shown.TIME: gettext_lazy("Promised and real time"),
    Shown.COMPLETENESS: gettext_lazy("Completeness of the standard"),
    Shown.RATING: gettext_lazy("Satisfaction of applicants"),
    Shown.VOLUME: gettext_lazy("Number of applications"),
}
LEGENDS: Mapping[Shown, tuple[Text, Text, Text, Text]] = {
    Shown.ON_TIME: (
        gettext_lazy("95% and more"),
        gettext_lazy("from 80%"),
        gettext_lazy("from half"),
        gettext_lazy("less than half"),
    ),
    Shown.TIME: (
        gettext_lazy("at the office at most half of the promise"),
        gettext_lazy("within the promise"),
        gettext_lazy("up to half as long again"),
        gettext_lazy("longer still"),
    ),
    Shown.COMPLETENESS: (
        gettext_lazy("all 14"),
        gettext_lazy("12 or 13"),
        gettext_lazy("7 to 11"),
        gettext_lazy("6 or fewer"),
    ),
    Shown.RATING: (
        gettext_lazy("4.5 stars and more"),
        gettext_lazy("from 4"),
        gettext_lazy("from 3"),
        gettext_lazy("fewer than 3"),
    ),
    Shown.VOLUME: (
        gettext_lazy("from half of the most on this page"),
        gettext_lazy("from a fifth"),
        gettext_lazy("from a twentieth"),
        gettext_lazy("fewer"),
    ),
}
"""What the four levels mean, the highest first."""

_DURATIONS: Mapping[tuple[str, bool | None], Callable[[int], str]] = {
    ("minutes", None): lambda n: ngettext("%(n)d minute", "%(n)d minutes", n),
    ("hours", True): lambda n: ngettext("%(n)d open hour", "%(n)d open hours", n),
    ("hours", False): lambda n: ngettext("%(n)d hour", "%(n)d hours", n),
    ("days", True): lambda n: ngettext("%(n)d working day", "%(n)d working days", n),
    ("days", False): lambda n: ngettext("%(n)d calendar day", "%(n)d calendar days", n),
    ("months", None): lambda n: ngettext("%(n)d month", "%(n)d months", n),
}


def promised(standard: HeldStandard | None) -> str:
    """What the standard promises: "3 working days"; a dash where it promises no time."""
    value, unit, working = standard.duration if standard is not None else (None, "", None)
    if standard is None or standard.promise is None or value is None:
        return NONE
    counted = working if unit in ("hours", "days") else None
    return _DURATIONS[unit, counted](value) % {"n": value}


def short_time(minutes: Decimal | None) -> str:
    """A time as a cell has room for it: 35 min, 5.3 h, 3.2 d."""
    return NONE if minutes is None else _short_time(int(minutes), get_language() or "")


@lru_cache(maxsize=4096)
def _short_time(minutes: int, _language: str) -> str:
    if minutes < HOUR:
        return pgettext("short", "%(n)s min") % {"n": minutes}
    if minutes < 2 * DAY:
        return pgettext("short", "%(n)s h") % {"n": one_place(Fraction(minutes, HOUR))}
    return pgettext("short", "%(n)s d") % {"n": one_place(Fraction(minutes, DAY))}


def one_place(value: Fraction | Decimal) -> str:
    """A number with one decimal, as the reader writes it."""
    shown: str = number_format(value if isinstance(value, Decimal) else rounded(value, 1), decimal_pos=1)
    return shown


def kind_name(kind: str) -> str:
    return str(dict(UnitKind.choices).get(kind, kind))


def yardstick_words(one: Yardstick) -> dict[str, Any]:
    """A yardstick in sentences: what it keeps, its place, what it does differently."""
    said = {
        "kept": percent(one.contender.kept, one.contender.due),
        "due": number_format(one.contender.due, force_grouping=True),
        "place": one.place.place,
        "among": one.place.among,
        "kind": kind_name(one.unit.kind),
    }
    lead = _("Kept %(kept)s%% of %(due)s promises: place %(place)s of %(among)s compared (%(kind)s).") % said
    return {"unit": one.unit, "lead": lead, "differences": [difference_words(each) for each in one.differences]}


WEAK = Fraction(4, 5)
"""Units that keep a smaller share of their promises are named, the weakest first."""
MOST_NAMED = 3


def findings(matrix: Matrix) -> list[str]:
    """What the matrix says of the promises of all units asked for, in sentences: together, and who keeps too few."""
    compared = [one for one in matrix.contenders if is_enough(one.due)]
    kept, due = (sum(one.kept for one in compared), sum(one.due for one in compared))
    if not due:
        return []
    said = {"share": percent(kept, due), "due": number_format(due, force_grouping=True), "count": len(compared)}
    together = ngettext(
        "%(count)s unit kept %(share)s%% of %(due)s promises.",
        "%(count)s units together kept %(share)s%% of %(due)s promises.",
        len(compared),
    )
    weak = sorted((one for one in compared if one.kept < WEAK * one.due), key=lambda one: (one.share, one.unit))
    return [together % said, _weak_words(weak)]


def _weak_words(weak: Sequence[Contender]) -> str:
    if not weak:
        return _("Every one of them keeps 80% or more.")
    tree = units.value.nodes
    named = [f"{tree[one.unit].name} ({percent(one.kept, one.due)}%)" for one in weak[:MOST_NAMED]]
    more = len(weak) - len(named)
    if more:
        named.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    return _("Less than 80%%: %(units)s.") % {"units": ", ".join(named)}


def difference_words(difference: Difference) -> str:
    """What a yardstick does differently, in one sentence."""
    own, others = _in_words(difference.aspect, difference.own), _in_words(difference.aspect, difference.others)
    said = {"own": own, "others": others, "n": difference.services}
    sentences = {
        Aspect.REQUIREMENTS: _("Asks for fewer papers: %(own)s on average, the others %(others)s."),
        Aspect.STAGES: _("Has a shorter path: %(own)s stages on average, the others %(others)s."),
        Aspect.DIGITAL: _("Gives more products online, without a walk to the office: %(own)s, the others %(others)s."),
        Aspect.FEE: _("Costs less: %(own)s on average, the others %(others)s."),
        Aspect.PROMISE: _("Promises a shorter time: %(own)s of opening hours on average, the others %(others)s."),
        Aspect.OPENING: _("Is open longer: %(own)s hours a week, the others %(others)s."),
    }
    sentence = sentences[difference.aspect] % said
    if not difference.services:
        return sentence
    told = ngettext(
        "Over %(n)d service that they have in common.",
        "Over %(n)d services that they have in common.",
        difference.services,
    )
    return f"{sentence} {told % said}"


def _in_words(aspect: Aspect, value: Fraction) -> str:
    if aspect is Aspect.DIGITAL:
        return f"{int(rounded(100 * value, 0))}%"
    if aspect is Aspect.FEE:
        return f"Rp{number_format(rounded(value, 0), force_grouping=True)}"
    if aspect is Aspect.PROMISE:
        return short_time(rounded(value, 0))
    return one_place(value / HOUR if aspect is Aspect.OPENING else value)
