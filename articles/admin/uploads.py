"""Files that editors send: counted while they are read, kept in memory, and known by no name."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MOST_BYTES = 1_000_000


class CountedUpload(FileUploadHandler):
    """Keeps what is sent up to MOST_BYTES; of a longer file it keeps nothing, and the request says so."""

    def __init__(self, request=None):
        """Start counting."""
        super().__init__(request)
        self.size, self.parts = 0, []

    def receive_data_chunk(self, raw_data, start):
        """Keep a part of a file."""
        self.size += len(raw_data)
        if self.size > MOST_BYTES:
            self.request.is_too_large = True
            self.parts.clear()
            raise StopUpload
        self.parts.append(raw_data)

    def file_complete(self, file_size):
        """Return the file; what its sender called it is not passed on."""
        content, self.parts = b"".join(self.parts), []
        return InMemoryUploadedFile(BytesIO(content), self.field_name, "file.csv", "text/csv", file_size, None)
