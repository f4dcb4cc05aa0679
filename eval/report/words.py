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
    "failed_not_in_corpus": ("kho không có văn bản", "not in the corpus"),
    "failed_cut_wrongly": ("đọc hoặc cắt sai văn bản", "read or cut wrongly"),
    "failed_not_in_force": ("xác định sai hiệu lực", "dated wrongly"),
    "failed_misunderstood_need": ("hiểu sai điều hỏi", "need misunderstood"),
    "failed_misunderstood_day": ("hiểu sai ngày", "day misunderstood"),
    "failed_misunderstood_procedure": ("nhầm thủ tục, trường hợp", "another procedure or case"),
    "failed_not_retrieved": ("không tìm thấy nguồn", "source not found"),
    "failed_refused_wrongly": ("từ chối sai", "refused wrongly"),
    "failed_answered_wrongly": ("lẽ ra không trả lời", "answered what has no answer"),
    "failed_ranked_below": ("tìm thấy, chọn nguồn khác", "found, another was preferred"),
    "failed_composed_incompletely": ("trả lời thiếu", "composed incompletely"),
    "failed_composed_wrongly": ("nói hoặc trích sai", "composed wrongly"),
    # calibration
    "calibration": ("Điểm bằng chứng và ngưỡng từ chối", "Evidence score and its threshold"),
    "tradeoff": (
        "Từ chối đúng và từ chối sai theo ngưỡng",
        "Right and wrong refusals by threshold",
    ),
    "threshold": ("ngưỡng đang dùng", "threshold in use"),
    "evidence_axis": (
        "Ngang: điểm; dọc: phần câu có lời giải trong kho. Trên đường chéo: điểm đúng như thực.",
        "Across: score; up: share of questions with an answer. On the diagonal: as it should be.",
    ),
    "tradeoff_axis": (
        "Ngang: câu có lời giải bị từ chối; dọc: câu không có lời giải được từ chối.",
        "Across: answerable questions refused; up: questions without an answer refused.",
    ),
    "evidence": ("Điểm bằng chứng", "Evidence score"),
    "by_field": ("Đúng hoàn toàn theo lĩnh vực", "Fully right, by field"),
    "by_document_kind": ("Đúng hoàn toàn theo loại văn bản", "Fully right, by kind of document"),
    "by_year": ("Đúng hoàn toàn theo năm ban hành", "Fully right, by year of the document"),
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
