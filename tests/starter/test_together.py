"""Two servers that start at the same time on one database."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from articles.models import Clock
from articles.publishing.verify import verify
from articles.starter.loader import load_starter
from tests.starter.collection import Collection


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_one_of_them_loads_the_collection(tmp_path):
    folder = Collection(tmp_path).write()
    barrier, outcomes = Barrier(2), []

    def start():
        barrier.wait()
        try:
            outcomes.append(dict(load_starter(folder, once=True)))
        except Exception as error:
            outcomes.append(error)
        finally:
            connection.close()

    threads = [Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == [{"created": 11}, {}]
    assert Clock.objects.get().value == 1
    assert verify() == []
