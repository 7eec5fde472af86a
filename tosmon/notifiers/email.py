"""Tell by e-mail: plain SMTP, as text and as HTML."""

from __future__ import annotations

import logging
import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from tosmon.errors import NotifyError
from tosmon.models import Message
from tosmon.notifiers import message as words
from tosmon.reports.escape import cut, terminal
from tosmon.settings import EmailSettings, Security

TIMEOUT = 30.0  # seconds without an answer
PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}

_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "does not let the user in ({}); see that user and password are right"),
    (smtplib.SMTPSenderRefused, "takes no mail from this sender ({})"),
    (smtplib.SMTPResponseException, "did not take the mail ({})"),
    (smtplib.SMTPRecipientsRefused, "takes no mail for any of the addresses ({})"),
    (smtplib.SMTPServerDisconnected, "ended the connection ({}); see that port and security are right"),
    (smtplib.SMTPNotSupportedError, "cannot do what is asked ({}); see that security is right"),
    (TimeoutError, "does not answer ({})"),
    (Exception, "could not be reached ({})"),
)

log = logging.getLogger(__name__)


class Emails:
    """A notifier. Each message goes to all addresses at once, with an id that stays the same when it is sent again.

    Without a `context` the certificates are trusted that this machine trusts.
    """

    follows = False

    def __init__(self, settings: EmailSettings, context: ssl.SSLContext | None = None) -> None:
        self._settings = settings
        self._context = context

    def send(self, message: Message) -> dict[str, str]:
        """Send it. Raises NotifyError; a server that takes it for some addresses has taken it."""
        settings = self._settings
        port = settings.port or PORTS[settings.security]
        where = f"{settings.name}: {settings.host}:{port}"
        try:
            server = self._connected(port)
            try:
                refused = server.send_message(letter(message, settings))
                with suppress(smtplib.SMTPException, OSError):
                    server.quit()  # the mail is taken, however the server says goodbye
            finally:
                server.close()
        except (smtplib.SMTPException, OSError) as error:  # ssl.SSLError is one of OSError
            raise NotifyError(f"{where} {_why(error)}", refused=_is_refusal(error)) from error
        for address in refused:  # sent again, it would come twice to all the others
            log.warning("%s did not take the mail for %s", where, terminal(address))
        return {}

    def _connected(self, port: int) -> smtplib.SMTP:
        """A server that takes mail, logged in where there is a user."""
        settings = self._settings
        context = self._context or ssl.create_default_context()
        if settings.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(settings.host, port, timeout=TIMEOUT, context=context)
        else:
            server = smtplib.SMTP(settings.host, port, timeout=TIMEOUT)
        try:
            if settings.security is Security.STARTTLS:
                server.starttls(context=context)
            if settings.user:
                server.login(settings.user, settings.password)
        except (smtplib.SMTPException, OSError):
            server.close()
            raise
        return server


def letter(message: Message, settings: EmailSettings) -> EmailMessage:
    """The mail. No text of a page comes into a header but the names in the subject, which are on one line."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = words.subject(message)
    mail["From"] = settings.sender
    mail["To"] = ", ".join(settings.to)
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{message.id}@{parseaddr(settings.sender)[1].rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: so that nobody's holiday answers
    mail.set_content(words.text(message, terminal))
    mail.add_alternative(words.html(message), subtype="html")
    return mail


def _is_refusal(error: Exception) -> bool:
    """Whether the server would take another message: it did not like this one's text for good."""
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _why(error: Exception) -> str:
    """What the server, or the network, has against it, in words; the password is in none of them."""
    sentence = next(sentence for kind, sentence in _SENTENCES if isinstance(error, kind))
    return sentence.format(cut(terminal(_said(error)), 200))


def _said(error: Exception) -> str:
    if not isinstance(error, smtplib.SMTPResponseException):
        return str(error) or type(error).__name__
    said = error.smtp_error  # bytes, whatever the stubs say
    return f"{error.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
