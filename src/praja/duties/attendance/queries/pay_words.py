# SPDX-License-Identifier: EUPL-1.2
"""How an allowance came about, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.attendance.domain.figures import percent_text
from praja.duties.attendance.domain.pay import CEREMONY
from praja.duties.attendance.enums import DayCode, Predicate
from praja.duties.attendance.models import Day, PayLine, PayRule
from praja.duties.attendance.queries.reasons import reasons_of
from praja.lib.moments import describe_moment


def rupiah(amount: int) -> str:
    """Whole rupiah as they are written in Indonesia, whatever the language of the page."""
    return f"Rp{amount:,}".replace(",", ".")


def percent(points: int) -> str:
    """Basis points as a percent that no line breaks."""
    return f"{percent_text(points)}\N{NO-BREAK SPACE}%"


def code_words(code: str) -> str:
    """What a code among the cuts means."""
    if code == CEREMONY:
        return _("Ceremony missed")
    if code.startswith("TL"):
        return _("Late, class %(tier)s") % {"tier": code[2:]}
    if code.startswith("PSW"):
        return _("Left early, class %(tier)s") % {"tier": code[3:]}
    return str(DayCode(code).label) if code in DayCode.values else code


@dataclass(frozen=True, slots=True)
class CutDay:
    """A day for which something is cut or nothing is paid: what it was, and by how much."""

    day: date
    codes: tuple[str, ...]
    why: tuple[str, ...]
    cut: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the base amount to what is paid: what, in words, how much."""

    term: str
    words: str
    amount: str
    is_sum: bool = False


def steps_of(line: PayLine) -> list[Step]:
    """From the base amount to what is paid."""
    rule = line.sheet.rule
    steps = [Step(_("Allowance before anything is cut"), "", rupiah(line.base))]
    if line.stopped:
        steps.append(Step(_("Days without allowance"), _stopped_words(line), f"−{rupiah(line.stopped)}"))
    steps += [
        Step(_("Productivity part"), percent(10_000 - rule.discipline_share), rupiah(line.productivity_part)),
        Step(_("Productivity paid"), _share_words(line, rule), rupiah(line.productivity), is_sum=True),
        Step(_("Discipline part"), percent(rule.discipline_share), rupiah(line.discipline_part)),
        *(_cut_step(code, times, points, amount) for code, times, points, amount, _days in line.cuts),
    ]
    over = sum(amount for _c, _t, _p, amount, _d in line.cuts) - line.cut
    if over:
        steps.append(Step(_("Not cut"), _("More than the regulation lets be cut."), rupiah(over)))
    paid = rupiah(line.discipline_part - line.cut)
    return [
        *steps,
        Step(_("Discipline paid"), "", paid, is_sum=True),
        Step(_("Allowance paid"), "", rupiah(line.amount), is_sum=True),
    ]


def _cut_step(code: str, times: int, points: int, amount: int) -> Step:
    words = _("%(times)s × %(share)s of the discipline part") % {"times": times, "share": percent(points)}
    term = code_words(code) if code == CEREMONY else f"{code_words(code)} ({code})"
    return Step(term, words, f"−{rupiah(amount)}")


def _share_words(line: PayLine, rule: PayRule) -> str:
    if line.share is not None:
        return _("%(share)s by e-Kinerja") % {"share": percent(line.share)}
    if rule.needs_result:
        return _("Withheld: e-Kinerja says nothing of the month.")
    return _("In full: e-Kinerja says nothing of the month, and the regulation withholds nothing.")


def _stopped_words(line: PayLine) -> str:
    stopped = sum(len(days) for _code, days in line.stops)
    what = ", ".join(code_words(code) for code, _days in line.stops)
    return ngettext(
        "%(count)d of %(all)d working days: %(what)s",
        "%(count)d of %(all)d working days: %(what)s",
        stopped,
    ) % {"count": stopped, "all": line.working_days, "what": what}


def cut_days(line: PayLine, days: Sequence[Day]) -> list[CutDay]:
    """The days for which something is cut or nothing is paid, in order; why stands there as long as the day is as it was."""
    stopped = {day: code for code, found in line.stops for day in found}
    points: dict[str, list[tuple[str, int]]] = {}
    for code, _times, each, _amount, found in line.cuts:
        for day in found:
            points.setdefault(day, []).append((code, each))
    known = {day.day.isoformat(): day for day in days}
    return [_cut_day(day, points.get(day, []), stopped.get(day), known) for day in sorted({*points, *stopped})]


def _cut_day(day: str, cuts: list[tuple[str, int]], stopped: str | None, known: Mapping[str, Day]) -> CutDay:
    codes = tuple(code for code, _each in cuts) or ((stopped,) if stopped else ())
    share = _("%(share)s of the discipline part") % {"share": percent(sum(each for _code, each in cuts))}
    why = tuple(reasons_of(known[day])) if day in known else ()
    return CutDay(date.fromisoformat(day), codes, why, share if cuts else _("no allowance for this day"))


def rule_words(rule: PayRule) -> list[dict[str, str]]:
    """What a regulation says, as terms and values."""
    tiers = "; ".join(
        f"{name}{tier} {percent(points)}"
        for name, found in (("TL", rule.late), ("PSW", rule.early))
        for tier, points in enumerate(found, 1)
    )
    cuts = "; ".join(f"{code_words(code)} {percent(points)}" for code, points in sorted(rule.leave_cuts.items()))
    worth = "; ".join(f"{Predicate(one).label} {percent(points)}" for one, points in rule.predicates.items())
    said = (
        (_("Holds"), _span(rule)),
        (
            _("Discipline and productivity"),
            f"{percent(rule.discipline_share)} / {percent(10_000 - rule.discipline_share)}",
        ),
        (_("Late and early, each time"), tiers),
        (_("Absent (TK), each day"), percent(rule.absent)),
        (_("Ceremony missed, each time"), percent(rule.ceremony)),
        (_("At most"), percent(rule.cap)),
        (_("Cut for each day of"), cuts or "–"),
        (_("No allowance for days of"), ", ".join(code_words(code) for code in rule.stopping) or "–"),
        (_("Predicates of e-Kinerja"), worth or "–"),
        (_("Without a result of e-Kinerja"), _("productivity is withheld") if rule.needs_result else _("paid in full")),
    )
    return [{"term": term, "value": value} for term, value in said]


def _span(rule: PayRule) -> str:
    since = describe_moment(rule.since, "date")
    if rule.until is None:
        return _("from %(since)s") % {"since": since}
    return _("from %(since)s until before %(until)s") % {
        "since": since,
        "until": describe_moment(rule.until, "date"),
    }
