from assistant.composing.differences import differ, difference, wanted_units

OLD = "Trong thời hạn 10 ngày, kể từ ngày nhận được khiếu nại, người có thẩm quyền thụ lý."
NEW = "Trong thời hạn 07 ngày làm việc, kể từ ngày nhận được khiếu nại, người có thẩm quyền thụ lý."


def test_figures_that_differ_are_told_in_one_sentence():
    assert difference(OLD, NEW) == "Khác nhau: trước là 10 ngày; nay là 07 ngày làm việc."


def test_same_figures_written_otherwise_are_no_difference():
    assert difference("không quá 5 ngày", "không quá 05 ngày") == ""


def test_figure_that_is_asked_for_decides_which_ones_are_told():
    old = "Người từ đủ 80 tuổi được 500.000 đồng trong 12 tháng"
    new = "Người từ đủ 75 tuổi được 650.000 đồng trong 12 tháng"

    units = wanted_units("bao nhiêu tuổi thì được trợ cấp")

    assert difference(old, new, units) == "Khác nhau: trước là 80 tuổi; nay là 75 tuổi."


def test_figure_that_the_question_states_tells_the_unit():
    assert differ(OLD, NEW, wanted_units("luật ghi thụ lý trong 10 ngày"))
    assert not differ(OLD, NEW, wanted_units("luật ghi đủ 20 tuổi"))
