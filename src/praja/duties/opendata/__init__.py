# SPDX-License-Identifier: EUPL-1.2
"""Satu Data: files as people have them become datasets that people and machines can read."""
