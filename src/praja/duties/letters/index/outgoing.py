# SPDX-License-Identifier: EUPL-1.2
"""What search finds of letters that are written here: number, matter, summary, addressees and the words of the newest version."""

from collections.abc import Collection, Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.words import Words
from praja.duties.letters.enums import Reach
from praja.duties.letters.index.destroyed import ERASED, touched
from praja.duties.letters.index.readers import Tokens, asked_and_waited_for, nearest, person, together, within
from praja.duties.letters.index.words import HOW_SECRET, body_of, facets_of, title_of
from praja.duties.letters.models import Check, Letter, LetterVersion, Outgoing
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.search.declarations import IndexRow, index_source

KIND = "outgoing_letter"

DIRTY_ON = (
    "letters.drafted",
    "letters.revised",
    "letters.enclosed",
    "letters.enclosure_taken_out",
    "letters.handed_in",
    "letters.initialled",
    "letters.cleared",
    "letters.returned",
    "letters.signature_asked",
    "letters.signed",
    "letters.signature_given_up",
    "letters.sent",
    "letters.taken_to_srikandi",
    "letters.numbered_by_srikandi",
    "letters.abandoned",
    "letters.withdrawn",
)
"""What changes words or reach, who is asked to initial it, or on whose desk it lies."""


def outgoing_ids() -> Iterator[int]:
    """Every letter written here, for a rebuild."""
    yield from Outgoing.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(
    KIND,
    dirty_on=(*DIRTY_ON, ERASED),
    subject_kind="case",
    subject_of=touched,
    all_ids=outgoing_ids,
    label=_("Outgoing letters"),
    narrows=(HOW_SECRET,),
)
def outgoing_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Letters written here, for those who may open them."""
    asked, newest = asked_and_waited_for(ids), _newest_versions(ids)
    checks = Prefetch("checks", Check.objects.select_related("person"))
    rows = Outgoing.objects.filter(pk__in=ids).select_related("letter__case", "author")
    for outgoing in rows.prefetch_related(checks, "addressees"):
        yield _row(outgoing, asked, newest.get(outgoing.pk))


def _newest_versions(ids: Collection[int]) -> dict[int, LetterVersion]:
    rows = LetterVersion.objects.filter(outgoing__in=ids).order_by("outgoing", "number")
    return {version.outgoing_id: version for version in rows}


def _row(outgoing: Outgoing, asked: Tokens, version: LetterVersion | None) -> IndexRow:
    letter, case = outgoing.letter, outgoing.letter.case
    partners = "\n".join(addressee.printed for addressee in outgoing.addressees.all())
    words = Words.of(version.said()) if version else Words()
    return IndexRow(
        KIND,
        case.pk,
        title_of(letter),
        body_of(letter, partners, words.text()),
        reverse("letters:outgoing", args=[case.code]),
        case.filed_at,
        together(_of_unit(letter), _writers(outgoing), _sent(letter, words), asked.get(case.pk, ())),
        facets_of(letter),
    )


def _of_unit(letter: Letter) -> Iterator[str]:
    """Who reads it because they work at the unit; nobody what is sealed, as the rule has it."""
    if letter.reach != Reach.SEALED:
        yield from within(letter.case.lead_unit_id, letter.reach)


def _writers(outgoing: Outgoing) -> Iterator[str]:
    yield person(outgoing.author.person_id)
    for check in outgoing.checks.all():
        yield person(check.person.person_id)
    yield nearest(Role.HEAD, outgoing.signing_unit_id)


def _sent(letter: Letter, words: Words) -> Iterator[str]:
    """Whoever a signed letter sends."""
    if letter.number_text and words.errand is not None:
        sent = Employee.objects.filter(pk__in=[one.employee for one in words.errand.people])
        yield from map(person, sent.values_list("person", flat=True))
