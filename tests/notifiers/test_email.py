"""Mail: text and HTML in one letter, over a connection as it was asked for, and no page writes a header."""

from __future__ import annotations

import logging
import ssl
import traceback
from dataclasses import replace

import pytest

from tests.fetch.servers import CERTIFICATE
from tests.notifiers.mail_server import PASSWORD, USER, MailServer, mail_server
from tests.notifiers.samples import BACK, DOWN, FINDING, NEW, NIGHT
from tosmon.errors import NotifyError
from tosmon.models import ChangeType, Message
from tosmon.notifiers.email import Emails
from tosmon.settings import EmailSettings, Security

MESSAGE = Message("0123abcd", NIGHT, (FINDING,), (DOWN, BACK))


def emails(server: MailServer, security: Security = Security.NONE, user: str = "", password: str = "") -> Emails:
    settings = EmailSettings(
        "email", "mail", host="localhost", port=server.port, security=security, sender="Tos Mon <t@m.example>"
    )
    trusted = ssl.create_default_context(cafile=str(CERTIFICATE))
    return Emails(replace(settings, to=("a@b.example", "Ünal <c@d.example>"), user=user, password=password), trusted)


def test_a_mail_tells_all_as_text_and_as_html() -> None:
    with mail_server() as server:
        emails(server).send(MESSAGE)
    (mail,) = server.mails
    assert mail["Subject"] == (
        "tosmon: 1 alert, 1 document not checked, 1 document checked again (SoundCloud / Terms of Service and 2 more)"
    )
    assert (mail["From"], mail["To"]) == ("Tos Mon <t@m.example>", "a@b.example, Ünal <c@d.example>")
    assert (mail["Message-ID"], mail["Auto-Submitted"]) == ("<0123abcd@m.example>", "auto-generated")
    assert mail["Date"] == "Mon, 12 Feb 2024 03:00:00 +0000"
    assert server.recipients == [["RCPT TO:<a@b.example>", "RCPT TO:<c@d.example>"]]
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain and html
    assert plain.get_content().replace("\r\n", "\n") == (
        "ALERT: SoundCloud / Terms of Service\n"
        "new: may train or develop AI with people's content or data (since 12 Feb 2024)\n"
        "Section: Your Content > Licence\n"
        "After the words: By uploading:\n"
        '"You agree that we may use your songs to train our artificial intelligence."\n'
        "https://sound.example/terms\n"
        "More: tosmon diff soundcloud/terms-of-service 1 2\n"
        "\n"
        "Not checked for days, so that nobody knows whether it changed:\n"
        "- Paintings / Terms: failing since 9 Feb 2024: HTTP 503\n"
        "\n"
        "Checked again:\n"
        "- Letters / Terms: works again since 12 Feb 2024, was held since 1 Feb 2024\n"
        "\n"
        "These words were found by rules, not by a lawyer: read them where they stand.\n"
    )
    assert "<li>Paintings / Terms: failing since 9 Feb 2024: HTTP 503</li>" in html.get_content()


@pytest.mark.parametrize(("security", "tls"), [(Security.STARTTLS, False), (Security.TLS, True)])
def test_a_password_is_sent_over_a_secret_connection(security: Security, tls: bool) -> None:
    with mail_server(tls=tls) as server:
        emails(server, security, user=USER, password=PASSWORD).send(MESSAGE)
    assert (server.secure, len(server.logins)) == ([True], 1)


def test_a_server_without_a_certificate_to_trust_gets_no_password() -> None:
    with mail_server() as server:
        notifier = Emails(
            EmailSettings("email", "mail", host="localhost", port=server.port, user=USER, password=PASSWORD, sender="t@m.example")
        )
        with pytest.raises(NotifyError, match=r"could not be reached .*certificate"):
            notifier.send(MESSAGE)
    assert server.logins == []


@pytest.mark.parametrize(
    ("answers", "sentence", "refused"),
    [
        ({"EHLO": "", "HELO": ""}, "ended the connection (Connection unexpectedly closed); see", False),
        ({"MAIL": "452 too busy"}, "takes no mail from this sender (452 too busy)", False),
        ({"RCPT TO:<a": "550 nobody\x1b", "RCPT TO:<c": "550 nobody"}, "takes no mail for any of the addresses ({'a@b", False),
        ({"END": "451 later"}, "did not take the mail (451 later)", False),
        ({"END": "554 spam\x1b[2J"}, "did not take the mail (554 spam␛[2J)", True),
        ({"AUTH": "535 no"}, "does not let the user in (535 no); see that user and password are right", False),
    ],
)
def test_what_a_server_refuses_is_one_sentence(answers: dict[str, str], sentence: str, refused: bool) -> None:
    with mail_server() as server:
        server.answers |= answers
        with pytest.raises(NotifyError) as caught:
            emails(server, user=USER, password=PASSWORD).send(MESSAGE)
    assert str(caught.value).startswith(f"mail: localhost:{server.port} {sentence}")
    assert (caught.value.refused, server.mails) == (refused, [])
    assert "\x1b" not in str(caught.value)
    assert PASSWORD not in "".join(traceback.format_exception(caught.value))


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    with mail_server() as server:
        pass
    with pytest.raises(NotifyError, match=rf"^mail: localhost:{server.port} could not be reached \("):
        emails(server).send(MESSAGE)


def test_an_address_that_is_refused_does_not_hold_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    with mail_server() as server, caplog.at_level(logging.WARNING):
        server.answers["RCPT TO:<a"] = "550 nobody"
        emails(server).send(MESSAGE)
    assert server.recipients == [["RCPT TO:<c@d.example>"]]
    assert "did not take the mail for a@b.example" in caplog.text


@pytest.mark.parametrize("goodbye", ["", "451 not yet"])
def test_a_mail_that_was_taken_is_sent_however_the_server_says_goodbye(goodbye: str) -> None:
    with mail_server() as server:
        server.answers["QUIT"] = goodbye
        emails(server).send(MESSAGE)
    assert len(server.mails) == 1


def test_no_text_of_a_page_writes_a_header_or_runs_in_the_mail() -> None:
    hostile = 'x\r\nBcc: evil@e.example\r\n\r\n<script>alert(1)</script>\x1b[2J\u202e<img src="https://e.example">'
    finding = replace(
        FINDING,
        service=hostile,
        url=f"https://x.example/{hostile}",
        clause=replace(NEW, text=hostile, lead=hostile, section=(hostile,)),
        change=ChangeType.REWORDED,
        before="x",
    )
    with mail_server() as server:
        emails(server).send(Message("m", NIGHT, (finding,), (replace(DOWN, reason=hostile),)))
    (mail,) = server.mails
    assert sorted(mail.keys()) == sorted(
        ["Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
    )
    assert len(server.recipients[0]) == 2
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain and html
    assert not set(plain.get_content()) & {"\x1b", "\u202e"}
    assert "\nBcc" not in plain.get_content()
    assert "<script" not in html.get_content() and "<img" not in html.get_content()


def test_a_test_says_that_it_is_one() -> None:
    with mail_server() as server:
        emails(server).send(Message("test", NIGHT, test=True))
    (mail,) = server.mails
    body = mail.get_body(("plain",))
    assert body
    assert (mail["Subject"], body.get_content().strip()) == (
        "tosmon: a test message",
        "This is a test: tosmon can reach you here. Nothing was found.",
    )
