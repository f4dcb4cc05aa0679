"""Portal exports (ChiTietTTHC_<code>.doc) that were taken apart into JSON by someone."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import orjson

from ingest.document import Reading
from ingest.formats.unreadable import Unreadable
from ingest.procedure import Channel, LegalBasis, Paper, Procedure, ProcedureCase
from ingest.sources.cell import line_of, lines_of
from ingest.sources.channel_limits import channel_limits
from ingest.sources.fees import Fee, fee_text
from ingest.sources.limits import limits_in
from ingest.sources.methods import METHODS
from ingest.sources.procedure_problems import problems_of
from ingest.sources.procedure_reading import reading_of
from ingest.sources.procedure_record import Record, issuer_of, levels_of, names_of

EXTRACTED = date(2026, 1, 31)  # the set was made in January 2026
_FEE = re.compile(
    r"^(?:Phí|Lệ phí|Giá)\s*:\s*(?P<amount>\d[\d.,]*|[Kk]hông|o)?\s*"
    r"(?P<currency>Đồng|USD)?\s*"
    r"(?:\((?P<note>.*)\))?(?P<words>[^()]*)$",
    re.DOTALL,
)
_NEXT_FEE = re.compile(r"\n(?=(?:Phí|Lệ phí|Giá)\s*:)")
_ATTACHED = re.compile(r"\n?File đính kèm:\s*(?P<name>[^\n]+)")
_COUNT = re.compile(r"Bản (?P<kind>chính|sao):\s*(?P<number>\d+)")
_BARE_RANGE = re.compile(r"\d+(?:\s*-\s*\d+)?")

Row = dict[str, Any]


def read(key: str, data: bytes) -> list[Reading]:
    """The one procedure of an export."""
    try:
        return [reading_of(key, record_of(orjson.loads(data)))]
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise Unreadable(f"Not a whole export of a procedure: {problem!r}") from problem


def record_of(row: Row) -> Record:
    told, content, tables = row["metadata"], row["content"], row["tables"]
    decision = line_of(told["số_quyết_định"]).removeprefix("Quyết định số ").strip()
    fees = [fee for cells in tables["hinh_thuc_nop"] for fee in fees_of(cells["phi_le_phi"])]
    procedure = Procedure(
        told["mã_thủ_tục"],
        line_of(told["tên_thủ_tục"]),
        EXTRACTED,
        decision=decision,
        levels=levels_of(line_of(told["cấp_thực_hiện"])),
        fields=(line_of(told["lĩnh_vực"]),),
        agency=line_of(content["cơ_quan_thực_hiện"]),
        promulgator=issuer_of(decision),
        channels=tuple(channel_of(cells) for cells in tables["hinh_thuc_nop"]),
        cases=(ProcedureCase("", tuple(_paper(cells) for cells in tables["thanh_phan_ho_so"])),),
        steps=lines_of(content["trình_tự_thực_hiện"]),
        results=tuple(lines_of(content["kết_quả_thực_hiện"]).splitlines()),
        who=", ".join(names_of(line_of(content["đối_tượng_thực_hiện"]))),
        conditions=lines_of(content["yêu_cầu_điều_kiện_thực_hiện"]),
        legal_basis=tuple(_basis(cells) for cells in tables["can_cu_phap_ly"]),
    )
    procedure = replace(procedure, problems=problems_of(procedure, fees))
    return Record(procedure, None, _offices(content))


def channel_of(cells: Row) -> Channel:
    """One row of the table of the ways of filing."""
    limit_text = line_of(cells["thoi_han_giai_quyet"])
    description = lines_of(cells["mo_ta"])
    bare = _BARE_RANGE.fullmatch(limit_text)
    return Channel(
        METHODS[line_of(cells["hinh_thuc"])],
        limit_text,
        channel_limits(limits_in(limit_text), description),
        fee_text(fees_of(cells["phi_le_phi"])),
        description,
        float(limit_text.rpartition("-")[2]) or None if bare else None,
    )


def fees_of(cell: str) -> list[Fee]:
    """ "Phí : 2.000.000 Đồng (Thẩm định cấp phép …)", several on lines of their own."""
    return [_fee(part.strip()) for part in _NEXT_FEE.split(cell or "") if part.strip()]


def _fee(written: str) -> Fee:
    attached = _ATTACHED.search(written)
    told = _FEE.match(_ATTACHED.sub("", written).strip())
    name = line_of(attached["name"]) if attached else ""
    if told is None:
        return Fee(None, note=line_of(written), attachment=name)
    note = line_of(told["note"] or told["words"])
    currency = "USD" if told["currency"] == "USD" else "VNĐ"
    return Fee(_value(told["amount"], currency), currency, note, name)


def _value(amount: str | None, currency: str) -> float | None:
    if amount is None:
        return None
    if not amount[0].isdigit():
        return 0.0
    plain = amount.replace(",", "") if currency == "USD" else re.sub(r"[.,]", "", amount)
    return float(plain)


def _paper(cells: Row) -> Paper:
    counts = {found["kind"]: int(found["number"]) for found in _COUNT.finditer(cells["ghi_chu"])}
    forms = lines_of(cells["so_luong"]).splitlines()
    return Paper(
        line_of(cells["ten_giay_to"]), ", ".join(forms), counts.get("chính"), counts.get("sao")
    )


def _basis(cells: Row) -> LegalBasis:
    return LegalBasis(line_of(cells["so_ky_hieu"]), line_of(cells["trich_yeu"]))


def _offices(content: Row) -> tuple[tuple[str, str], ...]:
    return (
        ("Cơ quan có thẩm quyền", line_of(content["cơ_quan_có_thẩm_quyền"])),
        ("Cơ quan được ủy quyền", line_of(content["cơ_quan_được_ủy_quyền"])),
        ("Cơ quan phối hợp", line_of(content["cơ_quan_phối_hợp"])),
        ("Địa chỉ tiếp nhận hồ sơ", line_of(content["địa_chỉ_tiếp_nhận_hs"])),
    )
