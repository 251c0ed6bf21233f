# SPDX-License-Identifier: EUPL-1.2
"""A list of codes of the town, in two versions: one kind was split."""

from datetime import datetime, timedelta

from praja.duties.opendata.models import CodeList
from praja.duties.opendata.operations.codes import (
    CodeListWords,
    CodesSent,
    VersionWords,
    take_over_codes,
    take_over_crosswalk,
)
from praja.duties.opendata.queries.codes_brought import CodeColumns, PairColumns
from praja.lib.actors import Actor

FIRST = b"kode,nama\nL1,LED\nL2,Sodium\nL3,Surya\n"
SECOND = b"kode,nama\nL1,LED\nL2,Sodium\nL31,Surya mandiri\nL32,Surya terhubung\n"
PAIRS = b"dari,ke\nL1,L1\nL2,L2\nL31,L3\nL32,L3\n"
COLUMNS = CodeColumns(code="kode", name="nama")


def play_codes(*, steward: Actor, at: datetime) -> CodeList:
    """Take both versions over, and how they relate."""
    words = CodeListWords(
        name="jenis-penerangan-jalan",
        title="Jenis penerangan jalan",
        title_en="Kinds of street lights",
        keeper="Dinas Perhubungan",
    )
    first = take_over_codes(
        code_list=None,
        words=words,
        version=VersionWords(label="Daftar tahun pertama", since=(at - timedelta(days=200)).date()),
        sent=CodesSent(data=FIRST, name="jenis-penerangan.csv", columns=COLUMNS),
        actor=steward,
        at=at,
    )
    second = take_over_codes(
        code_list=first.code_list,
        words=None,
        version=VersionWords(label="Daftar tahun kedua", since=(at - timedelta(days=30)).date()),
        sent=CodesSent(data=SECOND, name="jenis-penerangan.csv", columns=COLUMNS),
        actor=steward,
        at=at,
    )
    take_over_crosswalk(
        source=second,
        target=first,
        data=PAIRS,
        name="padanan.csv",
        columns=PairColumns(source="dari", target="ke"),
        actor=steward,
        at=at,
    )
    return second.code_list
