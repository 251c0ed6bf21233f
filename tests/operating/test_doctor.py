# SPDX-License-Identifier: EUPL-1.2
"""`praja doctor` names the setting and the remedy, and one check never hides another."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from praja.config.doctor import CHECKS, Finding, Level, examine
from praja.config.doctor.findings import good
from praja.config.worker import HEARTBEAT
from praja.kernel.jobs.models import Schedule
from praja.kernel.ledger.models import Delivery, LedgerEvent
from praja.kernel.ledger.operations.delivering import STUCK_AFTER
from praja.kernel.ledger.subscriptions import TREE
from praja.lib.errors import Unavailable
from praja.lib.keys import ensure_keys
from towns import Town


def found_by(about: str, at: datetime, level: Level = Level.BAD) -> list[Finding]:
    return [finding for finding in examine({about: CHECKS[about]}, at) if finding.level is level]


def test_every_bad_finding_says_what_to_do(db: None, monday: datetime) -> None:
    bad = [finding for finding in examine(CHECKS, monday) if finding.level is not Level.GOOD]

    assert bad
    assert [finding.about for finding in bad if not finding.remedy] == []


def test_a_check_that_fails_is_a_finding_and_stops_no_other(monday: datetime) -> None:
    def falls(_at: datetime) -> Iterator[Finding]:
        raise RuntimeError("gone")
        yield

    def refuses(_at: datetime) -> Iterator[Finding]:
        raise Unavailable("Not there.", next_step="Put it there.")
        yield

    def works(_at: datetime) -> Iterator[Finding]:
        yield good("c", "fine")

    found = list(examine({"a": falls, "b": refuses, "c": works}, monday))

    assert [(finding.about, finding.level) for finding in found] == [
        ("a", Level.BAD),
        ("b", Level.BAD),
        ("c", Level.GOOD),
    ]
    assert "gone" in found[0].message
    assert found[1].remedy == "Put it there."


def test_a_worker_that_was_never_seen_or_is_silent_is_named(db: None, monday: datetime) -> None:
    assert [finding.about for finding in found_by("worker", monday)] == ["worker"]

    Schedule.objects.create(name=HEARTBEAT, due_at=monday, last_run_at=monday - timedelta(seconds=40))
    assert found_by("worker", monday) == []
    assert [finding.about for finding in found_by("worker", monday + timedelta(hours=1))] == ["worker"]


def test_a_schedule_that_fails_is_named_with_its_error(db: None, monday: datetime) -> None:
    Schedule.objects.create(name=HEARTBEAT, due_at=monday, last_run_at=monday)
    Schedule.objects.create(name="toys.break", due_at=monday, last_error="ValueError: no")

    assert [(finding.about, finding.message) for finding in found_by("worker", monday)] == [
        ("schedule toys.break", "ValueError: no")
    ]


def test_a_stuck_delivery_is_named_with_its_event(town: Town, monday: datetime) -> None:
    event = LedgerEvent.objects.order_by("id").first()
    assert event is not None
    Delivery.objects.exclude(subscriber=TREE).delete()
    row = Delivery.objects.create(
        event=event, subscriber="toys", stream=event.stream, attempts=STUCK_AFTER, available_at=monday
    )

    assert [finding.about for finding in found_by("outbox", monday)] == [f"outbox {row.pk}"]
    row.attempts = STUCK_AFTER - 1
    row.save()
    assert found_by("outbox", monday) == []


def test_a_unit_that_takes_in_reports_must_be_assigned(db: None, monday: datetime) -> None:
    assert [finding.about for finding in found_by("functions", monday)] == ["functions"]


def test_a_government_with_its_unit_is_fine(town: Town, monday: datetime) -> None:
    assert found_by("functions", monday) == []
    assert found_by("migrations", monday) == []
    assert found_by("DATABASE_URL", monday) == []
    assert found_by("calendar", monday) == []


def test_a_year_without_decree_is_bad_now_and_a_warning_before(town: Town, monday: datetime) -> None:
    before, within = monday.replace(year=2027, month=6), monday.replace(year=2028)

    assert len(found_by("calendar", before, Level.WARNING)) == 1
    assert found_by("calendar", before) == []
    assert len(found_by("calendar", within)) == 1


def test_keys_of_another_installation_are_noticed(
    town: Town, monday: datetime, tmp_path: Path, settings: object
) -> None:
    from praja.lib import keys

    assert found_by("keys", monday) == []
    ensure_keys(tmp_path)
    settings.PRAJA_KEYS = tmp_path  # type: ignore[attr-defined]
    keys.key_for.cache_clear()
    try:
        assert [finding.about for finding in found_by("keys", monday)] == ["PRAJA_KEYS"]
    finally:
        keys.key_for.cache_clear()


def test_a_key_that_others_can_read_is_named(monday: datetime, tmp_path: Path, settings: object) -> None:
    ensure_keys(tmp_path)
    settings.PRAJA_KEYS = tmp_path  # type: ignore[attr-defined]
    assert found_by("PRAJA_KEYS", monday) == []

    (tmp_path / "seal.key").chmod(0o644)
    (finding,) = found_by("PRAJA_KEYS", monday)
    assert finding.remedy == f"chmod 600 {tmp_path / 'seal.key'}"


@pytest.mark.parametrize(
    ("name", "value", "about"),
    [
        ("DEBUG", True, "PRAJA_DEBUG"),
        ("ALLOWED_HOSTS", ["*"], "PRAJA_HOSTS"),
        ("PRAJA_BASE_URL", "http://layanan.example.go.id", "PRAJA_BASE_URL"),
        ("PRAJA_BASE_URL", "https://localhost", "PRAJA_SECURE_COOKIES"),
        ("PRAJA_REQUIRE_SECOND_FACTOR", False, "PRAJA_REQUIRE_SECOND_FACTOR"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: object, about: str, monday: datetime, settings: object) -> None:
    settings.PRAJA_REQUIRE_SECOND_FACTOR = True  # type: ignore[attr-defined]
    settings.PRAJA_DEMO = False  # type: ignore[attr-defined]
    assert found_by("settings", monday) == []

    setattr(settings, name, value)

    assert about in [finding.about for finding in found_by("settings", monday)]
