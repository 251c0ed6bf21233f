# SPDX-License-Identifier: EUPL-1.2
"""Stories: written by a unit, checked by the data steward, drawn anew for every reader."""

from datetime import timedelta

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import begun, published, sent_on
from praja.duties.opendata.domain.prose import Block, blocks_of
from praja.duties.opendata.domain.story_content import Content, Part, moved_part, with_part, without_part
from praja.duties.opendata.enums import Access
from praja.duties.opendata.errors import ChartNotOpen, NothingToTell, NotYourData, StoryChanged, StoryNotThere
from praja.duties.opendata.models import Dataset, Story
from praja.duties.opendata.operations.stories import (
    begin_story,
    hand_in_story,
    publish_story,
    return_story,
    withdraw_story,
    write_story,
)
from praja.kernel.ledger.attestations import attestations
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.operations import refresh_index
from praja.kernel.search.queries import search

DAY = timedelta(days=1)
VIEW = (("grup", "tahun"), ("hitung", "sum:ton"))


def told():
    mine = {name: run for name, run in attestations().items() if name.startswith("opendata.")}
    return {name for name, run in mine.items() if list(run())}


def chart(dataset: Dataset, **said) -> Part:
    said = {"caption": "Sampah per tahun", "alternative": "Sampah bertambah.", **said}
    return Part(resource=str(dataset.resources.get().uuid), view=VIEW, **said)


def begun_story(office: DataOffice, *parts: Part, at=AT) -> Story:
    content = Content(title="Sampah bertambah", title_en="More waste", lead="Sedikit demi sedikit.", parts=parts)
    return begin_story(name="sampah", content=content, unit=office.roads, actor=office.actor(office.producer), at=at)


def shown_story(office: DataOffice, *parts: Part, at=AT) -> Story:
    story = begun_story(office, *parts, at=at)
    story = hand_in_story(story=story, seen_version=1, actor=office.actor(office.producer), at=at)
    return publish_story(story=story, seen_version=2, actor=office.actor(office.steward), at=at)


def test_text_is_paragraphs_headings_and_lists_and_never_markup():
    text = "## Judul\n\nSatu\ndua  \n\n\n- a\n- b\n\n<b>x</b>"
    assert blocks_of(text) == [
        Block("heading", ("Judul",)),
        Block("paragraph", ("Satu", "dua")),
        Block("list", ("a", "b")),
        Block("paragraph", ("<b>x</b>",)),
    ]
    assert blocks_of(" \n\n ") == []


def test_parts_are_moved_changed_and_taken_out():
    content = Content(title="a", parts=tuple(Part(text=one) for one in "abc"))

    def texts(one: Content) -> str:
        return "".join(part.text for part in one.parts)

    assert texts(moved_part(content, 2, -1)) == "acb"
    assert texts(moved_part(content, 0, -1)) == "abc"
    assert texts(moved_part(content, 0, 9)) == "bca"
    assert texts(with_part(content, 3, Part(text="d"))) == "abcd"
    assert texts(with_part(content, 1, Part(text="x"))) == "axc"
    assert texts(without_part(content, 1)) == "ac"
    assert Content.of(content.as_data()) == content


@pytest.mark.django_db
def test_a_story_is_seen_once_the_steward_published_it_and_stays_while_it_is_written_on(office: DataOffice):
    dataset = published(office, at=AT)
    story = shown_story(office, Part(text="## Sebabnya\n\nLebih banyak orang."), chart(dataset))
    page = Client().get("/data/cerita/sampah/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "<h2>Sebabnya</h2>" in text
    assert "turun dari 218,5 (2024)" in text, "the drawing says its finding"
    assert '"@type": "Article"' in text
    assert "Sampah bertambah" in Client().get("/data/cerita/").content.decode()
    assert "urn:praja:data:cerita/sampah" in Client().get("/data/umpan.atom").content.decode()
    assert len(page.content) < 100_000

    actor = office.actor(office.producer)
    write_story(story=story, content=Content(title="Lain"), seen_version=3, actor=actor, at=AT)
    assert Client().get("/data/cerita/sampah/").context["title"] == "Sampah bertambah"
    assert told() == set()


@pytest.mark.django_db
def test_readers_of_english_read_what_is_translated(office: DataOffice):
    shown_story(office, Part(text="Halo", text_en="Hello"), Part(text="Hanya ini"))
    page = Client().get("/data/cerita/sampah/", headers={"accept-language": "en"})
    said = [block.lines for part in page.context["parts"] for block in part["blocks"]]
    assert (page.context["title"], said) == ("More waste", [("Hello",), ("Hanya ini",)])


@pytest.mark.django_db
def test_a_drawing_of_data_that_was_limited_or_taken_off_says_so_plainly(office: DataOffice):
    dataset = published(office, at=AT)
    shown_story(office, chart(dataset))
    release = dataset.releases.get()
    drawn = Client().get("/data/cerita/sampah/").context["parts"][0]
    assert drawn["drawing"]["is_line"] or drawn["drawing"]["bars"]

    Dataset.objects.update(access=Access.LIMITED, access_reason="Rahasia dagang")
    assert "drawing" not in Client().get("/data/cerita/sampah/").context["parts"][0]
    Dataset.objects.update(access=Access.OPEN, access_reason="")
    again = begun(office, dataset, data=b"kecamatan,nilai\nTirta,1\n", at=AT + DAY, period="2026")
    sent_on(office, again, at=AT + DAY)
    page = Client().get("/data/cerita/sampah/")
    assert (page.status_code, "drawing" in page.context["parts"][0]) == (200, False), "its columns are others now"
    assert "Sampah bertambah." in page.content.decode()
    assert release.pk != again.pk


@pytest.mark.django_db
def test_the_drawing_follows_the_data(office: DataOffice):
    dataset = published(office, at=AT)
    shown_story(office, chart(dataset))
    before = Client().get("/data/cerita/sampah/").context["parts"][0]["drawing"]
    more = b"kecamatan,tahun,ton\nTirta,2024,120.5\nTirta,2025,131\nTirta,2026,400\n"
    sent_on(office, begun(office, dataset, data=more, at=AT + DAY, period="2026"), at=AT + DAY)
    after = Client().get("/data/cerita/sampah/").context["parts"][0]["drawing"]
    assert len(after["points"] if after["is_line"] else after["bars"]) == 3
    assert after != before


@pytest.mark.django_db
def test_who_may_do_what_and_from_where(office: DataOffice):
    producer, steward, outsider = (office.actor(one) for one in (office.producer, office.steward, office.outsider))
    story = begun_story(office)
    with pytest.raises(NothingToTell):
        hand_in_story(story=story, seen_version=1, actor=producer, at=AT)
    with pytest.raises(NotYourData):
        write_story(story=story, content=story.written, seen_version=1, actor=outsider, at=AT)
    with pytest.raises(StoryChanged):
        write_story(story=story, content=story.written, seen_version=9, actor=producer, at=AT)
    content = Content(title="Sampah", parts=(Part(text="Halo"),))
    write_story(story=story, content=content, seen_version=1, actor=producer, at=AT)
    with pytest.raises(StoryNotThere):
        publish_story(story=story, seen_version=2, actor=steward, at=AT)
    hand_in_story(story=story, seen_version=2, actor=producer, at=AT)
    with pytest.raises(NotYourData):
        publish_story(story=story, seen_version=3, actor=producer, at=AT)
    return_story(story=story, reason="Sebut tahunnya.", seen_version=3, actor=steward, at=AT)
    hand_in_story(story=story, seen_version=4, actor=producer, at=AT)
    publish_story(story=story, seen_version=5, actor=steward, at=AT)
    withdraw_story(story=story, reason="Keliru.", seen_version=6, actor=steward, at=AT)
    assert Client().get("/data/cerita/sampah/").status_code == 404
    with pytest.raises(StoryNotThere):
        withdraw_story(story=story, reason="Lagi.", seen_version=7, actor=steward, at=AT)
    assert told() == set()


@pytest.mark.django_db
def test_only_open_data_is_published_in_a_story(office: DataOffice):
    dataset = published(office, at=AT)
    story = begun_story(office, Part(text="Halo"), chart(dataset))
    hand_in_story(story=story, seen_version=1, actor=office.actor(office.producer), at=AT)
    Dataset.objects.update(access=Access.LIMITED, access_reason="Rahasia dagang")
    with pytest.raises(ChartNotOpen, match="2"):
        publish_story(story=story, seen_version=2, actor=office.actor(office.steward), at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed", [{"draft": Content(title="Lain").as_data()}, {"is_shown": False}, {"reason": "Lain"}, {"name": "lain"}]
)
def test_a_story_changed_behind_the_ledger_is_named(office: DataOffice, changed):
    shown_story(office, Part(text="Halo"))
    Story.objects.update(**changed)
    assert told() == {"opendata.stories"}


@pytest.mark.django_db
def test_search_finds_what_readers_see(office: DataOffice):
    def found(at):
        while deliver_due(at=at, limit=500):
            pass
        while refresh_index(at=at):
            pass
        finds = search("penyebab kenaikan", tokens=frozenset({PUBLIC}), kinds=["story"], limit=5).found
        return [one.object_id for one in finds]

    story = shown_story(office, Part(text="Penyebab kenaikan sampah ada dua."))
    assert found(AT + DAY) == [story.pk]
    withdraw_story(story=story, reason="Keliru.", seen_version=3, actor=office.actor(office.steward), at=AT)
    assert found(AT + 2 * DAY) == []


@pytest.mark.django_db
def test_an_officer_writes_orders_and_hands_in_without_a_script(office: DataOffice):
    dataset = published(office, at=AT)

    def client(account):
        found = Client()
        found.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
        return found

    writer, steward = client(office.producer), client(office.steward)
    here = "/satu-data/cerita/"
    assert writer.post(f"{here}baru/", {"title": ""}).status_code == 422
    said = {"title": "Sampah naik", "unit": str(office.roads.pk)}
    assert writer.post(f"{here}baru/", said)["Location"] == f"{here}sampah-naik/"
    page = f"{here}sampah-naik/"
    writer.post(f"{page}tambah/teks/", {"text": "Kedua", "seen_version": "1"})
    table = f"http://contoh.invalid/data/{dataset.name}/{dataset.resources.get().uuid}/"
    wrong = {"address": table, "alternative": "Naik.", "seen_version": "2"}
    assert writer.post(f"{page}tambah/grafik/", wrong).status_code == 422, "rows as they are give no drawing"
    assert writer.post(f"{page}tambah/grafik/", {**wrong, "address": "/aduan/"}).status_code == 422
    right = {**wrong, "address": f"{table}?grup=tahun&hitung=sum%3Aton"}
    assert writer.post(f"{page}tambah/grafik/", {**right, "alternative": ""}).status_code == 422
    assert writer.post(f"{page}tambah/grafik/", right).status_code == 302
    assert "grup=tahun" in writer.get(f"{page}bagian/2/").content.decode()
    writer.post(f"{page}langkah/", {"langkah": "naik", "bagian": "2", "seen_version": "3"})
    assert [part.is_chart for part in Story.objects.get().written.parts] == [True, False]
    assert writer.post(f"{page}langkah/", {"langkah": "serahkan", "seen_version": "1"}).status_code == 422
    assert writer.post(f"{page}langkah/", {"langkah": "serahkan", "seen_version": "4"}).status_code == 302
    assert steward.post(f"{page}langkah/", {"langkah": "kembalikan", "seen_version": "5"}).status_code == 422
    assert steward.post(f"{page}langkah/", {"langkah": "tayangkan", "seen_version": "5"}).status_code == 302
    assert Client().get("/data/cerita/sampah-naik/").status_code == 200
    assert client(office.outsider).get(page).status_code == 404
