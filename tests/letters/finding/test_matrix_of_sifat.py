# SPDX-License-Identifier: EUPL-1.2
"""Who may list, search, open, download and see in counts a letter of each sifat: the table as data, held over the real pages."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from letters.conftest import Office
from letters.finding.shelf import READ, WORD, ask, index_all
from letters.making import registered_letter
from officers import signed_in
from praja.duties.letters.enums import Security
from praja.duties.letters.models import Incoming
from praja.duties.letters.operations.registering import correspondent_named
from praja.duties.letters.rules import may_list_letter, may_open_letter, opens_letters
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.operations import refresh_dirty

OPENS, LISTS, NOTHING = "opens", "lists", "-"
"""Opens: lists, searches, opens, downloads and counts. Lists: sees that it is there, from whom and when, and counts it."""

ALL = (OPENS, OPENS, OPENS, OPENS)
DESK = (OPENS, OPENS, NOTHING, NOTHING)
KEEPS = (OPENS, OPENS, LISTS, LISTS)
OFFICE = (OPENS, NOTHING, NOTHING, NOTHING)
NONE = (NOTHING,) * 4

LIES_THERE = {
    "roads_head": ALL,
    "roads_secretary": KEEPS,
    "roads_records": KEEPS,
    "roads_officer": OFFICE,
    "bridges_head": NONE,
    "bridges_officer": NONE,
    "passer_by": NONE,
    "mayor": DESK,
    "mayor_secretary": KEEPS,
    "mayor_records": KEEPS,
    "lights_head": NONE,
    "lights_records": NONE,
    "outsider": NONE,
    "lawyer": NONE,
    "auditor": DESK,
}
"""A letter at the roads' office by sifat: biasa, terbatas, rahasia, sangat rahasia."""

ASKED_OF = {
    "roads_secretary": KEEPS,
    "roads_officer": OFFICE,
    "mayor": DESK,
    "mayor_records": KEEPS,
    "lawyer": NONE,
    "bridges_head": (OPENS, OPENS, OPENS, NOTHING),
    "bridges_officer": OFFICE,
    "passer_by": ALL,
    "lights_head": (OPENS, OPENS, OPENS, NOTHING),
    "lights_records": DESK,
    "outsider": OFFICE,
}
"""The same letter after it was disposed to the unit beside, the unit below, and by name to whoever passes by there; what is top
secret to the person alone."""


@dataclass(frozen=True)
class Seen:
    """What one reader's pages show of the letter."""

    listed: bool
    words_in_list: bool
    found: bool
    opened: bool
    downloaded: bool
    on_other_pages: bool


@dataclass(frozen=True)
class Pages:
    """What one reader's pages hold, each asked for once."""

    client: Client
    agenda: str
    found: list[str]
    others: str

    @classmethod
    def of(cls, client: Client) -> "Pages":
        """The agenda, the finds, and every other page that tells what waits."""
        others = [client.get(path).content.decode() for path in ("/meja/", "/ringkasan/", "/surat/disposisi/")]
        found = client.get("/meja/cari/", {"q": WORD}).context["found"]
        agenda = client.get("/surat/masuk/").content.decode()
        return cls(client, agenda, [row.url for row in found], "\n".join(others))

    def show(self, incoming: Incoming) -> Seen:
        """Everything that they show of the letter."""
        letter = incoming.letter
        page, words = f"/surat/masuk/{letter.case.code}/", letter.subject
        answer = self.client.get(page)
        file = Attachment.objects.get(object_kind="letters.incoming", object_id=letter.pk)
        download = self.client.get(f"{page}berkas/{file.pk}/")
        if download.streaming:
            download.getvalue()
        return Seen(
            listed=page in self.agenda,
            words_in_list=words in self.agenda,
            found=page in self.found,
            opened=answer.status_code == 200 and words in answer.content.decode(),
            downloaded=download.status_code == 200,
            on_other_pages=incoming.sender.name in self.others or words in self.others,
        )


@pytest.fixture
def shelf(office: Office, scan: StoredFile) -> dict[str, Incoming]:
    """One letter of each sifat at the roads' office, with its scan."""
    keeper = office.actor(office.roads_records, READ)
    return {
        security: registered_letter(
            office,
            subject=f"{WORD} {security}.",
            security=security,
            sender=correspondent_named(name=f"Pengirim {security}.", actor=keeper, at=READ),
            files=(scan,),
        )
        for security in Security.values
    }


@pytest.mark.one_database
@pytest.mark.parametrize(("table", "is_asked"), [(LIES_THERE, False), (ASKED_OF, True)], ids=["lies", "asked"])
def test_each_sifat_is_seen_by_whom_the_table_names(
    office: Office, shelf: dict[str, Incoming], table: dict, is_asked: bool
):
    if is_asked:
        for incoming in shelf.values():
            ask(office, incoming)
    index_all()
    wrong = [(who, found) for who, row in table.items() for found in differing(office, shelf, who, row)]
    assert not wrong, "\n".join(map(str, wrong))


def differing(office: Office, shelf: dict[str, Incoming], who: str, row: tuple[str, ...]) -> Iterator[object]:
    """What rules or pages show otherwise than the table has it."""
    account = getattr(office, who)
    actor, pages = office.actor(account, READ), Pages.of(signed_in(account))
    has_agenda = opens_letters(actor)
    for (security, incoming), meant in zip(shelf.items(), row, strict=True):
        case, opens = incoming.letter.case, meant == OPENS
        rules = (may_list_letter.allows(actor, case), may_open_letter.allows(actor, case))
        if rules != (meant != NOTHING, opens):
            yield security, meant, rules
        seen = pages.show(incoming)
        expected = Seen(
            listed=has_agenda and meant != NOTHING,
            words_in_list=has_agenda and opens,
            found=opens,
            opened=opens,
            downloaded=opens,
            on_other_pages=False if meant == NOTHING else seen.on_other_pages,
        )
        if seen != expected:
            yield security, meant, seen


def test_counts_hold_what_may_be_listed_and_nobody_else_sees_anything(
    office: Office, shelf: dict[str, Incoming], client: Client
):
    while deliver_due(at=READ, limit=500):
        pass
    while refresh_dirty(at=READ):
        pass
    asked = {"periode": "2025-T2", "unit": office.roads.code}
    for who, row in LIES_THERE.items():
        account = getattr(office, who)
        if opens_letters(office.actor(account, READ)):
            behind = signed_in(account).get("/surat/angka/received/", asked).context["rows"]
            here = [one for one in behind if one["unit"] == office.roads.name]
            assert len(here) == sum(meant != NOTHING for meant in row), who
            assert sum(one["can_open"] for one in here) == sum(meant == OPENS for meant in row), who
    code = shelf["B"].letter.case.code
    for path in (
        "/surat/masuk/",
        f"/surat/masuk/{code}/",
        "/meja/cari/?q=penanda",
        "/surat/angka/",
        "/surat/disposisi/",
    ):
        assert client.get(path).status_code == 302, path
    assert WORD not in client.get("/").content.decode()
