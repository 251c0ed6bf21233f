# SPDX-License-Identifier: EUPL-1.2
"""What is counted of letters as things happen equals a rebuild; each reader counts what they may list; each figure by hand."""

from dataclasses import fields
from datetime import timedelta
from urllib.parse import urlencode

from letters.conftest import Office
from letters.finding.shelf import letters_of_every_sifat
from letters.making import RECEIVED, registered_letter
from officers import signed_in
from praja.duties.letters import measures
from praja.duties.letters.measures.counting import CHANGES
from praja.duties.letters.operations.disposing import Asked, DispositionWords, dispose
from praja.duties.letters.operations.handling import (
    answer_outside,
    cancel_registration,
    correct_letter,
    note_letter,
    settle_letter,
    take_up_again,
)
from praja.duties.letters.operations.registering import NewLetter
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.queries.figures import figures_of, letters_behind
from praja.duties.letters.rules import may_list_letter
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.domain.reporting import PeriodKind, period_of
from praja.kernel.measures.models import Fact, Tally
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case

YEAR = period_of(PeriodKind.YEAR, RECEIVED.date())
HOUR, LATER = timedelta(hours=1), RECEIVED + timedelta(days=30)


def count() -> None:
    while deliver_due(at=LATER, limit=500):
        pass
    while refresh_dirty(at=LATER):
        pass


def counted() -> tuple[list[object], list[object]]:
    facts = Fact.objects.filter(measure__startswith="letters.").order_by("measure", "subject", "day")
    tallies = Tally.objects.filter(source="letters").order_by("period", "about", "unit")
    return (
        list(facts.values_list("measure", "subject", "unit", "day", "about", "numerator", "denominator")),
        [row for row in tallies.values_list("period", "about", "unit", "sums", "spreads", "points") if row[3]],
    )


def history(office: Office) -> None:
    """Seven letters: disposed and answered late; settled; noted; taken up again; corrected; mistaken; open. Counted between."""
    records, head = (office.actor(one, RECEIVED) for one in (office.roads_records, office.roads_head))
    letters = [registered_letter(office, number_text=f"{number}", speed="segera").letter.case for number in range(7)]

    def said(case: Case, hours: int, **more: object) -> dict[str, object]:
        case.refresh_from_db()
        return {"case": case, "at": RECEIVED + hours * HOUR, "seen_version": case.version, **more}

    def disposed(case: Case, hours: int) -> None:
        asked = [Asked(unit=office.bridges.pk, person=None, is_for_information=False, due_at=None)]
        words = DispositionWords(instructions=("proses",), note="")
        dispose(words=words, asked=asked, actor=head, **said(case, hours))

    for case, hours in ((letters[0], 3), (letters[1], 5), (letters[3], 7)):
        disposed(case, hours)
    count()
    answer_outside(text="Dijawab dengan surat kertas.", actor=records, **said(letters[0], 24 * 20))
    settle_letter(text="Sudah dihadiri.", actor=head, **said(letters[1], 8))
    note_letter(actor=head, **said(letters[2], 1))
    settle_letter(text="Selesai.", actor=head, **said(letters[3], 9))
    count()
    take_up_again(text="Ternyata belum.", actor=head, **said(letters[3], 10))
    incoming = letters[4].letter.incoming
    new = NewLetter(subject="Lain", sender=incoming.sender, number_text="9", security="T", speed="biasa")
    correct_letter(new=new, actor=records, **said(letters[4], 2))
    cancel_registration(text="Salah alamat.", actor=records, **said(letters[5], 2))
    count()


def test_counting_as_it_happens_equals_a_rebuild_and_says_what_happened(office: Office):
    history(office)
    kept = counted()
    Fact.objects.filter(pk__in=list(Fact.objects.values_list("pk", flat=True)[::2])).delete()
    rebuild("letters", at=RECEIVED)
    assert counted() == kept

    head = office.actor(office.roads_head, RECEIVED)
    found = figures_of(head, unit_ids={office.roads.pk}, period=YEAR, today=LATER.date(), at=LATER)
    sums = {key: found.whole.counted.n(f"letters.{key}") for key in ("received", "disposed", "ended", "answer_time")}
    assert sums == {"received": 6, "disposed": 3, "ended": 3, "answer_time": 1}
    assert 295 <= found.whole.counted.typical(measures.FIRST_DISPOSITION_TIME.key)[0] <= 305
    assert found.by_speed["segera"].counted.sums[measures.ON_TIME.key] == (3, 4)
    assert [found.by_speed[speed].now.open for speed in ("biasa", "segera", "amat_segera")] == [1, 2, 0]
    assert found.whole.now.overdue == 2
    assert [row.incoming.letter.number_text for row in letters_behind(
        head, measures.ANSWER_TIME, unit_ids={office.roads.pk}, period=YEAR, cursor=None)[0]] == ["0"]  # fmt: skip
    assert {row.unit_id: row.n for row in measures.overdue_open(LATER, {office.roads.pk})} == {office.roads.pk: 2}


def test_everybody_counts_exactly_what_they_may_list_at_their_units(office: Office):
    letters_of_every_sifat(office)
    count()
    seen = set()
    for field in fields(office):
        account = getattr(office, field.name)
        if isinstance(account, Account):
            actor = office.actor(account, RECEIVED)
            found = figures_of(actor, unit_ids={office.roads.pk}, period=YEAR, today=RECEIVED.date(), at=RECEIVED)
            at_unit = set(may_list_letter.visible(actor, Case.objects.all()).values_list("pk", flat=True))
            behind = letters_behind(actor, measures.RECEIVED, unit_ids={office.roads.pk}, period=YEAR, cursor=None)[0]
            listed = {row.incoming.pk for row in behind}
            number = found.whole.counted.n(measures.RECEIVED.key)
            assert (number, found.whole.now.open) == (len(behind), len(listed)), field.name
            assert listed <= at_unit, field.name
            seen.add((number, sum(row.can_open for row in behind)))
    assert seen == {(0, 0), (3, 3), (6, 6), (12, 12), (12, 6)}


def test_every_step_makes_its_letter_count_again():
    assert {step.event.name for step in INCOMING.steps} <= set(CHANGES)


def test_the_page_shows_figures_and_leads_to_the_letters(office: Office, django_assert_max_num_queries):
    letters_of_every_sifat(office)
    count()
    asked = urlencode({"periode": YEAR.code})
    client = signed_in(office.roads_secretary)
    with django_assert_max_num_queries(16):
        page = client.get(f"/surat/angka/?{asked}").content.decode()
    assert "How letters are dealt with" in page
    behind = client.get(f"/surat/angka/received/?{asked}").content.decode()
    assert behind.count("penanda") == 6
    assert behind.count("Secret: you see the envelope alone") == 6
    assert signed_in(office.mayor).get(f"/surat/angka/received/?{asked}").content.decode().count("Agenda ") == 6
    assert signed_in(office.roads_officer).get("/surat/angka/tidak-ada/").status_code == 404
