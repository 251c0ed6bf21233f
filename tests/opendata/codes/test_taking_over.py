# SPDX-License-Identifier: EUPL-1.2
"""A list of codes is taken over whole or not at all, version by version, and says what a code was on a day and elsewhere."""

from datetime import date, timedelta

import pytest

from opendata.codes.listing import COLUMNS, FIRST, LATER, SECOND, SINCE, taken_over, walked, words
from opendata.conftest import AT
from praja.duties.opendata.errors import (
    CodesNameTaken,
    CodesRefused,
    NoCodesThere,
    NoSuchCodes,
    NotYourCodes,
    SameCodes,
    SinceOutOfOrder,
    WrongName,
)
from praja.duties.opendata.models import CodeList, CodeListVersion, Crosswalk
from praja.duties.opendata.operations.codes import describe_codes
from praja.duties.opendata.queries.codes import (
    code_in,
    code_on,
    codes_below,
    codes_found,
    codes_version,
    elsewhere,
    history_of,
    way_to,
)
from praja.duties.opendata.queries.codes_brought import CodeColumns
from praja.kernel.ledger.attestations import attestations

pytestmark = pytest.mark.django_db


def told():
    return [f"{one.where} {one.what}" for one in attestations()["opendata.codes"]()]


def test_a_new_list_keeps_its_codes_as_text_in_order(office):
    version = taken_over(office)
    assert (version.number, version.rows, version.code_list.name) == (1, 5, "wilayah")
    assert [field["name"] for field in version.schema["fields"]] == ["code", "name", "parent", "pos"]
    page = codes_below(version, "97")
    assert [(one.code, one.name, one.more) for one in page.codes] == [
        ("97.01", "Marga", (("pos", "97001"),)),
        ("97.02", "Asri", (("pos", "97002"),)),
    ]
    assert [(one.code, one.has_below) for one in codes_below(version, "").codes] == [("97", True), ("98", True)]
    assert [one.code for one in way_to(version, "98.01")] == ["98", "98.01"]
    assert told() == []


def test_zeros_in_front_and_codes_that_became_numbers(office):
    data = b"kode,nama\n0801.0,A\n1101.0,B\n1102.0,C\n"
    said = words("lapangan-usaha")
    plain = taken_over(office, data=data, said=said.__class__(**{**vars(said), "levels": ()}))
    assert [one.code for one in codes_below(plain, "").codes] == ["0801.0", "1101.0", "1102.0"]
    mending = CodeColumns(code="kode", name="nama", mend=True)
    again = taken_over(office, code_list=plain.code_list, data=data, since=LATER, columns=mending)
    assert [one.code for one in codes_below(again, "").codes] == ["0801", "1101", "1102"]


def test_the_next_version_says_what_changed_and_the_one_before_ends(office):
    first = taken_over(office)
    second = taken_over(office, code_list=first.code_list, data=SECOND, since=LATER)
    first.refresh_from_db()
    assert (first.until, second.until, second.code_list.current_id) == (LATER, None, second.pk)
    assert {name: second.differences[name] for name in ("added", "gone", "renamed")} == {
        "added": 2,
        "gone": 1,
        "renamed": 1,
    }
    wilayah = CodeList.objects.get()
    assert code_on(wilayah, "97.01", LATER - timedelta(days=1)).name == "Marga"
    assert code_on(wilayah, "97.01", LATER).name == "Marga Baru"
    assert code_on(wilayah, "97.02", LATER) is None
    assert [one and one.name for _version, one in history_of(wilayah, "97.02")] == [None, "Asri"]
    with pytest.raises(NoSuchCodes):
        codes_version(wilayah, on=SINCE - timedelta(days=1))
    assert told() == []


def test_pages_go_on_where_the_last_one_ended(office):
    version = taken_over(office)
    first = codes_found(version, "", size=3)
    rest = codes_found(version, "", size=3, after=first.next)
    assert [one.code for one in (*first.codes, *rest.codes)] == ["97", "97.01", "97.02", "98", "98.01"]
    assert (first.total, rest.next) == (5, None)
    assert [one.code for one in codes_found(version, "asri 97").codes] == ["97.02"]


def test_nothing_is_taken_over_of_a_list_with_a_hole(office):
    with pytest.raises(CodesRefused):
        taken_over(office, data=FIRST + b"99.01;Yatim;\n")
    with pytest.raises(NoCodesThere):
        taken_over(office, data=b"satu kata")
    with pytest.raises(NoCodesThere):
        taken_over(office, columns=CodeColumns(code="kode", name="tiada"))
    assert not CodeList.objects.exists()


def test_only_the_steward_keeps_codes(office):
    with pytest.raises(NotYourCodes):
        taken_over(office, actor=office.actor(office.producer_head))
    first = taken_over(office)
    with pytest.raises(NotYourCodes):
        describe_codes(
            code_list=first.code_list,
            title="Lain",
            title_en="",
            notes="",
            keeper="BPS",
            is_master_data=False,
            actor=office.actor(office.producer),
            at=AT,
        )


def test_names_and_days_in_their_turn(office):
    first = taken_over(office)
    with pytest.raises(CodesNameTaken):
        taken_over(office)
    with pytest.raises(WrongName):
        taken_over(office, said=words("Kode Wilayah"))
    for day in (SINCE, AT.date() + timedelta(days=2)):
        with pytest.raises(SinceOutOfOrder):
            taken_over(office, code_list=first.code_list, data=SECOND, since=day)


def test_a_crosswalk_leads_there_and_back(office):
    first = taken_over(office)
    second = taken_over(office, code_list=first.code_list, data=SECOND, since=LATER)
    walk = walked(office, first, second, b"dari,ke\n97,97\n97.01,97.01\n97.02,97.03\n97.02,97.04\n")
    (found,) = elsewhere(first, "97.02")
    assert [(one.code, one.name, one.relation) for one in found.codes] == [
        ("97.03", "Asri Timur", "split"),
        ("97.04", "Asri Barat", "split"),
    ]
    (back,) = elsewhere(second, "97.04")
    assert (back.is_backwards, [one.name for one in back.codes]) == (True, ["Asri"])
    again = walked(office, first, second, b"dari,ke,hubungan\n97,97,mirip\n", relation="hubungan")
    assert (Crosswalk.objects.count(), walk.rows, again.rows) == (1, 4, 1)
    with pytest.raises(CodesRefused):
        walked(office, first, second, b"dari,ke\n97,97\n97,99\n")
    with pytest.raises(SameCodes):
        walked(office, first, first, b"dari,ke\n97,97\n")
    assert told() == []


def test_a_list_is_called_otherwise_and_stays_the_same(office):
    first = taken_over(office)
    row = describe_codes(
        code_list=first.code_list,
        title="Wilayah administrasi",
        title_en="",
        notes="",
        keeper="Kemendagri",
        is_master_data=True,
        actor=office.actor(office.steward),
        at=AT,
    )
    assert (row.title, row.is_master_data, row.name, code_in(first, "97").name) == (
        "Wilayah administrasi",
        True,
        "wilayah",
        "Tirtamarga",
    )
    assert told() == []


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        (CodeList, {"title": "Lain"}),
        (CodeList, {"current": None}),
        (CodeList, {"levels": []}),
        (CodeListVersion, {"rows": 99}),
        (CodeListVersion, {"since": date(2023, 1, 1)}),
        (CodeListVersion, {"until": date(2026, 1, 1)}),
        (Crosswalk, {"rows": 99}),
    ],
)
def test_a_changed_row_is_named(office, model, changed):
    first = taken_over(office)
    other = taken_over(office, said=words("lain"), columns=COLUMNS)
    walked(office, first, other, b"dari,ke\n97,97\n")
    model.objects.filter(pk=model.objects.order_by("pk")[0].pk).update(**changed)
    assert told()
