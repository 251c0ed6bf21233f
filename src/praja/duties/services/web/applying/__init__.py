# SPDX-License-Identifier: EUPL-1.2
"""Applying in pages: where, for whom, the questions one thing at a time, the papers, check, send."""
