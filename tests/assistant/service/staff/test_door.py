"""Who comes in, what each role may, and what is written down of it."""

import re
import sqlite3
from html import unescape

import pytest

from assistant.feedback.pins import FILE
from assistant.service.staff import accounts, audit
from assistant.service.staff.accounts import Accounts, NotSignedIn, Role, TooManyAttempts
from assistant.service.staff.database import staff_tables
from tests.assistant.service.staff.walking import PASSWORD, send, text_of, token

PAGES = (
    "/staff", "/staff/ratings", "/staff/unanswered", "/staff/procedures", "/staff/staleness",
    "/staff/problems", "/staff/documents", "/staff/cases", "/staff/pins", "/staff/index",
    "/staff/quality",
)  # fmt: skip
EDITING = ("/staff/upload", "/staff/pins/new")
ADMINISTERING = ("/staff/audit", "/staff/people")
CHANGES = (
    "/staff/cases/add", "/staff/cases/x", "/staff/cases/x/remove", "/staff/pins/add",
    "/staff/pins/1/drop", "/staff/document/validity", "/staff/document/metadata", "/staff/upload",
    "/staff/index/build", "/staff/index/switch", "/staff/schedules/add",
    "/staff/schedules/1/remove", "/staff/people/remove", "/staff/sign-out",
)  # fmt: skip


@pytest.mark.parametrize("page", [*PAGES, *EDITING, *ADMINISTERING])
def test_without_signing_in_every_page_leads_to_the_door(service, page):
    reply = service.get(page)

    assert (reply.status_code, reply.headers["location"]) == (303, "/staff/sign-in")


@pytest.mark.parametrize("address", CHANGES)
def test_nothing_changes_without_signing_in_or_without_the_token(service, as_, address):
    outside = service.post(address, data={"csrf": "x"})
    forged = as_("admin").post(address, data={"csrf": "x", "name": "viewer"})

    assert outside.headers.get("location") == "/staff/sign-in"
    assert forged.status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_viewer_sees_every_page_in_both_languages(as_, page):
    client = as_("viewer")
    vietnamese = text_of(client, page)
    client.get("/staff/language?to=en")

    assert "Tổng quan" in vietnamese
    assert "Overview" in text_of(client, page)


def test_language_is_kept(as_):
    client = as_("viewer")
    there = client.get("/staff/language?to=en&back=/staff/ratings")

    assert there.headers["location"] == "/staff/ratings"
    assert "Answers called no help" in text_of(client, "/staff/ratings")


def test_language_leads_back_to_the_very_page(as_):
    client = as_("viewer")
    page = client.get("/staff/documents?q=h%E1%BB%99+t%E1%BB%8Bch").text
    link = unescape(re.search(r'href="(/staff/language[^"]+)"', page)[1])

    assert client.get(link).headers["location"] == "/staff/documents?q=h%E1%BB%99+t%E1%BB%8Bch"


def test_language_never_leads_elsewhere(service):
    reply = service.get("/staff/language?to=en&back=https://example.org")

    assert reply.headers["location"] == "/staff"


@pytest.mark.parametrize(
    ("role", "page"),
    [*(("viewer", page) for page in (*EDITING, *ADMINISTERING)),
     *(("editor", page) for page in ADMINISTERING)],
)  # fmt: skip
def test_page_above_a_role_is_refused(as_, role, page):
    assert as_(role).get(page).status_code == 403


@pytest.mark.parametrize("address", CHANGES[:-1])
def test_viewer_changes_nothing(as_, address):
    assert send(as_("viewer"), address, name="editor").status_code == 403


@pytest.mark.parametrize("address", ["/staff/index/build", "/staff/people/remove"])
def test_editor_does_not_administer(as_, address):
    assert send(as_("editor"), address, name="viewer").status_code == 403


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(service):
    reply = service.post("/staff/sign-in", data={"name": "viewer", "password": PASSWORD})
    cookie = reply.headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/staff" in cookie


def test_pages_keep_the_strict_policy_and_have_nothing_inline(as_):
    client = as_("admin")
    reply = client.get("/staff/index")

    assert client.get("/staff/cases.jsonl").headers["cache-control"] == "no-store"
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert reply.headers["cache-control"] == "no-store"
    for inline in ("<style", " style=", " onclick=", "<script>"):
        assert inline not in reply.text


def test_wrong_password_and_unknown_name_are_told_alike(service):
    wrong, unknown = (
        service.post("/staff/sign-in", data={"name": name, "password": "không đúng"})
        for name in ("viewer", "nobody")
    )

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text == unknown.text


def test_after_five_failures_not_even_the_password_opens(service):
    for _ in range(accounts.MOST_OF_A_NAME):
        service.post("/staff/sign-in", data={"name": "viewer", "password": "sai"})

    locked = service.post("/staff/sign-in", data={"name": "viewer", "password": PASSWORD})
    other = service.post("/staff/sign-in", data={"name": "editor", "password": PASSWORD})

    assert locked.status_code == 429
    assert other.status_code == 303


def test_failures_are_forgotten_after_a_while(tmp_path, monkeypatch):
    people = Accounts(staff_tables(tmp_path))
    people.add("lan", Role.ADMIN, PASSWORD)
    for _ in range(accounts.MOST_OF_A_NAME):
        with pytest.raises(NotSignedIn):
            people.sign_in("lan", "sai", "1.2.3.4")
    with pytest.raises(TooManyAttempts):
        people.sign_in("lan", PASSWORD, "1.2.3.4")
    later = accounts.time.time() + accounts.WINDOW_SECONDS + 1
    monkeypatch.setattr(accounts.time, "time", lambda: later)

    assert people.session(people.sign_in("lan", PASSWORD, "1.2.3.4")).person.name == "lan"


def test_session_ends_by_itself(tmp_path, monkeypatch):
    people = Accounts(staff_tables(tmp_path))
    people.add("lan", Role.ADMIN, PASSWORD)
    opened = people.sign_in("lan", PASSWORD, "")
    later = accounts.time.time() + accounts.SESSION_SECONDS + 1
    monkeypatch.setattr(accounts.time, "time", lambda: later)

    assert people.session(opened) is None


def test_signing_out_and_a_new_password_end_the_session(as_, tmp_path):
    client = as_("viewer")
    cookie = client.cookies["hoidap_staff"]
    send(client, "/staff/sign-out")
    client.cookies.set("hoidap_staff", cookie)
    after_signing_out = client.get("/staff").status_code
    people = Accounts(staff_tables(tmp_path))
    opened = people.sign_in("editor", PASSWORD, "")
    people.add("editor", Role.EDITOR, f"{PASSWORD} khác")

    assert after_signing_out == 303
    assert people.session(opened) is None


def test_neither_password_nor_token_is_written_down(as_, tmp_path):
    client = as_("admin")
    written = b"".join(path.read_bytes() for path in tmp_path.glob("staff.sqlite*"))

    assert PASSWORD.encode() not in written
    assert client.cookies["hoidap_staff"].encode() not in written


def test_admin_removes_a_person_and_the_audit_says_so(as_):
    client = as_("admin")
    send(client, "/staff/people/remove", name="viewer")

    assert "Xóa viewer" not in text_of(client, "/staff/people")
    assert "xóa người dùng viewer" in text_of(client, "/staff/audit")


def test_admin_does_not_remove_himself(as_):
    assert send(as_("admin"), "/staff/people/remove", name="admin").status_code == 400


@pytest.mark.parametrize("change", ["UPDATE audit SET by = 'x'", "DELETE FROM audit"])
def test_audit_is_append_only(tmp_path, change):
    tables = staff_tables(tmp_path)
    audit.note(tables, "lan", "sửa", "x")
    connection = sqlite3.connect(tmp_path / FILE)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)
    connection.close()


def test_token_of_one_session_is_not_that_of_another(as_):
    first = token(as_("viewer"))

    assert token(as_("viewer")) != first
