// Every sentence that the page itself says.

export const words = {
  searching: "Đang tìm trong văn bản chính thức…",
  done: "Đã có câu trả lời.",
  blank: "Bạn chưa nhập câu hỏi. Hãy nhập câu hỏi rồi gửi.",
  tooLong: (most) => `Câu hỏi dài quá ${number(most)} ký tự. Hãy rút ngắn rồi gửi lại.`,
  charactersLeft: (count) => `Còn ${number(count)} ký tự.`,
  charactersOver: (count) => `Thừa ${number(count)} ký tự.`,
  unreachable:
    "Không kết nối được với máy chủ. Câu hỏi của bạn vẫn còn đây; hãy kiểm tra mạng rồi bấm “Gửi câu hỏi”.",
  slow: "Máy chủ trả lời quá lâu. Câu hỏi của bạn vẫn còn đây; hãy bấm “Gửi câu hỏi” để thử lại.",
  answer: "Câu trả lời",
  seesDossiers: "Có mã hồ sơ và mã bí mật, bạn xem được hồ sơ của mình ở mục “Tra cứu hồ sơ”.",
  whereIsIt: "Hồ sơ của tôi đến đâu rồi?",
  dossierOf: (code) => `Hồ sơ ${code}`,
  wrongCode: "Mã hồ sơ chỉ có chữ cái không dấu, chữ số, dấu chấm và dấu gạch. Hãy xem lại trên giấy tiếp nhận.",
  shortSecret: "Mã bí mật có ít nhất 4 ký tự. Hãy nhập đủ.",
  waitFirst: "Hệ thống đang trả lời câu trước. Hãy đợi một chút rồi bấm lại.",
  verdicts: {
    answered_in_part: "Trả lời được một phần",
    answered_rule_only: "Quy định chung, không phải hồ sơ của riêng bạn",
    clarify: "Tôi cần hỏi lại bạn",
    no_source: "Chưa tìm thấy trong văn bản",
    no_source_not_in_force: "Chưa tìm thấy văn bản có hiệu lực",
    out_of_scope: "Ngoài phạm vi trả lời",
    refused: "Tôi không trả lời được yêu cầu này",
  },
  choose: "Bạn hỏi trường hợp nào?",
  deadlines: "Hạn trả kết quả",
  received: "Ngày nhận đủ hồ sơ",
  assumed: "giả định",
  limit: "Thời hạn",
  due: "Hạn cuối",
  state: "Tình trạng",
  provisional: "tạm tính",
  notCounted: (days) => `Không tính các ngày nghỉ: ${days}.`,
  weekdays: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"],
  month: (month, year) => `Tháng ${month}/${year}`,
  calendarDay: {
    received: "ngày nhận đủ hồ sơ",
    counted: "ngày được tính",
    off: "ngày nghỉ",
    due: "hạn cuối",
  },
  states: {
    not_due: () => "Chưa đến hạn",
    due_today: () => "Đến hạn hôm nay",
    overdue: (days) => `Quá hạn ${number(days)} ngày`,
  },
  units: {
    working_day: "ngày làm việc",
    calendar_day: "ngày",
    week: "tuần",
    month: "tháng",
    year: "năm",
    hour: "giờ",
    working_hour: "giờ làm việc",
    same_day: "ngày (trong ngày)",
  },
  sources: "Văn bản dùng để trả lời",
  newTab: "(mở trong thẻ mới)",
  issued: (day) => `Ban hành ${day}`,
  effective: (day) => `Hiệu lực từ ${day}`,
  expires: (day) => `Hết hiệu lực từ ${day}`,
  replacedBy: (number) => `Được thay thế bởi ${number}`,
  open: { law: "Mở văn bản gốc", procedure: "Mở trang thủ tục", news: "Mở bài viết" },
  source: (n) => `Nguồn ${n}`,
  wholeQuote: "Xem cả đoạn trích",
  shorterQuote: "Thu gọn đoạn trích",
  check: "Hệ thống có thể nhầm. Hãy mở văn bản để kiểm tra trước khi làm.",
  notices: "Lưu ý",
  askNext: "Hỏi tiếp",
  useful: "Câu trả lời có ích không?",
  yes: "Có",
  no: "Không",
  whyNot: "Câu trả lời chưa được ở điểm nào?",
  reasons: {
    wrong: "Sai",
    incomplete: "Thiếu",
    misunderstood: "Hiểu sai câu hỏi",
    outdated: "Quy định cũ",
    unclear: "Khó hiểu",
    other: "Lý do khác",
  },
  comment: "Nói thêm (không bắt buộc, không ghi thông tin cá nhân)",
  sendRating: "Gửi góp ý",
  thanks: "Cảm ơn bạn đã góp ý.",
  ratingFailed: "Chưa gửi được góp ý; bạn hãy thử lại sau ít phút.",
  copy: "Sao chép câu trả lời",
  copied: "Đã sao chép",
  copyFailed: "Không sao chép được; hãy chọn đoạn văn rồi sao chép.",
};

/** 2000 is "2.000". */
export function number(value) {
  return value.toLocaleString("vi-VN");
}

/** "2026-11-23" is "23/11/2026". */
export function day(iso) {
  return iso.split("-").reverse().join("/");
}
