"""Make 150 invented web pages: fifteen shapes of news sites' markup, ten articles in each.

The markup follows that of content systems and large sites (class names, nesting, where furniture
stands); every word of text is invented here. They are harder than the pages of the tests: teasers
and comments are whole sentences, boxes stand between the paragraphs of an article, cards within its
sentences, and what a page says of its title, day and author has what such pages add to it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

SITE, HOST = "Coast Courier", "courier.example"
ARTICLES = 10
_NOUNS = (
    *("harbour", "council", "ferry", "budget", "bridge", "hospital", "school", "river", "court"),
    *("factory", "union", "museum", "airport", "forest", "market", "railway", "stadium", "library"),
)
_ADJECTIVES = (
    *("northern", "old", "closed", "regional", "costly", "long-awaited", "small", "disputed"),
    *("temporary", "flooded", "public", "private", "wooden", "busy", "empty", "unfinished"),
)
_VERBS = (
    *("delayed", "repaired", "replaced", "inspected", "refused", "opened", "sold", "surveyed"),
    *("financed", "postponed", "rebuilt", "defended", "abandoned", "extended", "examined"),
)
_PLACES = ("Port Ellery", "Brenn", "Samwick", "Upper Tolland", "Marrow Bay", "Ostwick", "Dell")
_FIRST = ("Ines", "Tom", "Lena", "Jo", "Ruth", "Piet", "Amara", "Viktor", "Nadia", "Owen")
_LAST = ("Calloway", "Reave", "Marsh", "Pike", "Arden", "Holt", "Moss", "Okoro", "Lind", "Farr")
_ROLES = ("harbour master", "mayor", "engineer", "union secretary", "head teacher", "judge")


@dataclass(slots=True)
class Shape:
    """A page: ``texts`` are its paragraphs in order, ``leaks`` what must not be shown."""

    name: str
    html: str
    texts: tuple[str, ...]
    title: str
    byline: str
    published: date
    leaks: tuple[str, ...]


@dataclass(slots=True)
class _Story:
    """An invented article with what stands around it."""

    chance: random.Random
    title: str = ""
    author: str = ""
    day: date = date(2024, 1, 1)
    body: list[tuple[str, str]] = field(default_factory=list)  # kind and HTML of each block
    texts: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)


def _sentence(chance: random.Random, least: int = 2) -> str:
    """A sentence that no other of these pages has."""
    parts = [
        f"the {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} of {chance.choice(_PLACES)}"
        f" {chance.choice(_VERBS)} {chance.randrange(2, 900)} {chance.choice(_NOUNS)}s"
        for _ in range(chance.randint(least, least + 1))
    ]
    joint = chance.choice((" while ", ", and ", " because ", " after "))
    text = joint.join(parts)
    return text[0].upper() + text[1:]


def _paragraph(chance: random.Random) -> str:
    kind = chance.randrange(6)
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    if kind == 0:
        return f"“{_sentence(chance)},” said {name}, the {chance.choice(_ROLES)}."
    if kind == 1:
        return f"“{_sentence(chance, 1)}.”"
    return ". ".join(_sentence(chance) for _ in range(chance.randint(1, 3))) + "."


def _story(seed: int) -> _Story:
    chance = random.Random(seed)
    title = _sentence(chance, 1).split(" and ")[0]
    author = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    story = _Story(chance, title, author, date(2024, 1, 1) + timedelta(chance.randrange(300)))
    count = chance.randint(5, 14)
    special = {chance.randrange(2, count): kind for kind in chance.sample(_SPECIAL, 3)}
    for number in range(count):
        if kind := special.get(number):
            kind(story)
        text = _paragraph(chance)
        story.body.append(("p", _styled(chance, text)))
        story.texts.append(text)
    return story


def _styled(chance: random.Random, text: str) -> str:
    """The paragraph with a link or bold words in it, now and then."""
    words = text.split(" ")
    if len(words) > 9 and chance.random() < 0.4:
        at = chance.randrange(2, len(words) - 3)
        linked = " ".join(words[at : at + 2])
        words[at : at + 2] = [f'<a href="/topic/{at}">{linked}</a>']
    elif len(words) > 9 and chance.random() < 0.2:
        words[3] = f"<strong>{words[3]}</strong>"
    return " ".join(words)


def _heading(story: _Story) -> None:
    text = f"What the {story.chance.choice(_NOUNS)} costs"
    story.body.append(("h2", text))
    story.texts.append(text)


def _list(story: _Story) -> None:
    items = [_sentence(story.chance, 1) for _ in range(3)]
    story.body.append(("html", f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"))
    story.texts += items


def _quotation(story: _Story) -> None:
    text = f"{_sentence(story.chance)}."
    story.body.append(("html", f"<blockquote><p>{text}</p></blockquote>"))
    story.texts.append(text)


def _data_table(story: _Story) -> None:
    rows = [
        (place, str(story.chance.randrange(100, 999)), str(story.chance.randrange(100, 999)))
        for place in ("Place", *story.chance.sample(_PLACES, 3))
    ]
    cell = story.chance.choice(("<td>{}</td>", "<td><p>{}</p></td>"))
    lines = ("<tr>" + "".join(cell.format(one) for one in row) + "</tr>" for row in rows)
    story.body.append(("html", f"<table class='data'><tbody>{''.join(lines)}</tbody></table>"))
    story.texts += [" ".join(row) for row in rows]


def _placing_table(story: _Story) -> None:
    text = f"{_sentence(story.chance)}."
    story.body.append(("html", f"<table width='100%'><tr><td>{text}</td></tr></table>"))
    story.texts.append(text)


def _picture(story: _Story) -> None:
    text = f"The {story.chance.choice(_NOUNS)} at {story.chance.choice(_PLACES)} on Sunday."
    picture = "<picture><source srcset='/p.webp'><img src='/p.jpg' alt=''></picture>"
    story.body.append(("html", f"<figure>{picture}<figcaption>{text}</figcaption></figure>"))
    story.texts.append(text)


def _card(story: _Story) -> None:
    """A sentence with what a site shows over one of its names."""
    name = f"{story.chance.choice(_FIRST)} {story.chance.choice(_LAST)}"
    shown = f"{name} has led the {story.chance.choice(_NOUNS)} since 2011."
    card = story.chance.choice(
        (
            "<span class='tooltip-content' role='tooltip'>{}</span>",
            "<span class='hovercard' style='display:none'>{}</span>",
            "<div class='popover person-card' hidden><p>{}</p></div>",
            "<span class='profile-card'><b>{}</b></span>",
        )
    ).format(shown)
    rest = f"{_sentence(story.chance)}."
    story.body.append(("p", f"Said <a href='/people/1'>{name}</a>{card}, before a vote: {rest}"))
    story.texts.append(f"Said {name}, before a vote: {rest}")
    story.leaks.append(shown)


def _letter(story: _Story) -> None:
    text = f"Get the {SITE} briefing in your inbox every morning."
    box = story.chance.choice(
        (
            f"<aside class='newsletter-inline'><h3>The Tide</h3><p>{text}</p><form><input></form>"
            "</aside>",
            f"<div class='email-capture' data-name='sign'><p>{text}</p><button>Go</button></div>",
            f"<p><em>{text}</em></p>",
            f"<div class='c-box'><p>{text}</p><label>Email <input type='email'></label></div>",
        )
    )
    story.body.append(("html", box))
    story.leaks.append(text)


def _app(story: _Story) -> None:
    text = f"Download the {SITE} app for breaking news alerts"
    story.body.append(("html", f"<p class='promo'><a href='/app'>{text}</a></p>"))
    story.leaks.append(text)


def _teaser(story: _Story) -> None:
    text = f"{_sentence(story.chance)}"
    box = story.chance.choice(
        (
            f"<aside class='rich-link'><span>Read more</span><a href='/2'>{text}</a></aside>",
            f"<div class='related-inline'><h4>Related</h4><a href='/2'>{text}</a></div>",
            f"<div data-component='related-card'><a href='/2'><h3>{text}</h3></a></div>",
        )
    )
    story.body.append(("html", box))
    story.leaks.append(text)


_SPECIAL: tuple[Callable[[_Story], None], ...] = (
    *(_heading, _list, _quotation, _data_table, _placing_table, _picture),
    *(_card, _card, _letter, _letter, _app, _teaser),
)


def _body(story: _Story, paragraph: str = "<p>{}</p>", heading: str = "<h2>{}</h2>") -> str:
    made = {"p": paragraph, "h2": heading, "html": "{}"}
    return "\n".join(made[kind].format(html) for kind, html in story.body)


def _menu(story: _Story) -> str:
    links = "".join(f"<li><a href='/{one}'>{one.title()}</a></li>" for one in _NOUNS[:9])
    return f"<nav class='main-nav' aria-label='Main'><ul>{links}</ul></nav>"


def _related(story: _Story, name: str = "related-stories") -> str:
    teasers = [_sentence(story.chance) for _ in range(4)]
    story.leaks += teasers
    items = "".join(
        f"<li><a href='/{n}'><h3>{text}</h3></a><p>{_summary(story)}</p></li>"
        for n, text in enumerate(teasers)
    )
    return f"<section class='{name}'><h2>More stories</h2><ul>{items}</ul></section>"


def _summary(story: _Story) -> str:
    text = f"{_sentence(story.chance, 1)}."
    story.leaks.append(text)
    return text


def _comments(story: _Story) -> str:
    count = story.chance.choice((0, 3, 12))
    said = [f"{_sentence(story.chance)}. {_sentence(story.chance)}." for _ in range(count)]
    story.leaks += said
    items = "".join(
        f"<li class='comment'><article class='comment-body'><cite>reader{n}</cite><p>{text}</p>"
        "<a href='#r'>Reply</a></article></li>"
        for n, text in enumerate(said)
    )
    return f"<div id='comments' class='comments-area'><h3>Comments</h3><ol>{items}</ol></div>"


def _biography(story: _Story) -> str:
    text = f"{story.author} covers the {story.chance.choice(_NOUNS)} and lives in Brenn with a dog."
    story.leaks.append(text)
    return f"<div class='author-bio'><img src='/a.jpg' alt=''><p>{text}</p></div>"


def _foot(story: _Story) -> str:
    text = f"{SITE} is published by a sample company registered in Brenn under number 4711."
    story.leaks.append(text)
    return (
        f"<footer class='site-footer'><p>{text}</p><p>© 2024 {SITE}. All rights reserved.</p>"
        "<a href='/terms'>Terms</a> <a href='/privacy'>Privacy</a></footer>"
    )


def _cookies(story: _Story) -> str:
    text = "We and our partners store and read information on a device, such as cookies."
    story.leaks.append(text)
    return f"<div id='onetrust-consent-sdk' class='cmp'><p>{text}</p><button>OK</button></div>"


def _stated(story: _Story) -> str:
    """The head of the page: title, author and day in one of the ways of such sites."""
    chance, title, author = story.chance, story.title, story.author
    shown = chance.choice((f"{title} | {SITE}", f"{title} - {SITE}", f"{SITE}: {title}", title))
    if shown.startswith(SITE):
        shown = f"{SITE} – {title}"
    head = f"<title>{shown}</title>"
    if chance.random() < 0.8:
        head += f"<meta property='og:site_name' content='{SITE}'>"
        head += f"<meta property='og:title' content='{chance.choice((title, shown))}'>"
    written = chance.choice(
        (author, f"By {author}", f"{author}, {SITE}", f"{author} is a reporter at {SITE}")
    )
    if chance.random() < 0.5:
        stated = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": f"{story.day + timedelta(1)}T02:30:00Z",  # the evening before there
            "author": chance.choice(
                (
                    [{"@type": "Person", "name": author}],
                    {"name": written},
                    [{"name": author}, "Admin"],
                )
            ),
            "publisher": {"@type": "Organization", "name": SITE},
        }
        return head + f"<script type='application/ld+json'>{json.dumps(stated)}</script>"
    head += f"<meta name='author' content='{written}'>"
    return head + f"<meta property='article:published_time' content='{story.day}T18:00:00-05:00'>"


def _day(story: _Story) -> str:
    return f"{story.day:%B} {story.day.day}, {story.day.year}"


def _byline(story: _Story) -> str:
    return (
        f"<div class='byline'>By <a rel='author' href='/staff'>{story.author}</a></div>"
        f"<time datetime='{story.day}'>{_day(story)}</time>"
    )


def _wordpress(story: _Story) -> str:
    return f"""<div id="page" class="hfeed site"><header id="masthead" class="site-header">
    {_menu(story)}</header><div id="content" class="site-content"><div id="primary"
    class="content-area"><main id="main" class="site-main"><article id="post-7" class="post-7 post
    type-post status-publish hentry category-news"><header class="entry-header"><h1
    class="entry-title">{story.title}</h1>{_byline(story)}</header><div class="entry-content">
    {_body(story)}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a
    href="#">Tweet</a></li></ul></div><div id="jp-relatedposts">{_related(story)}</div></div>
    <footer class="entry-footer">{_biography(story)}</footer></article>{_comments(story)}</main>
    </div><aside id="secondary" class="widget-area">{_related(story, "widget")}</aside></div>
    {_foot(story)}</div>"""


def _magazine_theme(story: _Story) -> str:
    return f"""<div class="td-theme-wrap">{_menu(story)}<div class="td-main-content-wrap"><div
    class="td-container"><div class="td-pb-row"><div class="td-pb-span8 td-main-content"><article>
    <div class="td-post-header"><h1>{story.title}</h1>{_byline(story)}</div><div
    class="td-post-content tagdiv-type"><div class="td-a-rec"><span>- Advertisement -</span></div>
    {_body(story)}</div></article><div class="td_block_related_posts">{_related(story, "td_block")}
    </div>{_comments(story)}</div><div class="td-pb-span4 td-main-sidebar">
    {_related(story, "td_block_7")}</div></div></div></div>{_foot(story)}</div>"""


def _hashed(story: _Story) -> str:
    body = _body(
        story,
        '<div class="css-53u6y8 StoryBodyColumn"><p class="css-at9mc1 evys1bk0">{}</p></div>',
        '<div class="css-53u6y8"><h2 class="css-13o6u42 eoo0vm40">{}</h2></div>',
    )
    return f"""<div id="app"><div class="css-mcm29f">{_menu(story)}</div><main id="site-content">
    <article id="story" class="css-1vxca1d e1lmdhsb0"><header class="css-pscyww"><h1
    class="css-1l8buln e1h9rw200">{story.title}</h1>{_byline(story)}</header><section
    name="articleBody" class="meteredContent css-1r7ky0e">{body}</section><div
    class="bottom-of-article">{_biography(story)}</div></article>{_related(story, "css-9jsjh5")}
    </main></div>{_foot(story)}"""


def _blocks(story: _Story) -> str:
    body = _body(
        story,
        '<div data-component="text-block"><div class="sc-e1853509"><p>{}</p></div></div>',
        '<div data-component="subheadline-block"><h2>{}</h2></div>',
    )
    return f"""<div id="__next">{_menu(story)}<main id="main-content"><article><div
    data-component="headline-block"><h1>{story.title}</h1></div><div
    data-component="byline-block">{_byline(story)}</div>{body}<div data-component="links-block">
    {_related(story, "links")}</div></article></main>{_related(story, "sc-popular")}</div>
    {_foot(story)}"""


def _islands(story: _Story) -> str:
    return f"""<div class="dcr-root">{_menu(story)}<main data-layout="StandardLayout"><div
    class="dcr-1nupfq9"><h1 class="dcr-y70er0">{story.title}</h1>{_byline(story)}</div><gu-island
    name="ShareCount"><span>Share</span></gu-island><div id="maincontent" class="dcr-ch7w1w"><div
    class="article-body-commercial-selector article-body-viewer-selector">{_body(story)}</div></div>
    </main><section id="most-viewed-footer">{_related(story, "dcr-most")}</section>
    <section class="discussion">{_comments(story)}</section></div>{_foot(story)}"""


def _placeholders(story: _Story) -> str:
    body = _body(story, '<p class="paragraph inline-placeholder vossi-paragraph">{}</p>')
    return f"""<div class="layout__wrapper">{_menu(story)}<section class="layout__main"><div
    class="headline"><h1 id="maincontent" class="headline__text">{story.title}</h1></div>
    <div class="headline__sub">{_byline(story)}</div><main class="article__main"><div
    class="video-resource"><span>Video</span></div><div class="article__content"
    itemprop="articleBody">{body}</div></main></section><aside class="layout__rail">
    {_related(story, "container__list")}</aside></div>{_foot(story)}"""


def _amp(story: _Story) -> str:
    return f"""<amp-sidebar id="side">{_menu(story)}</amp-sidebar><amp-consent id="c"></amp-consent>
    <article class="amp-wp-article"><header class="amp-wp-article-header"><h1
    class="amp-wp-title">{story.title}</h1>{_byline(story)}</header><div
    class="amp-wp-article-content"><amp-img src="/1.jpg" width="9" height="9"></amp-img>
    {_body(story)}<amp-ad type="x"><div placeholder>Advertisement</div></amp-ad></div><amp-embed>
    {_related(story, "amp-related")}</amp-embed></article>{_foot(story)}"""


def _office(story: _Story) -> str:
    return f"""<a href="#main" class="visually-hidden focusable">Skip to main content</a>
    {_menu(story)}<div class="region region-content"><div class="block block-system"><h1
    class="page-title"><span class="field field--name-title">{story.title}</span></h1><div
    class="node__content"><div class="field field--name-field-author">{_byline(story)}</div><div
    class="clearfix text-formatted field field--name-body field--type-text-with-summary">
    {_body(story)}</div></div></div><div class="views-element-container">{_related(story, "view")}
    </div></div>{_foot(story)}"""


def _ministry(story: _Story) -> str:
    body = _body(story, '<div><span style="font-size:12pt">{}</span></div><div>&nbsp;</div>')
    return f"""<form id="aspnetForm"><div id="s4-workspace">{_menu(story)}<div
    id="contentBox"><div class="ms-webpart-zone"><h1>{story.title}</h1>{_byline(story)}<div
    id="ctl00_PlaceHolderMain_RichHtmlField" class="ms-rtestate-field">{body}</div></div></div>
    <div class="ms-core-sideNavBox">{_related(story, "ms-core")}</div></div></form>{_foot(story)}"""


def _tables(story: _Story) -> str:
    body = "<br><br>".join(html for _, html in story.body)
    return f"""<table width="980" align="center"><tr><td colspan="3">{_menu(story)}</td></tr><tr>
    <td width="160" valign="top">{_related(story, "left")}</td><td valign="top"><table><tr><td
    class="headline"><h1>{story.title}</h1></td></tr><tr><td>{_byline(story)}</td></tr><tr><td
    class="storytext"><p>{body}</p></td></tr></table></td><td width="200" valign="top">
    {_related(story, "right")}</td></tr></table>{_foot(story)}"""


def _weblog(story: _Story) -> str:
    body = "<br /><br />".join(html for _, html in story.body)
    return f"""<div class="content-outer"><div class="tabs">{_menu(story)}</div><div
    class="main-outer"><div id="main"><div class="blog-posts hfeed"><div class="date-outer"><h2
    class="date-header"><span>{_day(story)}</span></h2><div class="post hentry"><h1
    class="post-title entry-title">{story.title}</h1><div class="post-body entry-content">{body}
    </div><div class="post-footer">Posted by <span class="fn">{story.author}</span></div></div>
    </div></div>{_comments(story)}</div><div id="sidebar-right" class="sidebar">
    {_related(story, "widget PopularPosts")}</div></div></div>{_foot(story)}"""


def _grafs(story: _Story) -> str:
    body = _body(story, '<p class="pw-post-body-paragraph graf">{}</p>', '<h2 class="graf">{}</h2>')
    return f"""<div id="root"><div class="a b c">{_menu(story)}<article><div class="l"><section>
    <div class="ab ca"><div class="ch bg"><h1 class="pw-post-title">{story.title}</h1>
    {_byline(story)}<span>5 min read</span></div></div><div class="ab ca"><div class="ch bg">{body}
    </div></div></section></div></article><div class="ab">{_related(story, "mt-recs")}</div></div>
    </div>{_foot(story)}"""


def _letters(story: _Story) -> str:
    return f"""<div id="entry"><div class="main-menu">{_menu(story)}</div><div
    class="single-post-container"><div class="single-post"><article class="typography
    newsletter-post post"><div class="post-header"><h1 class="post-title published">{story.title}
    </h1>{_byline(story)}</div><div class="available-content"><div dir="auto" class="body markup">
    {_body(story)}<div class="subscription-widget-wrap"><p>Thanks for reading {SITE}! Subscribe for
    free.</p></div></div></div></article></div><div class="post-footer">{_comments(story)}</div>
    {_related(story, "portable-archive")}</div></div>{_foot(story)}"""


def _wiki(story: _Story) -> str:
    edit = '<span class="mw-editsection">[<a href="/e">edit</a>]</span>'
    body = _body(story, heading=f'<h2><span class="mw-headline">{{}}</span>{edit}</h2>')
    return f"""<div id="content" class="mw-body"><h1 id="firstHeading">{story.title}</h1><div
    id="bodyContent"><div id="siteSub">From {SITE}</div><div id="mw-content-text"><div
    class="mw-parser-output"><p><strong class="published">{_day(story)}</strong></p>{body}</div>
    </div><div id="catlinks">Categories: <a href="/c">News</a></div></div></div><div
    id="mw-navigation">{_menu(story)}</div>{_related(story, "portal")}{_foot(story)}"""


def _cards(story: _Story) -> str:
    body = _body(
        story, '<div data-testid="paragraph-0" class="text__text__1FZLe body__full_width">{}</div>'
    )
    return f"""<div id="fusion-app">{_menu(story)}<main><article data-testid="Article"><div
    class="article__header__3pwA3"><h1 data-testid="Heading">{story.title}</h1>{_byline(story)}
    </div><div class="article-body__content__17Yit" data-testid="ArticleBody">{body}<p
    class="article-body__element">Our Standards: The Sample Principles.</p></div>
    {_biography(story)}</article><div class="sidebar__right">{_related(story, "media-story-card")}
    </div></main></div>{_foot(story)}"""


_SHAPES: dict[str, Callable[[_Story], str]] = {
    "wordpress": _wordpress,
    "magazine theme": _magazine_theme,
    "hashed classes": _hashed,
    "component blocks": _blocks,
    "islands": _islands,
    "placeholders": _placeholders,
    "amp": _amp,
    "office": _office,
    "ministry": _ministry,
    "tables": _tables,
    "weblog": _weblog,
    "grafs": _grafs,
    "letters": _letters,
    "wiki": _wiki,
    "cards": _cards,
}


def shapes() -> Sequence[Shape]:
    """All pages, always the same."""
    return [
        _shape(name, make, number * ARTICLES + one)
        for number, (name, make) in enumerate(_SHAPES.items())
        for one in range(ARTICLES)
    ]


def _shape(name: str, make: Callable[[_Story], str], seed: int) -> Shape:
    story = _story(seed)
    head = f"<meta charset='utf-8'>{_stated(story)}<link rel='canonical' href='https://{HOST}/a/1'>"
    body = (_cookies(story) if seed % 2 else "") + make(story)
    html = f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return Shape(
        f"{name} {seed % ARTICLES}",
        html,
        tuple(story.texts),
        story.title,
        story.author,
        story.day,
        tuple(story.leaks),
    )
