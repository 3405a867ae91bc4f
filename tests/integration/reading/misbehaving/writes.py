from pathlib import Path


def read(data: bytes, *_: object) -> None:
    Path("/tmp/poedesk-misbehaving-reader").write_bytes(data)  # noqa: S108 - it must not succeed
