# SPDX-License-Identifier: EUPL-1.2
"""Papers of an innovation that everybody may read: only those that the office which shows it chose, one by one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.enums.gallery import PaperKind
from praja.duties.innovation.errors.gallery import PaperInvalid
from praja.duties.innovation.errors.path import NotYourInnovation
from praja.duties.innovation.events.gallery import PaperHidden, PaperShown
from praja.duties.innovation.models import Innovation, ShownPaper
from praja.duties.innovation.operations.path.starting import locked, refs
from praja.duties.innovation.rules import CURATE
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

MOST_PAPERS = 10
SHORTEST_TITLE, LONGEST_TITLE = 3, 120


def show_paper(
    *, innovation: Innovation, file: StoredFile, kind: str, title: str, actor: Actor, at: datetime
) -> ShownPaper:
    """Show a file to everybody beside an innovation that is applied: the organisation bureau over its unit, which has looked that
    nothing in it is about a person. It is read from the moment on at which the innovation is shown.

    Raises `NotYourInnovation`, `PaperInvalid`, words missing at `title`. Records `innovation.paper_shown`.
    """
    words = words_of(" ".join(title.split()), field="title", shortest=SHORTEST_TITLE, longest=LONGEST_TITLE)
    if kind not in PaperKind.values:
        raise PaperInvalid("kind", _("What is this paper?"), _("Choose one of the list."))
    with transaction.atomic():
        row = locked(innovation)
        if not CURATE.allows(actor, row):
            raise NotYourInnovation
        if row.case.state not in IN_USE:
            raise PaperInvalid("paper", _("This innovation is not in use yet."), _("Wait until it is applied."))
        held = row.shown_papers.filter(hidden_at=None)
        if held.filter(file=file).exists():
            raise PaperInvalid("paper", _("This file is shown already."), _("Choose another one."))
        if held.count() >= MOST_PAPERS:
            raise PaperInvalid(
                "paper",
                _("At most %(most)s papers are shown.") % {"most": MOST_PAPERS},
                _("Take one off that is needed least."),
            )
        paper = ShownPaper.objects.create(
            innovation=row, file=file, kind=kind, title=words.text, salt=words.salt, shown_at=at
        )
        event = PaperShown(paper=paper.pk, kind=str(kind), title=words.digest, sha256=file.sha256)
        record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return paper


def hide_paper(*, paper: ShownPaper, actor: Actor, at: datetime) -> ShownPaper:
    """Show a file no more; hidden already: nothing happens. Raises `NotYourInnovation`. Records `innovation.paper_hidden`."""
    with transaction.atomic():
        row = locked(paper.innovation)
        if not CURATE.allows(actor, row):
            raise NotYourInnovation
        held = ShownPaper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        if held.hidden_at is None:
            held.hidden_at = at
            held.save(update_fields=["hidden_at"])
            record(PaperHidden(paper=held.pk), actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return held
