# SPDX-License-Identifier: EUPL-1.2
"""Checks of what is running and of what the database holds."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Min
from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, bad, good, warning
from praja.config.worker import HEARTBEAT
from praja.kernel.documents.gateways import store
from praja.kernel.documents.models import StoredFile
from praja.kernel.jobs.models import Schedule
from praja.kernel.law.queries import current_calendar
from praja.kernel.ledger.domain.chain import authenticate
from praja.kernel.ledger.models import Delivery, LedgerEvent, TreeHead
from praja.kernel.ledger.operations.delivering import STUCK_AFTER
from praja.kernel.ledger.subscriptions import TREE
from praja.kernel.organization.queries import own_region_code, unit_for
from praja.lib.clock import local_date
from praja.lib.keys import key_for

INTAKE = "complaints.intake"
SILENT_AFTER = timedelta(minutes=5)
LATE_AFTER = timedelta(minutes=10)
SHOWN = 5


def check_database(_at: datetime) -> Iterator[Finding]:
    """It answers, and it is one that Praja knows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    version = getattr(connection, "pg_version", None)
    if version and version < 150000:
        yield bad("DATABASE_URL", f"PostgreSQL {version // 10000}", _("Praja needs PostgreSQL 15 or later."))
    else:
        yield good("DATABASE_URL", f"PostgreSQL {version // 10000}" if version else "SQLite")


def check_migrations(_at: datetime) -> Iterator[Finding]:
    """The tables are those of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield bad(
            "migrations", _("%(count)d migrations are not applied.") % {"count": len(waiting)}, _("Run `praja setup`.")
        )
    else:
        yield good("migrations", _("all applied"))


def check_worker(at: datetime) -> Iterator[Finding]:
    """A worker is alive, and no schedule keeps failing."""
    beat = Schedule.objects.filter(name=HEARTBEAT).values_list("last_run_at", flat=True).first()
    if beat is None or at - beat > SILENT_AFTER:
        seen = _("The last worker was seen at %(at)s.") % {"at": beat.isoformat(timespec="minutes")} if beat else ""
        yield bad(
            "worker",
            seen or _("No worker has run yet."),
            _("Start `praja worker` (or `praja serve`, which starts one) and keep it running."),
        )
    else:
        yield good("worker", _("seen %(seconds)d seconds ago") % {"seconds": (at - beat).total_seconds()})
    for row in Schedule.objects.exclude(last_error="").order_by("name"):
        yield bad(f"schedule {row.name}", row.last_error, _("Read the worker's log; it is tried again by itself."))


def check_outbox(at: datetime) -> Iterator[Finding]:
    """Events reach those who must hear of them."""
    rows = Delivery.objects.exclude(subscriber=TREE)
    for row in rows.filter(attempts__gte=STUCK_AFTER).select_related("event").order_by("id")[:SHOWN]:
        yield bad(
            f"outbox {row.pk}",
            _("Event %(event)d (%(name)s) has failed %(count)d times at %(subscriber)s: %(error)s")
            % {
                "event": row.event_id,
                "name": row.event.name,
                "count": row.attempts,
                "subscriber": row.subscriber,
                "error": row.last_error,
            },
            _("Read the worker's log for its cause; once mended it is delivered within the hour."),
        )
    late = rows.filter(attempts=0, available_at__lt=at - LATE_AFTER).count()
    if late:
        yield bad("outbox", _("%(count)d events wait too long.") % {"count": late}, _("Start more workers."))
    else:
        yield good("outbox", _("%(count)d waiting") % {"count": rows.count()})


def check_keys_fit(_at: datetime) -> Iterator[Finding]:
    """The keys are those with which this ledger was written: a new set would look like forgery."""
    last = LedgerEvent.objects.order_by("-id").first()
    if last is not None and authenticate(key_for("ledger-mac"), bytes(last.hash)) != bytes(last.mac):
        yield bad(
            "PRAJA_KEYS",
            _("The keys are not those that this ledger was written with."),
            _("Restore the folder of keys from its backup, or correct PRAJA_KEYS; do not go on with new keys."),
        )
    else:
        yield good("PRAJA_KEYS", _("fit the ledger"))


def check_tree(at: datetime) -> Iterator[Finding]:
    """Intervals close in time."""
    oldest = Delivery.objects.filter(subscriber=TREE).aggregate(oldest=Min("available_at"))["oldest"]
    head = TreeHead.objects.order_by("-size").first()
    if oldest is not None and at - oldest > 2 * settings.PRAJA_LEDGER_INTERVAL:
        yield bad(
            "ledger",
            _("Rows wait for the tree since %(since)s.") % {"since": oldest.isoformat(timespec="minutes")},
            _("Keep a worker running, or run `praja ledger close`."),
        )
    else:
        words = _("head %(size)d of %(at)s") % {"size": head.size, "at": head.closed_at.isoformat()} if head else "-"
        yield good("ledger", words)


def check_calendar(at: datetime) -> Iterator[Finding]:
    """Holidays of this and, from October on, the next year are decreed."""
    today = local_date(at, ZoneInfo(settings.TIME_ZONE))
    decreed = current_calendar().decreed_years or frozenset()
    for year in (today.year, today.year + 1):
        if year in decreed:
            yield good("calendar", str(year))
        else:
            words = _("The holidays of %(year)d are not loaded: due dates through it may be too early.") % {
                "year": year
            }
            remedy = _("Load the joint decree (SKB) of the year as soon as it is published.")
            yield bad("calendar", words, remedy) if year == today.year else warning("calendar", words, remedy)


def check_functions(_at: datetime) -> Iterator[Finding]:
    """Somebody takes in reports, and the government knows where it is."""
    yield good(INTAKE, f"unit {unit_for(INTAKE)}")
    if not own_region_code():
        yield warning(
            "PRAJA_REGION_CODE",
            _("The region of this government is not set: residents cannot choose a kelurahan."),
            _("Set PRAJA_REGION_CODE and run `praja import regions`."),
        )


def check_files(at: datetime) -> Iterator[Finding]:
    """Files that the database names are there; files that nobody names are counted."""
    known = set(StoredFile.objects.values_list("sha256", flat=True).iterator())
    kept = set(store.contents_older_than(at - timedelta(days=1)))
    lost = [digest for digest in known - kept if not store.holds(digest)]
    if lost:
        yield bad(
            "PRAJA_FILES",
            _("%(count)d files are missing, the first is %(first)s.") % {"count": len(lost), "first": min(lost)},
            _("Restore the folder of files from its backup (docs/operations.md)."),
        )
    orphans = len(kept - known)
    if orphans:
        yield warning(
            "PRAJA_FILES",
            _("%(count)d files belong to nothing.") % {"count": orphans},
            _("The worker removes them; if they stay, read its log."),
        )
    if not lost and not orphans:
        yield good("PRAJA_FILES", _("%(count)d files") % {"count": len(known)})
