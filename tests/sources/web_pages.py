"""Invented web pages in the shapes of real news sites, each with what is to be read of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.sources.page_parts import (
    ARABIC,
    CHINESE,
    COMMENTS,
    COOKIES,
    FOOTER,
    FRENCH,
    FURNITURE,
    GERMAN,
    JAPANESE,
    NAV,
    NEWSLETTER,
    QUAY,
    RELATED,
    RUSSIAN,
    SCRIPT,
    SHARE,
    SPANISH,
    TREATY,
    TURNS,
    document,
    linked_data,
    meta,
    paragraphs,
)

TITLE = "Harbour reopens after the storm"
URL = "https://coast.example/harbour/reopens"
DAY = date(2024, 3, 14)


@dataclass(frozen=True, slots=True)
class Page:
    """A web page; ``texts`` are its paragraphs in order, ``absent`` must not be among them."""

    name: str
    html: str | bytes
    texts: tuple[str, ...]
    title: str = TITLE
    published: date | None = DAY
    modified: date | None = None
    byline: str = ""
    url: str = ""
    source: str = ""
    said: date | None = None
    absent: tuple[str, ...] = FURNITURE


def _blog() -> Page:
    head = f"<title>{TITLE} - Coast Sample</title>" + meta(
        og__title=TITLE,
        og__site_name="Coast Sample",
        article__published_time="2024-03-14T18:20:00+01:00",
        article__modified_time="2024-03-16T08:00:00+01:00",
        author="Lena Marsh",
    )
    body = f"""{NAV}<div id="primary" class="content-area"><main><article class="post hentry">
    <header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta">
    <span class="byline">By <a rel="author" href="/lena">Lena Marsh</a></span>
    <time class="entry-date" datetime="2024-03-14T18:20:00+01:00">March 14, 2024</time></div>
    </header><div class="entry-content">{paragraphs(QUAY)}<div class="sharedaddy">{SHARE}</div>
    </div></article>{RELATED}{COMMENTS}</main></div>{FOOTER}"""
    return Page(
        "blog",
        document(head + f'<link rel="canonical" href="{URL}">', body),
        QUAY,
        modified=date(2024, 3, 16),
        byline="Lena Marsh",
        url=URL,
        source="Coast Sample",
    )


def _linked_data() -> Page:
    head = f"<title>{TITLE} | Coast</title>" + linked_data(
        headline=TITLE,
        datePublished="2024-03-14T07:00:00Z",
        dateModified="2024-03-15T09:30:00Z",
        author=[{"@type": "Person", "name": "Lena Marsh"}, {"@type": "Person", "name": "Jo Pike"}],
        publisher={"@type": "Organization", "name": "Coast Sample"},
        mainEntityOfPage=URL,
    )
    figure = """<figure><img src="/quay.jpg" alt="The quay"><figcaption>The north quay on Thursday
    morning. Photo: Jo Pike</figcaption></figure>"""
    body = f"""{COOKIES}{NAV}<main><article><h1>{TITLE}</h1>{figure}
    <section class="article-body">{paragraphs(QUAY[:2])}{NEWSLETTER}{paragraphs(QUAY[2:])}</section>
    {SHARE}</article>{RELATED}</main>{FOOTER}{SCRIPT}"""
    return Page(
        "linked-data",
        document(head, body),
        QUAY,  # the picture above the article's own element is not taken for a part of it
        modified=date(2024, 3, 15),
        byline="Lena Marsh, Jo Pike",
        url=URL,
        source="Coast Sample",
    )


def _graph() -> Page:
    head = f"<title>{TITLE}</title>" + linked_data(
        **{
            "@graph": [
                {"@type": "WebSite", "name": "Coast Sample", "dateModified": "2021-01-01"},
                {
                    "@type": ["NewsArticle", "Article"],
                    "headline": TITLE,
                    "datePublished": "2024-03-14",
                    "author": {"name": "Lena Marsh"},
                    "url": URL,
                },
            ]
        }
    )
    body = f"""{NAV}<div class="layout"><div class="column-main"><h1>{TITLE}</h1>
    <div class="story-text">{paragraphs(QUAY)}</div></div><div class="column-side sidebar">
    {RELATED}{NEWSLETTER}</div></div>{FOOTER}"""
    return Page(
        "graph", document(head, body), QUAY, byline="Lena Marsh", url=URL, source="Coast Sample"
    )


def _wire() -> Page:
    title = "Banks of the Line agree on a joint office"
    head = f"<title>{title} — Coast Wire</title>" + meta(
        og__title=title, og__url="https://wire.example/line", og__site_name="Coast Wire"
    )
    body = f"""{NAV}<div class="article"><h1>{title}</h1><p class="timestamp">
    <time datetime="2024-03-06">6 March 2024</time></p>{paragraphs(TREATY)}
    <p class="source-line">(Reporting by a sample desk; editing by another)</p></div>{RELATED}
    {FOOTER}"""
    return Page(
        "wire",
        document(head, body),
        TREATY,
        title,
        date(2024, 3, 6),
        url="https://wire.example/line",
        source="Coast Wire",
    )


def _live_blog() -> Page:
    posts = [
        ("16:40", "Second ferry leaves", QUAY[4]),
        ("15:05", "“I will believe it when I see a pilot”", QUAY[2]),
        ("13:30", "Harbour master: the quay is safe", QUAY[1]),
        ("12:02", "The barrier is lifted", QUAY[0]),
    ]
    entries = "".join(
        f"""<article class="live-post" id="p{n}"><header><time datetime="2024-03-14T{clock}:00">
        {clock}</time><h2>{heading}</h2></header><div class="live-post-body"><p>{text}</p></div>
        </article>"""
        for n, (clock, heading, text) in enumerate(posts)
    )
    head = f"<title>{TITLE}: live</title>" + meta(
        og__title=TITLE, article__published_time="2024-03-14T11:00:00Z"
    )
    body = f"""{NAV}<main class="live-blog"><h1>{TITLE}</h1>{entries}</main>{RELATED}{FOOTER}"""
    texts = tuple(part for _, heading, text in posts for part in (heading, text))
    return Page("live-blog", document(head, body), texts)


def _briefing() -> Page:
    title = "Press Briefing by Press Secretary Judith Arden"
    turns = "".join(f"<p>{name}:  {said}</p>" for name, said in TURNS)
    head = f"<title>{title} | The Office</title>" + meta(
        og__title=title, article__published_time="2024-02-27T20:00:00-05:00"
    )
    body = f"""{NAV}<main id="content"><article class="page"><header class="page-header">
    <h1>{title}</h1><div class="meta"><time datetime="2024-02-27T20:00:00-05:00">February 27, 2024
    </time></div></header><section class="body-content"><p>James Sample Briefing Room</p>
    <p>1:02 P.M. EST</p>{turns}<p>1:20 P.M. EST</p></section></article></main>{FOOTER}"""
    texts = (
        "James Sample Briefing Room",
        "1:02 P.M. EST",
        *(f"{name}: {said}" for name, said in TURNS),
        "1:20 P.M. EST",
    )
    return Page("briefing", document(head, body), texts, title, date(2024, 2, 27))


def _ministry() -> Page:
    title = "Spokesperson Wen Qiao’s regular press conference on March 5, 2024"
    turns = "".join(
        f"<p><strong>{'Sample Daily' if name == 'Q' else 'Wen Qiao'}:</strong> {said}</p>"
        for name, said in TURNS[1:]
    )
    body = f"""<div class="top"><a href="/">Home</a> &gt; <a href="/s">Spokesperson's remarks</a>
    </div><div class="content"><div id="News_Body_Title">{title}</div><div id="News_Body_Time">
    2024-03-05 19:20</div><div id="News_Body_Txt_A">{turns}</div></div><div class="bottom">
    <a href="/map">Site map</a> <a href="/contact">Contact us</a></div>"""
    texts = tuple(f"{'Sample Daily' if n == 'Q' else 'Wen Qiao'}: {said}" for n, said in TURNS[1:])
    return Page(
        "ministry", document(f"<title>{title}</title>", body), texts, title, date(2024, 3, 5)
    )


def _old_tables() -> Page:
    body = f"""<table width="780"><tr><td colspan="2" bgcolor="navy"><font color="white">
    <a href="/">Home</a> | <a href="/news">News</a> | <a href="/links">Links</a></font></td></tr>
    <tr><td width="140" valign="top"><a href="/1">Lighthouse keeper retires</a><br>
    <a href="/2">Tide tables</a><br><a href="/3">Guest book</a></td><td valign="top">
    <font size="5"><b>{TITLE}</b></font><br><font size="1">14 March 2024</font><p>
    {"<p>".join(QUAY)}</td></tr></table>"""
    return Page("old-tables", document(f"<title>{TITLE}</title>", body), QUAY)


def _breaks() -> Page:
    body = f"""{NAV}<div id="wrap"><h1>{TITLE}</h1><div class="date">14.03.2024</div>
    <div class="text">{"<br><br>".join(QUAY)}</div>{SHARE}</div>{FOOTER}"""
    return Page("line-breaks", document(f"<title>{TITLE}</title>", body), QUAY)


def _divs() -> Page:
    inner = "".join(f'<div class="para" data-block="true">{text}</div>' for text in QUAY)
    head = f"<title>{TITLE}</title>" + meta(og__title=TITLE, date="2024-03-14")
    body = f"""{COOKIES}{NAV}<div role="main"><div class="headline"><h1>{TITLE}</h1></div>
    <div class="richtext">{inner}</div></div>{RELATED}{FOOTER}"""
    return Page("divs", document(head, body), QUAY)


def _drupal() -> Page:
    head = f"<title>{TITLE} | Port Authority</title>" + meta(
        **{"dcterms.title": TITLE, "dcterms.date": "2024-03-14T10:00+01:00"}
    )
    body = f"""<a href="#main" class="visually-hidden">Skip to main content</a>{NAV}
    <div class="region region-content"><h1 class="page-title">{TITLE}</h1>
    <div class="node node--type-press-release"><div class="field field--name-field-date">
    <div class="field__item"><time datetime="2024-03-14T12:00:00Z">14 March 2024</time></div></div>
    <div class="field field--name-body"><div class="field__item">{paragraphs(QUAY)}</div></div>
    <div class="field field--name-field-contact"><p>Press office: press@port.example</p></div></div>
    </div>{FOOTER}"""
    return Page("drupal", document(head, body), QUAY)


def _microdata() -> Page:
    body = f"""{NAV}<div itemscope itemtype="https://schema.org/NewsArticle">
    <h1 itemprop="headline">{TITLE}</h1><span itemprop="author" itemscope
    itemtype="https://schema.org/Person"><span itemprop="name">Lena Marsh</span></span>
    <meta itemprop="datePublished" content="2024-03-14"><meta itemprop="dateModified"
    content="2024-03-15"><div itemprop="articleBody">{paragraphs(QUAY)}</div></div>
    {RELATED}{FOOTER}"""
    return Page(
        "microdata",
        document(f"<title>{TITLE} – Coast</title>", body),
        QUAY,
        modified=date(2024, 3, 15),
        byline="Lena Marsh",
    )


def _nested_sections() -> Page:
    parts = "".join(
        f'<div class="s{n}"><section><div><p class="graf">{text}</p></div></section></div>'
        for n, text in enumerate(QUAY)
    )
    head = f"<title>{TITLE}</title>" + meta(og__title=TITLE, author="Lena Marsh")
    body = f"""<div id="root"><div><nav><a href="/in">Sign in</a><a href="/go">Get started</a></nav>
    </div><article><div><section><h1>{TITLE}</h1><div><a href="/@lena">Lena Marsh</a> ·
    <span>Mar 14, 2024</span> · <span>4 min read</span></div></section>{parts}</article></div>
    {FOOTER}"""
    return Page("nested-sections", document(head, body), QUAY, byline="Lena Marsh")


def _newsletter() -> Page:
    head = f"<title>{TITLE}</title>" + linked_data(
        headline=TITLE, datePublished="2024-03-14T06:00:00+00:00", author={"name": "Lena Marsh"}
    )
    box = '<div class="subscribe-widget"><p>Thanks for reading! Subscribe for free.</p></div>'
    body = f"""<div class="main-menu"><a href="/">The Morning Tide</a></div><article
    class="newsletter-post post"><h1 class="post-title">{TITLE}</h1><div class="available-content">
    <div class="body markup">{paragraphs(QUAY[:3])}{box}{paragraphs(QUAY[3:])}</div></div></article>
    {COMMENTS}{FOOTER}"""
    return Page(
        "newsletter",
        document(head, body),
        QUAY,
        byline="Lena Marsh",
        absent=(*FURNITURE, "Thanks for reading"),
    )


def _quotations() -> Page:
    quoted = "Nobody gave up an inch of water today, and nobody had to. We gave up a year of sleep."
    tweet = f"""<blockquote class="twitter-tweet"><p lang="en">{QUAY[4]}</p>— Port Authority
    (@portellery) <a href="https://birds.example/1">March 14, 2024</a></blockquote>
    <script async src="https://birds.example/widgets.js"></script>"""
    body = f"""{NAV}<article><h1>{TITLE}</h1><div class="article-content">{paragraphs(QUAY[:2])}
    <blockquote><p>{quoted}</p></blockquote>{paragraphs(QUAY[2:4])}{tweet}</div></article>{FOOTER}"""
    return Page(
        "quotations",
        document(f"<title>{TITLE}</title>" + meta(date="2024-03-14"), body),
        (*QUAY[:2], quoted, *QUAY[2:4], QUAY[4], "Port Authority (@portellery)"),
        absent=(*FURNITURE, "widgets.js"),
    )


def _lists() -> Page:
    points = tuple(f"{n} metres of rope, chain and cable for berth {n}" for n in range(40, 46))
    items = "".join(f"<li>{point}</li>" for point in points)
    body = f"""{NAV}<main><article><h1>{TITLE}</h1><div class="body">{paragraphs(QUAY[:2])}
    <h2>What the port has bought</h2><ul>{items}</ul>{paragraphs(QUAY[3:])}</div></article></main>
    {RELATED}{FOOTER}"""
    return Page(
        "lists",
        document(f"<title>{TITLE}</title>" + meta(date="2024-03-14"), body),
        (*QUAY[:2], "What the port has bought", *points, *QUAY[3:]),
    )


def _figures_table() -> Page:
    rows = (
        ("Berth", "Depth", "Ferries"),
        ("North quay", "6.2 m", "14"),
        ("Old pier", "3.9 m", "5"),
    )
    described = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    body = f"""{NAV}<main><article><h1>{TITLE}</h1><div class="content">{paragraphs(QUAY[:3])}
    <table class="figures"><caption>Berths after the repairs</caption>{cells}</table>
    {paragraphs(QUAY[3:])}</div></article></main>{FOOTER}"""
    texts = (*QUAY[:3], *(" ".join(row) for row in rows), *QUAY[3:])
    return Page("table", document(described, body), texts)


def _interview() -> Page:
    asked = ("Were you afraid that night?", "What would you do differently?")
    answered = (
        "No. I was too wet to be afraid. The pontoons went one after the other, like a book that "
        "somebody shuts, and then there was nothing left to look after until the morning.",
        "I would have sent the crews home an hour earlier. Nobody was hurt, but that was luck, and "
        "a harbour should not be run on luck, whatever the budget says.",
    )
    parts = "".join(f"<p><b>{q}</b></p><p>{a}</p>" for q, a in zip(asked, answered, strict=True))
    title = "“I was too wet to be afraid”"
    body = f"""{NAV}<article><h1>{title}</h1><p class="lead">{QUAY[0]}</p>{parts}</article>{RELATED}
    {FOOTER}"""
    texts = (QUAY[0], *(t for pair in zip(asked, answered, strict=True) for t in pair))
    head = f"<title>{title}</title>" + meta(date="2024-03-14", og__title=title)
    return Page("interview", document(head, body), texts, title)


def _aside() -> Page:
    box = """<aside class="infobox"><h4>The port in figures</h4><p>Berths: 9.</p></aside>
    <div class="inline-related"><p>Read also: <a href="/b">Why the herring</a></p></div>"""
    body = f"""{NAV}<article><h1>{TITLE}</h1>{paragraphs(QUAY[:3])}{box}{paragraphs(QUAY[3:])}
    </article>{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    return Page("aside", document(head, body), QUAY, absent=(*FURNITURE, "Why the herring"))


def _gallery() -> Page:
    captions = tuple(f"Picture {n}: the quay seen from the mole at dawn" for n in range(1, 5))
    figures = "".join(
        f'<figure><img src="/{n}.jpg" alt=""><figcaption>{c}</figcaption></figure>'
        for n, c in enumerate(captions)
    )
    body = f"""{NAV}<main><article><h1>{TITLE}</h1>{paragraphs(QUAY[:3])}{figures}</article></main>
    {RELATED}{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    return Page("gallery", document(head, body), (*QUAY[:3], *captions))


def _short() -> Page:
    body = f"""{NAV}<main><article><h1>{TITLE}</h1><p>{QUAY[0]}</p></article>{RELATED}</main>
    {NEWSLETTER}{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    return Page("short", document(head, body), QUAY[:1])


def _bare() -> Page:
    html = f"<html><body><h1>{TITLE}</h1>{paragraphs(QUAY)}</body></html>"
    return Page("bare", html, QUAY, published=None)


def _teasers() -> Page:
    teasers = "".join(
        f'<article class="teaser"><h3><a href="/{n}">A story about a boat {n}</a></h3>'
        f"<p>Somebody sailed boat {n} around the cape and came back with a beard.</p></article>"
        for n in range(6)
    )
    body = f"""{NAV}<main><article class="full"><h1>{TITLE}</h1>{paragraphs(QUAY)}</article>
    <div class="more-stories">{teasers}</div></main>{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    return Page("teasers", document(head, body), QUAY, absent=(*FURNITURE, "with a beard"))


def _cp1252() -> Page:
    title = "Passerelle rouverte à midi"
    html = f"""<html lang="fr"><head><meta http-equiv="Content-Type" content="text/html;
    charset=windows-1252"><title>{title}</title></head><body><h1>{title}</h1>
    <p class="date">14 mars 2024</p>{paragraphs(FRENCH)}</body></html>"""
    return Page("cp1252", html.encode("cp1252"), FRENCH, title)


def _cp1251() -> Page:
    title = "Причал снова открыт"
    html = f"""<html lang="ru"><head><meta charset="windows-1251"><title>{title}</title></head>
    <body><div class="menu"><a href="/">Главная</a></div><h1>{title}</h1><time
    datetime="2024-03-14">14 марта 2024</time>{paragraphs(RUSSIAN)}</body></html>"""
    return Page("cp1251", html.encode("cp1251"), RUSSIAN, title)


def _corrected() -> Page:
    shown = (
        "The port authority expects the repairs to cost <s>4.2</s> [2.4] million crowns, of which "
        "the state pays a third; the rest comes from the owners of the ships."
    )
    note = "Correction, March 15: An earlier version of this article misstated the cost."
    body = f"""{NAV}<article><h1>{TITLE}</h1>{paragraphs(QUAY[:3])}<p>{shown}</p>
    <p class="correction"><em>{note}</em></p></article>{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    texts = (*QUAY[:3], shown.replace("<s>", "").replace("</s>", ""), note)
    return Page("corrected", document(head, body), texts)


def _release() -> Page:
    body = f"""{NAV}<main class="press-release"><p>FOR IMMEDIATE RELEASE</p><h1>{TITLE}</h1>
    <p>14 March 2024</p>{paragraphs(QUAY)}<p>###</p><p>Media contact: Jo Pike, +00 555 0100</p>
    </main>{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(og__title=TITLE)
    return Page("release", document(head, body), QUAY)


def _opinion() -> Page:
    bio = "Lena Marsh has written about harbours since 2009."
    body = f"""{NAV}<article class="opinion"><h1>{TITLE}</h1><p class="byline">By Lena Marsh</p>
    <div class="article__body">{paragraphs(QUAY)}</div><div class="author-bio"><p>{bio}</p></div>
    </article>{SHARE}{COMMENTS}{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(author="Lena Marsh", date="2024-03-14")
    return Page("opinion", document(head, body), QUAY, byline="Lena Marsh")


def _broken() -> Page:
    open_ended = "\n<p>".join(QUAY)
    html = f"""<html><head><title>{TITLE}</title><meta name=date content=2024-03-14></head><body>
    <div class=nav><a href=/>Home</a><a href=/x>Tide tables</a></div><div class=content>
    <h1>{TITLE}<p>{open_ended}</div></b></i></table></div>"""
    return Page("broken", html, QUAY)


def _printed() -> Page:
    text = "\n\n".join(QUAY)
    body = f"<h1>{TITLE}</h1><pre>{text}</pre><a href='javascript:print()'>Print this page</a>"
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    return Page("pre", document(head, body), QUAY)


def _video() -> Page:
    turns = "".join(
        f'<p><span class="ts">00:0{n}</span> <b>{who}:</b> {said}</p>'
        for n, (who, said) in enumerate(TURNS)
    )
    body = f"""{NAV}<main><h1>{TITLE}</h1><div class="player"><video src="/v.mp4"></video>
    <button>Play</button></div><p>{QUAY[0]}</p><section class="transcript"><h2>Transcript</h2>
    {turns}</section></main>{RELATED}{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    texts = (QUAY[0], *(f"{who}: {said}" for who, said in TURNS))
    return Page("video", document(head, body), texts)


def _amp() -> Page:
    head = f"""<title>{TITLE}</title><link rel="canonical" href="{URL}">
    <style amp-custom>body{{color:#111}}</style>""" + linked_data(
        headline=TITLE, datePublished="2024-03-14T07:00:00Z"
    )
    body = f"""<amp-sidebar id="sidebar"><ul><li>Become a member</li></ul></amp-sidebar>
    <amp-analytics></amp-analytics><article class="amp-article"><h1>{TITLE}</h1>
    <amp-img src="/q.jpg" width="1" height="1"></amp-img>{paragraphs(QUAY)}<amp-ad></amp-ad>
    </article>{FOOTER}"""
    return Page("amp", document(head, body), QUAY, url=URL, source="coast.example")


def _in(language: str, title: str, texts: tuple[str, ...], name: str, more: str = "") -> Page:
    head = f"<title>{title}</title>" + meta(
        og__title=title, article__published_time="2024-03-14T09:00:00Z"
    )
    body = f"""<nav><a href="/">{more or "Home"}</a></nav><main><article><h1>{title}</h1>
    {paragraphs(texts)}</article></main>{FOOTER}"""
    return Page(name, document(head, body, language), texts, title)


def _notes() -> Page:
    marked = QUAY[3] + "<sup>1</sup>"
    note = "1. Port authority, budget for 2024, page 12."
    body = f"""{NAV}<article><h1>{TITLE}</h1>{paragraphs((*QUAY[:3], marked))}
    <div class="footnotes"><p>{note}</p></div></article>{FOOTER}"""
    head = f"<title>{TITLE}</title>" + meta(date="2024-03-14")
    return Page("notes", document(head, body), (*QUAY[:3], QUAY[3], note))


def pages() -> tuple[Page, ...]:
    """All of them."""
    return (
        _blog(), _linked_data(), _graph(), _wire(), _live_blog(), _briefing(), _ministry(),
        _old_tables(), _breaks(), _divs(), _drupal(), _microdata(), _nested_sections(),
        _newsletter(), _quotations(), _lists(), _figures_table(), _interview(), _aside(),
        _gallery(), _short(), _bare(), _teasers(), _cp1252(), _cp1251(), _corrected(), _release(),
        _opinion(), _broken(), _printed(), _video(), _amp(), _notes(),
        _in("fr", "La passerelle a rouvert", FRENCH, "french", "Accueil"),
        _in("de", "Der Nordkai ist wieder offen", GERMAN, "german", "Startseite"),
        _in("es", "El muelle norte vuelve a abrir", SPANISH, "spanish", "Portada"),
        _in("ru", "Причал снова открыт", RUSSIAN, "russian", "Главная"),
        _in("zh", "埃勒里港北码头重新开放", CHINESE, "chinese", "首页"),
        _in("ar", "إعادة فتح الرصيف الشمالي", ARABIC, "arabic", "الرئيسية"),
        _in("ja", "北岸壁が再開", JAPANESE, "japanese", "ホーム"),
    )  # fmt: skip
