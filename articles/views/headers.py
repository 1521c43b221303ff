"""The header that neither Django nor django-csp sets."""


def same_origin_resources(get_response):
    """Return middleware that keeps other sites from loading what this one serves (Fetch Standard, CORP)."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware
