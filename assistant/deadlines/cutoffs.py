"""The cut-off time that a procedure sets for itself, read from its own words."""

import re
import unicodedata
from datetime import time

from assistant.deadlines.due import CIVIL_CODE, CountingRules, CutoffMode

# "nếu tiếp nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo". The order
# matters: "chuyển vào đầu giờ ngày làm việc tiếp theo đối với trường hợp tiếp nhận sau 15 giờ"
# is about forwarding papers and moves no term.
_CUTOFF = re.compile(
    r"(?:nhận|nộp)[^.;]{0,60}?sau\s+(?P<hour>\d{1,2})\s*(?:giờ|h|:)\s*(?P<minute>[0-5]\d)?"
    r"(?P<what>[^.;]{0,160}?)ngày làm việc tiếp theo",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(r"tính (?:bắt đầu )?từ")


def rules_in(text: str) -> CountingRules:
    """The counting rules that a procedure's words set, the Civil Code's where they set none."""
    found = _CUTOFF.search(unicodedata.normalize("NFC", text))
    if found is None or int(found["hour"]) > 23:
        return CIVIL_CODE
    cutoff = time(int(found["hour"]), int(found["minute"] or 0))
    day_one = _COUNTED_FROM.search(found["what"]) or "bắt đầu từ" in found["what"]
    mode = CutoffMode.DAY1_NEXT_WD if day_one else CutoffMode.DEEMED_NEXT_WD
    return CountingRules(cutoff=cutoff, mode=mode)
