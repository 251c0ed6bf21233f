# SPDX-License-Identifier: EUPL-1.2
"""Proposals of innovations to national competitions, as they stand."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.index.proposals import Drafted, drafted
from praja.duties.innovation.domain.profiles import ProfileSheet, read_profile
from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.models import Innovation, ProposalText
from praja.duties.innovation.queries.index.live import in_use
from praja.duties.innovation.queries.path import current_profile
from praja.kernel.law.domain.contests import ContestEdition, ContestGroup
from praja.kernel.law.gateways import written_contests
from praja.lib.errors import NotFound
from praja.lib.exports import Column, Kind, ReportDocument, Section, Table


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


def written_for(edition: str, group: str) -> "QuerySet[Innovation]":
    """The innovations in use of whose proposal somebody wrote something, the latest first."""
    told = ProposalText.objects.filter(edition=edition, group=group).values("innovation")
    return in_use().filter(pk__in=told).order_by("-pk")


def written_counts() -> dict[tuple[str, str], int]:
    """How many there are by edition and group. One statement."""
    told = ProposalText.objects.filter(innovation__case__state__in=IN_USE)
    rows = told.values_list("edition", "group").annotate(count=Count("innovation", distinct=True)).order_by()
    return {(edition, group): count for edition, group, count in rows}


def proposals_listed(rows: Iterable[Innovation], edition: ContestEdition, group: ContestGroup, today: date) -> Table:
    """Which file is whose proposal, and what is still to be done about it."""
    columns = (
        Column("file", _("File"), width=20),
        Column("innovation", _("Innovation")),
        Column("unit", _("Unit")),
        Column("empty", _("Not written yet"), Kind.INTEGER),
        Column("over", _("Too long"), Kind.INTEGER),
    )
    lines = []
    for row in rows:
        parts = proposal_of(row, edition, group)
        lines.append(
            {
                "file": f"{row.case.code}.docx",
                "innovation": row.case.subject,
                "unit": row.case.lead_unit.name,
                "empty": sum(not one.text for one in parts),
                "over": sum(bool(one.over) for one in parts),
            }
        )
    return Table(_("Proposals"), columns, lines, settings.PRAJA_SITE_NAME, today)


def proposal_document(row: Innovation, edition: ContestEdition, group: ContestGroup, today: date) -> ReportDocument:
    """The proposal on paper, a heading for each text; and on a page of its own, to be taken out before it is sent, how long each
    is, what is over the limit, and what is to be added."""
    parts = proposal_of(row, edition, group)
    sections = [
        Section(one.title, tuple(one.text.split("\n\n")) if one.text else (_("Not written yet."),)) for one in parts
    ]
    lead = f"{edition.title}, {group.title}. {row.case.lead_unit.name}."
    return ReportDocument(
        row.case.subject,
        settings.PRAJA_SITE_NAME,
        lead,
        tuple(sections),
        today,
        annex=_to_check(parts, [one.title for one in edition.proofs], today),
        upright=True,
    )


def _to_check(parts: list[Drafted], proofs: list[str], today: date) -> tuple[Section, ...]:
    """What is looked at before it is sent."""
    columns = (
        Column("text", _("Text")),
        Column("words", _("Number of words"), Kind.INTEGER),
        Column("most", _("At most"), Kind.INTEGER),
        Column("note", _("Note")),
    )
    rows = [{"text": one.title, "words": one.words, "most": one.most, "note": noted(one)} for one in parts]
    table = Table(_("Length of the texts"), columns, rows, settings.PRAJA_SITE_NAME, today)
    found = [Section(_("Before it is sent"), (_("Take this page out before you send the proposal."),), (table,))]
    if proofs:
        found.append(Section(_("To be added"), tuple(proofs)))
    return tuple(found)


def noted(one: Drafted) -> str:
    """What is still to be done about a text; nothing: empty."""
    if not one.text:
        return _("not written yet")
    return _("%(over)s words too many") % {"over": one.over} if one.over else ""


def counted(one: Drafted) -> str:
    """The words of a text in a sentence, and what is over."""
    if one.most is None:
        return _("%(words)s words.") % {"words": one.words}
    said = {"words": one.words, "most": one.most, "over": one.over}
    if one.over:
        return _("%(words)s of %(most)s words: %(over)s too many.") % said
    return _("%(words)s of %(most)s words.") % said
