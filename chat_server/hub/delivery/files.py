"""One's own uploads."""

from chat_server.domain.files.file import Upload, UploadEnd
from chat_server.hub.delivery.core.own_devices import delivers_to_own_devices
from chat_server.outward.files import show_dialog_upload, show_upload
from protocol.files import DialogUploadChanged, DialogUploadGone, UploadChanged, UploadGone


@delivers_to_own_devices(Upload)
def upload(fact: Upload) -> UploadChanged | DialogUploadChanged:
    if fact.place.kind == "dialog":
        return DialogUploadChanged(upload=show_dialog_upload(fact))
    return UploadChanged(upload=show_upload(fact))


@delivers_to_own_devices(UploadEnd)
def upload_end(fact: UploadEnd) -> UploadGone | DialogUploadGone:
    if fact.place.kind == "dialog":
        return DialogUploadGone(dialog=fact.place.pid, upload=fact.pid)
    return UploadGone(chat=fact.place.pid, upload=fact.pid)
