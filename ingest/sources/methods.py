"""The names of the ways of filing, of levels and of units, as the portal prints them."""

from ingest.procedure import Method, Unit

METHOD_NAMES = {
    Method.ONLINE: "Trực tuyến",
    Method.POSTAL: "Dịch vụ bưu chính",
    Method.DIRECT: "Trực tiếp",
}
METHODS = {name: method for method, name in METHOD_NAMES.items()}
UNIT_NAMES = {
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.CALENDAR_DAY: "ngày",
    Unit.WEEK: "tuần",
    Unit.MONTH: "tháng",
    Unit.YEAR: "năm",
    Unit.HOUR: "giờ",
    Unit.WORKING_HOUR: "giờ làm việc",
    Unit.SAME_DAY: "trong ngày",
}
