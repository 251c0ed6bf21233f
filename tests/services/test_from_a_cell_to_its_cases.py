# SPDX-License-Identifier: EUPL-1.2
"""From a figure of the matrix onward: everybody to the service at that unit, officers of the unit to the cases counted."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.duties.services.domain.grid import Shown
from praja.duties.services.models import StandardVersion
from praja.duties.services.queries.matrix import Choice, matrix_of
from praja.duties.services.web.matrix_cells import Drawing, Drawn, Markup
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.codes import show_code
from services.making import published_standard
from services.walking import apply_for, count, served
from towns import Town

DAY = timedelta(days=1)
Q1 = ReportingPeriod(PeriodKind.QUARTER, 2026, 1)


@pytest.fixture
def version(town: Town, monday: datetime) -> StandardVersion:
    """A service that kelurahan and kecamatan both offer."""
    assert town.kelurahan.parent is not None
    listed = {"code": "surat-a", "name": "Surat A", "offered_by": [town.kelurahan, town.kelurahan.parent, town.roads]}
    return published_standard(town, monday - 90 * DAY, listed=listed).version


@pytest.fixture
def cases(town: Town, version: StandardVersion, monday: datetime) -> dict[str, Case]:
    """At the kecamatan one rated and served in time, one late and open, one of the last quarter; one at the kelurahan below."""
    above = town.kelurahan.parent
    assert above is not None
    made = {
        "served": served(version, above, monday, after=DAY, stars=4),
        "late": apply_for(version, above, monday),
        "earlier": served(version, above, monday - 60 * DAY, after=DAY),
        "below": served(version, town.kelurahan, monday, after=DAY),
    }
    count(monday + 20 * DAY)
    return made


def cells(client: Client, **given: str) -> dict[str, tuple[str, str]]:
    """By the name of the unit: what its one cell says and where it leads."""
    html = client.get("/layanan/matriks/", {"periode": "2026-T1", **given}).content.decode()
    rows = re.findall(
        r'<th scope="row">(?:<span.*?</span> )?([^<]+)(?:<small>[^<]*</small>)?</th><td[^>]*><a href="([^"]+)">(.+?)</a>',
        html,
    )
    return {unescape(name): (said, unescape(href)) for name, href, said in rows}


def listed(client: Client, address: str) -> set[str]:
    html = client.get(address).content.decode()
    return set(re.findall(r'<span class="code num">([^<]+)</span>', html))


def test_everybody_is_led_to_the_service_at_that_unit(town: Town, cases: dict[str, Case], monday: datetime) -> None:
    with clock.frozen(monday + 20 * DAY):
        found = cells(Client(headers={"accept-language": "id"}))
        said, address = found[town.kelurahan.name]
        html = Client().get(address).content.decode()

    assert said == "terlalu sedikit<small>n 1</small>"
    assert address == f"/layanan/surat-a/?kantor={town.kelurahan.code}"
    assert town.kelurahan.name in html


@pytest.mark.parametrize(
    ("shown", "said", "behind"),
    [
        (Shown.ON_TIME, "50%<small>n 2</small>", {"served", "late"}),
        (Shown.TIME, "0 min<small>9 of 10: 0 min · promised 3 working days · n 1", {"served"}),
        (Shown.RATING, "4.0<small>n 1</small>", {"served"}),
        (Shown.VOLUME, "2", {"served", "late"}),
    ],
)
def test_an_officer_reads_few_cases_too_and_opens_exactly_those_of_the_cell(
    town: Town, cases: dict[str, Case], monday: datetime, shown: Shown, said: str, behind: set[str]
) -> None:
    above = town.kelurahan.parent
    assert above is not None
    with clock.frozen(monday + 20 * DAY):
        client = signed_in(officer("Camat", Role.HEAD, above))
        found = cells(client, ukuran=shown.value)
        codes = listed(client, found[above.name][1])

    assert found[above.name][0].startswith(said)
    assert codes == {show_code(cases[name].code) for name in behind}
    assert found[town.roads.name][1].startswith("/layanan/surat-a/?"), "not a unit of theirs"


def test_a_figure_in_the_address_shows_nobody_more_than_they_may_read(
    town: Town, cases: dict[str, Case], monday: datetime
) -> None:
    above = town.kelurahan.parent
    assert above is not None
    with clock.frozen(monday + 20 * DAY):
        stranger = signed_in(officer("Petugas Jalan", Role.OFFICER, town.roads))
        own = cells(stranger)[town.roads.name][1]
        others = own.replace(f"unit={town.roads.code}", f"unit={above.code}")
        seen = [listed(stranger, address) for address in (others, f"{others}&hitungan=lain", f"{others}&periode=9")]

    assert others != own
    assert seen == [set(), set(), set()]


def test_the_list_says_by_which_figure_it_is_narrowed_and_keeps_it(
    town: Town, cases: dict[str, Case], monday: datetime
) -> None:
    above = town.kelurahan.parent
    assert above is not None
    with clock.frozen(monday + 20 * DAY):
        client = signed_in(officer("Camat", Role.HEAD, above))
        html = client.get(cells(client)[above.name][1]).content.decode()

    assert "counted in “Served in the promised time”, January to March 2026 (quarter 1)" in html
    assert '<input type="hidden" name="hitungan" value="tepat"' in html
    assert re.search(r'href="[^"]*keadaan=terlambat[^"]*hitungan=tepat', html)


@pytest.mark.usefixtures("in_english")
def test_equal_cells_are_drawn_once_and_still_lead_each_to_its_own(
    town: Town, version: StandardVersion, monday: datetime
) -> None:
    rows = matrix_of(Choice(Q1, Shown.VOLUME), monday).rows
    drawn = [Drawing(matrix_of(Choice(Q1, Shown.VOLUME), monday)).cells_of(row) for row in rows]

    assert drawn == [[Drawn("none yet")]] * 3
    assert Markup().of([Drawn("1<2", "n 9", 3)] * 2, ["/a/?x=1&y", "/b/"]) == (
        '<td class="v3"><a href="/a/?x=1&amp;y">1&lt;2<small>n 9</small></a></td>'
        '<td class="v3"><a href="/b/">1&lt;2<small>n 9</small></a></td>'
    )


def test_names_of_units_and_their_codes_are_escaped(town: Town, version: StandardVersion, monday: datetime) -> None:
    Unit.objects.filter(pk=town.roads.pk).update(name="<b>Jalan</b>", code='a"&b')
    units.forget()
    with clock.frozen(monday):
        html = Client().get("/layanan/matriks/").content.decode()

    assert "&lt;b&gt;Jalan&lt;/b&gt;" in html
    assert "?kantor=a%22%26b" in html
