# SPDX-License-Identifier: EUPL-1.2
"""The office that publishes data, for what goes to national data systems."""

from opendata.conftest import office  # noqa: F401 - a fixture
