"""Replies of the portal's own API, one procedure a file."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson

from ingest.document import Reading
from ingest.formats.unreadable import Unreadable
from ingest.procedure import (
    Channel,
    LegalBasis,
    Limit,
    Method,
    Paper,
    Procedure,
    ProcedureCase,
    Unit,
)
from ingest.sources.cell import line_of, lines_of
from ingest.sources.channel_limits import channel_limits
from ingest.sources.fees import Fee, fee_text
from ingest.sources.limits import limits_in
from ingest.sources.methods import UNIT_NAMES
from ingest.sources.procedure_problems import problems_of
from ingest.sources.procedure_reading import reading_of
from ingest.sources.procedure_record import PORTAL_PAGE, Record, day_or, province_of

CRAWLED = date(2026, 7, 18)  # the day on which this set was taken from the portal
VIETNAM = timedelta(hours=7)  # the API's epoch milliseconds are midnights in Vietnam
LONGEST_STEP_LABEL = 12  # characters of "b) Bước 2:"
_METHODS = {"ONLINE": Method.ONLINE, "POSTAL": Method.POSTAL, "DIRECT": Method.DIRECT}
_UNITS = {
    "WORKING_DAY": Unit.WORKING_DAY,
    "DAY": Unit.CALENDAR_DAY,
    "HOUR": Unit.HOUR,
    "WORKING_HOUR": Unit.WORKING_HOUR,
    "WEEK": Unit.WEEK,
    "MONTH": Unit.MONTH,
    "YEAR": Unit.YEAR,
}
_LEVELS = {
    "isMinistry": "bộ",
    "isProvince": "tỉnh",
    "isWard": "xã",
    "isOtherAgency": "cơ quan khác",
}

Row = dict[str, Any]


def read(key: str, data: bytes) -> list[Reading]:
    """The one procedure of a reply."""
    try:
        row = orjson.loads(data)["data"]
        return [reading_of(key, record_of(row))]
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise Unreadable(f"Not a whole reply of the procedure API: {problem!r}") from problem


def record_of(row: Row) -> Record:
    proposal = row.get("procedureProposal") or {}
    recorded, dated_by = day_or(_day(proposal.get("decisionDate")), CRAWLED)
    promulgator = line_of(row.get("departmentPromulgateName"))
    fees = [fee for method in row["executionMethods"] for fee in _fees(method)]
    procedure = Procedure(
        row["code"],
        line_of(row["name"]),
        recorded,
        decision=line_of(proposal.get("proposalNumber")),
        levels=tuple(level for name, level in _LEVELS.items() if row.get(name)),
        fields=_names(row.get("categoriesDetails")),
        agency=_agency(row),
        promulgator=promulgator,
        channels=tuple(_channel(method) for method in row["executionMethods"]),
        cases=(*_limit_cases(row), *_paper_cases(row)),
        steps="\n".join(_steps(row)),
        results=_names(row.get("resultsDetails")),
        who=", ".join(_names(row.get("subjectTypesDetails"))),
        conditions=_conditions(row),
        legal_basis=tuple(
            LegalBasis(line_of(basis.get("code")), line_of(basis.get("name")))
            for basis in row.get("legalBasisesDetails") or ()
        ),
        province=province_of(promulgator) if row.get("type") == "SPECIFIC" else None,
    )
    procedure = replace(procedure, problems=problems_of(procedure, fees))
    return Record(procedure, f"{PORTAL_PAGE}{row['id']}", _offices(row), dated_by=dated_by)


def _day(milliseconds: int | None) -> date | None:
    if not milliseconds:
        return None
    return (datetime.fromtimestamp(milliseconds / 1000, UTC) + VIETNAM).date()


def _names(rows: Iterable[Row] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in rows or () if (name := line_of(row.get("name")))))


def _agency(row: Row) -> str:
    groups = (*_names(row.get("departmentsExecuting")), *_names(row.get("unitGroupsExecuting")))
    return ", ".join(groups) or line_of(row.get("executingAgencies"))


def _conditions(row: Row) -> str:
    note = lines_of(row.get("note"))
    said = lines_of(row.get("requirementsAndConditions"))
    return "\n".join(part for part in (said, f"Lưu ý: {note}" if note else "") if part)


def _offices(row: Row) -> tuple[tuple[str, str], ...]:
    authority = (*_names(row.get("departmentsAuthority")), *_names(row.get("unitGroupsAuthority")))
    address = lines_of(row.get("dossierReceivingAddresses")).strip('"')
    return (
        ("Cơ quan có thẩm quyền", ", ".join(authority)),
        ("Cơ quan phối hợp", line_of(row.get("coordinatingAgencies"))),
        ("Địa chỉ tiếp nhận hồ sơ", address.replace("\n", " ")),
    )


def _steps(row: Row) -> Iterable[str]:
    for step in row.get("executionSteps") or ():
        name, description = line_of(step.get("name")), lines_of(step.get("description"))
        if description and name.endswith(description):
            yield name
        elif name.endswith(":") and len(name) <= LONGEST_STEP_LABEL:
            yield f"{name} {description}".strip()
        else:
            yield from (part for part in (name, description) if part)


def _channel(method: Row) -> Channel:
    description = lines_of(method.get("description"))
    limit_text, stated, bare = _stated(method["processingTime"], method["processingTimeUnit"])
    return Channel(
        _METHODS[method["submissionMethod"]],
        limit_text,
        channel_limits(stated, description),
        fee_text(_fees(method)),
        description,
        bare,
    )


def _stated(time: Any, unit: str) -> tuple[str, tuple[Limit, ...], float | None]:
    """The cell as the portal prints it, its limits, and a number that has no unit."""
    if isinstance(time, str):
        said = line_of(time)
        if said.replace(".", "").isdigit():
            return _stated(float(said), unit)
        return said, limits_in(lines_of(time)), None
    if unit in _UNITS:
        limit = _limit(time, unit)
        return limit.text, (limit,), None
    return ("", (), None) if not time else (f"{time:g}", (), float(time))


def _limit(quantity: float, unit: str) -> Limit:
    words = f"{quantity:g} {UNIT_NAMES[_UNITS[unit]]}"
    return Limit(float(quantity), _UNITS[unit], words)


def _fees(method: Row) -> list[Fee]:
    return [
        Fee(
            fee.get("value"),
            "USD" if fee.get("currencyName") == "USD" else "VNĐ",
            line_of(fee.get("description")),
            line_of((fee.get("attachment") or {}).get("fileName")),
        )
        for fee in method.get("fees") or ()
    ]


def _limit_cases(row: Row) -> Iterable[ProcedureCase]:
    for case in row.get("cases") or ():
        day = case.get("processingDay") or {}
        if day.get("type") in _UNITS and day.get("qty"):
            yield ProcedureCase(line_of(case["name"]), limits=(_limit(day["qty"], day["type"]),))


def _paper_cases(row: Row) -> Iterable[ProcedureCase]:
    for case in row.get("executionCases") or ():
        yield ProcedureCase(
            line_of(case.get("name")), tuple(_paper(part) for part in case["profileComponents"])
        )


def _paper(part: Row) -> Paper:
    forms = [line_of(form.get("fileName")) for form in part.get("attachments") or ()]
    return Paper(
        line_of(part["name"]), ", ".join(forms), part.get("originalQty"), part.get("copyQty")
    )
