# SPDX-License-Identifier: EUPL-1.2
"""What a class was worth, by Kirkpatrick's four levels: reaction, learning, behaviour, results. Pure."""
