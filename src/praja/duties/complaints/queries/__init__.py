# SPDX-License-Identifier: EUPL-1.2
"""Reads of complaints: `public` for everybody and the reporter, `office` for those who answer."""
