def read(data: bytes, name: str, limits: object) -> None:
    while True:
        pass
