# SPDX-License-Identifier: EUPL-1.2
"""Where everything must run, a skipped test fails the run."""

import pytest

from postgres import skipping_is_an_error

_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _skipped.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _skipped and skipping_is_an_error() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _skipped and skipping_is_an_error():
        terminalreporter.section("skipped, where nothing may be skipped", red=True)
        for nodeid in _skipped:
            terminalreporter.line(nodeid)
