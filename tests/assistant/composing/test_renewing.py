"""A newer text wins over a record only with a clause on what the record is called."""

import pytest

from assistant.composing.renewing import _in_phrases
from assistant.shelf import shelf_of


@pytest.mark.parametrize(
    ("name", "text", "about_it"),
    [
        (
            "Cấp phép sử dụng tạm thời lòng đường, vỉa hè vào mục đích khác",
            "thì có văn bản cấp phép sử dụng tạm thời lòng đường, vỉa hè vào mục đích khác.",
            True,
        ),
        (
            "Đăng ký biến động",
            "được đăng ký quyền ưu tiên thanh toán khi giá trị biến động.",
            False,
        ),
        (
            "Cấp giấy phép hoạt động xây dựng",
            "Tổ chức đề nghị cấp giấy phép xây dựng nộp hồ sơ; xây dựng và hoạt động đúng phép.",
            False,
        ),
        ("Tách hộ", "Thời hạn giải quyết tách hộ là 05 ngày làm việc.", True),
    ],
)
def test_name_stands_in_a_clause_in_its_phrases(sample_library, name, text, about_it):
    assert (_in_phrases(name, text, shelf_of(sample_library)) >= 0.6) is about_it
