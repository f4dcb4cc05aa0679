"""Fees keep the words of their note."""

from ingest.sources.fees import Fee, fee_text


def test_zero_with_a_reference_to_a_tariff_is_not_free():
    fee = Fee(0, note="Theo quy định của Hội đồng nhân dân cấp tỉnh")

    assert fee.zero_is_not_free
    assert str(fee) == "Theo quy định của Hội đồng nhân dân cấp tỉnh"


def test_zero_without_a_note_is_free():
    assert str(Fee(0)) == "Miễn phí"
    assert str(Fee(0, note="Không")) == "Miễn phí (Không)"


def test_an_exemption_of_some_is_not_free_for_all():
    assert not Fee(0, note="Miễn lệ phí (Thông tư số 47/2019/TT-BTC)").zero_is_not_free
    assert Fee(0, note="Miễn lệ phí cho người thuộc hộ nghèo").zero_is_not_free


def test_the_note_follows_the_amount_word_for_word():
    fee = Fee(8000, note="phí cấp bản sao (nếu có yêu cầu); miễn cho người thuộc hộ nghèo")

    assert (
        str(fee) == "8.000 đồng (phí cấp bản sao (nếu có yêu cầu); miễn cho người thuộc hộ nghèo)"
    )


def test_dollars_stay_dollars():
    assert str(Fee(1.5, "USD")) == "1.5 USD"
    assert str(Fee(150, "USD", "Đăng ký nuôi con nuôi")) == "150 USD (Đăng ký nuôi con nuôi)"


def test_lost_thousands_are_told_by_the_note_or_marked():
    assert str(Fee(20, note="20.000 vnđ/tờ khai")) == "20.000 vnđ/tờ khai"
    assert str(Fee(100)).startswith("100 VNĐ [hồ sơ ghi thiếu hàng nghìn")


def test_equal_fees_are_said_once():
    assert fee_text([Fee(0), Fee(0), Fee(None, note="Theo Quy định")]) == "Miễn phí\nTheo Quy định"
