# SPDX-License-Identifier: EUPL-1.2
"""Statistical metadata as INDAH (BPS) takes it, version 2: activities (MS-Keg), variables (MS-Var), indicators (MS-Ind)."""
