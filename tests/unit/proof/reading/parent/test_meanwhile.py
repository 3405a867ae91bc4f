import threading

from poedesk.proof.reading.parent.meanwhile import Meanwhile


def test_work_begins_once_and_in_a_thread_of_its_own() -> None:
    done = threading.Event()
    threads: list[threading.Thread] = []

    def work() -> None:
        threads.append(threading.current_thread())
        done.set()

    meanwhile = Meanwhile(work)
    assert threads == []
    meanwhile.begin()
    meanwhile.begin()
    meanwhile.finish()
    assert done.is_set()
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()
