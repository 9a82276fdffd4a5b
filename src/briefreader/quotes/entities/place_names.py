"""Names of countries, states and large towns, which are nobody's."""

from __future__ import annotations

from briefreader.quotes.words.lexicon import COUNTRIES, PLACES

_STATES = """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania
    tennessee texas utah vermont virginia wisconsin wyoming
"""
_CITIES = """
    albuquerque amsterdam ankara athens atlanta austin baghdad baltimore bangkok barcelona boston
    bucharest budapest buffalo cairo caracas chicago cincinnati copenhagen dallas damascus delhi
    denver detroit dublin edinburgh fresno glasgow hamburg hanoi havana helsinki honolulu houston
    indianapolis islamabad istanbul jakarta jerusalem kabul khartoum kinshasa lagos lima lisbon
    liverpool madrid manchester manila melbourne memphis miami milwaukee minneapolis montreal
    mumbai munich nairobi naples nashville oakland omaha oslo ottawa philadelphia phoenix pittsburgh
    portland prague raleigh riga riyadh rome sacramento seattle seoul shanghai sofia stockholm tampa
    tehran toronto tucson tulsa vancouver vienna vilnius warsaw zurich
"""
_LONG_PLACES = """
    new york|new york city|new jersey|new mexico|new hampshire|new orleans|north carolina
    |north dakota|south carolina|south dakota|rhode island|west virginia|puerto rico|capitol hill
    |virgin islands|u.s. virgin islands|little rock|los angeles|san francisco|san diego|las vegas
    |saudi arabia|united arab emirates|united states|usa|united kingdom|south africa|south korea
    |north korea|sri lanka|hong kong|d.c.|washington, d.c.|long island|silicon valley
"""
PLACE_NAMES = (
    COUNTRIES | PLACES | frozenset(_STATES.split()) | frozenset(_CITIES.split())
    | {" ".join(place.split()) for place in _LONG_PLACES.split("|")}
)  # fmt: skip
"""In small letters."""
