"""BibTeX: the traps of real files, true lines, speed, and nothing lost."""

from __future__ import annotations

import logging
import time

import pytest

from evidaudit.formats.bibtex import read_bibtex
from evidaudit.formats.latex import decode
from evidaudit.model import Bibliography, Reference


def only(text: str) -> Reference:
    """The single reference that ``text`` must give."""
    bibliography = read_bibtex(text)
    assert [one.raw for one in bibliography.skipped] == []
    assert len(bibliography) == 1
    return bibliography[0]


def remark(reference: Reference, words: str) -> bool:
    """Whether one of the reference's remarks holds ``words``."""
    return any(words in one for one in reference.remarks)


def test_a_missing_comma_between_fields_loses_neither_field() -> None:
    """Trap 1: the parser hides the next field in the value before it."""
    found = only("@article{a,\n  title = {X}\n  year = 2000\n  volume = \"7\",\n  number = 3}")
    assert (found.title, found.year) == ("X", 2000)
    assert (found.item["volume"], found.item["issue"]) == ("7", "3")
    assert remark(found, "comma is missing before “year”")
    assert found.field_lines["issued"] == 3
    assert found.field_lines["volume"] == 4


def test_pieces_joined_by_hash_and_month_names_are_evaluated() -> None:
    """Trap 2: concatenation, @string and month=jan."""
    found = only('@string{j = "Some " # {Journal}}\n'
                 "@article{a, journal = j # { of Y}, year = 1999, month = jan, title = {T}}")
    assert found.item["container-title"] == "Some Journal of Y"
    assert found.item["issued"] == {"date-parts": [[1999, 1]]}


def test_an_undefined_string_keeps_its_name_and_is_remarked() -> None:
    """Trap 2: journal = jama without an @string."""
    found = only("@article{a, journal = jama, title = {T}}")
    assert found.item["container-title"] == "jama"
    assert remark(found, "“jama” is not defined")


@pytest.mark.parametrize("quoted", ["@smith{2020} said so", "@smith {2020, great}", "@x(y)"])
def test_an_at_word_at_a_line_start_inside_a_value_stays_text(quoted: str) -> None:
    """Trap 3: the parser would drop the entry and invent another."""
    found = only("@article{a,\n note = {a post:\n" + quoted + "\n ends},\n year = {2020}}")
    assert found.id == "a" and found.year == 2020
    plain = quoted.replace("{", "").replace("}", "")     # braces only group in LaTeX
    assert found.item["note"] == f"a post: {plain} ends"


def test_an_entry_quoted_inside_a_field_is_not_a_reference() -> None:
    """Trap 3: one whole entry inside a value, which closes before the next one."""
    bibliography = read_bibtex("@article{a,\n annote = {was:\n@book{b, title = {Q}}\n},\n"
                               " title = {T}}\n@article{c, title = {U}}")
    assert [one.id for one in bibliography] == ["a", "c"]
    assert bibliography[0].title == "T"


@pytest.mark.parametrize("head", ["@online-resource{k,", "@article\n{k,", "@article \n {k ,",
                                  "@ARTICLE(k,", "@ article{k,"])
def test_no_spelling_of_an_entry_head_vanishes(head: str) -> None:
    """Trap 4: such blocks become comments in the parser."""
    end = ")" if "(" in head else "}"
    assert only(head + "\n title = {A title}" + end).title == "A title"


def test_a_commented_out_entry_is_accounted_for_but_is_no_reference() -> None:
    """Trap 5: % @article{…} as biber reads it, and the entry after it lives."""
    bibliography = read_bibtex("% @article{old, title = {Old},\n%  year = 1999}\n"
                               "@article{new, title = {New}}\n% see @article{\n"
                               "@book{last, title = {Last}}")
    assert [one.id for one in bibliography] == ["new", "last"]
    assert [one.line for one in bibliography.skipped] == [1, 4]
    assert "commented out" in bibliography.skipped[0].reason


def test_a_field_given_twice_keeps_the_entry_and_says_so() -> None:
    """Trap 6: the first value counts, as in BibTeX; case does not matter."""
    found = only("@article{a, Title = {First}, title = {Second}, YEAR = 2001}")
    assert found.title == "First" and found.year == 2001
    assert remark(found, "“title” is given twice; the second, “Second”")


def test_a_key_used_twice_gives_two_references_with_distinct_ids() -> None:
    """Trap 6: neither copy is dropped; keys that differ in case are both kept."""
    bibliography = read_bibtex("@article{a, title={1}}\n@article{a, title={2}}\n"
                               "@article{a, title={3}}\n@article{A, title={4}}")
    assert [one.id for one in bibliography] == ["a", "a#2", "a#3", "A"]
    assert remark(bibliography[1], "was used before")
    assert remark(bibliography[3], "only in case")


def test_one_odd_name_or_one_deep_field_does_not_lose_the_entry() -> None:
    """Trap 7: five commas in a name, 600 nested braces in a title."""
    deep = "{" * 600 + "x $y$" + "}" * 600
    found = only("@article{a, author = {Smith, A, B, C, D and Doe, Jane}, year = 2000,"
                 " title = " + deep + ", volume = 3}")
    assert [name["family"] for name in found.item["author"]] == ["Smith", "Doe"]
    assert "x" in found.title and found.item["volume"] == "3"


@pytest.mark.parametrize("broken", [
    "@article{b, title = {Never closed, year = 2000,\n",
    "@article{b, title = \"Never closed, year = 2000}\n",
    "@article{b, = {x}}\n", "@article{b}\n", "@article{b, title}\n", "@article b, title = {x}\n"])
def test_a_broken_entry_is_skipped_with_its_line_and_a_reason(broken: str) -> None:
    """Trap 8: the reason is never empty, and both neighbours are read."""
    bibliography = read_bibtex("@book{a, title={A}}\n" + broken + "@book{c, title={C}}\n")
    assert [one.id for one in bibliography] == ["a", "c"]
    skipped, = bibliography.skipped
    assert skipped.line == 2 and len(skipped.reason.strip(": ")) > 15
    assert skipped.raw == broken.strip()


def test_names_are_split_before_they_are_decoded() -> None:
    """Trap 9: groups in braces stay whole, accents do not split a name."""
    found = only(r"""@article{a, title={T}, author = {{WHO Study Group} and G{\"u}l, Deniz and
        Aydan Ors{\c c}elik and van Middelkoop, Marienke and {\'E}mile Zola and
        King, Jr, Martin Luther and {Barnes and Noble} and
        Deater--Deckard, Kirby and Stan Development Team}}""")
    assert found.item["author"] == [
        {"literal": "WHO Study Group"}, {"family": "Gül", "given": "Deniz"},
        {"family": "Orsçelik", "given": "Aydan"},
        {"family": "van Middelkoop", "given": "Marienke"}, {"family": "Zola", "given": "Émile"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr"},
        {"literal": "Barnes and Noble"}, {"family": "Deater-Deckard", "given": "Kirby"},
        {"literal": "Stan Development Team"}]


@pytest.mark.parametrize(("latex", "plain"), [
    (r"{\'E}tude caf\'e na{\"\i}ve \c{c}a \v s", "Étude café naïve ça š"),
    (r"{\o}re \O degaard \ss{} \aa", "øre Ødegaard ß å"),
    (r"$\alpha$-{DNA} and TNF-$\alpha$", "α-DNA and TNF-α"),
    (r"$p \leq 0.05$, $\chi^2 = 4$, 5~mg/m$^2$", "p ≤ 0.05, χ^2 = 4, 5 mg/m^2"),
    ("It cost $5 million", "It cost $5 million"), (r"A \$5 fee", "A $5 fee"),
    ("``Quoted'' -- and --- so", "“Quoted” – and — so"),
    (r"50\% of 20% of \#1", "50% of 20% of #1"),
    (r"\textit{In vivo} {\it y} \textsuperscript{13}C", "In vivo y 13C"),
    (r"\unknowncommand{kept} and more", "kept and more"), ("{{Double} Braced}", "Double Braced"),
    (r"Hom{\ae}opathy \& \LaTeX", "Homæopathy & LaTeX"), ("a\n   b\t c", "a b c"),
    ("unbalanced } brace", "unbalanced brace"), ("G\u00fcl", "Gül")])
def test_latex_becomes_plain_text(latex: str, plain: str) -> None:
    """Accents, letters, dashes, quotes, simple mathematics and formatting."""
    assert decode(latex) == plain


def test_only_prose_is_decoded() -> None:
    """Trap 10: per cent signs, tildes in links and underscores in DOIs survive."""
    found = only(r"@article{a, title = {A 50% rise~in $\alpha$-{DNA} \& \emph{RNA} -- really},"
                 r" note = {a % b}, url = {http://x.org/~joe/a%20b_c}, doi = {10.1000/a\_b\%c}}")
    assert found.title == "A 50% rise in α-DNA & RNA – really"
    assert found.item["note"] == "a % b"
    assert found.item["URL"] == "http://x.org/~joe/a%20b_c"
    assert found.DOI == "10.1000/a_b%c"


@pytest.mark.parametrize(("raw", "families", "words"), [
    ("Smith, J.; Jones, K.", ["Smith", "Jones"], "semicolons"),
    ("Smith, J., Jones, K.", ["Smith", "Jones"], "commas"),
    ("Smith J, Jones KL, van der Berg A", ["Smith", "Jones", "van der Berg"], "commas"),
    ("J. Smith, K. Jones and L. Brown", ["Smith", "Jones", "Brown"], "commas"),
    ("J. Smith and", ["Smith"], "dangling"),
    ("Smith, J and and Doe, K", ["Smith", "Doe"], "empty"),
    ("Smith, J and others", ["Smith"], "et al."),
    ("Smith, J and Doe, K and et al.", ["Smith", "Doe"], "et al."),
    ("Smith JA et al.", ["Smith"], "et al."), ("Lee, et al.", ["Lee"], "et al."),
    ("Yikun Wang et al.", ["Wang"], "et al."), ("Aslam, M. and et al.", ["Aslam"], "et al."),
])
def test_unusual_author_lists_are_read_and_remarked(raw: str, families: list[str],
                                                    words: str) -> None:
    """Trap 12: lists without “and”, dangling ends, et al."""
    found = only("@article{a, title={T}, author={" + raw + "}}")
    assert [name.get("family") for name in found.item["author"]] == families
    assert remark(found, words)


def test_a_trailing_brace_too_many_does_not_cut_the_entry_short() -> None:
    """The fields after it still belong to the entry."""
    found = only("@article{a, title = {Foo}}, year = {2000}, journal = {J}}")
    assert found.year == 2000 and remark(found, "too many")


def test_a_missing_closing_brace_at_the_end_is_repaired() -> None:
    """The next entry starts where it starts."""
    bibliography = read_bibtex("@article{a,\n title = {A},\n\n@article{b,\n title = {B}\n}")
    assert [one.title for one in bibliography] == ["A", "B"]
    assert remark(bibliography[0], "closing brace is missing")


@pytest.mark.parametrize("body", [
    "title = {T},, year = 2000", "title = {T}, , year = 2000,,", "title = {T}, url, year = 2000",
    "title = {T}, {odd}, year = 2000", "% old, note = {x}\n title = {T}, year = 2000",
    "title = {T}, % a remark, with commas\n year = 2000",
    "title = {T},\n  % note = {N},\n year = 2000"])
def test_odd_pieces_between_fields_do_not_lose_the_entry(body: str) -> None:
    """Doubled commas, a bare word, comment lines: the fields around them are read."""
    found = only("@article{a,\n " + body + "\n}")
    assert (found.title, found.year, found.item.get("note")) == ("T", 2000, None)


def test_a_comma_missing_after_the_key_does_not_lose_the_entry() -> None:
    """“@article{key” followed by a field on the next line."""
    assert only("@article{key\n title = {T}, year = 2000}").id == "key"


def test_an_entry_without_a_key_is_named_after_its_line() -> None:
    """Both “@article{, …” and “@article{title = …”."""
    bibliography = read_bibtex("@article{, title={A}}\n@article{title={B}, year=2000}")
    assert [(one.id, one.title) for one in bibliography] == [("line1", "A"), ("line2", "B")]


def test_lines_are_those_of_the_file() -> None:
    """1-based lines of the entry and of each field, by CSL name, after comments and strings."""
    found = only("% a comment\n@string{x = {y}}\n\n@article{a,\n\n  author = {A, B},\n"
                 "  title = {Long\n   title},\n  doi = {10.1000/x},\n  year = 2000\n}\n")
    assert found.line == 4
    assert found.field_lines == {"type": 4, "author": 6, "title": 7, "DOI": 9, "issued": 10}


def test_comment_blocks_and_e_mail_addresses_are_no_references() -> None:
    """JabRef's metadata, @preamble, and an address in a comment."""
    assert only("@comment{jabref-meta: databaseType:bibtex;}\n@preamble{\"\\newcommand\"}\n"
                "write to me@example.org{now}\n@article{a, title={T}}").id == "a"


def test_an_entry_hidden_in_a_comment_block_is_accounted_for() -> None:
    """@comment{@article{…}} is not part of the list, and not lost."""
    bibliography = read_bibtex("@comment{@article{old, title={O}}}\n@article{a, title={T}}")
    assert [one.id for one in bibliography] == ["a"]
    assert "inside @comment" in bibliography.skipped[0].reason


def test_a_crossref_parent_lends_its_fields() -> None:
    """A chapter takes its book's title, year and publisher."""
    bibliography = read_bibtex("@inproceedings{c, title={Paper}, crossref={p}}\n"
                               "@proceedings{p, title={Proc}, year=2001, publisher={Pub}}")
    assert bibliography[0].item["container-title"] == "Proc"
    assert (bibliography[0].year, bibliography[0].item["publisher"]) == (2001, "Pub")


@pytest.mark.parametrize(("fields", "expected"), [
    ("pages = {818--827}", {"page": "818-827"}),
    ("pages = {781—784}", {"page": "781-784"}),
    ("pages = {1541 – 6}", {"page": "1541-6"}),
    ("eid = {e919166}", {"page": "e919166"}),
    ("pages = {1--9}, eid = {283}", {"page": "1-9", "article-number": "283"}),
    ("date = {2020-02-11}", {"issued": {"date-parts": [[2020, 2, 11]]}}),
    ("year = {2020}, month = {2}, day = 11", {"issued": {"date-parts": [[2020, 2, 11]]}}),
    ("year = {2020}, month = 11 # feb", {"issued": {"date-parts": [[2020, 2, 11]]}}),
    ("year = {c2020}", {"issued": {"date-parts": [[2020]]}}),
    ("number = {4}", {"issue": "4"}), ("issue = {4}", {"issue": "4"}),
    ("doi = {https://doi.org/10.1000/ABC}", {"DOI": "10.1000/abc"}),
    ("doi = {not a doi}", {"DOI": "not a doi"}),
    ("url = {https://doi.org/10.1000/ABC}", {"DOI": "10.1000/abc"}),
    ("eprint = {2001.01234}, archiveprefix = {arXiv}",
     {"archive": "arXiv", "archive_location": "2001.01234"}),
    ("eprint = {32045406}, eprinttype = {pubmed}", {"PMID": "32045406"}),
    ("journaltitle = {J}, journalsubtitle = {S}", {"container-title": "J: S"}),
    (r"howpublished = {\url{https://x.org/~a_b}}", {"URL": "https://x.org/~a_b"}),
    ("editor = {Doe, J}", {"editor": [{"family": "Doe", "given": "J"}]}),
])
def test_fields_become_csl_variables(fields: str, expected: dict[str, object]) -> None:
    """Pages, dates, numbers and identifiers in all their dress."""
    found = only("@article{a, title = {T}, " + fields + "}")
    assert {name: found.item.get(name) for name in expected} == expected


def test_every_entry_is_a_reference_or_skipped_in_a_thousand_damaged_files() -> None:
    """No reference is ever dropped: characters deleted or doubled anywhere in a small file."""
    text = "".join(f"@article{{k{i},\n  title = {{Title {i}}},\n  year = 200{i},\n}}\n\n"
                   for i in range(4))
    for position in range(len(text)):
        for damaged in (text[:position] + text[position + 1:],
                        text[:position] + text[position] + text[position:]):
            bibliography = read_bibtex(damaged)
            kept = " ".join([one.raw for one in bibliography]
                            + [one.raw for one in bibliography.skipped])
            for number in range(4):
                assert f"Title {number}" in kept or f"Title {number}" not in damaged


def test_a_damaged_file_writes_nothing_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    """A library reports damage in its result, not on the screen."""
    read_bibtex("@article{a, title = {x\n@article{b, = {}}")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("bibtexparser").level == logging.NOTSET


def _hostile() -> list[str]:
    n = 200_000
    return ["@" * n, "{" * n, "}" * n, "\\" * n, "@a{" * (n // 3), "@a{b," * (n // 5),
            "@article{a, title = {" * 20_000, "%@article{" * 20_000, "@comment{" * 20_000,
            "@string{a = " * 20_000, "@a" + " " * n + "{", "@a{b" + " " * n,
            "@article{a, title = " + "{" * n + "}" * n + "}",
            "@article{a, title={T}}" + " x = {" * 30_000,
            "@article{a, title={T}" + "}, x = {y}" * 20_000 + "}",
            "@article{a, title={T}" + ",, " * 60_000 + "}",
            "@article{a, " + "b = {c}\n" * 3_000 + "}", "@a{b, c = " + "x # " * 50_000 + "}",
            "@article{a, author = {" + "A and " * 40_000 + "}}",
            "@article{a, author = {" + "Aa " * 60_000 + "}}",
            "@article{a, author = {" + "A, " * 60_000 + "}}",
            "@article{a, author = {" + "Smith JA, " * 20_000 + "}}",
            "@article{a, title = {" + "\\'" * 90_000 + "}}",
            "@article{a, title = {" + "$x$ " * 20_000 + "}}",
            "@article{a,title={" + "-" * n + "}}", "@article{a,pages={" + "1 -" * n + "}}",
            "@article{a,year={" + "2020 " * 40_000 + "}}",
            "@article{a, doi={10.10/x" + ")" * n + "}}"]


@pytest.mark.parametrize("text", _hostile(), ids=range(len(_hostile())))
def test_X1_hostile_text_neither_hangs_nor_raises(text: str) -> None:
    """Two hundred thousand characters of nonsense, each within seconds."""
    started = time.perf_counter()
    assert isinstance(read_bibtex(text), Bibliography)
    assert time.perf_counter() - started < 6


def test_ten_thousand_entries_are_read_in_seconds() -> None:
    """13 MB with LaTeX in titles and names; the budget is 6 s, three times that in CI."""
    abstract = "word " * 220
    text = "\n".join(
        f"@article{{key{i},\n  title = {{The {{DNA}} of study {i} \\& more}},\n"
        f"  author = {{G{{\\\"u}}l{i % 3000}, Deniz and Smith, John and van Dyke, Ann{i}}},\n"
        f"  journal = {{J {{\\'E}}tudes}},\n  year = {1990 + i % 30},\n  pages = {{1--{i}}},\n"
        f"  doi = {{10.1000/x{i}}},\n  abstract = {{{abstract}}}\n}}\n" for i in range(10_000))
    started = time.perf_counter()
    bibliography = read_bibtex(text)
    assert time.perf_counter() - started < 18
    assert len(bibliography) == 10_000 and not bibliography.skipped
    assert bibliography[-1].line == 10 * 9_999 + 1


@pytest.mark.parametrize("broken", [
    "@article{bad,\n title={X},\n year={2000}\n\n", "@article{bad,\n title={X\n",
    "@article{bad,\n title={{X},\n year={2000}\n}\n", "@article{bad\n", '@misc{bad, title="X\n'])
@pytest.mark.parametrize("whole", [
    "@article{good key, title={Whole}, year=2001}", "@article{g, % a note\n title={Whole}}",
    "@article{g,\n  author+an = {1=first},\n title={Whole}}", "@article{,\n title={Whole}}",
    "@online-x{g:\"x\", title={Whole}}", "@article(g, title={Whole})"])
def test_an_unclosed_entry_leaves_the_next_one_whole(broken: str, whole: str) -> None:
    """Reading goes on at the next line that starts an entry, however its key is written."""
    last = "\n@misc{last, title={Last}}\n"
    for text in (broken + whole, broken + whole + last):
        read = read_bibtex("@misc{first, title={First}}\n" + text)
        titles = [one.title for one in read]
        assert "Whole" in titles and ("Last" in titles) is text.endswith(last)
        assert len(titles) + len(read.skipped) == 3 + text.endswith(last)


def test_an_entry_that_is_quoted_in_a_value_stays_in_it() -> None:
    """One line that looks like an entry, in braces that close, is text."""
    read, = read_bibtex("@misc{a, abstract = {How to cite:\n@article{x, title={T}}\nThanks},"
                        " title={Own}}")
    assert read.title == "Own"
