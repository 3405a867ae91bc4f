"""Mails from a few lines of YAML: headers, a plain and an HTML body, attachments."""

import mimetypes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import yaml


def mail(source: str, made: Path) -> bytes:
    """Return the message; ``attach`` names files that were made before, in the folder ``made``.

    ``headers`` are written as they stand; ``text`` is the plain body, ``html`` the other one. An attachment
    is moved into the message: it stays no file of its own.
    """
    told = yaml.safe_load(source)
    message = EmailMessage(policy=SMTP)
    for name, value in told["headers"].items():
        message[name] = value
    if "text" in told:
        message.set_content(told["text"], cte=told.get("encoding", "quoted-printable"))
        if "html" in told:
            message.add_alternative(told["html"], subtype="html")
    else:
        message.set_content(told["html"], subtype="html")
    for name in told.get("attach", []):
        path = made / name
        kind = (mimetypes.guess_type(name)[0] or "application/octet-stream").split("/")
        message.add_attachment(path.read_bytes(), maintype=kind[0], subtype=kind[1], filename=name)
        path.unlink()
    if message.is_multipart():
        message.set_boundary("=_part_000_0F3A")
        for number, part in enumerate(message.walk()):
            if part is not message and part.is_multipart():
                part.set_boundary(f"=_part_{number:03d}_0F3B")
    return bytes(message)
