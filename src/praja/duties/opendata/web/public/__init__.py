# SPDX-License-Identifier: EUPL-1.2
"""Data for everybody, at /data/."""
