"""The MCP server, as the official client speaks to it over both transports."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.server.mcpserver.exceptions import ToolError

from assistant import __main__ as command
from assistant.deadlines.holidays import official_calendar
from assistant.service.mcp import Tools
from assistant.service.notice import Notice, Notices
from tests.assistant.service.fakes import fake_desk

QUESTION = "Lệ phí đăng ký thường trú bao nhiêu? Tôi là Trần Văn An, 0912345678"
TOOLS = {"ask", "provision", "procedures", "due_date"}
COMMAND = ("-m", "assistant", "mcp", "--data")


@pytest.fixture(scope="module")
def address(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("mcp") / "log"
    with (
        log.open("w") as lines,
        subprocess.Popen(
            [sys.executable, *COMMAND, str(sample_data), "--http", f"127.0.0.1:{port}"],
            stderr=lines,
            stdout=subprocess.PIPE,
        ) as process,
    ):
        give_up = time.monotonic() + 120
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionRefusedError:
                assert process.poll() is None
                assert time.monotonic() < give_up
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
        process.terminate()
        said, _ = process.communicate(timeout=30)
    assert said == b""
    assert "0912345678" not in log.read_text()


@asynccontextmanager
async def connected(transport: str, address: str, data: Path) -> AsyncIterator[Client]:
    if transport == "http":
        target = address
    else:
        arguments = [*COMMAND, str(data)]
        target = stdio_client(
            StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))
        )
    async with Client(target) as client:
        yield client


@pytest.mark.parametrize("transport", ["http", "stdio"])
async def test_tools_answer_over_both_transports(transport, address, sample_data):
    async with connected(transport, address, sample_data) as client:
        listed = await client.list_tools()
        asked = await client.call_tool("ask", {"question": QUESTION, "asked_on": "2026-11-23"})
        reply = asked.structured_content
        cited = reply["citations"][0]["provision_id"]
        shown = await client.call_tool("provision", {"provision_id": cited})
        found = await client.call_tool("procedures", {"q": "đăng ký khai sinh", "limit": 3})
        term = {"received": "2026-11-13", "limit": 10, "unit": "working_day"}
        due = await client.call_tool("due_date", term)

    assert {tool.name for tool in listed.tools} == TOOLS
    assert all(tool.annotations.read_only_hint and tool.output_schema for tool in listed.tools)
    assert reply["verdict"] == "answered"
    assert "[1]" in asked.content[0].text
    assert reply["citations"][0]["quote"] in shown.structured_content["text"]
    assert found.structured_content["procedures"][0]["code"] == "1.001193"
    assert due.structured_content["due"] == "2026-11-30"
    assert due.content[0].text.startswith("30/11/2026: ")


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("ask", {"question": " "}, "Bạn chưa nhập nội dung cho “question”"),
        ("ask", {"question": " ", "locale": "en"}, "The field “question” is blank"),
        ("ask", {"question": "x", "asked_on": "mai"}, "phải viết dạng 2026-11-23"),
        ("provision", {"provision_id": "x"}, "Không tìm thấy đoạn văn bản này"),
        ("procedures", {"q": "x", "limit": 51}, "không được quá 50"),
        ("due_date", {"received": "x", "limit": 1, "unit": "week"}, "phải viết dạng 2026-11-23"),
    ],
)
async def test_wrong_call_is_told_in_one_sentence(address, tool, arguments, sentence):
    async with Client(address) as client:
        told = await client.call_tool(tool, arguments)

    assert told.is_error
    assert sentence in told.content[0].text


def test_without_an_index_it_says_what_to_do(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HOIDAP_DATA", "var")

    assert command.main(["mcp", "--data", str(tmp_path)]) == 1
    assert "make index" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["8081", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000"])
def test_wrong_address_is_told(wrong, capsys):
    assert command.main(["mcp", "--http", wrong]) == 1
    assert "--http 127.0.0.1:8081" in capsys.readouterr().err


def test_while_answering_is_stopped_the_tool_says_so(tmp_path: Path):
    notices = Notices(tmp_path)
    notices.say(Notice("Hệ thống bảo trì.", stopped=True, by="Lan", comment="diễn tập"))
    tools = Tools(fake_desk(), official_calendar(), notices, threading.Lock())

    with pytest.raises(ToolError, match="Hệ thống bảo trì. Bạn có thể gọi tổng đài 18001096."):
        tools.ask("Lệ phí bao nhiêu?")
