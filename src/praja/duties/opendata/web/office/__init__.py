# SPDX-License-Identifier: EUPL-1.2
"""Pages of Satu Data for producers, data stewards and auditors, under /satu-data/."""
