# SPDX-License-Identifier: EUPL-1.2
"""Pages of practising: `looking` for everybody, in the real town too; `learning` in a practice town alone."""
