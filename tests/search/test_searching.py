# SPDX-License-Identifier: EUPL-1.2
"""What is found, in which order, and by whom. Hidden documents leave no trace in what others see."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from praja.kernel.search import queries
from praja.kernel.search.errors import WrongCursor
from praja.kernel.search.matching import MOST_IN_INDEX
from praja.kernel.search.operations import rebuild_index
from praja.kernel.search.queries import Page, count_found, search, tokens_of
from praja.lib.actors import NOBODY, Actor, ActorKind, Grant
from search.shelves import EVERYBODY, NINE, Shelf

OFFICER = frozenset({"public", "unit:12", "role:head:12"})


def found(text: str, tokens: frozenset[str] = EVERYBODY, **options: object) -> list[int]:
    return [find.object_id for find in search(text, tokens=tokens, **options).found]


@pytest.fixture
def corpus(shelf: Shelf) -> Shelf:
    shelf.put(1, "Lampu jalan padam", "Lampu di Jalan Mawar padam sejak Senin.", days=1)
    shelf.put(2, "Jalan rusak", "Jalan berlubang di depan sekolah, lampu juga mati.", days=2)
    shelf.put(3, "Pengaduan kebersihan", "Sampah menumpuk; petugas kebersihan tidak datang.", days=3)
    shelf.put(4, "Surat rahasia tentang lampu", "Nomor 2026/77", audience={"unit:12"}, days=4)
    shelf.put(5, "Standar pelayanan", "Pelayanan perizinan jalan rusak jalan", days=5)
    rebuild_index(at=NINE)
    return shelf


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("lampu", [1, 2]),  # in the title first
        ("lampu jalan", [1, 2]),
        ("jalan", [2, 1, 5]),  # both in the title: the latest first
        ("membersihkan", [3]),  # the same stem
        ("kebers", [3]),  # the beginning of a word as written
        ("kebers ", []),  # a finished word is no beginning
        ("pelay", [5]),
        ('"jalan rusak"', [2, 5]),
        ('"rusak jalan"', [5]),
        ('"padam lampu"', []),  # title and text are not read as one
        ("lampu kebersihan", []),
        ("LAMPU, Jalan!", [1, 2]),
        ("2026", []),
        ("", []),
        ("?!", []),
    ],
)
def test_what_everybody_finds(corpus: Shelf, text: str, ids: list[int]):
    assert found(text) == ids
    assert count_found(text, tokens=EVERYBODY) == len(ids)


def test_holders_of_a_token_find_more(corpus: Shelf):
    assert found("lampu", OFFICER) == [4, 1, 2]
    assert found("77", OFFICER) == [4]
    assert found("lampu", frozenset()) == []
    assert found("lampu", frozenset({"unit:1"})) == []


def test_kinds_narrow(corpus: Shelf):
    assert found("lampu", kinds=["paper"]) == [1, 2]
    assert found("lampu", kinds=["letter"]) == []
    assert found("lampu", kinds=[]) == []


def test_readers_of_very_many_units_find_the_same(corpus: Shelf):
    broad = OFFICER | {f"unit:{number}" for number in range(100, 101 + MOST_IN_INDEX)}
    for text in ("lampu", "jalan rusak", "kebers", "77"):
        assert search(text, tokens=broad) == search(text, tokens=OFFICER)
        assert count_found(text, tokens=broad, cap=2) == count_found(text, tokens=OFFICER, cap=2)
    assert found("lampu", broad - OFFICER) == []


def test_facets_narrow_and_cannot_be_typed(shelf: Shelf):
    shelf.put(1, "lampu", facets={"year:2026", "unit:3"})
    shelf.put(2, "lampu", facets={"year:2025", "unit:3"})
    rebuild_index(at=NINE)

    assert found("lampu", facets={"unit:3"}) == [1, 2]
    assert found("lampu", facets={"unit:3", "year:2025"}) == [2]
    assert found("lampu", facets={"unit:4"}) == []
    for typed in ("year 2026", "§f§year§2026", "§r§public", "§k§paper", "§", "public", "paper"):
        assert found(typed) == found(f"{typed} ") == []


def test_of_very_many_finds_the_latest_are_shown(shelf: Shelf, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(queries, "MOST_RANKED", 3)
    shelf.put(1, "lampu", days=1)
    for paper in (2, 3, 4):
        shelf.put(paper, "surat", "lampu", days=paper)
    shelf.put(5, "lampu", audience={"unit:12"}, days=5)
    rebuild_index(at=NINE)

    assert found("lampu", limit=2) + found("lampu", limit=2, cursor=search("lampu", tokens=EVERYBODY, limit=2).cursor) == [
        4, 3, 2,
    ]  # fmt: skip


def test_a_find_carries_what_a_page_shows(corpus: Shelf):
    find = search("petugas", tokens=EVERYBODY).found[0]
    assert (find.kind, find.title, find.url, find.at) == (
        "paper",
        "Pengaduan kebersihan",
        "/p/3",
        NINE + timedelta(days=3),
    )
    assert [(part.text, part.is_hit) for part in find.snippet][:2] == [("Sampah menumpuk; ", False), ("petugas", True)]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_join_to_the_whole(corpus: Shelf, limit: int):
    for paper in range(10, 16):
        corpus.put(paper, "Lampu taman" if paper % 2 else "Taman", "lampu", days=1)
    rebuild_index(at=NINE)
    whole = found("lampu", OFFICER, limit=100)
    pages, cursor = [], ""
    while True:
        page = search("lampu", tokens=OFFICER, limit=limit, cursor=cursor)
        pages += [find.object_id for find in page.found]
        cursor = page.cursor
        if not cursor:
            break
    assert pages == whole
    assert len(whole) == 9


def test_counts_stop_at_their_cap(corpus: Shelf):
    assert count_found("lampu", tokens=OFFICER, cap=2) == 2


DOCUMENTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["jalan", "lampu", "air", "rusak"]), min_size=1, max_size=3).map(" ".join),
        st.lists(st.sampled_from(["jalan", "lampu", "air", "rusak"]), max_size=4).map(" ".join),
        st.booleans(),
        st.integers(0, 3),
    ),
    max_size=12,
)


class Undo(Exception):
    """Ends an example without leaving rows."""


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    documents=DOCUMENTS, text=st.sampled_from(["jalan", "lampu air", "ru", '"jalan rusak"']), limit=st.integers(1, 4)
)
def test_hidden_documents_change_nothing_that_others_see(shelf: Shelf, documents: list, text: str, limit: int):
    def outcome(*, with_hidden: bool) -> tuple[Page, Page, int]:
        shelf.papers.clear()
        for paper, (title, body, hidden, days) in enumerate(documents):
            if with_hidden or not hidden:
                shelf.put(paper, title, body, audience={"unit:9"} if hidden else EVERYBODY, days=days)
        rebuild_index(at=NINE)
        first = search(text, tokens=EVERYBODY, limit=limit)
        second = search(text, tokens=EVERYBODY, limit=limit, cursor=first.cursor) if first.cursor else Page(())
        return first, second, count_found(text, tokens=EVERYBODY)

    try:
        with transaction.atomic():
            assert outcome(with_hidden=True) == outcome(with_hidden=False)
            raise Undo
    except Undo:
        pass


INJECTIONS = [
    '"',
    '"""',
    "'; DROP TABLE search_searchdocument; --",
    "a' | 'b",
    "lampu & | ! ( )",
    "lampu:*",
    "lampu:A",
    "<-> lampu <2> jalan",
    'NEAR("a" "b", 5)',
    "title: lampu",
    "^lampu",
    "lampu*",
    "{words}: x",
    "a AND OR NOT",
    "lampu \x00 jalan",
    "\ud800 lampu",
    "\\",
    "%",
    "_",
    "%%s %(x)s",
    "l" * 10_000,
    "lampu " * 2_000,
    '"lampu ' * 2_000,
    "ﷺ" * 50,
    "𝕝𝕒𝕞𝕡𝕦",
    "İ ß ǆ",
]


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_no_text_is_read_as_a_query_language(corpus: Shelf, text: str):
    for tokens in (EVERYBODY, OFFICER):
        page = search(text, tokens=tokens)
        assert len(page.found) == count_found(text, tokens=tokens)
    assert len(search("lampu", tokens=OFFICER).found) == 3


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
@example(text="nul \x00 nul")
def test_any_text_can_be_asked(shelf: Shelf, text: str):
    assert search(text, tokens=EVERYBODY).found == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=80), body=st.text(max_size=200))
@example(title="\x00\ud800", body="'\"%_\\ \x00")
def test_any_text_can_be_indexed_and_found_by_its_words(shelf: Shelf, title: str, body: str):
    try:
        with transaction.atomic():
            shelf.papers.clear()
            shelf.put(1, f"{title} penanda", body)
            rebuild_index(at=NINE)
            assert found("penanda ") == [1]
            raise Undo
    except Undo:
        pass


@pytest.mark.parametrize(
    "cursor",
    ["x", "é", "W10=", "bnVsbA==", "WzEsMiwzLDRd", "WzEsICIyMDI2LTAxLTAxIiwgMSwgImEiXQ==", "W1tbW1tb", "[" * 5000,
     "WzEsICIyMDI2LTAxLTAxVDAwOjAwOjAwKzAwOjAwIiwgOTk5OTk5OTk5OTk5OTk5OTk5OTk5LCAiYSJd"],
)  # fmt: skip
def test_a_cursor_nobody_gave_is_refused(corpus: Shelf, cursor: str):
    with pytest.raises(WrongCursor):
        search("lampu", tokens=EVERYBODY, cursor=cursor)


@pytest.mark.parametrize("limit", [1, 3])
def test_statements_do_not_grow_with_finds(corpus: Shelf, limit: int, django_assert_num_queries):
    with django_assert_num_queries(1):
        search('"lampu jalan" padam', tokens=OFFICER, limit=limit)


def test_tokens_of_actors():
    grants = (Grant("head", frozenset({12, 13}), NINE), Grant("auditor", frozenset({12}), NINE))
    officer = Actor(ActorKind.EMPLOYEE, "3", grants, person_id=5)
    assert tokens_of(officer) == {
        "public",
        "staff",
        "person:5",
        "unit:12",
        "unit:13",
        "role:head:12",
        "role:head:13",
        "role:auditor:12",
        "nearest:head:12",
        "nearest:head:13",
        "nearest:auditor:12",
    }
    assert tokens_of(NOBODY) == {"public"}
    assert tokens_of(Actor(ActorKind.LINK, "9", case_id=17)) == {"public", "case:17"}
