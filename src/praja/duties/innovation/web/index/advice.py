# SPDX-License-Identifier: EUPL-1.2
"""What brings most next: what to do, who does it, how many points of the index it adds, and the page on which it is done."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.innovation.domain.index.advice import Advised, Kind, advised, points_between
from praja.duties.innovation.domain.index.eligibility import Missing, Window, least_words, window_of
from praja.duties.innovation.domain.index.next_steps import steps_of, worth
from praja.duties.innovation.domain.index.questions import INNOVATION, questions
from praja.duties.innovation.domain.index.standing import Entrant, Standing
from praja.duties.innovation.enums import BasicService
from praja.duties.innovation.models import Innovation, Maturity
from praja.duties.innovation.queries.index.answers import counted
from praja.duties.innovation.web.index.words import points_words, shown, step_words, title_of

BEST, BEST_OF_ONE = 6, 4


def advice_shown(standing: Standing, *, keeps: bool, window_over: bool) -> list[dict[str, Any]]:
    """The best of them, as a page shows them. `keeps`: the reader answers for the region; `window_over`: what is applied from
    now on counts in a later edition."""
    found = advised(standing, BasicService.values)[:BEST]
    codes = {one.id: one.code for one in standing.entrants}
    return [
        {
            "what": _what(one, standing, window_over),
            "who": _who(one),
            "points": points_words(one.points),
            "href": _where(one, standing, codes, enters=keeps and window_over),
        }
        for one in found
    ]


def _what(one: Advised, standing: Standing, window_over: bool) -> str:
    if one.step is not None and one.kind is Kind.REGION:
        return step_words(one.step, is_answered=one.step.question.number in standing.region)
    if one.step is not None:
        return _in_innovations(one)
    return _of_number(one, standing, window_over)


def _in_innovations(one: Advised) -> str:
    assert one.step is not None
    said = {"title": title_of(one.step.question), "count": one.many}
    return (
        ngettext(
            "Bring “%(title)s” one level up in %(count)s innovation",
            "Bring “%(title)s” one level up in each of %(count)s innovations",
            one.many,
        )
        % said
    )


def _of_number(one: Advised, standing: Standing, window_over: bool) -> str:
    window = window_of(standing.edition)
    said: dict[str, Any] = {"count": one.many, "words": least_words(standing.edition), **_years(window)}
    if one.kind is Kind.DESCRIBE:
        words = ngettext(
            "Write the description (rancang bangun) of %(count)s innovation to at least %(words)s words: then it counts",
            "Write the descriptions (rancang bangun) of %(count)s innovations to at least %(words)s words: then they count",
            one.many,
        )
        return words % said
    if one.kind is Kind.DEVELOP:
        words = ngettext(
            "Say whether %(count)s older innovation was developed further in %(first)s to %(last)s: then it counts",
            "Say which of %(count)s older innovations were developed further in %(first)s to %(last)s: those count",
            one.many,
        )
        return words % said
    if one.kind is Kind.SERVICES:
        said["names"] = ", ".join(str(BasicService(name).label) for name in one.services)
        words = ngettext(
            "Let an innovation of %(count)s more basic service count, of these: %(names)s",
            "Let innovations of %(count)s more basic services count, of these: %(names)s",
            one.many,
        )
        return words % said
    said["mean"] = shown(standing.mean)
    if window_over:
        return (
            _("Take over one more innovation that was applied in %(first)s to %(last)s, with a maturity of %(mean)s")
            % said
        )
    return _("Apply one more innovation, with a maturity of %(mean)s") % said


def _years(window: Window | None) -> Mapping[str, int]:
    return {} if window is None else {"first": window.first_day.year, "last": window.last_day.year}


def _who(one: Advised) -> str:
    if one.kind is Kind.REGION:
        return _("The organisation bureau answers it")
    if one.kind in (Kind.MORE, Kind.SERVICES):
        return _("Units that have one, with the organisation bureau")
    return ngettext("Its team does it", "Their teams do it", one.many)


def _where(one: Advised, standing: Standing, codes: Mapping[int, str], *, enters: bool) -> str:
    year = standing.edition.year
    everybody = reverse("innovation:index_innovations", args=[year])
    if one.kind is Kind.REGION and one.step is not None:
        return reverse("innovation:region_row", args=[year, one.step.question.number])
    if one.kind is Kind.ANSWER and one.step is not None:
        return f"{everybody}?indikator={one.step.question.number}"
    if one.kind in (Kind.DESCRIBE, Kind.DEVELOP):
        return (
            reverse("innovation:maturity", args=[codes[one.innovations[0]]]) + f"?tahun={year}"
            if one.many == 1
            else (f"{everybody}?dihitung=tidak")
        )
    return reverse("innovation:import_past") if enters else f"{reverse('innovation:home')}?status=uji-coba"


def advice_of_one(row: Innovation, standing: Standing, told: Mapping[str, Maturity]) -> list[dict[str, Any]]:
    """What brings most next for one innovation: first that it counts at all, then its indicators. The points are those that the
    index of the region gains."""
    entrant = next((one for one in standing.entrants if one.id == row.pk), None)
    has_team = row.team.filter(left_at=None).exists()
    who = _("Its team") if has_team else _("The organisation bureau, until somebody leads it")
    found = _to_count(row, entrant, standing, who)
    edition, ways = standing.edition, {key: one.way for key, one in told.items() if one.parameter}
    counts = len(standing.sent) + (entrant is None or bool(entrant.missing))
    for step in steps_of(questions(edition, INNOVATION), counted(told.values()))[: BEST_OF_ONE - len(found)]:
        number = step.question.number
        href = reverse("innovation:maturity_question", args=[row.case.code, number])
        found.append(
            {
                "what": step_words(step, is_answered=number in told, way=ways.get(number, "")),
                "who": _("%(who)s; +%(adds)s of maturity") % {"who": who, "adds": shown(step.adds)},
                "points": points_words(worth(step.adds, edition=edition, innovations=counts)),
                "href": f"{href}?tahun={edition.year}",
            }
        )
    return found


def _to_count(row: Innovation, entrant: Entrant | None, standing: Standing, who: str) -> list[dict[str, Any]]:
    """What keeps it out and can be mended."""
    here = reverse("innovation:work", args=[row.case.code])
    if entrant is None:
        return [{"what": _("Apply it: only what is applied counts"), "who": who, "points": "", "href": here}]
    if not entrant.missing or Missing.TOO_NEW in entrant.missing:
        return []
    points = points_words(points_between(standing, standing.counting((row.pk,)).index()))
    said = {"words": entrant.words, "least": least_words(standing.edition), **_years(window_of(standing.edition))}
    found = []
    if Missing.TOO_OLD in entrant.missing:
        what = _("Say whether it was developed further in %(first)s to %(last)s: then it counts") % said
        found.append({"what": what, "who": who, "points": points, "href": f"{here}#acts"})
    if Missing.WORDS in entrant.missing:
        what = (
            _("Write its description (rancang bangun) on: it has %(words)s of %(least)s words, and does not count")
            % said
        )
        href = reverse("innovation:words", args=[row.case.code])
        found.append({"what": what, "who": who, "points": points, "href": href})
    return found
