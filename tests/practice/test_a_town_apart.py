# SPDX-License-Identifier: EUPL-1.2
"""A practice town has nothing of the installation beside it, and its database is put back under the hands of whoever reads."""

import sqlite3
from pathlib import Path

import pytest
from pydantic import ValidationError

from praja.config.environment import Environment
from praja.config.practice.beginning import begin
from praja.config.practice.town import environment, snapshot_folder, write_over
from praja.kernel.people.enums import Role
from praja.lib.errors import Unavailable
from towns import MONDAY

REAL = {
    "PATH": "/usr/bin",
    "DATABASE_URL": "postgresql://praja@localhost/praja",
    "PRAJA_ENV_FILE": "/opt/praja/var/praja.env",
    "PRAJA_KEYS": "/opt/keys",
    "PRAJA_WHATSAPP_TOKEN": "secret",
    "PRAJA_EMAIL_URL": "mailtos://real",
    "PRAJA_BSRE_URL": "http://10.20.30.40",
}


def test_no_setting_of_the_installation_comes_along(tmp_path: Path) -> None:
    given = environment(tmp_path, REAL, address="http://localhost:8100", hosts="localhost")

    assert set(given) - set(REAL) >= {"PRAJA_VAR", "PRAJA_PRACTICE", "PRAJA_DEMO"}
    assert not {"PRAJA_KEYS", "PRAJA_WHATSAPP_TOKEN", "PRAJA_EMAIL_URL", "PRAJA_BSRE_URL"} & set(given)
    assert (given["DATABASE_URL"], given["PRAJA_ENV_FILE"], given["PATH"]) == ("", "", "/usr/bin")
    assert Path(given["PRAJA_VAR"]).parent == tmp_path.resolve()


def test_a_practice_town_is_a_demo_town_with_the_database_in_its_folder() -> None:
    Environment(practice=True, demo=True)

    for wrong in ({"demo": False}, {"demo": True, "DATABASE_URL": "postgresql://praja@localhost/praja"}):
        with pytest.raises(ValidationError, match="practice serve"):
            Environment(practice=True, **wrong)


@pytest.mark.django_db
def test_elsewhere_nothing_is_begun_kept_or_put_back() -> None:
    with pytest.raises(Unavailable):
        begin(role=Role.ADMINISTRATOR, at=MONDAY)
    with pytest.raises(Unavailable):
        snapshot_folder()


def test_a_database_is_put_back_while_somebody_has_it_open(tmp_path: Path) -> None:
    kept, live = tmp_path / "kept.sqlite3", tmp_path / "live.sqlite3"
    for path, words in ((kept, "as it was"), (live, "as it is")):
        with sqlite3.connect(path) as made:
            made.execute("PRAGMA journal_mode=WAL")
            made.execute("CREATE TABLE town (words TEXT)")
            made.execute("INSERT INTO town VALUES (?)", [words])
    reader = sqlite3.connect(live)
    assert reader.execute("SELECT words FROM town").fetchall() == [("as it is",)]

    write_over(kept, live)

    assert reader.execute("SELECT words FROM town").fetchall() == [("as it was",)]
    reader.execute("INSERT INTO town VALUES ('and on')")
    reader.commit()
    assert sqlite3.connect(kept).execute("SELECT count(*) FROM town").fetchone() == (1,)
