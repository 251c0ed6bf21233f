# SPDX-License-Identifier: EUPL-1.2
"""Lists of codes, taken over by the operations that the office uses."""

from datetime import date

from opendata.conftest import AT
from praja.duties.opendata.domain.coding import Level
from praja.duties.opendata.operations.codes import (
    CodeListWords,
    CodesSent,
    VersionWords,
    take_over_codes,
    take_over_crosswalk,
)
from praja.duties.opendata.queries.codes_brought import CodeColumns, PairColumns

SINCE, LATER = date(2024, 1, 1), date(2025, 1, 1)
LEVELS = (Level(2, "provinsi"), Level(5, "kabupaten/kota"))
FIRST = b"kode;nama;pos\n97;Tirtamarga;\n97.01;Marga;97001\n97.02;Asri;97002\n98;Jaya;\n98.01;Hulu;98001\n"
SECOND = (
    b"kode;nama;pos\n97;Tirtamarga;\n97.01;Marga Baru;97001\n97.03;Asri Timur;97003\n"
    b"97.04;Asri Barat;97004\n98;Jaya;\n98.01;Hulu;98001\n"
)
COLUMNS = CodeColumns(code="kode", name="nama")


def words(name="wilayah", **about):
    return CodeListWords(name=name, title="Wilayah", keeper="Kementerian Dalam Negeri", levels=LEVELS, **about)


def taken_over(office, *, code_list=None, data=FIRST, since=SINCE, columns=COLUMNS, said=None, actor=None, at=AT):
    """A version of a list: of a new one without `code_list`."""
    return take_over_codes(
        code_list=code_list,
        words=None if code_list else said or words(),
        version=VersionWords(label=f"Keputusan {since.year}", since=since),
        sent=CodesSent(data=data, name="kode.csv", columns=columns),
        actor=actor or office.actor(office.steward),
        at=at,
    )


def walked(office, source, target, data, *, relation=""):
    """A crosswalk between two versions."""
    return take_over_crosswalk(
        source=source,
        target=target,
        data=data,
        name="padanan.csv",
        columns=PairColumns(source="dari", target="ke", relation=relation),
        actor=office.actor(office.steward),
        at=AT,
    )
