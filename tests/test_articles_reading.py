"""Articles are read as they are, or refused with one sentence."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from incidents.articles import files_in, parse, read_article, read_sources
from incidents.articles.confined import ConfinedParser
from incidents.errors import BadArticle

PAGE = (
    "<html><head><title>Shelling in the north</title></head><body><nav>Home News</nav>"
    "<article><h1>Shelling in the north</h1>"
    + "".join(
        f"<p>Paragraph {number}: shells fell on the town on Tuesday, and people fled.</p>"
        for number in range(12)
    )
    + "</article></body></html>"
).encode()


def pdf(text, *, locked_with=None):
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    if text:
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - pypdf has no public way to draw text
    if locked_with:
        writer.encrypt(locked_with)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_plain_text_is_kept_exactly_without_its_byte_order_mark():
    text = "Shells fell on Kharkiv.\r\n\r\n  Two people died.\n"

    article = read_article(b"\xef\xbb\xbf" + text.encode(), name="a.txt")

    assert article.text == text


def test_an_article_is_named_by_its_hash():
    data = b"Shells fell on the town."

    article = read_article(data, name="a.txt", published=date(2020, 10, 5))

    assert article.sha256 == sha256(data).hexdigest()
    assert article.id == article.sha256[:16]
    assert article.published == date(2020, 10, 5)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251"])
def test_other_encodings_are_told(encoding):
    text = "Обстрел города продолжался всю ночь, сообщили местные власти. Есть раненые. " * 5

    article = read_article(text.encode(encoding), name="a.txt")

    assert article.text == text


def test_a_page_gives_its_article_and_title():
    article = read_article(PAGE, name="page.html")

    assert "Paragraph 3: shells fell" in article.text
    assert article.title == "Shelling in the north"


def test_a_page_is_told_by_its_content_and_by_its_media_type():
    assert "Paragraph 3" in read_article(PAGE, name="page").text
    body = PAGE[PAGE.index(b"<article>") :]
    assert "<p>" not in read_article(body, name="page", media="text/html; charset=utf-8").text


def test_a_pdf_gives_its_text():
    article = read_article(pdf("Shells fell on the town."), name="a.pdf")

    assert article.text.strip() == "Shells fell on the town."


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t ", "a.txt", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "a.txt", "is not text"),
        (b"shells\0fell" + b" on the town" * 20, "a.txt", "NUL character at position 7"),
        (b"\x01\x02\x03\x04" * 50, "a.txt", "is not text"),
        (b"\xff\xfea", "a.txt", "says it is UTF-16-LE"),
        (b"a" * 20_000_001, "a.txt", "over 20 MB"),
        (b"<html><body></body></html>", "a.html", "without readable text"),
        (pdf(""), "a.pdf", "PDF without text"),
        (pdf("secret", locked_with="key"), "a.pdf", "encrypted PDF"),
        (b"%PDF-1.7\nbroken", "a.pdf", "cannot be read"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_is_no_article_is_refused_in_one_sentence(data, name, says):
    with pytest.raises(BadArticle, match=says) as refused:
        read_article(data, name=name)

    message = str(refused.value)
    assert message.startswith(name)
    assert message.endswith(".")
    assert "\n" not in message


def test_a_parser_that_takes_too_long_is_killed():
    hostile = b"<html><body><p " + b"a=1 " * 3_000_000 + b">text</p></body></html>"

    with (
        ConfinedParser(seconds=0.05) as parser,
        pytest.raises(BadArticle, match=r"within 0\.05 seconds"),
    ):
        parser.parse("html", hostile, name="page.html")


def test_after_a_kill_the_next_article_is_read():
    with ConfinedParser(seconds=0.01) as parser:
        with pytest.raises(BadArticle):
            parser.parse("html", PAGE, name="page.html")
        parser._seconds = 20.0  # noqa: SLF001 - the same parser, given time

        found = parser.parse("html", PAGE, name="page.html")

    assert "Paragraph 3" in found["text"]


def test_a_text_that_is_too_long_is_refused_and_never_cut(monkeypatch):
    monkeypatch.setattr(parse, "_READABLE", 200)

    answer = parse.answer("html", PAGE)

    assert answer == {"refused": "has more than 200 characters of text; split it"}


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def test_lines_keep_their_ids_texts_and_days(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_bytes(
        lines(
            {"id": "one", "text": " First. ", "published": "2020-10-05", "title": "T"},
            {"id": 2, "text": "Second.", "published": "7:58 AM ET", "extra": 1},
        )
        + b"\n"
    )

    (one, _), (two, _) = read_sources(file)

    assert (one.id, one.text, one.published, one.title) == (
        "one",
        " First. ",
        date(2020, 10, 5),
        "T",
    )
    assert (two.id, two.published) == ("2", None)


def test_a_line_without_a_day_takes_the_one_given(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_bytes(lines({"id": "one", "text": "First."}))

    ((one, kept),) = read_sources(file, published=date(2020, 1, 2))

    assert one.published == date(2020, 1, 2)
    assert json.loads(kept) == {"id": "one", "text": "First."}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "line 2 is not JSON"),
        (b"[]", "line 2 is not a JSON object"),
        (b'{"id": "a"}', "line 2 has no text"),
        (b'{"text": "a"}', "line 2 has no id"),
        (b'{"id": "a", "text": "x\\u0000"}', "line 2 cannot be kept: it holds a NUL"),
        (b'{"id": "a", "text": "x\\ud800"}', "line 2 cannot be kept: it holds half"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, says):
    file = tmp_path / "many.jsonl"
    file.write_bytes(lines({"id": "one", "text": "First."}) + line)

    with pytest.raises(BadArticle, match=says):
        list(read_sources(file))


def test_a_folder_gives_its_files_by_name_and_no_hidden_ones(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text("Second.")
    (tmp_path / "sub" / "a.txt").write_text("Third.")
    (tmp_path / "a.txt").write_text("First.")
    (tmp_path / ".hidden").write_text("No.")

    texts = [article.text for article, _ in read_sources(tmp_path)]

    assert texts == ["First.", "Second.", "Third."]
    assert len(list(files_in(tmp_path))) == 3


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadArticle, match=r"There is no file .*nothing\.txt"):
        list(read_sources(tmp_path / "nothing.txt"))
