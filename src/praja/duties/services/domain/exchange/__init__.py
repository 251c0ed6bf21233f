# SPDX-License-Identifier: EUPL-1.2
"""Services and their standards as rows of a file: what the columns are called, what a cell says, what a row changes."""
