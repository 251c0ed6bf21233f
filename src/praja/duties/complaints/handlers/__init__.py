# SPDX-License-Identifier: EUPL-1.2
"""What a complaint does when something happened elsewhere: the reporter is told, messages are taken, joined reports answered."""

from praja.duties.complaints.handlers import announcing, conversing, joined

__all__ = ["announcing", "conversing", "joined"]
