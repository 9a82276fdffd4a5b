"""Verbs of saying and words for "according to" of other languages than English.

Each form stands under the English verb that it is taken for, so that rules and model know it: the
third person, present, past and participle, as news prints it. What is also an English word, or a
name, is left out: "dice", "die", "conte".
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

_VERBS = """
de say: sagt sagte gesagt sagten meint meinte meinten spricht sprach
de tell: erzählt erzählte berichtet berichtete berichteten mitteilte teilte
de add: ergänzte ergänzt hinzufügte fügte
de write: schreibt schrieb schrieben twitterte
de ask: fragt fragte gefragt fragten
de explain: erklärt erklärte erklärten erläuterte erläutert begründete
de state: betont betonte unterstrich äußerte äußert verlautbarte
de warn: warnt warnte warnten mahnte mahnt
de argue: argumentierte argumentiert behauptete behauptet
de declare: verkündete verkündet
de reply: antwortete antwortet entgegnete erwiderte
de insist: beharrte bekräftigte bekräftigt versicherte versichert
de criticize: kritisierte kritisiert bemängelte klagte beklagte forderte fordert
fr say: déclaré déclare déclarait affirmé affirme indiqué indique estimé estime dit-il dit-elle
fr say: jugé jugeait souligné souligne assuré expliquait affirmait estimait indiquait
fr tell: raconté raconte racontait confié confie
fr add: ajouté ajoute ajoutait
fr write: écrit écrivait écrivit tweeté
fr ask: demandé demande demandait interrogé
fr explain: expliqué explique précisé précise précisait
fr warn: averti avertit prévenu prévient
fr reply: répondu répond répondait rétorqué rétorque répliqué réplique
fr insist: insisté insiste martelé martèle
fr declare: annoncé annonce proclamé lancé
fr criticize: dénoncé dénonce regretté regrette déploré déplore critiqué
es say: dijo dijeron decía señaló señala señalaron indicó indica aseguró asegura afirmó afirma
es say: manifestó manifiesta expresó expresa sostuvo sostiene comentó comenta opinó opina apuntó
es tell: contó relató relata informó informa
es add: añadió añade agregó agrega
es write: escribió escribe tuiteó
es ask: preguntó pregunta cuestionó
es explain: explicó explica detalló detalla precisó precisa aclaró aclara
es warn: advirtió advierte alertó alerta
es reply: respondió responde contestó contesta replicó
es insist: insistió insiste subrayó subraya recalcó recalca destacó reiteró reitera
es declare: declaró declararon anunció anuncia proclamó
es criticize: denunció denuncia lamentó lamenta criticó critica
it say: detto disse affermato afferma affermò dichiarato dichiara dichiarò sostenuto sostiene
it say: osservato osserva commentato commenta sottolineato sottolinea
it tell: raccontato racconta raccontò riferito riferisce
it add: aggiunto aggiunge aggiunse
it write: scritto scrive scrisse
it ask: chiesto chiede chiese domandato
it explain: spiegato spiega spiegò precisato chiarito
it warn: avvertito avverte ammonito
it reply: risposto risponde rispose replicato
it insist: insistito insiste ribadito ribadisce assicurato
it declare: annunciato annuncia
it criticize: denunciato criticato lamentato
pt say: disse disseram afirmou afirma afirmaram indicou referiu considerou sublinhou salientou
pt tell: contou relatou informou
pt add: acrescentou acrescenta
pt write: escreveu
pt ask: perguntou pergunta questionou
pt explain: explicou esclareceu
pt warn: alertou avisou advertiu
pt reply: respondeu retorquiu
pt insist: insistiu reiterou garantiu assegurou
pt declare: declarou anunciou
pt criticize: criticou lamentou denunciou
nl say: zegt zei zeiden gezegd stelde stelt meende vindt vond
nl tell: vertelde vertelt verteld meldde meldt
nl add: voegde vulde
nl write: schreef schrijft twitterde
nl ask: vroeg vraagt vroegen
nl explain: verklaarde verklaart legde benadrukte benadrukt
nl warn: waarschuwde waarschuwt
nl reply: antwoordde antwoordt reageerde reageert
nl insist: verzekerde bevestigde
nl criticize: klaagde bekritiseerde
pl say: powiedział powiedziała powiedzieli mówi mówił mówiła stwierdził stwierdziła oświadczył
pl say: oświadczyła ocenił oceniła zauważył zauważyła zaznaczył zaznaczyła
pl tell: opowiedział opowiedziała poinformował poinformowała przekazał przekazała
pl add: dodał dodała dodaje
pl write: napisał napisała
pl ask: zapytał zapytała pytał pytała
pl explain: wyjaśnił wyjaśniła tłumaczył tłumaczyła
pl warn: ostrzegł ostrzegła ostrzegał
pl reply: odpowiedział odpowiedziała odparł odparła
pl insist: podkreślił podkreśliła zapewnił zapewniła
pl declare: ogłosił ogłosiła zapowiedział zapowiedziała
pl criticize: skrytykował skrytykowała
uk say: сказав сказала сказали каже говорить говорив говорила заявив заявила зазначив зазначила
uk tell: розповів розповіла повідомив повідомила
uk add: додав додала додає
uk write: написав написала пише
uk ask: запитав запитала спитав спитала
uk explain: пояснив пояснила
uk warn: попередив попередила застеріг застерегла
uk reply: відповів відповіла
uk insist: наголосив наголосила підкреслив підкреслила запевнив запевнила
uk declare: оголосив оголосила
ru say: сказал сказала сказали говорит говорил говорила заявил заявила отметил отметила
ru tell: рассказал рассказала сообщил сообщила
ru add: добавил добавила
ru write: написал написала пишет
ru ask: спросил спросила
ru explain: пояснил пояснила объяснил объяснила уточнил уточнила
ru warn: предупредил предупредила
ru reply: ответил ответила
ru insist: подчеркнул подчеркнула заверил заверила
ru declare: объявил объявила
"""


def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _VERBS.strip().splitlines():
        head, _, forms = line.partition(":")
        base = head.split()[1]
        for form in forms.split():
            found.setdefault(form, base)
    return found


VERBS: dict[str, str] = _forms()
"""Every form → the English verb that it is taken for."""

ACCORDING = frozenset("laut zufolge selon según segundo volgens według zdaniem".split())
"""One word for "according to", with who said it behind it: "laut Karl Birk"."""

HELPERS = frozenset("a ha hat ont han hanno haben heeft hebben avait había aveva hatte".split())
"""What stands between a subject and a participle: "Birk a déclaré"."""

NO_NAMES = ACCORDING | frozenset(
    """
    wir ich und auch für nach nous mais dans après nosotros pero tras ayer hoy gli ieri oggi dopo
    montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute
    secondo ontem hoje het een wij maar voor dla але також після после что
    """.split()
)
"""Small words that are capitalised at the beginning of a sentence and never begin a name."""
