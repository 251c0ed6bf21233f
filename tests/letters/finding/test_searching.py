# SPDX-License-Identifier: EUPL-1.2
"""Search finds a letter for exactly those who may open it, and tells nobody else that there is one."""

from dataclasses import fields

import pytest

from letters.conftest import Office
from letters.finding.shelf import READ, WORD, index_all, letters_of_every_sifat, settle
from letters.making import registered_letter
from letters.writing import drafted_letter, handed_in_letter
from praja.duties.letters.index import incoming, orders, outgoing
from praja.duties.letters.index.incoming import KIND
from praja.duties.letters.procedure import INCOMING, ORDER, OUTGOING
from praja.duties.letters.rules import may_open_letter
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case
from praja.kernel.search.alike import documents_alike
from praja.kernel.search.models import SearchDocument
from praja.kernel.search.queries import count_found, search, tokens_of
from praja.lib.actors import NOBODY, Actor, ActorKind


def actors(office: Office) -> dict[str, Actor]:
    """The whole cast of the office, and those who are nobody there."""
    accounts = {field.name: getattr(office, field.name) for field in fields(office)}
    cast = {name: office.actor(one, READ) for name, one in accounts.items() if isinstance(one, Account)}
    passer_by = cast["passer_by"]
    return {
        **cast,
        "visitor": NOBODY,
        "resident with the same person": Actor(ActorKind.RESIDENT, "1"),
        "link": Actor(ActorKind.LINK, "1", case_id=1),
        "system without person": Actor(ActorKind.EMPLOYEE, passer_by.id),
    }


def found(actor: Actor, words: str = WORD, **narrow: object) -> list[int]:
    return sorted(find.object_id for find in search(words, tokens=tokens_of(actor), limit=100, **narrow).found)


def test_search_finds_what_the_rule_opens_and_nothing_else(office: Office):
    letters_of_every_sifat(office)
    index_all()
    seen = set()
    for name, actor in actors(office).items():
        opened = sorted(may_open_letter.visible(actor, Case.objects.all()).values_list("pk", flat=True))
        assert found(actor) == opened, name
        assert count_found(WORD, tokens=tokens_of(actor)) == len(opened), name
        seen.add(tuple(opened))
    assert len(seen) > 4


def test_letters_and_orders_written_here_are_found_by_those_who_may_open_them(office: Office):
    """Of each sifat a draft, one that is being initialled by somebody of another unit, and one that waits for the mayor."""
    for security in ("B", "T", "R"):
        drafted_letter(office, READ, subject=f"{WORD} draft", security=security)
        handed_in_letter(
            office, READ, subject=f"{WORD} initials", security=security, checks=[(office.lights_head, office.lights)]
        )
        handed_in_letter(office, READ, subject=f"{WORD} mayor", security=security, signing_unit=office.root)
    index_all()
    for name, actor in actors(office).items():
        opened = [case.pk for case in Case.objects.order_by("pk") if may_open_letter.allows(actor, case)]
        seen = sorted(may_open_letter.visible(actor, Case.objects.all()).values_list("pk", flat=True))
        assert (found(actor), seen) == (opened, opened), name
    author = office.actor(office.roads_officer, READ)
    assert len(found(author)) == 9
    assert len(found(author, "rusak")) == 6  # words of the newest version, of what is not sealed
    assert len(found(office.actor(office.lights_head, READ))) == 3


def test_the_index_kept_by_events_equals_the_index_built_anew(office: Office):
    registered_letter(office, subject=WORD, summary="jembatan", security="T")
    settle()
    columns = ("object_id", "title", "words", "marks", "url", "at")
    kept = list(SearchDocument.objects.values_list(*columns))
    assert len(kept) == 1
    index_all()
    assert list(SearchDocument.objects.values_list(*columns)) == kept


def test_every_step_has_its_letter_read_again():
    for procedure, source in ((INCOMING, incoming), (OUTGOING, outgoing), (ORDER, orders)):
        assert {step.event.name for step in procedure.steps} <= set(source.DIRTY_ON)


@pytest.mark.parametrize("security", ["R", "SR"])
def test_a_hidden_letter_changes_nothing_that_others_see(office: Office, security: str, django_assert_num_queries):
    """It would be the first hit, the only hit, and the best of those alike."""
    registered_letter(office, subject="Jembatan", summary="Pemeliharaan jembatan gantung")
    index_all()
    reader = tokens_of(office.actor(office.roads_officer, READ))

    def everything():
        with django_assert_num_queries(5):
            return (
                search("jembatan", tokens=reader),
                search("intelijen", tokens=reader),
                count_found("jembatan", tokens=reader),
                count_found("intelijen", tokens=reader),
                documents_alike("gantung pemeliharaan intelijen", audience=reader, kinds=[KIND]),
            )

    before = everything()
    registered_letter(
        office, subject="Jembatan jembatan gantung intelijen", summary="pemeliharaan gantung", security=security
    )
    index_all()
    assert [len(part.found) for part in before[:2]] == [1, 0]
    assert everything() == before
    assert len(found(office.actor(office.roads_head, READ), "intelijen")) == 1


def test_what_is_sealed_is_found_by_its_envelope_alone(office: Office):
    for security in ("B", "R"):
        letter = registered_letter(office, subject=f"{WORD} {security}", security=security)
        letter.scanned_text = "naskah lengkap"
        letter.save()
    index_all()
    head = office.actor(office.roads_head, READ)
    assert len(found(head)) == 2
    assert len(found(head, "naskah")) == 1


def test_finds_are_narrowed_by_unit_year_and_security(office: Office):
    letters_of_every_sifat(office)
    index_all()
    head = office.actor(office.roads_head, READ)
    assert len(found(head)) == 12
    assert len(found(head, facets={"security:r"})) == 3
    assert len(found(head, facets={"security:r", "year:2025", f"unit:{office.roads.pk}"})) == 3
    assert found(head, facets={"year:2024"}) == found(head, facets={f"unit:{office.lights.pk}"}) == []
