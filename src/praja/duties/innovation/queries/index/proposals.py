# SPDX-License-Identifier: EUPL-1.2
"""Proposals of innovations to national competitions, as they stand."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.index.proposals import Drafted, drafted
from praja.duties.innovation.domain.profiles import ProfileSheet, read_profile
from praja.duties.innovation.models import Innovation, ProposalText
from praja.duties.innovation.queries.path import current_profile
from praja.kernel.law.domain.contests import ContestEdition, ContestGroup
from praja.kernel.law.gateways import written_contests
from praja.lib.errors import NotFound
from praja.lib.exports import ReportDocument, Section


def templates() -> list[tuple[ContestEdition, ContestGroup]]:
    """Editions and groups whose sections are written down, the latest first."""
    found = [(edition, group) for edition in written_contests().values() for group in edition.groups if group.sections]
    return sorted(found, key=lambda one: -one[0].year)


def template(edition: str, group: str) -> tuple[ContestEdition, ContestGroup]:
    """One of them. Raises NotFound."""
    for one in templates():
        if (one[0].key, one[1].key) == (edition, group):
            return one
    raise NotFound(
        gettext_lazy("No such template of a proposal is written down."),
        next_step=gettext_lazy("Choose one of the list."),
    )


def proposal_of(row: Innovation, edition: ContestEdition, group: ContestGroup) -> list[Drafted]:
    """The texts of a proposal as they stand."""
    texts = ProposalText.objects.filter(innovation=row, edition=edition.key, group=group.key)
    profile = current_profile(row)
    sheet = read_profile(profile.sheet) if profile else ProfileSheet()
    return drafted(edition.key, group, sheet, dict(texts.values_list("part", "text")))


def proposal_document(row: Innovation, edition: ContestEdition, group: ContestGroup, today: date) -> ReportDocument:
    """The proposal on paper, a heading each, with its words and what is over the limit."""
    parts = proposal_of(row, edition, group)
    sections = [Section(one.title, (one.text or _("Not written yet."), counted(one))) for one in parts]
    proofs = tuple(one.title for one in edition.proofs)
    if proofs:
        sections.append(Section(_("To be added"), proofs))
    lead = f"{edition.title}, {group.title}. {row.case.lead_unit.name}."
    return ReportDocument(row.case.subject, settings.PRAJA_SITE_NAME, lead, tuple(sections), today)


def counted(one: Drafted) -> str:
    """The words of a text in a sentence, and what is over."""
    if one.most is None:
        return _("%(words)s words.") % {"words": one.words}
    said = {"words": one.words, "most": one.most, "over": one.over}
    if one.over:
        return _("%(words)s of %(most)s words: %(over)s too many.") % said
    return _("%(words)s of %(most)s words.") % said
