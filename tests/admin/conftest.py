"""The editors of these tests."""

import pytest
from django.contrib.auth.models import Permission


@pytest.fixture
def desk(admin_client):
    """A client of a superuser."""
    return admin_client


@pytest.fixture
def clerk(client, django_user_model):
    """A function that returns a client of a member of staff who has only the permissions named."""

    def make(*codenames):
        user = django_user_model.objects.create_user(f"clerk {len(codenames)}", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return make
