"""A mail server for tests: takes mail and tells what it took, one JSON object a line.

usage: smtp_sink.py COUNT [NAME PASSWORD]

The first line is the port. Ends after COUNT mails, or after a minute. With NAME and PASSWORD it takes nothing from anybody else.
With HUB_SINK_CERTIFICATE and HUB_SINK_KEY (PEM) in the environment it takes nothing before STARTTLS.
"""
import asyncio
import email
import email.policy
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

count = int(sys.argv[1])
wanted = LoginPassword(*(text.encode() for text in sys.argv[2:4])) if len(sys.argv) > 3 else None


def tell(line):
    print(line, flush=True)


class Sink:
    def __init__(self):
        self.over = asyncio.Event()
        self.taken = 0

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        tell(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": mail["subject"], "sender": mail["from"],
                         "tls": session.ssl is not None, "defects": [str(defect) for defect in mail.defects], "text": mail.get_content()}))
        self.taken += 1
        if self.taken == count:
            self.over.set()
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=data == wanted)


async def main():
    sink = Sink()
    more = {"authenticator": authenticate, "auth_require_tls": False, "auth_required": True} if wanted else {}
    if "HUB_SINK_KEY" in os.environ:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(os.environ["HUB_SINK_CERTIFICATE"], os.environ["HUB_SINK_KEY"])
        more |= {"tls_context": context, "require_starttls": True}
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(sink, **more), "127.0.0.1", 0)
    tell(server.sockets[0].getsockname()[1])
    try:
        await asyncio.wait_for(sink.over.wait(), 60)
        await asyncio.sleep(0.2)  # for the answer to the last mail
    except asyncio.TimeoutError:
        pass


asyncio.run(main())
