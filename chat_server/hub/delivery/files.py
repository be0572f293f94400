"""One's own uploads."""

from chat_server.domain.files.file import Upload, UploadEnd
from chat_server.hub.delivery.core.own_devices import delivers_to_own_devices
from chat_server.outward.files import show_upload
from protocol.files import UploadChanged, UploadGone


@delivers_to_own_devices(Upload)
def upload(fact: Upload) -> UploadChanged:
    return UploadChanged(upload=show_upload(fact))


@delivers_to_own_devices(UploadEnd)
def upload_end(fact: UploadEnd) -> UploadGone:
    return UploadGone(chat=fact.chat_pid, upload=fact.pid)
