# SPDX-License-Identifier: EUPL-1.2
"""The catalogue and its rows for programs that speak with CKAN: its Action API, version 3.

Sessions count for nothing here, tokens alone do: what other sites make a browser ask (by JSONP, by forms) gets what everybody
may read, and so no form has to prove that it is ours.
"""
