"""The system call filter, run here by a small machine for the few instructions it uses."""

import pytest

from poedesk.proof.reading.child.seccomp import Instruction, instructions, instructions_for_programs

ALLOWED, KILLED, REFUSED, UNKNOWN = 0x7FFF0000, 0x80000000, 0x50000 | 13, 0x50000 | 38
X86, ARM = ("x86_64", 0xC000003E), ("aarch64", 0xC00000B7)
OWN = 4711


def answer(program: list[Instruction], architecture: int, number: int, *arguments: int) -> int:
    memory = {0: number, 4: architecture, **{16 + 8 * place: value for place, value in enumerate(arguments)}}
    accumulator, place = 0, 0
    while True:
        code, yes, no, operand = program[place]
        place += 1
        if code == 0x06:
            return operand
        if code == 0x20:
            accumulator = memory.get(operand, 0) & 0xFFFFFFFF
            continue
        holds = {
            0x15: accumulator == operand,
            0x35: accumulator >= operand,
            0x45: bool(accumulator & operand),
        }
        place += yes if holds[code] else no


@pytest.mark.parametrize(
    ("machine", "call", "numbers", "arguments", "expected"),
    [
        (machine, call, numbers, arguments, expected)
        for machine in (X86, ARM)
        for call, numbers, arguments, expected in (
            ("read", (0, 63), (3,), ALLOWED),
            ("write to a pipe", (1, 64), (1,), ALLOWED),
            ("mmap", (9, 222), (), ALLOWED),
            ("exit_group", (231, 94), (), ALLOWED),
            ("socket", (41, 198), (2, 1), REFUSED),
            ("connect", (42, 203), (3,), REFUSED),
            ("execve", (59, 221), (), REFUSED),
            ("unlinkat", (263, 35), (), REFUSED),
            ("openat to read", (257, 56), (-100, 0, 0o2000000), ALLOWED),
            ("openat to write", (257, 56), (-100, 0, 0o1), REFUSED),
            ("openat to append", (257, 56), (-100, 0, 0o2000), REFUSED),
            ("openat to make", (257, 56), (-100, 0, 0o100), REFUSED),
            ("a thread", (56, 220), (0x10000 | 0x100,), ALLOWED),
            ("a process", (56, 220), (17,), REFUSED),
            ("clone3", (435, 435), (), UNKNOWN),
            ("io_uring_setup", (425, 425), (), UNKNOWN),
            ("a signal to itself", (62, 129), (OWN,), ALLOWED),
            ("a signal to the group", (62, 129), (-OWN,), REFUSED),
            ("a signal to all", (62, 129), (-1,), REFUSED),
            ("non-blocking pipes", (72, 25), (3, 4, 0o4000), ALLOWED),
            ("signals of a pipe to another", (72, 25), (3, 8, 1), REFUSED),
            ("the same, told otherwise", (72, 25), (3, 15, 1), REFUSED),
            ("another signal of a pipe", (72, 25), (3, 10, 9), REFUSED),
            ("signals of a socket to another", (16, 29), (3, 0x8901), REFUSED),
            ("the same, of old", (16, 29), (3, 0x8902), REFUSED),
            ("the size of a terminal", (16, 29), (3, 0x5413), ALLOWED),
            ("limits of its own", (302, 261), (0,), ALLOWED),
            ("limits of another", (302, 261), (1,), REFUSED),
        )
    ],
)
def test_the_filter_answers(
    machine: tuple[str, int], call: str, numbers: tuple[int, int], arguments: tuple[int, ...], expected: int
) -> None:
    name, architecture = machine
    program = instructions(name, OWN)
    number = numbers[(X86, ARM).index(machine)]
    assert answer(program, architecture, number, *arguments) == expected, call


@pytest.mark.parametrize(
    ("machine", "call", "numbers", "arguments", "expected"),
    [
        (machine, call, numbers, arguments, expected)
        for machine in (X86, ARM)
        for call, numbers, arguments, expected in (
            ("execve", (59, 221), (), ALLOWED),
            ("openat to make", (257, 56), (-100, 0, 0o100), ALLOWED),
            ("a process", (56, 220), (17,), ALLOWED),
            ("a process in a namespace", (56, 220), (0x10000000 | 17,), REFUSED),
            ("clone3", (435, 435), (), UNKNOWN),
            ("io_uring_setup", (425, 425), (), UNKNOWN),
            ("a socket on this machine", (41, 198), (1, 1), ALLOWED),
            ("a socket to a network", (41, 198), (2, 1), REFUSED),
            ("a socket to a network of the other kind", (41, 198), (10, 1), REFUSED),
            ("ptrace", (101, 117), (), REFUSED),
            ("unshare", (272, 97), (), REFUSED),
            ("mount", (165, 40), (), REFUSED),
            ("setsid", (112, 157), (), REFUSED),
        )
    ],
)
def test_the_milder_filter_for_programs_answers(
    machine: tuple[str, int], call: str, numbers: tuple[int, int], arguments: tuple[int, ...], expected: int
) -> None:
    name, architecture = machine
    number = numbers[(X86, ARM).index(machine)]
    assert answer(instructions_for_programs(name), architecture, number, *arguments) == expected, call


def test_calls_of_another_architecture_end_the_process() -> None:
    assert answer(instructions("x86_64", OWN), 0x40000003, 1) == KILLED
    assert answer(instructions("x86_64", OWN), X86[1], 0x40000000 | 41) == KILLED


def test_other_machines_get_no_filter() -> None:
    assert instructions("riscv64", OWN) == []
    assert instructions_for_programs("riscv64") == []


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_program_is_one_that_the_kernel_takes(machine: str) -> None:
    program = instructions(machine, OWN)
    assert len(program) <= 4096
    for place, (code, yes, no, operand) in enumerate(program):
        assert 0 <= operand < 1 << 32
        assert code == 0x06 or place + max(yes, no) + 1 < len(program)
