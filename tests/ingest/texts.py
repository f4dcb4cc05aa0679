"""Readings made from a few lines of text, as the whole flow would make them."""

from ingest.effect import Entry
from ingest.reading import Given, read_entries
from ingest.sidecar import Sidecar


def reading(text: str, key: str = "laws/x.txt", sidecar: Sidecar = Sidecar()) -> Entry:
    return read_entries(Given(key, text.encode(), sidecar, key.rpartition("/")[2]))[0]


def decree(number: str, issued: str, title: str, *articles: str) -> str:
    """A decree of the Government: `issued` as "09 tháng 6 năm 2025"."""
    head = [
        "CHÍNH PHỦ",
        f"Số: {number}",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Hà Nội, ngày {issued}",
        "NGHỊ ĐỊNH",
        title,
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;",
        f"Chính phủ ban hành Nghị định {title[:1].lower()}{title[1:]}.",
    ]
    return "\n".join([*head, *articles])
