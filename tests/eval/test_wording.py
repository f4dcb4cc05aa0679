import pytest

from eval.wording import occurs, spoken_text


@pytest.mark.parametrize(
    ("wording", "answer"),
    [
        ("5 ngày", "Thời hạn là 15 ngày."),
        ("5 ngày", "Thời hạn là 5 ngày làm việc."),
        ("2%", "Thuế suất 1,2%."),
        ("2 %", "Thuế suất 1,2 %."),
        ("1.2%", "Thuế suất 1.2%0"),
        ("23/11", "Hạn trả 23/11/2025."),
        ("1/2026", "Hạn trả 11/2026."),
        ("bị trễ", "Hồ sơ chưa bị trễ."),
        ("trễ", "Hồ sơ chưa bị trễ."),
        ("quá hạn", "Hồ sơ không quá hạn."),
        ("118/2025", "Theo 118/2025/7."),
        ("miễn phí", "Không miễn phí."),
    ],
)
def test_part_of_another_figure_or_its_denial_is_not_the_wording(wording, answer):
    assert not occurs(wording, spoken_text(answer))


@pytest.mark.parametrize(
    ("wording", "answer"),
    [
        ("05 ngày làm việc", "Trong **05 ngày làm việc** kể từ ngày nhận hồ sơ"),
        ("5 ngày", "Thời hạn là 5 ngày."),
        ("15 ngày", "15 ngày, không kể ngày nghỉ"),
        ("2%", "Thuế suất 2%, tính trên giá bán"),
        ("23/11/2026", "Hạn trả là 23/11/2026."),
        ("chưa quá hạn", "Hồ sơ của bạn CHƯA QUÁ  HẠN."),
        ("không quá một lần", "được hẹn lại không quá\nmột lần"),
        ("118/2025/NĐ-CP", "Nghị định 118/2025/NĐ-CP nói rõ"),
        ("quá hạn", "Không phải chờ nữa: hồ sơ đã quá hạn."),
        ("20.000", "Lệ phí 20.000 đồng"),
        ("hoà giải", "hoa\u0300 gia\u0309i ở xã".replace("hoa\u0300", "hoà")),
    ],
)
def test_whole_wording_is_found_whatever_its_case_spacing_and_marks(wording, answer):
    assert occurs(wording, spoken_text(answer))
