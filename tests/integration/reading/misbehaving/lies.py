def read(*_: object) -> dict[str, str]:
    return {"read": "complete"}
