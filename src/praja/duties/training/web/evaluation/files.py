# SPDX-License-Identifier: EUPL-1.2
"""An evaluation as a report to be edited (DOCX) or counted on (XLSX)."""

from datetime import date

from django.utils.translation import gettext as _

from praja.duties.training.web.evaluation.tables import Block, Levels
from praja.lib.exports import Column, ReportDocument, Section, Table

HOUSE = "Praja"


def report_of(title: str, levels: Levels, *, government: str, today: date) -> ReportDocument:
    """The four levels as one document."""

    def table(block: Block) -> Table:
        columns = (
            Column("what", _("Statement")),
            Column("n", _("Answers (n)")),
            Column("mean", _("Mean")),
            Column("interval", _("Interval of 95 per cent")),
        )
        rows = [dict(zip(("what", "n", "mean", "interval"), row, strict=True)) for row in block.rows]
        return Table(block.title, columns, rows, HOUSE, today)

    few = _("Fewer than %(fewest)s answers are not shown.") % {"fewest": levels.fewest}
    return ReportDocument(
        title=_("Evaluation: %(title)s") % {"title": title},
        government=government,
        lead=_("By Kirkpatrick's four levels; each mean with the number of answers and its interval of 95 per cent."),
        sections=(
            Section(
                _("1. Reaction"),
                (levels.reaction_heard, few, *levels.comments),
                (table(levels.reaction), *map(table, levels.sessions)),
            ),
            Section(_("2. Learning"), levels.learning_said, (table(levels.learning),)),
            Section(_("3. Behaviour"), (*levels.behaviour_heard, few), tuple(map(table, levels.behaviour))),
            Section(_("4. Results"), results_words(levels), ()),
        ),
        as_of=today,
    )


def results_words(levels: Levels) -> tuple[str, ...]:
    """What became of the numbers of each unit, line by line."""
    words = _("%(unit)s, %(label)s: %(before)s before, %(after)s after %(months)s months. %(said)s")
    keys = ("unit", "label", "before", "after", "months", "said")
    lines = tuple(words % {key: one[key] for key in keys} for one in levels.results)
    return lines or (_("No plan of this class has a reading after its class yet."),)
