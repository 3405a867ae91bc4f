def read(*_: object) -> None:
    while True:
        pass
