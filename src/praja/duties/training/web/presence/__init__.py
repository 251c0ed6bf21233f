# SPDX-License-Identifier: EUPL-1.2
"""Presence: the screen of a session, codes that are brought, and the committee's list."""
