from ingest.document import RelationKind
from ingest.guiding import guides


def test_detailed_law_is_found_in_the_preamble_by_its_name():
    # 158/2026/NĐ-CP
    lines = [
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;",
        "Căn cứ Luật Tương trợ tư pháp về dân sự số 102/2025/QH15;",
    ]

    found = guides("Quy định chi tiết một số điều của Luật Tương trợ tư pháp về dân sự", lines)

    assert [(r.kind, r.target) for r in found] == [(RelationKind.GUIDES, "102/2025/QH15")]


def test_number_in_the_title_is_enough():
    title = "Quy định chi tiết một số điều của Nghị quyết số 254/2025/QH15"

    assert [relation.target for relation in guides(title, [])] == ["254/2025/QH15"]


def test_act_that_stands_alone_details_none():
    lines = ["Căn cứ Luật Khiếu nại số 02/2011/QH13;"]

    assert guides("Về thực hiện thủ tục hành chính", lines) == ()
