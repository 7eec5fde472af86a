"""A small GitHub on loopback: the documented endpoints for issues, comments and labels, with state, and with faults on demand."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = "octo/watch"
TOKEN = "ghs_notARealToken123"
BOT = "github-actions[bot]"
BODY_LIMIT = 65_536

TITLE_LIMIT = 256

Json = dict[str, Any]
Answer = tuple[int, object, dict[str, str]]

NOT_FOUND: Answer = (404, {"message": "Not Found"}, {})


@dataclass
class Fault:
    """An answer given instead of the right one, `times` times: to requests of a method, where the path ends like `path`.

    `done` says that the request is carried out all the same; `status` 0 drops the connection without an answer.
    """

    method: str
    path: str
    status: int
    body: object = field(default_factory=lambda: {"message": "fault"})
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    done: bool = False


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    payload: Json


@dataclass
class GitHubServer:
    url: str = ""
    issues: list[Json] = field(default_factory=list)
    comments: dict[int, list[Json]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    per_page: int = 100
    lock: threading.Lock = field(default_factory=threading.Lock)

    def fail(self, request_line: str, status: int, **more: Any) -> None:
        """Have the next such request ("GET /issues") fail."""
        method, _, path = request_line.partition(" ")
        self.faults.append(Fault(method, path, status, **more))

    def drop(self, request_line: str, **more: Any) -> None:
        """Have the connection of the next such request end without an answer."""
        self.fail(request_line, 0, **more)

    def count(self, method: str) -> int:
        """How many requests of the method have come."""
        return sum(request.method == method for request in self.requests)

    def open_issue(self, title: str, body: str | None, labels: list[str], login: str = BOT) -> Json:
        number = len(self.issues) + 1
        issue: Json = {
            "number": number,
            "title": title,
            "body": body,
            "state": "open",
            "state_reason": None,
            "labels": [{"name": label} for label in labels],
            "user": {"login": login},
            "html_url": f"https://github.example/{REPOSITORY}/issues/{number}",
        }
        self.issues.append(issue)
        self.comments[number] = []
        return issue

    def comment(self, number: int, body: str, login: str = BOT) -> Json:
        url = f"{self.issues[number - 1]['html_url']}#issuecomment-{len(self.comments[number]) + 1}"
        comment: Json = {"body": body, "user": {"login": login}, "html_url": url}
        self.comments[number].append(comment)
        return comment

    def shown(self, issue: Json) -> Json:
        return {**issue, "comments": len(self.comments[issue["number"]])}

    def answer(self, request: Request) -> Answer:
        """Status, JSON and headers for a request, as GitHub's documentation has them."""
        prefix = f"/repos/{REPOSITORY}"
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}, {}
        if not request.path.startswith(prefix):
            return NOT_FOUND
        path = request.path.removeprefix(prefix)
        if comments := re.fullmatch(r"/issues/(\d+)/comments", path):
            return self.answer_comments(request, int(comments[1]))
        if issue := re.fullmatch(r"/issues/(\d+)", path):
            return self.answer_issue(request, int(issue[1]))
        return self.answer_issues(request) if path == "/issues" else self.answer_labels(request, path)

    def answer_issues(self, request: Request) -> Answer:
        if request.method == "GET":
            return self.page(request, [self.shown(issue) for issue in self.matching(request.query)])
        payload = request.payload
        if len(payload["body"]) > BODY_LIMIT or len(payload["title"]) > TITLE_LIMIT:
            return too_long("Issue")
        return 201, self.shown(self.open_issue(payload["title"], payload["body"], payload["labels"])), {}

    def answer_issue(self, request: Request, number: int) -> Answer:
        """PATCH: https://docs.github.com/en/rest/issues/issues#update-an-issue."""
        if number > len(self.issues):
            return NOT_FOUND
        state, reason = request.payload["state"], request.payload["state_reason"]
        if reason not in {"open": {"reopened"}, "closed": {"completed", "not_planned", "duplicate"}}.get(state, ()):
            error = {"resource": "Issue", "code": "invalid", "field": "state_reason"}
            return 422, {"message": "Validation Failed", "errors": [error]}, {}
        self.issues[number - 1] |= {"state": state, "state_reason": reason}
        return 200, self.shown(self.issues[number - 1]), {}

    def answer_comments(self, request: Request, number: int) -> Answer:
        if request.method == "GET":
            return self.page(request, self.comments[number])
        if len(request.payload["body"]) > BODY_LIMIT:
            return too_long("IssueComment")
        return 201, self.comment(number, request.payload["body"]), {}

    def answer_labels(self, request: Request, path: str) -> Answer:
        if request.method == "GET":
            name = unquote(path.removeprefix("/labels/"))
            return (200, {"name": name}, {}) if name in self.labels else NOT_FOUND
        name = request.payload["name"]
        if name in self.labels:
            return 422, {"message": "Validation Failed", "errors": [{"resource": "Label", "code": "already_exists"}]}, {}
        self.labels.add(name)
        return 201, {"name": name}, {}

    def matching(self, query: dict[str, str]) -> Iterator[Json]:
        """Issues newest first, of a state (open unless asked otherwise) and with a label."""
        for issue in reversed(self.issues):
            if query.get("state", "open") not in {"all", issue["state"]}:
                continue
            if "labels" in query and query["labels"] not in {label["name"] for label in issue["labels"]}:
                continue
            yield issue

    def page(self, request: Request, items: list[Json]) -> Answer:
        size = min(int(request.query.get("per_page", "30")), self.per_page)
        number = int(request.query.get("page", "1"))
        start = (number - 1) * size
        headers = {}
        if start + size < len(items):
            query = "&".join(f"{key}={value}" for key, value in {**request.query, "page": str(number + 1)}.items())
            headers["Link"] = f'<{self.url}{request.path}?{query}>; rel="next", <{self.url}{request.path}?{query}>; rel="last"'
        return 200, items[start : start + size], headers

    def fault_for(self, request: Request) -> Fault | None:
        for fault in self.faults:
            if fault.method == request.method and request.path.endswith(fault.path) and fault.times > 0:
                fault.times -= 1
                return fault
        return None


def too_long(resource: str) -> Answer:
    error = {"resource": resource, "code": "custom", "field": "body", "message": "body is too long (maximum is 65536 characters)"}
    return 422, {"message": "Validation Failed", "errors": [error]}, {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet, else the delayed acknowledgement costs 40 ms a request
    state: GitHubServer

    def do_GET(self) -> None:
        self.respond()

    def do_POST(self) -> None:
        self.respond()

    def do_PATCH(self) -> None:
        self.respond()

    def respond(self) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        headers = {key.lower(): value for key, value in self.headers.items()}
        payload = self.rfile.read(int(headers.get("content-length", "0")))
        request = Request(self.command, parts.path, query, headers, json.loads(payload or b"{}"))
        with self.state.lock:
            self.state.requests.append(request)
            fault = self.state.fault_for(request)
            status, body, more = self.state.answer(request) if fault is None or fault.done else (0, {}, {})
        if fault is not None:
            status, body, more = fault.status, fault.body, fault.headers
        if status == 0:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send(status, body if isinstance(body, str) else json.dumps(body), more)

    def send(self, status: int, text: str, headers: dict[str, str]) -> None:
        content = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing; a test that fails shows the requests."""


class Server(ThreadingHTTPServer):
    daemon_threads = True


@contextmanager
def github_server() -> Iterator[GitHubServer]:
    """A fresh GitHub with one empty repository, for one test."""
    state = GitHubServer()
    server = Server(("127.0.0.1", 0), type("BoundHandler", (Handler,), {"state": state}))
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
