"""A small mail server on loopback (RFC 5321, STARTTLS, AUTH PLAIN), which keeps what it gets and fails on demand."""

from __future__ import annotations

import base64
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from socketserver import StreamRequestHandler, ThreadingTCPServer

from tests.fetch.servers import CERTIFICATE

USER, PASSWORD = "me", "s3cret"
LOGIN = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()


@dataclass
class MailServer:
    """`answers` are given in place of the right ones, each once, to commands that begin so; "" hangs up."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    logins: list[str] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)

    def keep(self, data: bytes, recipients: list[str]) -> None:
        mail = message_from_bytes(data, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.recipients.append(recipients)


class Handler(StreamRequestHandler):
    state: MailServer
    context: ssl.SSLContext
    tls: bool
    timeout = 10

    def setup(self) -> None:
        if self.tls:
            self.request = self.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        super().finish()
        self.request.close()  # the server closes only the connection it accepted, not what TLS made of it

    def handle(self) -> None:
        recipients: list[str] = []
        self.say("220 mail.example")
        while line := self.rfile.readline().decode().strip():
            verb, space, rest = line.partition(" ")
            line = f"{verb.upper()}{space}{rest}"
            planned = next((begin for begin in self.state.answers if line.startswith(begin)), None)
            if planned is None:
                self.answer(line, recipients)
            elif answer := self.state.answers.pop(planned):
                self.say(answer)
            else:
                return

    def answer(self, line: str, recipients: list[str]) -> None:
        match line.partition(" ")[0]:
            case "EHLO":
                self.say("250-mail.example", "250-STARTTLS", "250-8BITMIME", "250 AUTH PLAIN")
            case "STARTTLS":
                self.say("220 go on")
                self.request = self.context.wrap_socket(self.request, server_side=True)
                super().setup()
            case "AUTH":
                self.state.logins.append(line)
                self.say("235 OK" if line == f"AUTH PLAIN {LOGIN}" else "535 5.7.8 wrong")
            case "RCPT":
                recipients.append(line)
                self.say("250 OK")
            case "DATA":
                self.say("354 go on")
                data = b"".join(iter(self.rfile.readline, b".\r\n"))
                end = self.state.answers.pop("END", "250 OK")
                if end.startswith("250"):
                    self.state.keep(data, recipients)
                    self.state.secure.append(isinstance(self.request, ssl.SSLSocket))
                self.say(end)
            case "QUIT":
                self.say("221 bye")
            case _:
                self.say("250 OK")

    def say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class Server(ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def mail_server(*, tls: bool = False) -> Iterator[MailServer]:
    """A fresh server, which takes STARTTLS, or speaks TLS from the start."""
    state = MailServer()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server = Server(("127.0.0.1", 0), type("BoundHandler", (Handler,), {"state": state, "context": context, "tls": tls}))
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
