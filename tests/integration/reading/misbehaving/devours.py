def read(*_: object) -> None:
    kept = []
    while True:
        kept.append(bytearray(64 * 1024 * 1024))
