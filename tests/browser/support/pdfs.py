"""PDF documents as tests need them: of a few words a page, with links and with scripts."""

from collections.abc import Sequence


def pdf_of(pages: Sequence[str], *, link: str = "", script: str = "") -> bytes:
    """A PDF with a line of text a page. `link`: where a field of the first page leads; `script`: run when opened."""
    first = 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    action = f"/OpenAction << /S /JavaScript /JS ({script}) >>" if script else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {action} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, words in enumerate(pages):
        objects += _page(words, first + 2 * number + 1, link if number == 0 else "")
    return _written(objects)


def _page(words: str, content: int, link: str) -> tuple[str, str]:
    annotation = (
        f"/Annots [<< /Type /Annot /Subtype /Link /Rect [72 600 272 640] /A << /S /URI /URI ({link}) >> >>]"
        if link
        else ""
    )
    drawn = f"BT /F1 24 Tf 72 720 Td ({words}) Tj ET"
    resources = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
    return (
        f"<< /Type /Page /Parent 2 0 R {resources} /Contents {content} 0 R {annotation} >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    )


def _written(objects: Sequence[str]) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return made + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    ).encode("latin-1")
