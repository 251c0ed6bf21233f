# SPDX-License-Identifier: EUPL-1.2
"""Competitions: who may enter, who judges what, how scores become places, and how far jurors agree."""
