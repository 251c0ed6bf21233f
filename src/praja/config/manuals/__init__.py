# SPDX-License-Identifier: EUPL-1.2
"""Manuals: one book for each role, from the chapters of docs/panduan, the role's own introduction and its ten exercises.

blocks    Markdown as blocks that the Typst template `manual` understands
books     which books there are, and what each is made of
pictures  which pages are shown in them, as whom
adoption  papers for taking Praja into use, as DOCX
"""
