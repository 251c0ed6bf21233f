# SPDX-License-Identifier: EUPL-1.2
"""Whether a statement only reads tables: its syntax tree, as DuckDB serialises it, holds nothing but what stands on these lists.
Whatever is not listed is refused, so that what a later version of DuckDB can do more is refused as well."""

import re
from collections.abc import Iterator
from typing import Any

NODES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "CTE_NODE"})
SOURCES = frozenset({"BASE_TABLE", "JOIN", "SUBQUERY", "EMPTY", "EXPRESSION_LIST"})
CLASSES = frozenset(
    {
        "BETWEEN",
        "CASE",
        "CAST",
        "COLLATE",
        "COLUMN_REF",
        "COMPARISON",
        "CONJUNCTION",
        "CONSTANT",
        "FUNCTION",
        "OPERATOR",
        "POSITIONAL_REFERENCE",
        "STAR",
        "SUBQUERY",
        "TYPE",
        "WINDOW",
    }
)
_LISTED = {
    "operators": "+ - * / // % ^ ** || ~~ !~~ ~~* !~~* ~ !~ <> = < > <= >= & | << >> @",
    "numbers": (
        "abs acos asin atan atan2 cbrt ceil ceiling cos cot degrees exp floor greatest least ln log log10 "
        "log2 mod pi pow power radians round sign sin sqrt tan trunc truncate isfinite isnan isinf xor"
    ),
    "texts": (
        "ascii btrim concat concat_ws contains ends_with ilike_escape initcap instr left length len "
        "like_escape lower lcase ltrim not_ilike_escape not_like_escape position prefix regexp_extract "
        "regexp_full_match regexp_matches replace reverse right rtrim split_part starts_with strip_accents "
        "strlen strpos substr substring suffix translate trim ucase upper"
    ),
    "moments": (
        "age century date_diff date_part date_trunc datediff datepart datetrunc day dayname dayofmonth "
        "dayofweek dayofyear decade epoch hour isodow isoyear last_day make_date make_time make_timestamp "
        "minute month monthname quarter second strftime strptime to_days to_hours to_minutes to_months "
        "to_seconds to_weeks to_years try_strptime week weekday weekofyear year yearweek"
    ),
    "choices": "coalesce if ifnull nullif hash md5",
    "groups of rows": (
        "any_value approx_count_distinct approx_quantile arg_max arg_min argmax argmin avg bool_and bool_or "
        "corr count count_if count_star covar_pop covar_samp entropy first kurtosis last mad max max_by mean "
        "median min min_by mode product quantile quantile_cont quantile_disc regr_avgx regr_avgy regr_count "
        "regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness stddev stddev_pop "
        "stddev_samp string_agg sum sum_no_overflow var_pop var_samp variance"
    ),
    "windows": (
        "cume_dist dense_rank fill first_value lag last_value lead nth_value ntile percent_rank rank "
        "rank_dense row_number"
    ),
}
FUNCTIONS = frozenset(name for names in _LISTED.values() for name in names.split())
STATEMENTS = {
    "alter": "AlterTableStmt",
    "analyze": "VacuumStmt",
    "attach": "AttachStmt",
    "begin": "TransactionStmt",
    "call": "CallStmt",
    "commit": "TransactionStmt",
    "copy": "CopyStmt",
    "create": "CreateStmt",
    "delete": "DeleteStmt",
    "drop": "DropStmt",
    "explain": "ExplainStmt",
    "grant": "GrantStmt",
    "insert": "InsertStmt",
    "install": "LoadStmt",
    "load": "LoadStmt",
    "merge": "MergeStmt",
    "pragma": "PragmaStmt",
    "set": "VariableSetStmt",
    "truncate": "TruncateStmt",
    "update": "UpdateStmt",
    "vacuum": "VacuumStmt",
}
"""The first word of a statement, and what PostgreSQL's tree calls it, which is what CKAN answers."""


class Refused(ValueError):
    """The statement does something else than reading tables. `args[0]` names the element of its tree."""


def refused_element(sql: str) -> str:
    """What to call a statement that is no SELECT at all."""
    bare = re.sub(r"\A(\s|--[^\n]*\n?|/\*.*?\*/|;)*", "", sql, flags=re.DOTALL)
    word = re.match(r"[A-Za-z]*", bare)
    return STATEMENTS.get(word.group().lower() if word else "", "Stmt")


def tables_read(tree: dict[str, Any]) -> frozenset[str]:
    """The names of the tables that the statement reads. `tree` is what `json_serialize_sql` gives. Raises `Refused`."""
    statements = tree.get("statements", [])
    if len(statements) != 1:
        raise Refused("MultipleStatements")
    if statements[0].get("named_param_map"):
        raise Refused("ParamRef")
    named: set[str] = set()
    read: set[str] = set()
    for part in _parts(statements[0]):
        for entry in part.get("cte_map", {}).get("map", ()):
            named.add(_plain_name(str(entry["key"])))
        if "class" in part:
            _check_expression(part)
        elif "type" in part:
            _check_source(part, read)
    return frozenset(read - named)


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of the tree, without going down by calls."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def _check_expression(part: dict[str, Any]) -> None:
    if part["class"] not in CLASSES:
        raise Refused(str(part["class"]).title())
    if part["class"] == "STAR" and part.get("columns"):
        raise Refused("Columns")
    if part["class"] in {"FUNCTION", "WINDOW"}:
        name = str(part["function_name"]).lower()
        if name not in FUNCTIONS or part.get("schema") or part.get("catalog"):
            raise Refused(f"FuncCall: {name[:60]}")


def _plain_name(name: str) -> str:
    """The name of a part that the statement makes itself: never one that could be a table's, or a path."""
    if not re.fullmatch(r"[A-Za-z_]\w{0,62}", name, re.ASCII):
        raise Refused("CommonTableExpr")
    return name


_NO_SOURCES = frozenset({"ORDER_MODIFIER", "LIMIT_MODIFIER", "DISTINCT_MODIFIER", "ORDER_DEFAULT"})
_ORDERS = frozenset({"ASCENDING", "DESCENDING", "ORDER_DEFAULT"})


def _check_source(part: dict[str, Any], read: set[str]) -> None:
    kind = part["type"]
    if not isinstance(kind, str):
        raise Refused("TableSample")
    if kind in NODES | _NO_SOURCES | _ORDERS:
        return
    if kind not in SOURCES:
        raise Refused(str(kind).title().replace("_", ""))
    if kind == "BASE_TABLE":
        if part.get("schema_name") or part.get("catalog_name") or part.get("at_clause"):
            raise Refused("RangeVar")
        read.add(str(part["table_name"]))
