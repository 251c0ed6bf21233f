# SPDX-License-Identifier: EUPL-1.2
"""A table as everybody looks through it: filtered, ordered, put together, drawn, framed."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import published
from praja.duties.opendata.enums import Access
from praja.duties.opendata.models import Dataset

TREES = b"nama,kelurahan,lintang,bujur,luas\nTaman Satu,Melati,-6.9,107.6,120\nTaman Dua,Mawar,-6.91,107.61,80\n"


@pytest.fixture
def path(office: DataOffice) -> str:
    dataset = published(office, at=AT)
    return f"/data/{dataset.name}/{dataset.resources.get().uuid}/"


def get(path: str, status: int = 200, **headers: str) -> HttpResponse:
    answer = Client().get(path, headers=headers)
    assert answer.status_code == status, (answer.status_code, answer.get("Location"))
    return answer


def rows(html: str) -> list[list[str]]:
    body = html.split("<tbody>")[1].split("</tbody>")[0]
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in body.split("<tr")[1:]]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row] for row in cells]


def body(path: str) -> str:
    return get(path).content.decode()


def test_rows_stand_as_they_were_brought_with_their_numbers(path: str) -> None:
    assert rows(body(path)) == [
        ["1", "Tirta", "2024", "120,5"],
        ["2", "Marga", "2024", "98"],
        ["3", "Tirta", "2025", "131"],
        ["4", "Marga", "2025", "–"],
    ]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("saring=kecamatan:eq:Tirta", "13"),
        ("saring=kecamatan:eq:Tirta&saring=tahun:gte:2025", "3"),
        ("saring=kecamatan:in:Tirta|Marga&urut=-ton", "3124"),
        ("saring=ton:empty", "4"),
        ("q=marga", "24"),
        ("urut=ton", "2134"),
    ],
)
def test_an_address_filters_and_orders(path: str, query: str, numbers: str) -> None:
    answer = Client().get(f"{path}?{query}", follow=True)

    assert "".join(row[0] for row in rows(answer.content.decode())) == numbers


def test_the_small_form_leads_to_the_address_of_the_view(path: str) -> None:
    sent = f"{path}?saring=tahun:eq:2024&pada=kecamatan&cara=contains&nilai=ir"

    answer = get(sent, 302)

    assert parse_qsl(urlsplit(answer["Location"]).query) == [
        ("saring", "tahun:eq:2024"),
        ("saring", "kecamatan:contains:ir"),
    ]
    assert rows(body(answer["Location"])) == [["1", "Tirta", "2024", "120,5"]]


def test_a_form_that_can_not_be_read_keeps_what_was_typed(path: str) -> None:
    html = get(f"{path}?saring=kecamatan:eq:Tirta&pada=tahun&cara=gte&nilai=entah", 422).content.decode()

    assert 'href="#id_nilai"' in html
    assert 'value="entah"' in html
    assert [row[0] for row in rows(html)] == ["1", "3"], "what was filtered before stays so"


def test_a_view_has_one_address(path: str) -> None:
    answer = get(f"{path}?urut=ton&kolom=ton&kolom=kecamatan&q=&grup=", 302)

    assert parse_qsl(urlsplit(answer["Location"]).query) == [("kolom", "ton,kecamatan"), ("urut", "ton")]
    assert get(answer["Location"]).status_code == 200


def test_a_column_that_is_not_there_is_said(path: str) -> None:
    assert "entah" in get(f"{path}?kolom=entah", 422).content.decode()
    assert get(f"{path}?saring=tahun:eq:dua", 422)


def test_cells_that_divide_narrow_at_once(path: str) -> None:
    links = [unescape(one) for one in re.findall(r'href="([^"]*saring=[^"]*)"', body(path))]

    assert any(dict(parse_qsl(urlsplit(one).query)) == {"saring": "kecamatan:eq:Marga"} for one in links)


def test_groups_are_drawn_with_a_finding_for_a_title(path: str) -> None:
    html = body(f"{path}?grup=kecamatan&hitung=sum:ton")

    assert "Jumlah: ton menurut kecamatan: tertinggi Tirta (251,5), terendah Marga (98)" in html
    assert '<rect class="bar" width="100.00%"' in html
    assert ["Tirta", "251,5"] in rows(html[html.index("table-data") :])


def test_years_are_drawn_as_a_line(path: str) -> None:
    assert "turun dari 218,5 (2024) menjadi 131 (2025)" in body(f"{path}?grup=tahun&hitung=sum:ton")


def test_a_drawing_may_be_framed_and_nothing_else_may(path: str) -> None:
    framed = get(f"{path}grafik/?grup=kecamatan&hitung=sum%3Aton")
    page = get(path)

    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "default-src 'none'" in framed["Content-Security-Policy"]
    assert "<script" not in framed.content.decode()
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert get(f"{path}grafik/", 404)


def test_rows_with_positions_offer_a_map_that_loads_on_a_tap(office: DataOffice) -> None:
    dataset = published(office, at=AT, data=TREES, name="taman", title="Taman")

    html = body(f"/data/taman/{dataset.resources.get().uuid}/")

    assert 'data-point="-6.9,107.6"' in html
    assert "show-on-map.js" in html
    assert "<script src" not in html


def test_limited_rows_are_refused_with_the_reason(office: DataOffice, path: str) -> None:
    Dataset.objects.update(access=Access.LIMITED, access_reason="Rahasia usaha")
    inside = Client()
    inside.force_login(office.outsider)

    answer = get(path, 403)

    assert "Rahasia usaha" in answer.content.decode()
    assert "120,5" not in answer.content.decode()
    assert get(f"{path}grafik/?grup=kecamatan", 403)
    assert inside.get(path).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "saring=kecamatan:eq:%27%20OR%201=1%20--",
        "saring=kecamatan%22;DROP:eq:1",
        "q=%25%25%25%5C",
        "mulai=99999999999999",
        "mulai=-5",
        "urut=_id",
        "saring=tahun:eq:99999999999999999999999",
        "saring=a:b:c:d:e",
        "kolom=%00",
    ],
)
def test_nonsense_is_no_statement_and_no_crash(path: str, query: str) -> None:
    assert Client().get(f"{path}?{query}", follow=True).status_code in (200, 422)
