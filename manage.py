#!/usr/bin/env python3
"""Runs a management command: python manage.py help."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main():
    """Run the command; a wrong setting is one sentence, with --traceback all of it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"Wrong setting: {error}")


if __name__ == "__main__":
    main()
