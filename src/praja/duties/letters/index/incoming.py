# SPDX-License-Identifier: EUPL-1.2
"""What search finds of letters that came in: number, matter, summary, sender, and what was read from the scan."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.index.destroyed import ERASED, touched
from praja.duties.letters.index.readers import ASKED, asked_and_waited_for, together, within
from praja.duties.letters.index.words import HOW_SECRET, body_of, facets_of, title_of
from praja.duties.letters.models import Incoming
from praja.kernel.search.declarations import IndexRow, index_source

KIND = "incoming_letter"

DIRTY_ON = (
    "letters.registered",
    "letters.corrected",
    "letters.speed_corrected",
    "letters.files_read",
    "letters.noted",
    "letters.settled",
    "letters.answered",
    "letters.taken_up_again",
    "letters.registered_by_mistake",
    *ASKED,
)
"""What changes words or reach, who is asked, or on whose desk it lies."""


def incoming_ids() -> Iterator[int]:
    """Every letter that came in, for a rebuild."""
    yield from Incoming.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(
    KIND,
    dirty_on=(*DIRTY_ON, ERASED),
    subject_kind="case",
    subject_of=touched,
    all_ids=incoming_ids,
    label=_("Incoming letters"),
    narrows=(HOW_SECRET,),
)
def incoming_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Letters that came in, for those who may open them."""
    asked = asked_and_waited_for(ids)
    rows = Incoming.objects.filter(pk__in=ids).select_related("letter__case", "sender", "sender_unit")
    for incoming in rows:
        yield incoming_row(incoming, asked.get(incoming.pk, frozenset()))


def incoming_row(incoming: Incoming, asked: frozenset[str]) -> IndexRow:
    """The document of one letter; `asked` are the tokens of those who read it because something is asked of them."""
    letter, case = incoming.letter, incoming.letter.case
    sender = incoming.sender.name if incoming.sender else incoming.sender_unit.name if incoming.sender_unit else ""
    readers = together(within(case.lead_unit_id, letter.reach), asked)
    body = body_of(letter, sender, incoming.scanned_text)
    return IndexRow(
        KIND,
        case.pk,
        title_of(letter),
        body,
        reverse("letters:incoming", args=[case.code]),
        case.filed_at,
        readers,
        facets_of(letter),
    )
