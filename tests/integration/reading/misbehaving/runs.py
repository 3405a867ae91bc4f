import subprocess


def read(*_: object) -> None:
    subprocess.run(["/bin/true"], check=True)
