# SPDX-License-Identifier: EUPL-1.2
"""What open data does when something happened: what the list promised is met by what is published, and whoever asked is told."""

from praja.duties.opendata.handlers import answering as answering
from praja.duties.opendata.handlers import meeting as meeting
