# SPDX-License-Identifier: EUPL-1.2
"""Papers of innovations: those that everybody may read, and those from which the office may choose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.index import MATURITY_FILES
from praja.duties.innovation.models import Innovation, Maturity, ShownPaper
from praja.duties.innovation.queries.gallery import shown_innovations
from praja.duties.innovation.queries.index.answers import evidence_by_answer
from praja.kernel.documents.models import Attachment, StoredFile
from praja.lib.errors import NotFound


@dataclass(frozen=True, slots=True)
class OfferedPaper:
    """A file that proves an answer to a year's index. `question` is the number of the indicator."""

    file: StoredFile
    year: int
    question: str
    place: int


def papers_shown(row: Innovation) -> list[ShownPaper]:
    """What everybody may read of it, the legal basis first."""
    return list(row.shown_papers.filter(hidden_at=None).select_related("file").order_by("kind", "pk"))


def public_paper(code: str, pk: int) -> ShownPaper:
    """A paper that everybody may read now. Raises NotFound: also where it was taken off, or its innovation is not shown."""
    found = ShownPaper.objects.filter(
        pk=pk, hidden_at=None, innovation__in=shown_innovations(), innovation__case__code=code
    )
    paper = found.select_related("file").first()
    if paper is None:
        raise NotFound(_("There is no such paper."), next_step=_("Look it up in the gallery."))
    return paper


def papers_offered(row: Innovation) -> list[OfferedPaper]:
    """The files that prove its maturity and are not shown, each once, the latest year first. Two statements."""
    shown = set(row.shown_papers.filter(hidden_at=None).values_list("file_id", flat=True))
    answers = {one.pk: one for one in Maturity.objects.filter(innovation=row).order_by("-year", "question")}
    held = evidence_by_answer(MATURITY_FILES, list(answers))
    return list(_each_once(answers, held, shown))


def _each_once(
    answers: Mapping[int, Maturity], held: Mapping[int, list[Attachment]], shown: set[int]
) -> Iterator[OfferedPaper]:
    seen = set(shown)
    for pk, answer in answers.items():
        for place, one in enumerate(held.get(pk, ()), start=1):
            if one.file_id not in seen:
                seen.add(one.file_id)
                yield OfferedPaper(one.file, answer.year, answer.question, place)
