"""An end to request heads: uvicorn's httptools reads them without limit."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD = 64 * 1024
"""Bytes of a request line with its headers; a longer one is answered with 431."""

TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class LimitedHttp(HttpToolsProtocol):
    """uvicorn's HTTP protocol, counting what comes before the end of the headers."""

    head = 0
    is_reading_head = True

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.is_reading_head and not self.transport.is_closing():
            self.head += len(data)
            if self.head > MAX_HEAD:
                self.transport.write(TOO_LARGE)
                self.transport.close()

    def on_message_begin(self) -> None:
        self.head, self.is_reading_head = 0, True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self.is_reading_head = False
        super().on_headers_complete()
