"""What may happen to sound."""

from assistant.service.problems import Told


class VoiceTrouble(Told):
    """Beside what may happen at every door."""

    NOT_A_FORM = (
        415,
        "Hãy gửi bản ghi âm trong trường “{name}” của một biểu mẫu multipart/form-data.",
        "Send the recording in the field “{name}” of a multipart/form-data form.",
    )
    SOUND_UNREADABLE = (
        422,
        "Không đọc được bản ghi âm này, hãy gửi tệp webm, ogg, mp4, m4a, mp3 hoặc wav.",
        "This recording cannot be read; send a webm, ogg, mp4, m4a, mp3 or wav file.",
    )
    SOUND_TOO_LONG = (
        422,
        "Bản ghi âm dài quá {most} giây, bạn hãy nói ngắn hơn rồi gửi lại.",
        "The recording is longer than {most} seconds; say it shorter and send it again.",
    )
    NOTHING_SAID = (
        422,
        "Chưa nghe thấy tiếng nói nào, bạn hãy nói gần micrô hơn rồi thử lại.",
        "No speech was heard; speak closer to the microphone and try again.",
    )
    NOTHING_COMES = (
        408,
        "Không nhận được gì trong {waited} giây nên đã ngừng nghe, bạn hãy bấm nói lại.",
        "Nothing came for {waited} seconds, so listening has stopped; start to speak again.",
    )
    NO_VOICE = (
        404,
        "Máy chủ này chưa nghe được giọng nói, bạn hãy gõ câu hỏi (người vận hành: chạy "
        "`python -m speech model fetch` rồi khởi động lại).",
        "This server cannot listen, so type the question (operators: run "
        "`python -m speech model fetch`, then restart).",
    )
    NOT_HEARD = (
        503,
        "Phần nghe vừa gặp sự cố nên mất câu này, bạn hãy nói lại.",
        "Listening failed and this utterance is lost; say it again.",
    )
