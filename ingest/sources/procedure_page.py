"""Texts of the portal's rendered pages, cut into fields; their tables are glued."""

from dataclasses import replace
from datetime import date

import orjson

from ingest.document import Reading
from ingest.formats.unreadable import Unreadable
from ingest.procedure import Procedure
from ingest.sources.cell import line_of, lines_of
from ingest.sources.glued_channels import channel_of, rows_of
from ingest.sources.glued_papers import cases_of
from ingest.sources.glued_titles import legal_bases, results_of, without_residue
from ingest.sources.procedure_problems import problems_of
from ingest.sources.procedure_reading import reading_of
from ingest.sources.procedure_record import Record, issuer_of, levels_of, names_of

CRAWLED = date(2026, 6, 10)  # the day on which this set was published
COURTS_CRAWLED = date(2026, 7, 17)  # the procedures of the courts were added later


def read(key: str, data: bytes) -> list[Reading]:
    """The one procedure of a page."""
    try:
        return [reading_of(key, record_of(orjson.loads(data)))]
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise Unreadable(f"Not a whole page of a procedure: {problem!r}") from problem


def record_of(row: dict[str, str]) -> Record:
    decision = line_of(row["so_quyet_dinh"])
    rows = rows_of(row["cach_thuc_thuc_hien"])
    procedure = Procedure(
        row["ma_thu_tuc"],
        line_of(row["ten_thu_tuc"]),
        COURTS_CRAWLED if decision.endswith("TANDTC") else CRAWLED,
        decision=decision,
        levels=levels_of(line_of(row["cap_thuc_hien"])),
        fields=(line_of(row["linh_vuc"]),),
        agency=line_of(row["co_quan_thuc_hien"]),
        promulgator=issuer_of(decision),
        channels=tuple(channel_of(cells) for cells in rows),
        cases=cases_of(row["thanh_phan_ho_so"]),
        steps=lines_of(row["trinh_tu_thuc_hien"]),
        results=results_of(row["ket_qua_xu_ly"]),
        who=", ".join(names_of(line_of(row["doi_tuong_thuc_hien"]))),
        conditions=lines_of(without_residue(row["yeu_cau_dieu_kien"])),
        legal_basis=legal_bases(row["can_cu_phap_ly"]),
    )
    fees = [fee for cells in rows for fee in cells.fees]
    procedure = replace(procedure, problems=problems_of(procedure, fees))
    return Record(procedure, line_of(row["detail_url"]) or None, _offices(row))


def _offices(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return (
        ("Cơ quan có thẩm quyền", line_of(row["co_quan_co_tham_quyen"])),
        ("Cơ quan được ủy quyền", line_of(row["co_quan_duoc_uy_quyen"])),
        ("Cơ quan phối hợp", line_of(row["co_quan_phoi_hop"])),
        ("Địa chỉ tiếp nhận hồ sơ", line_of(row["dia_chi_tiep_nhan"])),
    )
