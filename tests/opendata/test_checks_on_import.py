# SPDX-License-Identifier: EUPL-1.2
"""What the description of a table demands is asked of every row that is brought; what fails is set aside with its reason."""

from datetime import date

import pytest

from opendata.codes.listing import LATER, SECOND, taken_over, walked, words
from opendata.conftest import AT
from opendata.publishing import begun, opened
from praja.duties.opendata.domain.constraints import Demand, Demands, Failing, with_constraints, without_required
from praja.duties.opendata.gateways.checking import is_pattern
from praja.duties.opendata.models import Resource
from praja.duties.opendata.operations.bringing import Decided, bring_file, take_table
from praja.duties.opendata.operations.datasets import ColumnWords, ResourceWords, set_resource
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.duties.opendata.queries.brought import first_rows, rows_aside
from praja.duties.opendata.queries.failing import counts_of, meant_by
from praja.duties.opendata.queries.proposals import proposed_recipe

pytestmark = pytest.mark.django_db
TODAY = AT.date()


def taken(data, *columns, key=(), period="", at=AT):
    """The rows of a file of which this is demanded; what failed as (column, reason, rows)."""
    demands = Demands(TODAY, columns, key, period)
    rows = take_in_table(data=data, name="x.csv", recipe=None, at=at, demands=demands)
    return rows, [(one["column"], one["why"], one["rows"]) for one in rows.report.get("failed", ())]


def test_each_demand_keeps_out_what_fails_it_and_nothing_else():
    data = b"nama;n;hari;kelas\nA;5;2025-01-01;x1\n-;6;2025-01-02;x2\nB;-1;2025-01-03;x3\nC;101;2024-01-01;x4\nD;7;2025-01-05;Y\n"
    rows, failed = taken(
        data,
        Demand("nama", is_required=True),
        Demand("n", minimum="0", maximum="100"),
        Demand("hari", minimum="2025-01-01"),
        Demand("kelas", pattern="x[0-9]"),
    )
    assert (rows.rows, rows.set_aside) == (1, 4)
    assert set(failed) == {
        ("nama", "required", 1),
        ("n", "minimum", 1),
        ("n", "maximum", 1),
        ("hari", "minimum", 1),
        ("kelas", "pattern", 1),
    }


def test_a_row_that_fails_twice_is_set_aside_once():
    rows, failed = taken(b"a,b,c\nx,1,p\n,9,q\n", Demand("a", is_required=True), Demand("b", maximum="5"))
    assert (rows.rows, rows.set_aside, len(failed)) == (1, 1, 2)


def test_of_a_value_that_stands_twice_the_first_stays():
    rows, failed = taken(b"a,b,c\nx,1,p\ny,2,p\nx,3,p\nx,4,p\n,5,p\n,6,p\n", Demand("a", is_unique=True))
    assert (rows.rows, failed) == (4, [("a", "unique", 2)])


def test_columns_that_tell_rows_apart_together():
    data = b"kode,tahun,n\n1,2024,5\n1,2025,6\n2,2024,7\n1,2024,8\n"
    rows, failed = taken(data, key=("kode", "tahun"))
    assert (rows.rows, failed) == (3, [("kode, tahun", "key", 1)])


def test_only_these_values_may_stand_also_where_they_are_numbers():
    rows, failed = taken(
        b"a,n,c\nL,1,p\nP,2,p\nX,3,p\n,1.5,p\n", Demand("a", allowed=("L", "P")), Demand("n", allowed=("1", "2"))
    )
    assert (rows.rows, sorted(failed)) == (2, [("a", "allowed", 1), ("n", "allowed", 2)])


def test_the_schema_says_what_is_demanded():
    schema = {
        "fields": [{"name": "a", "type": "string"}, {"name": "n", "type": "integer"}, {"name": "z", "type": "date"}]
    }
    demands = Demands(
        TODAY,
        (
            Demand("a", is_required=True, allowed=("x",), pattern="x"),
            Demand("n", is_unique=True, minimum="0", maximum="9"),
        ),
        ("a", "n"),
    )
    found = with_constraints(schema, demands)
    assert found["primaryKey"] == ["a", "n"]
    assert [field.get("constraints") for field in found["fields"]] == [
        {"required": True, "enum": ["x"], "pattern": "x"},
        {"unique": True, "minimum": 0, "maximum": 9},
        None,
    ]
    emptied = without_required(found, ["a"])["fields"][0]["constraints"]
    assert "required" not in emptied


@pytest.mark.parametrize(("text", "holds"), [("[0-9]{4}", True), ("(", False), ("(a+)+$", True), (r"(?=x)", False)])
def test_a_pattern_is_one_that_rows_can_be_asked_for(text, holds):
    assert is_pattern(text) is holds


def test_values_are_never_taken_for_commands():
    rows, failed = taken(b"a,b\nx') DROP TABLE made --,1\ny,2\n", Demand("a", allowed=("') DROP TABLE made --", "y")))
    assert (rows.rows, failed) == (1, [("a", "allowed", 1)])


@pytest.fixture
def described(office):
    """A table whose column `kode` is tied to a list of codes in two versions, from 2024 and from 2025, and to which a crosswalk
    leads."""
    first = taken_over(office)
    second = taken_over(office, code_list=first.code_list, data=SECOND, since=LATER)
    other = taken_over(office, said=words("bps"), data=b"kode;nama\n62;Enam Dua\n62.71;Kota Enam\n")
    walked(office, other, second, b"dari,ke\n62.71,98.01\n")
    dataset = opened(office, at=AT)
    release = begun(office, dataset, at=AT, data=b"kode,tahun,n\n97.01,2025,1\n")
    table = set_resource(
        dataset=dataset,
        resource=Resource.objects.get(),
        words=ResourceWords(
            title="Tabel",
            columns=(
                ColumnWords(name="kode", title="Kode", type="string", role="key", code_list_id=second.code_list_id),
                ColumnWords(name="tahun", title="Tahun", type="year", role="period"),
                ColumnWords(name="n", title="N", type="integer", role="measure", minimum="0"),
            ),
        ),
        actor=office.actor(office.producer),
        at=AT,
    )
    return release, table


def brought(office, described, data):
    release, table = described
    actor = office.actor(office.producer)
    upload = bring_file(release=release, resource=table, data=data, name="x.csv", actor=actor, at=AT)
    columns = {one.name: one for one in table.columns.all()}
    decided = Decided(
        title="Tabel",
        recipe=proposed_recipe(upload.proposal, 1),
        roles={name: one.role for name, one in columns.items()},
        codes={name: one.code_list_id for name, one in columns.items() if one.code_list_id},
    )
    return take_table(upload=upload, table=1, decided=decided, actor=actor, at=AT)


def test_codes_are_those_that_held_in_the_period_of_the_row(office, described):
    data = b"kode,tahun,n\n97.02,2024,1\n97.02,2025,2\n97.03,2024,3\n97.03,2025,4\n97.02,2010,5\n97.03,,6\n"
    version = brought(office, described, data)
    assert (version.rows, version.set_aside) == (4, 2)
    assert [(one.line, one.column, one.value) for one in rows_aside(version)] == [
        ("3", "kode", "97.02"),
        ("4", "kode", "97.03"),
    ]
    (count,) = counts_of(version)
    assert (count.column, count.rows) == ("kode", 2)


def test_a_code_found_by_its_name_or_elsewhere_is_proposed_and_not_changed(office, described):
    data = (
        b"kode,tahun,n\nMarga Baru,2025,1\nmarga baru,2025,2\n9704,2025,3\n62.71,2025,4\nentah,2025,5\n97.01,2025,6\n"
    )
    version = brought(office, described, data)
    found = {(one.value, one.code, one.rows) for one in meant_by(version)}
    assert found == {
        ("Marga Baru", "97.01", 1),
        ("marga baru", "97.01", 1),
        ("9704", "97.04", 1),
        ("62.71", "98.01", 1),
    }
    assert first_rows(version)[1] == [("97.01", "2025", "6")]


def test_a_row_that_stands_twice_and_a_figure_below_nothing(office, described):
    version = brought(office, described, b"kode,tahun,n\n97.01,2025,1\n97.01,2025,1\n97.01,2024,-3\n")
    assert {(one.column, one.rows) for one in counts_of(version)} == {("kode, tahun", 1), ("n", 1)}
    reasons = {one.line: one.reason for one in rows_aside(version)}
    assert "2" in reasons["3"]
    assert "0" in reasons["4"]
    assert version.schema["primaryKey"] == ["kode", "tahun"]
    assert version.schema["fields"][2]["constraints"] == {"minimum": 0}


def test_a_turned_table_is_told_apart_by_what_it_is_turned_by(office):
    dataset = opened(office, at=AT)
    release = begun(office, dataset, at=AT)
    actor = office.actor(office.producer)
    data = b"Wilayah;SD_2024;SD_2025\nTirta;1;2\nMarga;3;4\nTirta;5;6\n"
    upload = bring_file(release=release, resource=None, data=data, name="x.csv", actor=actor, at=AT)
    recipe = proposed_recipe(upload.proposal, 1, turn=True)
    decided = Decided(title="SD", recipe=recipe, roles={"wilayah": "key"}, codes={})
    version = take_table(upload=upload, table=1, decided=decided, actor=actor, at=AT)
    assert (version.rows, version.set_aside) == (4, 2)
    assert {one.value for one in rows_aside(version)} == {"Tirta · 2024", "Tirta · 2025"}


def test_codes_of_before_the_first_version_are_those_of_the_first(office):
    from praja.duties.opendata.queries.demands import demands_for

    first = taken_over(office)
    demands = demands_for(None, roles={"tahun": "period"}, codes={"kode": first.code_list_id}, today=date(2030, 1, 1))
    rows = take_in_table(
        data=b"kode,tahun\n97.01,1999\n97.01,2029\n00,1999\n", name="x.csv", recipe=None, at=AT, demands=demands
    )
    assert rows.rows == 2
    assert rows.report["failed"] == [{"column": "kode", "why": Failing.CODES, "rows": 1}]
