"""What the invented web pages are put together from: texts, navigation, furniture."""

from __future__ import annotations

import json

QUAY = (
    "The north quay of Port Ellery opened again on Thursday, nine days after a storm tore two "
    "pontoons from their piles and left the ferry to the islands without a berth.",
    "“The quay is safe, and the boats may come home,” said Ines Calloway, the harbour master, who "
    "had walked the length of it with two engineers before breakfast.",
    "Fishermen on the slip were less sure. “I will believe it when I see a pilot,” Tom Reave said, "
    "coiling a rope that he had bought in the week before the storm.",
    "The port authority expects the repairs to cost 2.4 million crowns, of which the state pays a "
    "third. The rest comes out of a fund that ship owners have paid into since 2016.",
    "A second pontoon is to follow in May. Until then the larger ferries go on calling at the old "
    "pier, where the depth at low water does not allow more than one of them at a time.",
)
TREATY = (
    "BRENN, March 6 (Coast Wire) — Negotiators from both banks of the Line agreed on Wednesday to "
    "open a joint office that will watch over the river treaty of last autumn.",
    "The office begins with eleven people, five from each side and a chairwoman from neither, its "
    "statutes say. Its first report is due before the spring floods.",
    "“Nobody gave up an inch of water today, and nobody had to,” the chief negotiator of the "
    "eastern bank, Pavel Orsa, told reporters on the steps of the customs house.",
    "His counterpart, Mirela Dahn, called the office “a place to quarrel indoors”. She added that "
    "the gauges on both banks would from now on be read by the same people.",
    "Under the treaty each side may take no more than 40 cubic metres a second between June and "
    "September, measured at the old bridge.",
)
TURNS = (
    ("MS. ARDEN", "Good afternoon, everyone. I have one announcement, and then I will take your "
     "questions. The winter timetable of the ferries stays in force for two more weeks."),
    ("Q", "Does that mean that there will be no night boat at Easter, as the islanders had asked?"),
    ("MS. ARDEN", "There will be one night boat on Saturday and none on Sunday. We have told the "
     "islanders so, and we have told them why: the crews have to sleep at some time."),
    ("Q", "And who pays for the guests who are stranded in the meantime on the mainland side?"),
    ("MS. ARDEN", "Nobody is stranded. (Laughter.) The bridge is open, and the bus that goes over "
     "it is free for everybody who holds a ticket of the ferry company."),
)  # fmt: skip
FRENCH = (
    "La passerelle sur la Line a rouvert jeudi, neuf jours après la tempête qui avait emporté deux "
    "de ses piles et coupé le hameau du Gué du reste de la commune.",
    "« La passerelle est sûre, et les enfants peuvent reprendre le chemin de l’école », a déclaré "
    "Inès Calvet, la maire, qui l’avait traversée à pied avec deux ingénieurs.",
    "Les travaux ont coûté 240 000 couronnes, dont un tiers à la charge de l’État. Le reste vient "
    "d’un fonds que les communes riveraines alimentent depuis 2016.",
)
GERMAN = (
    "Der Nordkai von Port Ellery ist seit Donnerstag wieder offen, neun Tage nachdem ein Sturm "
    "zwei Pontons von den Pfählen gerissen und die Inselfähre ohne Liegeplatz gelassen hatte.",
    "„Der Kai ist sicher, und die Boote dürfen nach Hause kommen“, sagte Ines Calloway, die "
    "Hafenmeisterin, die ihn mit zwei Ingenieuren abgegangen war.",
    "Die Hafenbehörde rechnet mit Kosten von 2,4 Millionen Kronen, von denen der Staat ein Drittel "
    "trägt. Der Rest stammt aus einem Fonds der Reeder.",
)
SPANISH = (
    "El muelle norte de Puerto Ellery volvió a abrir el jueves, nueve días después de que un "
    "temporal arrancara dos pontones y dejara sin atraque al transbordador de las islas.",
    "«El muelle es seguro y los barcos pueden volver a casa», dijo Inés Calloway, la capitana del "
    "puerto, que lo recorrió con dos ingenieros antes del desayuno.",
    "La autoridad portuaria calcula que las obras costarán 2,4 millones de coronas, de las que el "
    "Estado pagará un tercio; el resto sale de un fondo de los armadores.",
)
RUSSIAN = (
    "Северный причал Порт-Эллери снова открыт с четверга, спустя девять дней после шторма, который "
    "сорвал два понтона и оставил островной паром без стоянки.",
    "«Причал безопасен, и лодки могут возвращаться домой», — сказала капитан порта Инес Каллоуэй, "
    "обошедшая его вместе с двумя инженерами.",
    "Ремонт обойдётся в 2,4 миллиона крон, треть из которых заплатит государство. Остальное "
    "возьмут из фонда судовладельцев, созданного в 2016 году.",
)
CHINESE = (
    "埃勒里港北码头星期四重新开放。九天前的一场风暴把两座浮桥从桩上卷走，前往各岛的渡轮一度无处停靠。",
    "“码头是安全的，船只可以回家了。”港务长伊内斯·卡洛韦说。当天早饭之前，她同两名工程师一起走完了整座码头。",
    "港务局预计维修费用为二百四十万克朗，其中三分之一由国家承担，其余部分出自船主自二〇一六年以来缴纳的基金。",
)
ARABIC = (
    "أعيد يوم الخميس فتح الرصيف الشمالي لميناء إيليري بعد تسعة أيام من عاصفة اقتلعت جسرين عائمين "
    "وتركت عبّارة الجزر بلا مرسى.",
    "وقالت إيناس كالواي، مديرة الميناء، التي قطعت الرصيف سيرا مع مهندسين قبل الفطور: «الرصيف آمن، "
    "ويمكن للقوارب أن تعود إلى ديارها».",
    "وتتوقع سلطة الميناء أن تبلغ كلفة الإصلاح مليونين وأربعمئة ألف كرونة، تدفع الدولة ثلثها ويأتي "
    "الباقي من صندوق لأصحاب السفن.",
)
JAPANESE = (
    "ポート・エレリーの北岸壁が木曜日に再開した。九日前の嵐で浮桟橋二基が流され、島へ渡るフェリーは着く場所を失っていた。",
    "「岸壁は安全です。船は帰ってきて構いません」と港長のイネス・キャロウェイ氏は語った。朝食の前に技師二人と岸壁を歩き通したという。",
    "港湾局は修理費を二百四十万クローネと見込み、三分の一を国が負担する。残りは船主が二〇一六年から積み立てた基金から出る。",
)

NAV = """<header class="site-header"><a class="logo" href="/"><img src="/l.svg" alt="Logo"></a>
<nav id="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li>
<li><a href="/islands">Islands</a></li><li><a href="/weather">Tide tables</a></li>
<li><a href="/subscribe">Become a member</a></li></ul></nav></header>"""
FOOTER = """<footer class="site-footer"><p>© 2024 Coast Sample. All rights reserved.</p><ul>
<li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy policy</a></li>
<li><a href="/terms">Terms of use</a></li></ul></footer>"""
SHARE = """<div class="share-buttons"><span>Share this story</span><a href="#">Facebook</a>
<a href="#">WhatsApp</a><a href="#">Copy link</a></div>"""
RELATED = """<section class="related-articles"><h3>More from the coast</h3><ul>
<li><a href="/a">Lighthouse keeper retires after forty years on the rock</a></li>
<li><a href="/b">Why the herring came late, and what the cannery did</a></li>
<li><a href="/c">Seven walks along the dyke that need no car</a></li></ul></section>"""
COOKIES = """<div id="cookie-consent" class="cookie-banner" role="dialog"><p>We use cookies to
measure how our pages are read.</p><button>Accept all</button><button>Settings</button></div>"""
NEWSLETTER = """<aside class="newsletter-signup"><h4>The Morning Tide</h4><p>Our newsletter, every
weekday at six. Enter your address to subscribe.</p><form><input type="email">
<button>Sign up</button></form></aside>"""
COMMENTS = """<div id="comments" class="comments-area"><h3>2 comments</h3><ol class="comment-list">
<li class="comment"><p>My uncle built that pontoon in 1987 and said it would not last.</p></li>
<li class="comment"><p>Typical. The old pier never needed any of this.</p></li></ol>
<form class="comment-form"><p>Leave a reply</p></form></div>"""
SCRIPT = '<script>window.dataLayer=window.dataLayer||[];track("pageview & <b>more</b>");</script>'
# What none of the pages may show.
FURNITURE = (
    "Become a member",
    "All rights reserved",
    "Share this story",
    "Lighthouse keeper retires",
    "Accept all",
    "We use cookies",
    "The Morning Tide",
    "My uncle built",
    "dataLayer",
)


def paragraphs(texts: tuple[str, ...]) -> str:
    """Each text as a paragraph of HTML."""
    return "\n".join(f"<p>{text}</p>" for text in texts)


def linked_data(**fields: object) -> str:
    """Fields as JSON-LD of a news article."""
    described = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(described)}</script>'


def meta(**fields: str) -> str:
    """Fields as meta elements; ``og__title`` is the property ``og:title``."""
    return "".join(
        f'<meta {"property" if "__" in name else "name"}="{name.replace("__", ":")}" '
        f'content="{value}">'
        for name, value in fields.items()
    )


def document(head: str, body: str, language: str = "en") -> str:
    """A whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">{head}</head>\n'
        f"<body>{body}</body></html>\n"
    )
