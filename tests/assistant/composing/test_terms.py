"""Which terms of a clause of law are limits of settling a dossier."""

import pytest

from assistant.composing.quoting import Excerpt
from assistant.composing.terms import counts_from_filing, from_filing, terms_of_clause
from ingest.citation import Place
from tests.assistant.service.fakes import LAW


def counted(text: str) -> list[float]:
    cut = Excerpt(LAW, Place(), 0, len(text), text)
    return [term.limit.value for term in terms_of_clause(cut) if counts_from_filing(term)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (  # 241/2026/NĐ-CP
            "Trong thời hạn không quá 01 ngày đối với đám tang, không quá 03 ngày làm việc đối với"
            " các trường hợp khác, cơ quan có thẩm quyền tiến hành kiểm tra.",
            [1, 3],
        ),
        (  # 151/2026/NĐ-CP
            "Trong thời hạn 15 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ, Sở Tư pháp có văn"
            " bản đề nghị.",
            [15],
        ),
        (  # 130/2025/QH15
            "Trong thời hạn 90 ngày, kể từ ngày kết thúc việc cứu hộ, giữ gìn tàu bay, tổ chức, cá"
            " nhân được đăng ký quyền ưu tiên thanh toán.",
            [],
        ),
        (  # 108/2025/QH15
            "nộp hồ sơ khai thuế sau 90 ngày kể từ ngày hết thời hạn nộp hồ sơ khai thuế.",
            [],
        ),
        ("Chứng chỉ hành nghề có thời hạn 05 năm kể từ ngày cấp.", []),
        ("Cá nhân cư trú có mặt tại Việt Nam từ 183 ngày trở lên trong một năm dương lịch.", []),
    ],
)
def test_terms_that_run_from_filing_are_told_from_others(text: str, days: list[float]) -> None:
    assert counted(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (  # 151/2026/NĐ-CP Điều 11
            "Trong thời hạn 10 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ, Sở Tư pháp có văn"
            " bản đề nghị Chủ tịch Ủy ban nhân dân cấp tỉnh. Trong thời hạn 05 ngày làm việc kể từ"
            " ngày nhận được đề nghị của Sở Tư pháp, Chủ tịch xem xét, quyết định.",
            [15],
        ),
        (  # 208/2026/NĐ-CP Điều 57: the fee between the steps is paid when the citizen pays it
            "Cục thực hiện tiếp nhận, kiểm tra hồ sơ trong 03 ngày làm việc kể từ ngày nhận được"
            " hồ sơ. Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ phí thẩm định, Cục cấp lại"
            " Giấy chứng nhận.",
            [],
        ),
        (  # 151/2026/NĐ-CP Điều 5 as it was scanned
            "Trong thời hạn 15 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ, Sở Tư pháp đề nghị."
            " Trong thời hạn 051 ngày làm việc kể từ ngày nhận được đề nghị của Sở Tư pháp, Chủ"
            " tịch quyết định.",
            [],
        ),
    ],
)
def test_steps_of_two_agencies_are_added_up_and_others_leave_the_record(text, days):
    cut = Excerpt(LAW, Place(), 0, len(text), text)

    assert [term.limit.value for term in from_filing(terms_of_clause(cut))] == days
