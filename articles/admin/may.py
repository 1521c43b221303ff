"""What an editor may do with a record beyond changing it."""


def may_publish(request, record):
    """Return whether this editor may publish a record: whoever may change it."""
    return request.user.has_perm(f"articles.change_{record.kind}")
