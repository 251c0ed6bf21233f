# SPDX-License-Identifier: EUPL-1.2
"""The words of questions on a page: everything escaped, only our few marks become elements."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from praja.duties.training.domain.exams.marking import percent_of
from praja.duties.training.domain.exams.texts import PARAGRAPH, Block, Runs, blocks_of, plain
from praja.duties.training.queries.exams.sheets import points_text

register = template.Library()

_ELEMENTS = {"bold": "strong", "italic": "em", "raised": "sup", "lowered": "sub"}


@register.filter
def question_words(text: str) -> SafeString:
    """Words with their marks, as paragraphs and lists."""
    return mark_safe("".join(_block(block) for block in blocks_of(text)))  # noqa: S308 - every word is escaped below


@register.filter
def question_line(text: str) -> SafeString:
    """The same in a line, where there is one paragraph only."""
    blocks = blocks_of(text)
    if len(blocks) == 1 and blocks[0].kind == PARAGRAPH:
        return mark_safe(_runs(blocks[0].items[0]))  # noqa: S308 - every word is escaped below
    return question_words(text)


@register.filter
def plain_words(text: str, longest: int = 120) -> str:
    """The words alone, cut."""
    return plain(text, longest)


@register.filter
def as_points(hundredths: int | None) -> str:
    """Hundredths of points as points, without noughts at the end."""
    return "" if hundredths is None else points_text(hundredths)


@register.filter
def as_percent(marks: int | None, most: int) -> str:
    """Marks in per cent of the most there were."""
    share = None if marks is None else percent_of(marks, most)
    return "–" if share is None else f"{number_format(share, 2)}%"


@register.filter
def as_decimal(number: Decimal | None) -> str:
    """A figure with as many decimals as it has."""
    return "–" if number is None else number_format(number)


def _block(block: Block) -> str:
    if block.kind == PARAGRAPH:
        return f"<p>{_runs(block.items[0])}</p>"
    items = "".join(f"<li>{_runs(item)}</li>" for item in block.items)
    return f"<{block.kind}>{items}</{block.kind}>"


def _runs(runs: Runs) -> str:
    said = ""
    for run in runs:
        words = escape(run.text).replace("\n", "<br>")
        for name in reversed(run.marks):
            words = f"<{_ELEMENTS[name]}>{words}</{_ELEMENTS[name]}>"
        said += words
    return said
