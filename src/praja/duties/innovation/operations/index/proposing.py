# SPDX-License-Identifier: EUPL-1.2
"""Writing the sections of a proposal to a national competition."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from praja.duties.innovation.errors.index import NotYourIndex
from praja.duties.innovation.events.index import ProposalTextWritten
from praja.duties.innovation.models import Innovation, ProposalText
from praja.duties.innovation.models.index import TEXT
from praja.duties.innovation.operations.index.evidence import person_of
from praja.duties.innovation.operations.path.starting import locked, refs
from praja.duties.innovation.queries.index.proposals import proposal_of, template
from praja.duties.innovation.rules.index import tells_maturity
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor


def write_proposal(
    *, innovation: Innovation, edition: str, group: str, texts: Mapping[str, str], actor: Actor, at: datetime
) -> int:
    """Write the texts of a proposal; what stands so already changes nothing, an emptied text begins from the innovation's words
    again. More words than a template takes are kept, and said to be too many. Returns how many texts changed.

    Raises `NotYourIndex`, NotFound for no such template, words too long at the part. Records `innovation.proposal_text_written`
    for each.
    """
    kept_edition, kept_group = template(edition, group)
    changed = 0
    with transaction.atomic():
        row = locked(innovation)
        if not tells_maturity(actor, row):
            raise NotYourIndex
        for one in proposal_of(row, kept_edition, kept_group):
            text = texts.get(one.key, one.text).replace("\r\n", "\n").strip()
            if text == one.text.replace("\r\n", "\n").strip():
                continue
            words = words_of(text, field=one.key, shortest=0, longest=TEXT)
            mine = ProposalText.objects.filter(innovation=row, edition=edition, group=group, part=one.key)
            if text:
                values = {"text": words.text, "salt": words.salt, "written_by": person_of(actor), "written_at": at}
                ProposalText.objects.update_or_create(
                    innovation=row, edition=edition, group=group, part=one.key, defaults=values
                )
            elif not mine.delete()[0]:
                continue
            event = ProposalTextWritten(edition=edition, group=group, part=one.key, words=words.digest if text else "")
            record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
            changed += 1
    return changed
