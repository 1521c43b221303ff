"""The editors of these tests."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client


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


@pytest.fixture
def member(groups, django_user_model):
    """A function that returns a member of staff of a group, by the group's name; "" is of none."""

    def make(group="", **given):
        given = {"username": f"a {group or 'clerk'}", "is_staff": True} | given
        user = django_user_model.objects.create_user(**given)
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.fixture
def seat(member):
    """A function that returns a client of a new member of a group."""

    def make(group="", **given):
        client = Client()
        client.force_login(member(group, **given))
        return client

    return make
