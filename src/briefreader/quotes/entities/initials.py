"""Bodies that are called by their initials as often as by their names: "DHS"."""

from __future__ import annotations

# Initials, then the names of the one body that American news and briefings mean by them. Not here:
# initials that several bodies share (AMA, DOE, NSC, SEC).
_BODIES = """
abc: ABC News
acf: Administration for Children and Families
aclu: American Civil Liberties Union
afl-cio: American Federation of Labor and Congress of Industrial Organizations
afp: Agence France-Presse; Agence France Presse
ap: Associated Press
atf: Bureau of Alcohol, Tobacco, Firearms and Explosives
bbc: British Broadcasting Corporation; BBC News
bls: Bureau of Labor Statistics
cbo: Congressional Budget Office
cbp: Customs and Border Protection; U.S. Customs and Border Protection
cbs: CBS News
cdc: Centers for Disease Control and Prevention; Centers for Disease Control
cia: Central Intelligence Agency
cms: Centers for Medicare & Medicaid Services; Centers for Medicare and Medicaid Services
cnn: Cable News Network
dea: Drug Enforcement Administration
dhs: Department of Homeland Security; Homeland Security Department; Homeland Security
doj: Department of Justice; Justice Department
dod: Department of Defense; Defense Department
epa: Environmental Protection Agency
eu: European Union
faa: Federal Aviation Administration
fbi: Federal Bureau of Investigation
fcc: Federal Communications Commission
fda: Food and Drug Administration
fema: Federal Emergency Management Agency
ftc: Federal Trade Commission
gao: Government Accountability Office
hhs: Department of Health and Human Services; Health and Human Services
hud: Department of Housing and Urban Development
iaea: International Atomic Energy Agency
ice: Immigration and Customs Enforcement; U.S. Immigration and Customs Enforcement
imf: International Monetary Fund
irs: Internal Revenue Service
naacp: National Association for the Advancement of Colored People
nasa: Nasa; National Aeronautics and Space Administration
nato: Nato; North Atlantic Treaty Organization
nbc: NBC News
nfib: National Federation of Independent Business
nhtsa: National Highway Traffic Safety Administration
nih: National Institutes of Health
noaa: National Oceanic and Atmospheric Administration
npr: National Public Radio
nra: National Rifle Association
ntsb: National Transportation Safety Board
oecd: Organisation for Economic Co-operation and Development
omb: Office of Management and Budget
opm: Office of Personnel Management
pbs: PBS News; Public Broadcasting Service
sba: Small Business Administration
tsa: Transportation Security Administration
uaw: United Auto Workers
un: United Nations; U.N.
usaid: U.S. Agency for International Development; Agency for International Development
usda: Department of Agriculture; Agriculture Department; U.S. Department of Agriculture
va: Department of Veterans Affairs; Veterans Affairs; Veterans Affairs Department
wsj: Wall Street Journal
wto: World Trade Organization
"""


_INITIALS: dict[str, str] = {}
for _line in _BODIES.strip().splitlines():
    _own, _, _names = _line.partition(": ")
    _INITIALS |= dict.fromkeys((_own.upper(), *_names.split("; ")), _own.upper())


def initials_of(name: str) -> str:
    """Return the initials, in capitals, of the body that a name or initials mean; else nothing.

    "Va" and "ice" are none.
    """
    return _INITIALS.get(name, "")
