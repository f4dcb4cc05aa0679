"""Every word of the report, in Vietnamese and English."""

from collections.abc import Mapping
from html import escape

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Chất lượng trả lời", "Quality of the answers"),
    "headline": ("Kết quả chính", "Headline figures"),
    "measures": ("Tất cả phép đo", "All measures"),
    "cases": ("Từng câu hỏi", "Every question"),
    "by_kind": ("Đúng hoàn toàn theo loại câu hỏi", "Fully right, by kind of question"),
    "by_style": ("Đúng hoàn toàn theo cách viết", "Fully right, by style of writing"),
    "by_family": ("Đúng hoàn toàn theo loại nguồn", "Fully right, by kind of source"),
    "failures": ("Câu sai: hỏng ở bước nào", "Wrong answers: the step that failed"),
    "confusion": ("Kết luận: cần (hàng) và đã cho (cột)", "Verdict: wanted (row), given (column)"),
    "latency": ("Thời gian trả lời (mili giây)", "Time to answer (milliseconds)"),
    "trend": ("Các lần chạy gần đây", "Latest runs"),
    "about": ("Lần chạy này", "This run"),
    "interval": (
        "Khoảng trong ngoặc: độ tin cậy 95 % (bootstrap theo câu hỏi); n: số câu được tính.",
        "In brackets: 95 % confidence (bootstrap over questions); n: questions counted.",
    ),
    "measure": ("Phép đo", "Measure"),
    "value": ("Giá trị", "Value"),
    "range": ("Khoảng 95 %", "95 % interval"),
    "baseline": ("Mốc", "Baseline"),
    "gain": ("Thay đổi", "Change"),
    "better_worse": ("Tốt hơn / kém hơn", "Better / worse"),
    "no_baseline": ("Chưa có mốc để so sánh.", "There is no baseline to compare with."),
    # measures
    "right": ("Đúng hoàn toàn", "Fully right"),
    "verdict": ("Đúng kết luận", "Right verdict"),
    "facts": ("Đủ mọi ý", "Complete"),
    "facts_present": ("Tỷ lệ ý có mặt", "Facts present"),
    "clean": ("Không có ý sai", "No forbidden wording"),
    "source": ("Dẫn đúng nguồn", "A right source"),
    "citation_precision": ("Trích dẫn trúng", "Citation precision"),
    "citation_recall": ("Trích dẫn đủ", "Citation recall"),
    "refused_rightly": ("Từ chối đúng", "Rightly not answered"),
    "refused_wrongly": ("Từ chối nhầm (càng ít càng tốt)", "Wrongly not answered (less is better)"),
    "due": ("Đúng ngày hẹn trả", "Due date exact"),
    "quotes_verified": ("Trích nguyên văn khớp", "Quotes verified"),
    "sources_in_force": ("Nguồn đang có hiệu lực", "Sources in force on the day"),
    "found_mrr": ("Thứ hạng nghịch đảo của nguồn (MRR@10)", "MRR@10 of the source"),
    "found_10": ("Tìm thấy trong 10 đoạn đầu", "Found among the first 10"),
    # verdicts and groups
    "answered": ("trả lời", "answered"),
    "answered_in_part": ("trả lời một phần", "answered in part"),
    "answered_rule_only": ("trả lời quy định chung", "answered with the rule"),
    "clarify": ("hỏi lại", "asked back"),
    "no_source": ("không có nguồn", "no source"),
    "no_source_not_in_force": ("không còn hiệu lực", "not in force"),
    "out_of_scope": ("ngoài phạm vi", "out of scope"),
    "refused": ("từ chối", "refused"),
    "crash": ("lỗi chương trình", "crash"),
    # kinds
    "time_limit": ("thời hạn", "time limit"),
    "fee": ("lệ phí", "fee"),
    "papers": ("hồ sơ", "papers"),
    "where": ("nơi nộp", "where"),
    "steps": ("trình tự", "steps"),
    "result": ("kết quả", "result"),
    "who": ("đối tượng", "who"),
    "legal_basis": ("căn cứ pháp lý", "legal basis"),
    "deadline": ("ngày hẹn trả", "due date"),
    "late_case": ("hồ sơ trễ", "late case"),
    "follow_up": ("hỏi tiếp", "follow-up"),
    "clause": ("điều khoản", "clause"),
    "definition": ("định nghĩa", "definition"),
    "condition": ("điều kiện", "condition"),
    "penalty": ("mức phạt", "penalty"),
    "right_duty": ("quyền, nghĩa vụ", "right or duty"),
    "authority": ("thẩm quyền", "authority"),
    "in_force": ("hiệu lực", "in force"),
    "superseded": ("quy định cũ", "superseded"),
    "compare": ("so sánh", "compare"),
    "document": ("văn bản", "document"),
    "news": ("tin tức", "news"),
    "harmful": ("câu hỏi gây hại", "harmful"),
    # styles
    "formal": ("trang trọng", "formal"),
    "plain": ("thường", "plain"),
    "no_diacritics": ("không dấu", "no diacritics"),
    "typo": ("lỗi gõ", "typing errors"),
    "spoken": ("văn nói", "spoken"),
    "story": ("kể chuyện", "story"),
    "dialect": ("phương ngữ", "dialect"),
    "telex": ("lỗi Telex", "Telex slips"),
    # families
    "procedure": ("thủ tục hành chính", "procedure"),
    "law": ("văn bản luật", "law"),
    "none": ("không có nguồn", "no source"),
    # failure steps
    "failed_crash": ("lỗi chương trình", "crash"),
    "failed_gold_article_cited_without_its_clause": ("dẫn điều, thiếu khoản", "clause not cited"),
    "failed_gold_not_retrieved": ("không tìm thấy nguồn", "source not found"),
    "failed_verdict": ("sai kết luận", "wrong verdict"),
    "failed_gold_retrieved_not_used": ("tìm thấy, không dùng", "found, not used"),
    "failed_fact_missing": ("trả lời thiếu ý", "a fact is missing"),
    "failed_due": ("sai ngày hẹn trả", "wrong due date"),
    "failed_forbidden": ("nói ý sai", "says a wrong thing"),
    "failed_quote": ("trích sai nguyên văn", "quote not verified"),
    "failed_length": ("quá dài", "too long"),
    # a case
    "question": ("Câu hỏi", "Question"),
    "history": ("Trước đó", "Before that"),
    "answer": ("Câu trả lời", "Answer"),
    "quotes": ("Trích dẫn", "Quotes"),
    "expected": ("Cần có", "Expected"),
    "must_not": ("Không được có", "Must not be said"),
    "sources": ("Nguồn chấp nhận (một là đủ)", "Accepted sources (one is enough)"),
    "dues": ("Ngày hẹn trả", "Due dates"),
    "wanted": ("cần", "wanted"),
    "computed": ("đã tính", "computed"),
    "choices": ("Lựa chọn đưa ra", "Choices offered"),
    "note": ("Ghi chú của người soạn", "Note of the author"),
    "why": ("Vì sao sai", "Why it is wrong"),
    "rank": ("Thứ hạng của nguồn khi tìm", "Rank of the source in the search"),
    "asked_on": ("hỏi ngày", "asked on"),
    "mark": ("Đáp án mẫu sai", "The gold answer is wrong"),
    "marked": ("Tải danh sách đáp án mẫu sai", "Save the list of wrong gold answers"),
    # controls
    "view": ("Hiện", "Show"),
    "worse": ("kém hơn mốc", "worse than the baseline"),
    "better": ("tốt hơn mốc", "better than the baseline"),
    "wrong": ("câu sai", "wrong answers"),
    "ok": ("câu đúng", "right answers"),
    "all": ("tất cả", "all"),
    "kind": ("Loại", "Kind"),
    "style": ("Cách viết", "Style"),
    "step": ("Bước hỏng", "Failed step"),
    "search": ("Tìm trong câu hỏi và trả lời", "Search questions and answers"),
    "shown": ("câu đang hiện", "questions shown"),
    "asked_at": ("Thời điểm hỏi", "Asked at"),
    "corpus_day": ("Văn bản mới nhất của kho", "Newest text of the corpus"),
    "documents": ("Số văn bản", "Documents"),
    "generation": ("Chỉ mục", "Index"),
    "model": ("Mô hình nhúng", "Embedding model"),
    "code": ("Phiên bản chương trình", "Program version"),
    "machine": ("Máy", "Machine"),
    "settings": ("Thiết lập", "Settings"),
    "files": ("Bộ câu hỏi", "Question files"),
}

# How the reasons of a judgement begin, as the scorer writes them.
REASONS: Mapping[str, str] = {
    "missing:": "thiếu:",
    "forbidden:": "nói điều sai:",
    "no gold source cited": "không dẫn nguồn nào được chấp nhận",
    "quote not in its source:": "trích dẫn không khớp văn bản:",
    "answer longer than": "câu trả lời dài quá (ký tự):",
    "verdict": "kết luận:",
    "due missing:": "thiếu ngày hẹn trả:",
    "due": "ngày hẹn trả:",
    "crash:": "lỗi chương trình:",
}


def words(key: str) -> tuple[str, str]:
    """(Vietnamese, English); what is not known is shown as it is written."""
    return WORDS.get(key, (key, key))


def say(key: str) -> str:
    return both(*words(key))


def reason(written: str) -> str:
    """Why an answer is wrong; figures and quotes stay as the scorer wrote them."""
    for begin, vietnamese in REASONS.items():
        if written.startswith(begin):
            rest = written.removeprefix(begin)
            return both(vietnamese + rest.replace(", want ", ", cần "), written)
    return escape(written)


def both(vietnamese: str, english: str) -> str:
    """HTML that shows one of the two, by the language of the page."""
    if vietnamese == english:
        return escape(vietnamese)
    return (
        f'<span class="vi" lang="vi">{escape(vietnamese)}</span>'
        f'<span class="en" lang="en">{escape(english)}</span>'
    )


def signed(points: float) -> str:
    return number(f"{points + 0.0:+.1f}".replace("-0.0", "+0.0"))


def percent(value: float | None, digits: int = 1) -> str:
    if value is None:
        return "–"
    return number(f"{100 * value:.{digits}f}", " %", "%")


def number(written: str, unit: str = "", english_unit: str | None = None) -> str:
    """A number written with a point, as each language writes it."""
    english = unit if english_unit is None else english_unit
    return both(written.replace(".", ",") + unit, written + english)
