"""What the line itself says; answers are worded in `assistant.spoken`."""

GREETING = (
    "Xin chào. Đây là tổng đài tự động trả lời về thủ tục hành chính và pháp luật theo văn bản "
    "chính thức. Cuộc gọi không được ghi âm. Sau tiếng bíp, bạn nói câu hỏi của mình."
)
NOT_HEARD = "Tôi chưa nghe rõ. Sau tiếng bíp, bạn nói lại giúp tôi."
NOT_ANSWERED = "Tôi chưa trả lời được câu này. Sau tiếng bíp, bạn hỏi lại giúp tôi."
NO_MORE = "Câu trả lời đã hết. Bạn có thể hỏi câu khác."
NO_SUCH_CHOICE = "Không có lựa chọn này. Bạn chọn lại giúp tôi."
TROUBLE = (
    "Hệ thống đang gặp trục trặc. Bạn vui lòng gọi lại sau ít phút, hoặc gọi tổng đài 18001096."
)
GOODBYE = "Cảm ơn bạn đã gọi. Tạm biệt."
LEAVING = ("tạm biệt", "cảm ơn", "cám ơn", "hết rồi", "không hỏi nữa", "thôi nhé")
