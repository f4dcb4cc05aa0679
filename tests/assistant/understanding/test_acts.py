from assistant.understanding.acts import Said, split

TITLES = {
    "luat giao thong duong bo": ("a",),
    "luat trat tu an toan giao thong duong bo": ("b",),
    "luat viec lam": ("c", "d"),
}


def test_acts_are_found_by_title_with_the_year_behind_it():
    parted = split(
        "Mức trần trợ cấp thất nghiệp thay đổi thế nào giữa Luật Việc làm 2013 và Luật Việc làm "
        "năm 2025?",
        TITLES,
    )

    assert parted.acts == (Said("luat viec lam", 2013), Said("luat viec lam", 2025))
    assert parted.matter == "Mức trần trợ cấp thất nghiệp và"


def test_longer_title_is_not_taken_for_the_shorter_one():
    parted = split(
        "luật giao thông đường bộ 2008 so với luật trật tự, an toàn giao thông đường bộ bây giờ",
        TITLES,
    )

    assert [said.title for said in parted.acts] == [
        "luat giao thong duong bo",
        "luat trat tu an toan giao thong duong bo",
    ]


def test_year_alone_names_an_act_and_a_day_does_not():
    parted = split(
        "báo tin bạo lực: luật 2007 với luật 2022, hôm nay 1/7/2026", TITLES, ("1/7/2026",)
    )

    assert parted.acts == (Said("", 2007), Said("", 2022))
    assert "2026" not in parted.matter
