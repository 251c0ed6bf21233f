# SPDX-License-Identifier: EUPL-1.2
"""The four levels as tables and bars, the same for pages and files."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from praja.duties.training.domain.evaluation.gains import Learning
from praja.duties.training.domain.evaluation.means import Mean
from praja.duties.training.enums.evaluation import Rater
from praja.duties.training.queries.evaluation.levels import Evaluation, StatementRated
from praja.kernel.plans.web.following import effect_row

Row = tuple[str, str, str, str]
"""What it is about, how many answered, the mean, its interval."""


@dataclass(frozen=True, slots=True)
class Block:
    """One table: rows of `Row`, and bars for those that are shown."""

    title: str
    rows: tuple[Row, ...]
    bars: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """Everything that page and file show. `heard` says how many answered, level by level."""

    fewest: int
    reaction: Block
    reaction_heard: str
    sessions: tuple[Block, ...]
    comments: tuple[str, ...]
    learning: Block
    learning_said: tuple[str, ...]
    behaviour: tuple[Block, ...]
    behaviour_heard: tuple[str, ...]
    results: tuple[dict[str, Any], ...] = ()
    """Of each reading: `unit` and what `web.change.showing.effect_row` says."""


def shown(found: Evaluation) -> Levels:
    """What is found, in words and numbers as the reader writes them."""
    raters = [
        (rater, statements) for rater, statements in found.behaviour.items() if found.behaviour_heard[rater].asked
    ]
    return Levels(
        fewest=found.fewest,
        reaction=_block(_("The class"), found.reaction),
        reaction_heard=_heard_words(found.reaction_heard.answered, found.reaction_heard.asked),
        sessions=tuple(
            _block(f"{one.title} ({', '.join(one.trainers)})" if one.trainers else one.title, one.statements)
            for one in found.sessions
            if any(statement.rated.n for statement in one.statements)
        ),
        comments=found.comments,
        learning=_learning(found.learning),
        learning_said=tuple(_learning_words(found.learning)),
        behaviour=tuple(
            _block(str(rater.label), statements)
            for rater, statements in raters
            if any(one.rated.is_shown for one in statements)
        ),
        behaviour_heard=tuple(_behaviour_words(rater, found) for rater, _statements in raters),
        results=tuple({"unit": one.unit, **effect_row(one.line)} for one in found.results),
    )


def _heard_words(answered: int, asked: int) -> str:
    return _("%(answered)s of %(asked)s have answered.") % {"answered": answered, "asked": asked}


def _behaviour_words(rater: Rater, found: Evaluation) -> str:
    heard = found.behaviour_heard[rater]
    return f"{rater.label}: {_heard_words(heard.answered, heard.asked)}"


def _block(title: str, statements: Iterable[StatementRated]) -> Block:
    listed = list(statements)
    rows = tuple((str(one.label), str(one.rated.n), *_mean_words(one.rated.mean)) for one in listed)
    bars = tuple({"label": one.label, "value": one.rated.mean.value} for one in listed if one.rated.mean is not None)
    return Block(title, rows, bars)


def _mean_words(mean: Mean | None) -> tuple[str, str]:
    if mean is None:
        return _("not shown"), "–"
    return _figure(mean.value), f"{_figure(mean.low)} – {_figure(mean.high)}" if mean.low is not None else "–"


def _figure(value: Decimal | None) -> str:
    return "–" if value is None else number_format(value, 2, use_l10n=True)


def _learning(found: Learning) -> Block:
    lines = (
        (_("Test before, of 100"), found.pre),
        (_("Test after, of 100"), found.post),
        (_("Points won"), found.gain),
        (_("Share won of what could be won (N-gain)"), found.normalised),
    )
    rows = tuple((label, str(mean.n), *_mean_words(mean)) for label, mean in lines if mean is not None)
    counts = ((_("high (0.7 and more)"), found.high), (_("medium"), found.medium), (_("low (below 0.3)"), found.low))
    bars = tuple({"label": label, "value": count} for label, count in counts) if found.normalised else ()
    return Block(_("Learning"), rows, bars)


def _learning_words(found: Learning) -> Iterable[str]:
    yield _("%(count)s took both tests; who took only one is left out.") % {"count": found.pairs}
    if found.full_before:
        words = _("%(count)s had everything right before: nothing was left to win, so they have no N-gain.")
        yield words % {"count": found.full_before}
