import subprocess


def read(data: bytes, name: str, limits: object) -> None:
    subprocess.run(["/bin/true"], check=True)
