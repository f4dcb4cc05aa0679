"""Words that look like names of units and are none, and words that lead to a name."""

from ingest.spelling import unaccent


def _each(words: str, between: str = " ") -> frozenset[str]:
    return frozenset(words.split(between))


# "xã hội an toàn", "xã viên": what begins with "xã" and is no place.
COMPOUNDS = _each("hội viên giao luận đội đoàn tắc thân")
BARE_COMPOUNDS = frozenset(map(unaccent, COMPOUNDS))
# Names of communes that official texts use as ordinary words: "xin xã đồng ý", "phường trung tâm".
WORDS_TOO = _each(
    "liên quan;hợp đồng;an toàn;an ninh;định cư;trung tâm;văn hóa;liên hiệp;chỉ đạo;thiết kế;"
    "đồng ý;thống nhất;độc lập;biên giới;cổ đông;tự nhiên;kháng chiến;hợp nhất;thứ ba;đạo đức;"
    "thể dục;trung bình;hợp lý;tiến bộ;chế tạo;thuận lợi;dân chủ;tự do;thành công;phúc lợi;"
    "tiên tiến;công bằng;duy nhất;bảo toàn;đồng bằng;nhân đạo;bảo an;đoàn kết;hợp kim;an sinh;"
    "hợp thành;hợp tiến;kiến thành;vĩnh viễn;đồng thuận;lý học;trí lực;văn minh;song phương;"
    "khởi nghĩa;duyên hải;liêm chính;khuyến nông;công lý;tự cường;nguyên lý;quyết tâm;hữu nghị;"
    "bảo hiệu;liên hợp;đồng ruộng;trung thành;tự lập;nhân hòa;tự quản;quyết định;gia hội;"
    "trường sinh;trường thành;định công;đồng nhân;đồng thành;tự an;định thành;định liên",
    ";",
)
WORDS_TOO_BARE = frozenset(map(unaccent, WORDS_TOO))
# In small letters these name a province only where a word leads to it; the second ones without
# their marks: "5 nam dinh ky", "danh gia lai".
ORDINARY = _each("hòa bình;bình định;hai phòng", ";")
ORDINARY_BARE = _each(
    "gia lai;dien bien;son la;nam dinh;da nang;cao bang;ca mau;hoa binh;binh dinh;ha nam;ben tre;"
    "long an;thanh hoa;quang nam;can tho;phu tho;lao cai;lai chau;binh thuan;quang tri;hung yen;"
    "hue;nghe an;an giang",
    ";",
)
AT = _each("ở tại o tai")
LED = _each(
    "ở tại tỉnh phố tp tpho quê về vào ra từ đến tới người dân bàn trên bên dưới ngoài của huyện xã"
    " phường đi thuộc"
    " o tai di tinh pho que cua dan tren huyen thuoc"
)
ROADS = _each("đường phố cầu ga chợ sông ngõ hẻm lăng lộ")
PEOPLE = _each(
    "tên chị anh em cháu bé ông bà cô chú bác bạn nguyễn trần lê phạm phan vũ võ đặng bùi đỗ hồ"
    " ngô dương lý đinh hoàng huỳnh"
)
OF_PEOPLE = _each("quê nhà ở của")  # "quê em Thái Bình" is a place all the same
OF_HIM = _each("tưởng tịch bác lăng chương thưởng sản phong mòn tàng đức viện cách")
