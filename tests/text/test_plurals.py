from briefreader.text.plurals import pluralize


def test_a_number_has_its_noun_in_the_plural_but_for_one() -> None:
    assert pluralize(1, "quote") == "1 quote"
    assert pluralize(0, "quote") == "0 quotes"
    assert pluralize(2000, "new bookmark") == "2,000 new bookmarks"
