# SPDX-License-Identifier: EUPL-1.2
"""Pages of the complaint duty: `resident` for the person who reports, `office` for those who answer."""
