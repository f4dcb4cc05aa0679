"""A letter as plain text."""

from collections.abc import Iterator

from assistant.letters.letter import Letter

HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def as_text(letter: Letter) -> str:
    return "\n".join(_lines(letter)) + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield from HEAD
    yield from ("", letter.place_and_day, "", letter.title, letter.about, "")
    yield from (f"Kính gửi: {addressee}" for addressee in letter.addressees)
    yield ""
    yield from letter.writer
    for heading, paragraphs in letter.sections:
        yield from ("", heading)
        yield from (f"- {paragraph}" for paragraph in paragraphs)
    yield ""
    yield from letter.closing
    yield from ("", *letter.signature, "", "---")
    yield from letter.notes
