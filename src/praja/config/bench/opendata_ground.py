# SPDX-License-Identifier: EUPL-1.2
"""Tables of invented rows, shown to everybody: ten columns, and as many rows as are wanted."""

import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from praja.config.bench.ground import FOUNDER, lay_ground
from praja.duties.opendata.domain.recipes import Recipe
from praja.duties.opendata.domain.schemas import schema_of
from praja.duties.opendata.models import Dataset, Resource, TableVersion
from praja.duties.opendata.operations.datasets import (
    ColumnWords,
    DatasetWords,
    ResourceWords,
    open_dataset,
    set_resource,
)
from praja.duties.opendata.operations.releases import Rows, show_rows
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.operations.files import keep_made
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Grant

Say = Callable[[str], None]
ROWS = """
SELECT i AS no, 'Kecamatan ' || (i * 7919 % 50) AS kecamatan, 'Kelurahan ' || (i * 104729 % 500) AS kelurahan,
  2015 + i % 10 AS tahun, (i * 31 % 1000) / 10.0 AS nilai, i * 17 % 100000 AS jumlah,
  'Jenis ' || chr(65 + (i * 13 % 26)::INT) AS jenis,
  'Keterangan nomor ' || (i * 2654435761 % 1000003) || ' tentang '
    || (['jalan', 'sampah', 'air', 'pasar', 'sekolah', 'puskesmas'])[1 + i % 6] AS keterangan,
  DATE '2015-01-01' + (i % 3650)::INT AS tanggal, i % 2 = 0 AS aktif
FROM range({rows}) AS t(i)
"""
"""Every value follows from the number of its row."""


def shown_table(rows: int, *, at: datetime, say: Say) -> TableVersion:
    """The table of so many rows, made if it is not there: small ones through a CSV file and what takes it in, large ones as
    Parquet at once."""
    lay_ground(at)
    name = f"ukuran-{rows}"
    found = (
        TableVersion.objects.filter(current_of__dataset__name=name).select_related("file", "resource__dataset").first()
    )
    if found is not None:
        return found
    say(f"{rows:,} rows: making them")
    kept = _made(rows, at)
    dataset = _dataset(name, at)
    words = tuple(ColumnWords(name=one["name"], title=one["name"], type=one["type"]) for one in kept.schema["fields"])
    resource = set_resource(
        dataset=dataset, resource=None, words=ResourceWords(title="Tabel", columns=words), actor=_keeper(at), at=at
    )
    show_rows(dataset=dataset, brought=[(resource, kept)], actor=FOUNDER, at=at)
    return TableVersion.objects.select_related("file", "resource__dataset").get(
        current_of=Resource.objects.get(pk=resource.pk)
    )


def written_csv(rows: int, folder: Path) -> Path:
    """The same rows as a CSV file."""
    path = folder / f"{rows}.csv"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"COPY ({ROWS.format(rows=rows)}) TO '{path}' (HEADER)")
    return path


def taken_in(rows: int, *, at: datetime) -> dict[str, Any]:
    """How fast a CSV file becomes kept rows: as somebody brings it for the first time, and by the recipe of the last one."""
    with tempfile.TemporaryDirectory() as folder:
        data = written_csv(rows, Path(folder)).read_bytes()
    found: dict[str, Any] = {"rows": rows, "megabytes": round(len(data) / 2**20, 1)}
    recipe: Recipe | None = None
    for what in ("first_time", "by_recipe"):
        wall, processor = time.perf_counter(), time.process_time()
        kept = take_in_table(data=data, name="ukuran.csv", recipe=recipe, at=at)
        seconds, used = time.perf_counter() - wall, time.process_time() - processor
        assert kept.rows == rows
        found[what] = {
            "rows_a_second": round(rows / seconds),
            "seconds": round(seconds, 2),
            "processor_seconds": round(used, 2),
        }
        recipe = Recipe.of(kept.recipe or {})
    return found


def _made(rows: int, at: datetime) -> Rows:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"COPY ({ROWS.format(rows=rows)}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
            described = connection.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()  # noqa: S608 - our own
        file = keep_made(path, Kind.PARQUET, at)
    return Rows(file=file, schema=schema_of([(row[0], row[1]) for row in described], years=("tahun",)), rows=rows)


def _dataset(name: str, at: datetime) -> Dataset:
    unit = Unit.objects.order_by("pk").first()
    assert unit is not None
    return open_dataset(name=name, words=DatasetWords(title=name), unit=unit, actor=_keeper(at), at=at)


def _keeper(at: datetime) -> Actor:
    units = frozenset(Unit.objects.values_list("pk", flat=True))
    return Actor(ActorKind.EMPLOYEE, "1", (Grant(Role.STEWARD, units, at),))
