"""What staff make of single questions: eval cases and approved answers."""

import orjson
from fastapi import APIRouter
from starlette.responses import Response

from assistant.answer import GROUPS
from assistant.feedback.people import masked_apart
from assistant.service.replies import AnswerReply
from assistant.service.staff import cases
from assistant.service.staff.accounts import Role
from assistant.service.staff.html import Html, h
from assistant.service.staff.layout import (
    area,
    button,
    choice,
    field,
    form,
    go,
    moment,
    page,
    table,
)
from assistant.service.staff.routes.figures import GROUPS as GROUP_WORDS
from assistant.service.staff.routes.figures import actions
from assistant.service.staff.visit import Editor, EditorPost, Refused, Viewer, Visit, aside

router = APIRouter(prefix="/staff", include_in_schema=False)


@router.get("/answers/{name}")
async def answer(visit: Viewer, name: str) -> Response:
    record = await aside(lambda: visit.office.records.find(name))
    if record is None:
        raise Refused("Không còn giữ câu này.", "This question is no longer kept.", 404)
    kept = await visit.office.counter.kept(name)
    title = visit.say("Câu hỏi và câu trả lời", "Question and answer")
    asked = h("p", record.question or visit.say("(không giữ)", "(not kept)"), class_="question")
    told = (
        reply_html(visit, AnswerReply.model_validate_json(kept))
        if kept
        else h("p", visit.say("Câu trả lời không được giữ.", "The answer is not kept."))
    )
    return page(
        visit, title, asked, h("p", moment(record.at), class_="hint"), told, actions(visit, record)
    )


def reply_html(visit: Visit, reply: AnswerReply) -> Html:
    verdict = visit.say(*GROUP_WORDS[reply.verdict.group])
    told = (h("p", one.text) for one in reply.statements)
    return h("section", h("p", h("strong", verdict)), told, sources_html(visit, reply))


def sources_html(visit: Visit, reply: AnswerReply) -> Html | None:
    if not reply.citations:
        return None
    listed = (
        h("li", h("strong", one.label), f" — {one.document.status}", h("blockquote", one.quote))
        for one in reply.citations
    )
    return h("section", h("h2", visit.say("Nguồn", "Sources")), h("ol", listed))


@router.get("/cases")
async def cases_page(visit: Viewer) -> Response:
    found = await aside(lambda: cases.read(visit.office.data))
    title = visit.say("Câu đánh giá từ câu hỏi thật", "Eval cases from real questions")
    how = visit.say(
        "Tệp: cases/staff.jsonl trong thư mục dữ liệu; chạy: python -m eval answers --cases TỆP.",
        "File: cases/staff.jsonl in the data folder; run: python -m eval answers --cases FILE.",
    )
    heads = (
        ("Mã", "Id"),
        ("Câu hỏi", "Question"),
        ("Nguồn đúng", "Right source"),
        ("Việc", "Action"),
    )
    rows = [
        (
            one["id"],
            one["question"],
            "; ".join(map(source_of, one["sources"])) or visit.say("chưa điền", "to fill in"),
            h(
                "a",
                visit.say(f"Sửa {one['id']}", f"Edit {one['id']}"),
                href=f"/staff/cases/{one['id']}",
            )
            if visit.may(Role.EDITOR)
            else "",
        )
        for one in found
    ]
    return page(
        visit,
        title,
        h("p", how, class_="hint"),
        table(visit, title, heads, rows),
        h("p", h("a", visit.say("Tải JSONL", "Download JSONL"), href="/staff/cases.jsonl")),
    )


def source_of(source: dict[str, str]) -> str:
    return " ".join(f"{name} {value}" for name, value in source.items())


@router.get("/cases.jsonl")
async def cases_file(visit: Viewer) -> Response:
    found = await aside(lambda: cases.read(visit.office.data))
    content = b"".join(orjson.dumps(one) + b"\n" for one in found)
    headers = {"Content-Disposition": 'attachment; filename="staff.jsonl"'}
    return Response(content, media_type="application/x-ndjson", headers=headers)


@router.post("/cases/add")
async def add_case(visit: EditorPost) -> Response:
    name = visit.value("id")
    record = await aside(lambda: visit.office.records.find(name))
    if record is None or not record.question:
        raise Refused("Không còn giữ câu này.", "This question is no longer kept.", 404)
    case = cases.case_of(record)
    case["question"] = await aside(lambda: masked_apart(record.question))
    await aside(lambda: cases.add(visit.office.data, case))
    visit.note("tạo câu đánh giá", str(case["id"]))
    return go(f"/staff/cases/{case['id']}", "case")


async def case_named(visit: Visit, name: str) -> cases.Case:
    found = await aside(lambda: cases.read(visit.office.data))
    case = next((one for one in found if one["id"] == name), None)
    if case is None:
        raise Refused("Không có câu này.", "There is no such case.", 404)
    return case


@router.get("/cases/{name}")
async def case_page(visit: Editor, name: str) -> Response:
    case = await case_named(visit, name)
    source = case["sources"][0] if case["sources"] else {}
    title = visit.say(f"Câu đánh giá {name}", f"Eval case {name}")
    facts = "\n".join(" | ".join(fact) for fact in case["facts"])
    groups = [(group, visit.say(*GROUP_WORDS[group])) for group in GROUPS]
    filled = form(
        visit,
        f"/staff/cases/{name}",
        area(visit.say("Câu hỏi", "Question"), "question", case["question"], rows=2),
        field(visit.say("Ngày hỏi", "Day"), "asked_on", case["asked_on"], type="date"),
        choice(visit.say("Kết luận đúng", "Right verdict"), "verdict", groups, case["verdict"]),
        field(visit.say("Loại câu hỏi", "Kind"), "kind", case["kind"]),
        h(
            "fieldset",
            h("legend", visit.say("Nguồn đúng", "Right source")),
            *(
                field(visit.say(vi, en), key, source.get(key, ""))
                for key, vi, en in (
                    ("procedure", "Mã thủ tục", "Procedure code"),
                    ("document", "Số hiệu văn bản", "Number of the document"),
                    ("article", "Điều", "Article"),
                    ("clause", "Khoản", "Clause"),
                    ("point", "Điểm", "Point"),
                )
            ),
        ),
        area(
            visit.say(
                "Điều phải nói, mỗi dòng một điều; các cách viết cách nhau bằng |",
                "What must be said, one a line; accepted wordings apart by |",
            ),
            "facts",
            facts,
        ),
        area(visit.say("Ghi chú", "Note"), "note", case["note"], rows=2),
        button(visit.say("Lưu", "Save")),
    )
    removing = form(
        visit,
        f"/staff/cases/{name}/remove",
        button(visit.say("Xóa câu này", "Remove this case"), quiet=True),
    )
    return page(visit, title, filled, removing)


@router.post("/cases/{name}")
async def change_case(visit: EditorPost, name: str) -> Response:
    await case_named(visit, name)
    try:
        values = cases.expected(visit.value)
    except ValueError:
        raise Refused("Ngày không đúng.", "The day is wrong.") from None
    if not values["question"] or values["verdict"] not in GROUPS:
        raise Refused("Hãy điền câu hỏi và kết luận.", "Fill in question and verdict.")
    await aside(lambda: cases.change(visit.office.data, name, values))
    visit.note("sửa câu đánh giá", name)
    return go("/staff/cases", "saved")


@router.post("/cases/{name}/remove")
async def remove_case(visit: EditorPost, name: str) -> Response:
    await aside(lambda: cases.remove(visit.office.data, name))
    visit.note("xóa câu đánh giá", name)
    return go("/staff/cases", "removed")
