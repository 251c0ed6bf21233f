# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: whom a signed letter sends is away on its days, and nobody is away by a letter that does not say so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import F

from praja.duties.letters.attestation.destroyed import erased_cases
from praja.duties.letters.domain.errands import ERRAND_KINDS, Away
from praja.duties.letters.domain.words import Words
from praja.duties.letters.models import LetterVersion, Outgoing
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.models import Delivery
from praja.kernel.ledger.telling import told_by_stream
from praja.kernel.people.models import Absence

CHUNK = 200
SUBSCRIBER = "letters.errand"
COUNTS, ENDS = ("letters.signed", "letters.numbered_by_srikandi"), "letters.withdrawn"


@attest("letters.errands")
def days_away_match_their_letters() -> Iterator[Mismatch]:
    """Compare the days away of every letter that may send somebody with what it says since it was signed. What is still on its
    way to the register is not compared, nor what was destroyed by its schedule."""
    last, erased = 0, erased_cases()
    waiting = set(Delivery.objects.filter(subscriber=SUBSCRIBER).values_list("stream", flat=True))
    rows = Outgoing.objects.filter(letter__kind__in=ERRAND_KINDS).select_related("letter__case")
    while chunk := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = chunk[-1].pk
        compared = [row for row in chunk if row.pk not in erased and row.letter.case.stream not in waiting]
        wanted, held = _wanted(compared), _held([row.pk for row in compared])
        for row in compared:
            yield from _check(f"letter {row.letter.case.code}", wanted.get(row.pk, set()), held[row.pk])


def _wanted(rows: Sequence[Outgoing]) -> dict[int, set[Away]]:
    """Who is away by each of these letters that was signed and counts."""
    events = told_by_stream([row.letter.case.stream for row in rows], names=(*COUNTS, ENDS))
    signed = [row.pk for row in rows if (said := events.get(row.letter.case.stream)) and said[-1].name in COUNTS]
    versions = LetterVersion.objects.filter(outgoing__in=signed, number=F("outgoing__versions_made"))
    errands = {version.outgoing_id: Words.of(version.said()).errand for version in versions}
    return {pk: errand.away() for pk, errand in errands.items() if errand is not None}


def _held(ids: Sequence[int]) -> dict[int, set[Away]]:
    found = defaultdict[int, set[Away]](set)
    rows = Absence.objects.filter(case__in=ids, cancelled_at=None)
    for case, employee, code, first, last in rows.values_list("case", "employee", "code", "first_day", "last_day"):
        found[case or 0].add((employee, code, first, last))
    return found


def _check(where: str, wanted: set[Away], held: set[Away]) -> Iterator[Mismatch]:
    for employee, *_days in sorted(wanted - held):
        yield Mismatch(where, f"sends employee {employee}, whose days away are not in the register as it says")
    for employee, *_days in sorted(held - wanted):
        yield Mismatch(where, f"employee {employee} is away by it on days that it does not say")
