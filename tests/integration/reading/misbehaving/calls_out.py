import socket


def read(data: bytes, name: str, limits: object) -> None:
    socket.create_connection(("127.0.0.1", 9))
