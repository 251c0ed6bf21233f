# SPDX-License-Identifier: EUPL-1.2
"""A drawing with what belongs beside it: the finding as its title, how it was made, its table, its source and date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.lib.charts.axes import in_figures
from praja.lib.charts.canvas import Canvas
from praja.lib.charts.fishbone import Bone, Twig, draw_fishbone
from praja.lib.charts.pareto import Pareto, draw_pareto, percentage


@dataclass(frozen=True, slots=True)
class Chart:
    """`finding` says what is seen, `notes` how it was drawn; `headings` and `rows` are the same as a table, of which the first
    column names the row. Without `canvas` there is too little to draw, and the finding says so."""

    finding: str
    canvas: Canvas | None
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    on: date | datetime | None = None
    numeric: bool = True
    wide: bool = False

    @property
    def svg(self) -> SafeString:
        """Markup for a page: made of numbers and escaped words alone."""
        return mark_safe(self.canvas.on_page(self.finding)) if self.canvas else SafeString("")  # noqa: S308


def shown_pareto(found: Pareto, *, of: str = "", source: str = "", on: date | datetime | None = None) -> Chart:
    """A Pareto with its finding. `of` says what was counted."""
    rows = tuple(
        (bar.label, in_figures(bar.count), percentage(bar.share), percentage(bar.cumulative)) for bar in found.bars
    )
    return Chart(
        _pareto_finding(found),
        draw_pareto(found, _("All others")) if found.bars else None,
        (of or _("Cause"), _("How often"), _("Share"), _("Together so far")),
        rows,
        (_("The line adds up the shares; the broken line marks 80 %. Full bars are the fewest causes that reach it."),),
        source,
        on,
    )


def _pareto_finding(found: Pareto) -> str:
    if not found.bars:
        return _("Nothing was counted yet.")
    if not found.vital:
        return _("What was counted cannot be told apart any further.")
    few, share = len(found.vital), percentage(found.vital[-1].cumulative)
    if not found.few_stand_out:
        return _("No few causes stand out: it takes %(few)s of %(all)s to make %(share)s.") % {
            "few": few,
            "all": len(found.bars),
            "share": share,
        }
    names = ", ".join(bar.label for bar in found.vital[:3]) + (", …" if few > 3 else "")
    return ngettext(
        "%(few)s of %(all)s causes makes %(share)s: %(names)s.",
        "%(few)s of %(all)s causes make %(share)s: %(names)s.",
        few,
    ) % {"few": few, "all": len(found.bars), "share": share, "names": names}


def shown_fishbone(effect: str, bones: Sequence[Bone], *, source: str = "", on: date | datetime | None = None) -> Chart:
    """A fishbone with its finding: how many causes, and where most of them lie."""
    rows = tuple(row for bone in bones for twig in bone.twigs for row in _twig_rows(bone.label, twig, ""))
    return Chart(
        _fishbone_finding(effect, bones, len(rows)),
        draw_fishbone(effect, bones),
        (_("Where"), _("Cause"), _("Explains")),
        rows,
        (_("A cause further in explains the one above it. It is a thought until numbers show it."),),
        source,
        on,
        numeric=False,
        wide=True,
    )


def _twig_rows(label: str, twig: Twig, above: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [(label, twig.text, above or "–")]
    for below in twig.below:
        rows += _twig_rows(label, below, twig.text)
    return rows


def _fishbone_finding(effect: str, bones: Sequence[Bone], causes: int) -> str:
    if not causes:
        return _("No cause of “%(effect)s” is written yet.") % {"effect": effect}
    said = ngettext(
        "%(causes)s possible cause of “%(effect)s”", "%(causes)s possible causes of “%(effect)s”", causes
    ) % {"causes": causes, "effect": effect}
    sizes = [(sum(len(_twig_rows("", twig, "")) for twig in bone.twigs), bone.label) for bone in bones]
    most = max(size for size, _label in sizes)
    leading = [label for size, label in sizes if size == most]
    if len(leading) == 1 and most < causes:
        return _("%(said)s; most of them lie in: %(bone)s.") % {"said": said, "bone": leading[0]}
    return _("%(said)s.") % {"said": said}
