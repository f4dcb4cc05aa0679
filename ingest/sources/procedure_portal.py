"""A rendered page of the portal: a React shell with the fields between menus and pickers."""

from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.document import Reading
from ingest.formats.unreadable import Unreadable
from ingest.sources import procedure_page
from ingest.sources.procedure_reading import reading_of
from ingest.sources.procedure_record import day_or

SAVED = date(2026, 7, 18)  # the three pages held were saved with the replies of the API
_LABELS = {
    "Tên thủ tục": "ten_thu_tuc",
    "Mã thủ tục": "ma_thu_tuc",
    "Số quyết định": "so_quyet_dinh",
    "Cấp thực hiện": "cap_thuc_hien",
    "Lĩnh vực": "linh_vuc",
    "Đối tượng thực hiện": "doi_tuong_thuc_hien",
    "Cơ quan có thẩm quyền": "co_quan_co_tham_quyen",
    "Địa chỉ tiếp nhận HS": "dia_chi_tiep_nhan",
    "Cơ quan được ủy quyền": "co_quan_duoc_uy_quyen",
    "Cơ quan phối hợp": "co_quan_phoi_hop",
    "Trình tự thực hiện": "trinh_tu_thuc_hien",
    "Cách thức thực hiện": "cach_thuc_thuc_hien",
    "Thành phần hồ sơ": "thanh_phan_ho_so",
    "Căn cứ pháp lý": "can_cu_phap_ly",
    "Cơ quan thực hiện": "co_quan_thuc_hien",
    "Yêu cầu, điều kiện thực hiện": "yeu_cau_dieu_kien",
    "Kết quả xử lý": "ket_qua_xu_ly",
}
_FIELDS = {label.lower(): field for label, field in _LABELS.items()}
_OF_LINES = {"trinh_tu_thuc_hien", "yeu_cau_dieu_kien"}


def read(key: str, data: bytes) -> list[Reading]:
    """The one procedure of a page."""
    row = dict.fromkeys([*_LABELS.values(), "detail_url"], "") | fields_of(data)
    if not row["ma_thu_tuc"]:
        raise Unreadable("A page of the portal without a procedure code")
    record = procedure_page.record_of(row)
    recorded, dated_by = day_or(None, SAVED)
    procedure = replace(record.procedure, recorded=recorded)
    return [reading_of(key, replace(record, procedure=procedure, dated_by=dated_by))]


def fields_of(data: bytes) -> dict[str, str]:
    """The text behind each label, its table cells glued as in the set of page texts."""
    page = LexborHTMLParser(data.decode("utf-8", "replace"))
    found: dict[str, str] = {}
    for node in page.css("main div, main h4"):
        value = node.next
        if value is None or any(child.tag == "div" for child in node.iter()):
            continue
        field = _FIELDS.get(node.text(strip=True).lower())
        if field and field not in found:
            found[field] = _behind(node) if node.tag == "h4" else value.text()
    return {field: _glued(field, text) for field, text in found.items()}


def _behind(heading: LexborNode) -> str:
    texts = []
    node = heading.next
    while node is not None:
        texts.append(node.text())
        node = node.next
    return "".join(texts)


def _glued(field: str, text: str) -> str:
    return text.strip() if field in _OF_LINES else text.replace("\n", " ").strip()
