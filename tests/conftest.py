"""What all tests share."""

import hypothesis

# A slow machine is not a fault of the archive.
hypothesis.settings.register_profile("archive", deadline=None)
hypothesis.settings.load_profile("archive")
