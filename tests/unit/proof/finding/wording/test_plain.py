from poedesk.proof.finding.wording.plain import any_of, plain_of, tokens_of


def test_accents_case_and_kinds_of_dash_do_not_matter() -> None:
    assert plain_of("Implantación \u2013 MIGRACIÓN").text == "implantacion - migracion"


def test_what_is_found_leads_back_to_the_very_words() -> None:
    text = "O\ufb03ce 365 e\u0301t\u00e9: Stra\u00dfe"
    made = plain_of(text)
    start = made.text.index("strasse")
    assert text[slice(*made.original(start, start + len("strasse")))] == "Straße"
    assert text[slice(*made.original(0, 6))] == "O\ufb03ce"


def test_phrases_are_whole_words_with_any_blanks_between() -> None:
    pattern = any_of(["statement of work", "sow"])
    assert [match.group() for match in pattern.finditer("statement\nof  work, sow, sowing")] == [
        "statement\nof  work",
        "sow",
    ]


def test_the_longest_phrase_wins() -> None:
    match = any_of(["teams", "teams phone"]).search("teams phone")
    assert match is not None
    assert match.group() == "teams phone"


def test_tabs_stay_and_a_genitive_is_no_word() -> None:
    made = plain_of("Kunde\tM\u00fcller\u2019s \u200bTenant")
    assert made.text == "kunde\tmuller's tenant"
    assert [token.word for token in tokens_of(made.text)] == ["kunde", "muller", "tenant"]
    assert made.origin[made.text.index("tenant")] == len("Kunde\tMüller\u2019s \u200b")


def test_letters_written_as_one_are_two() -> None:
    text = "Plan de mise en Œuvre du projet"
    made = plain_of(text)
    start = made.text.index("oeuvre")
    assert text[slice(*made.original(start, start + len("oeuvre")))] == "Œuvre"
    assert made.text[made.text.index("du") :] == "du projet"
