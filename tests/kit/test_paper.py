from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from grc_desktop.core.progress import Progress
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.paper.pages import PER_INCH, Heading, Pages, Report, paper, shared, wrapped

NAME, TOWN, POINTS = Heading("Name", 180), Heading("Town", 140), Heading("Points", 100, right=True)
DPI = 60


def report(rows: int, *headings: Heading) -> Report:
    columns = headings or (NAME, TOWN, POINTS)
    return Report(
        "Customers", "21/11/2026", columns, [(f"Client {row}", "Lyon", str(row))[: len(columns)] for row in range(rows)]
    )


def pages(made: Report) -> Pages:
    return Pages(made, paper(wide=made.wide), Progress())


def picture(made: Pages, page: int) -> QImage:
    """A page as it comes out, without its margins."""
    inside = made.layout.paintRect(made.layout.Unit.Inch)
    image = QImage(round(inside.width() * DPI), round(inside.height() * DPI), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(DPI / PER_INCH, DPI / PER_INCH)
    made.paint(painter, page)
    painter.end()
    return image


def ink(image: QImage, top: float, bottom: float) -> int:
    """How many dots are dark between two heights, as shares of the page."""
    rows = range(int(image.height() * top), int(image.height() * bottom))
    return sum(image.pixelColor(x, y).lightness() < 128 for y in rows for x in range(image.width()))


def letters(text: str) -> float:
    """Every letter is one wide."""
    return len(text)


@given(st.text(st.sampled_from("ab @.\n"), max_size=60), st.integers(1, 12))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, letters)
    if not lines[-1].endswith("…"):
        assert all(len(line) <= width for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_words_stay_whole_and_addresses_break_after_their_signs() -> None:
    assert wrapped("12 rue de la Paix", 8, letters) == ["12 rue", "de la", "Paix"]
    assert wrapped("eloise@exemple.fr", 10, letters) == ["eloise@", "exemple.fr"]
    assert wrapped("anticonstitutionnellement", 10, letters) == ["anticonsti", "tutionnell", "ement"]


def test_a_note_without_end_does_not_fill_the_page() -> None:
    lines = wrapped("word " * 5000, 20, letters)
    assert len(lines) == 12
    assert lines[-1].endswith("…")


def test_columns_get_what_they_need_and_share_what_is_left() -> None:
    assert shared(300, [1, 1], [50, 150]) == [100, 200]
    assert shared(300, [1, 1, 1], [20, 400, 400]) == [20, 140, 140]


def test_a_short_list_is_one_page_and_a_long_one_has_every_row_on_one() -> None:
    assert pages(report(0)).count == 1
    assert pages(report(20)).count == 1
    assert 3 <= pages(report(120)).count <= 5


def test_a_wide_list_lies_on_the_long_side_of_the_paper() -> None:
    assert not report(1).wide
    assert report(1, *[Heading(f"Column {number}", 160) for number in range(3)] * 3).wide


def test_titles_stand_on_every_page_and_the_pages_are_numbered() -> None:
    made = pages(report(120))
    for page in range(made.count):
        image = picture(made, page)
        assert ink(image, 0, 0.08) > 0
        assert ink(image, 0.98, 1) > 0


def test_paper_is_black_on_white_in_a_dark_window(qapp: object) -> None:
    made = pages(report(5))
    light = picture(made, 0)
    theme._InForce.theme = theme.load("dark")
    assert picture(made, 0) == light


def test_a_cell_of_many_lines_makes_its_row_higher() -> None:
    short, long = report(30), report(30)
    tall = Report(long.title, long.about, long.headings, [("Client " * 40, *row[1:]) for row in long.rows])
    assert pages(tall).count > pages(short).count
