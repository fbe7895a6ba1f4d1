from __future__ import annotations

from kb.search.analysis import read_tokens, stem_all
from kb.search.snippets import Wanted, cut_snippet, mark_title


def cut(text: str, wanted: Wanted) -> str:
    tokens = list(read_tokens(text))
    return cut_snippet(
        text, [t.stem for t in tokens], [t.start for t in tokens], [t.end for t in tokens], wanted
    )


def want(text: str, beginning: str = "", names: tuple[tuple[str, ...], ...] = ()) -> Wanted:
    return Wanted(frozenset(stem_all(text)), beginning, names)


def test_markup_is_escaped_and_words_in_a_row_share_a_mark() -> None:
    text = 'The <b>tracking signals</b> & "S&OP" run.'
    assert cut(text, want("tracking signal sop")) == (
        "The &lt;b&gt;<mark>tracking signals</mark>&lt;/b&gt; &amp; &quot;"
        "<mark>S&amp;OP</mark>&quot; run."
    )


def test_an_unfinished_word_marks_its_beginning_only() -> None:
    assert mark_title("Tracking Signal", want("tracking", "sig")) == (
        "<mark>Tracking Sig</mark>nal"
    )


def test_all_names_of_a_concept_are_marked() -> None:
    wanted = want("rccp", names=(stem_all("rough-cut capacity planning"), ("rccp",)))
    assert cut("Rough-cut capacity planning, or RCCP.", wanted) == (
        "<mark>Rough-cut capacity planning</mark>, or <mark>RCCP</mark>."
    )


def test_accents_keep_their_place() -> None:
    assert cut("Ein cafe\u0301 ﬁrst", want("café first")) == "Ein <mark>cafe\u0301 ﬁrst</mark>"


def test_a_long_text_is_cut_where_most_of_the_query_is_answered() -> None:
    text = (
        f"{'Signal words. ' * 20}Bias shows. The tracking signal shows bias at once. {'Pad ' * 60}"
    )
    snippet = cut(text, want("tracking signal bias"))
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert "<mark>tracking signal</mark> shows <mark>bias</mark>" in snippet
    assert len(snippet.replace("<mark>", "").replace("</mark>", "")) <= 184


def test_without_a_mark_the_beginning_is_shown() -> None:
    assert cut("Word " * 100, want("other")) == f"{('Word ' * 36).rstrip()} …"
