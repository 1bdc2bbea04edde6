"""Ten sites, each with its own idea of a page. A layout takes an article and gives markup and what of the article's
metadata the page shows; everything else on the page is frame: menus, boxes, counters, comments, cookie bars.
"""
import json

from markup import as_divs, escape, note_list, semantic, table, with_breaks

LOREM_LINKS = [("/a/1", "The lighthouse keepers of Cape Orne face another winter"),
               ("/a/2", "Why grain prices rise before the harvest fails"),
               ("/a/3", "A bridge at Tessin, forty years late"),
               ("/a/4", "What the census of seabirds tells the navy")]


class Page:
    def __init__(self, markup, address, authors=None, extra="", pdf="", date=None, body=""):
        self.markup = markup
        self.address = address
        self.authors = authors or []
        self.body = body
        self.extra = extra  # text of the article that this layout shows beside its blocks
        self.pdf = pdf
        self.date = date


def link_list(links, tag="ul"):
    return f"<{tag}>" + "".join(f'<li><a href="{a}">{escape(t)}</a></li>' for a, t in links) + f"</{tag}>"


def think_tank(article):
    address = f"https://www.lanterninstitute.example/publications/{article.name}"
    people = " ".join(f'<a href="/experts/{n.split()[-1].lower()}" class="byline__name">{escape(n)}</a>'
                      for n in article.authors)
    byline = f'<div class="byline"><span>By</span> {people}</div>' if people else ""
    pdf = f"/files/{article.name}.pdf" if article.has_pdf else ""
    download = f'<a class="btn btn-download" href="{pdf}">Download the full report</a>' if pdf else ""
    linked = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Lantern Institute", "url": "https://www.lanterninstitute.example/"},
        {"@type": "Article", "headline": article.title, "datePublished": article.day("%Y-%m2-%d2T09:00:00+00:00"),
         "author": [{"@type": "Person", "name": name} for name in article.authors],
         "publisher": {"@type": "Organization", "name": "Lantern Institute"}}]}

    def between(index):
        return f'<aside class="pull-quote"><p>{escape(article.quote)}</p></aside>' if index == 1 else ""

    bios = "".join(f'<div class="author-bio"><h4>{escape(n)}</h4><p>{escape(n)} is a senior fellow in the maritime '
                   f"programme of the Lantern Institute and writes about narrow seas and wide rivers.</p></div>"
                   for n in article.authors)
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{escape(article.title)} | Lantern Institute</title><meta property="og:site_name" content="Lantern Institute">
<meta property="og:title" content="{escape(article.title)}"><meta property="og:type" content="article">
<link rel="canonical" href="{address}"><script type="application/ld+json">{json.dumps(linked)}</script></head>
<body class="single publication"><a class="skip-link" href="#main">Skip to main content</a>
<header class="site-header"><a href="/">Lantern Institute</a><nav>{link_list([("/experts", "Experts"),
("/regions", "Regions"), ("/events", "Events"), ("/support", "Support us")])}</nav>
<p class="counter">8,412 publications since 1979</p></header>
<main id="main"><div class="hero"><span class="eyebrow">Report</span><h1 class="hero__title">{escape(article.title)}</h1>
{byline}<div class="publish-date">{article.day("%B %d, %Y")}</div></div>
<div class="share-bar"><span>Share</span> <a href="#">Email</a> <a href="#">Print</a> <a href="#">Post</a></div>
<div class="layout"><div class="layout__col"><div class="article-content rich-text">{download}
{semantic(article, "h2", between)}</div>{note_list(article)}
<div class="topics"><span>Topics</span> <a href="/t/sea">Maritime security</a> <a href="/t/water">Water</a></div></div>
<aside class="layout__rail"><h3>Related publications</h3>{link_list(LOREM_LINKS)}</aside></div>
<section class="about-authors"><h3>About the authors</h3>{bios}</section>
<section class="newsletter-signup"><h3>Stay informed</h3><p>Get our weekly letter on rivers, straits and the people who
live beside them.</p><form><input type="email"><button>Subscribe</button></form></section></main>
<footer><p>Lantern Institute, 4 Quay Street, Port Sella. The institute takes no positions of its own.</p></footer>
<div id="cookie-banner"><p>We use cookies to understand how this site is used. You may refuse them.</p>
<button>Accept</button></div></body></html>"""
    pdf_address = f"https://www.lanterninstitute.example{pdf}" if pdf else ""
    return Page(markup, address, article.authors, pdf=pdf_address, date=article.date)


def ministry(article):
    address = f"https://foreign.gov.example/press/{article.date.year}/{article.name}"
    markup = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{escape(article.title)} - Foreign Ministry</title>
<meta name="DCTERMS.title" content="{escape(article.title)}">
<meta name="DCTERMS.issued" content="{article.date.isoformat()}">
<link rel="canonical" href="{address}"></head><body>
<div id="global-header"><a href="/">Foreign Ministry</a><form role="search"><input><button>Search</button></form></div>
<div id="nav-bar"><ul><li><a href="/minister">The Minister</a></li><li><a href="/policy">Policy</a></li>
<li><a href="/travel">Travel advice</a></li><li><a href="/visa">Visas</a></li></ul></div>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/press">Press</a> &gt; <a href="/press/releases">Releases</a></div>
<div id="wrapper"><div id="left-menu"><ul><li><a href="/press">All releases</a></li><li><a href="/speeches">Speeches</a>
</li><li><a href="/media">Media contacts</a></li></ul></div>
<div id="content"><p class="type">Press release</p><h1>{escape(article.title)}</h1>
<p class="date">Published {article.day("%d %B %Y")}</p>
<div class="text">{semantic(article, "h3")}</div>{note_list(article)}
<div class="contact-box"><h3>Press office</h3><p>Telephone 0555 010 220 (journalists only). Out of hours, ask the
switchboard for the duty officer.</p></div>
<div class="share-this"><p>Share this page</p><ul><li><a href="#">Mail</a></li><li><a href="#">Message</a></li></ul></div>
<p class="back-to-top"><a href="#top">Back to top</a></p></div></div>
<div id="footer"><ul><li><a href="/help">Help</a></li><li><a href="/cookies">Cookies</a></li><li><a
href="/accessibility">Accessibility statement</a></li></ul><p>All content may be reused under the open licence.</p></div>
</body></html>"""
    return Page(markup, address, date=article.date)


def wordpress(article):
    address = f"https://straitblog.example/{article.day('%Y/%m2/%d2')}/{article.name}/"
    author = article.authors[0] if article.authors else ""
    vcard = (f' by <span class="author vcard"><a class="url fn n" href="/author/{author.split()[-1].lower()}/" '
             f'rel="author">{escape(author)}</a></span>') if author else ""
    linked = {"@context": "https://schema.org", "@type": "BlogPosting", "headline": article.title,
              "datePublished": article.day("%Y-%m2-%d2T07:30:00+00:00")}
    if author:
        linked["author"] = {"@type": "Person", "name": author}
    comments = "".join(f'<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">'
                       f'{name}</b> <span class="says">says:</span> <time datetime="2024-08-0{i}T10:00:00+00:00">August '
                       f"{i}, 2024 at 10:00 am</time></footer><p>{text}</p></article></li>"
                       for i, (name, text) in enumerate(
                           [("seagull", "A thoughtful piece, though I doubt that anyone in the capital will read it."),
                            ("Old Pilot", "I sailed that strait for thirty years and never saw an underwriter on deck.")],
                           1))
    markup = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>{escape(article.title)} &#8211; The Strait Blog</title>
<meta property="og:title" content="{escape(article.title)}"><meta property="og:type" content="article">
<meta property="og:site_name" content="The Strait Blog"><link rel="canonical" href="{address}">
<script type="application/ld+json">{json.dumps(linked)}</script></head>
<body class="post-template-default single single-post postid-4711 wp-embed-responsive"><div id="page" class="site">
<header id="masthead" class="site-header"><p class="site-title"><a href="/">The Strait Blog</a></p>
<p class="site-description">Notes from a narrow sea</p><nav class="main-navigation"><ul class="menu"><li
class="menu-item"><a href="/about/">About</a></li><li class="menu-item"><a href="/archive/">Archive</a></li></ul></nav>
</header><div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-4711" class="post-4711 post type-post status-publish format-standard hentry category-straits">
<header class="entry-header"><h1 class="entry-title">{escape(article.title)}</h1><div class="entry-meta"><span
class="posted-on">Posted on <time class="entry-date published" datetime="{article.day('%Y-%m2-%d2T07:30:00+00:00')}">
{article.day("%B %d, %Y")}</time></span>{vcard}</div></header>
<div class="entry-content">{semantic(article)}{note_list(article)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="?share=x">Click to
share</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{link_list(LOREM_LINKS)}</div>
</div><footer class="entry-footer"><span class="cat-links">Posted in <a href="/category/straits/">Straits</a></span>
<span class="tags-links">Tagged <a href="/tag/sea/">sea</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><a href="/x/" rel="prev">Previous
Post: The bridge at Tessin</a></nav><div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on
this post</h2><ol class="comment-list">{comments}</ol><div id="respond" class="comment-respond"><h3>Leave a Reply</h3>
<p>Your email address will not be published.</p></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2>
{link_list(LOREM_LINKS)}</section><section class="widget"><h2>Subscribe</h2><p>Enter your address to receive new posts by
email.</p></section></aside></div><footer class="site-footer">Proudly written on a ferry.</footer></div></body></html>"""
    return Page(markup, address, [author] if author else [], date=article.date)


def drupal(article):
    address = f"https://www.deltacentre.example/node/{1000 + article.date.day}/{article.name}"
    authors = "".join(f'<div class="field__item"><a href="/people/{n.split()[-1].lower()}">{escape(n)}</a></div>'
                      for n in article.authors)
    field = (f'<div class="field field--name-field-authors"><div class="field__label">Authors</div><div '
             f'class="field__items">{authors}</div></div>') if authors else ""
    pdf = f"/sites/default/files/{article.date.year}-{article.date.month:02}/{article.name}.pdf" if article.has_pdf else ""
    file = (f'<div class="field field--name-field-file"><span class="file file--application-pdf"><a href="{pdf}" '
            f'type="application/pdf">{article.name}.pdf</a></span> <span>(1.2 MB)</span></div>') if pdf else ""
    markup = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<title>{escape(article.title)} | Delta Centre for Public Affairs</title>
<meta property="og:site_name" content="Delta Centre for Public Affairs"><link rel="canonical" href="{address}">
<meta name="Generator" content="Drupal 10"></head><body class="path-node page-node-type-publication">
<div class="dialog-off-canvas-main-canvas"><div class="region region-header"><div class="block block-system-branding">
<a href="/">Delta Centre for Public Affairs</a></div><nav class="block block-menu"><ul class="menu menu--main"><li><a
href="/research">Research</a></li><li><a href="/people">People</a></li><li><a href="/events">Events</a></li></ul></nav>
</div><div class="region region-breadcrumb"><nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a
href="/research">Research</a></li></ol></nav></div><main role="main"><div class="layout-content"><div class="region
region-content"><div class="block block-page-title-block"><h1 class="page-title"><span class="field
field--name-title">{escape(article.title)}</span></h1></div><div class="block block-system-main-block"><article
class="node node--type-publication node--view-mode-full"><div class="node__meta"><div class="field
field--name-field-date"><time datetime="{article.date.isoformat()}T12:00:00Z">{article.day("%A, %B %d, %Y")}</time></div>
{field}</div><div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary">
{semantic(article, "h3")}</div>{note_list(article, "ul", "Footnotes")}{file}<div class="field field--name-field-tags"><div
class="field__label">Tags</div><div class="field__item"><a href="/tags/water">Water</a></div><div class="field__item"><a
href="/tags/debt">Public debt</a></div></div></div></article></div></div></div><aside class="layout-sidebar-second"><div
class="region region-sidebar"><div class="views-element-container block"><h2>Latest from the centre</h2><div
class="view view-latest">{"".join(f'<div class="views-row"><a href="{a}">{t}</a></div>' for a, t in LOREM_LINKS)}</div>
</div></div></aside></main><footer class="region region-footer"><p>The Delta Centre is independent of all governments. It is
paid for by its members and by the sale of maps.</p></footer></div></body></html>"""
    pdf_address = f"https://www.deltacentre.example{pdf}" if pdf else ""
    return Page(markup, address, article.authors, pdf=pdf_address, date=article.date)


def repository(article):
    address = f"https://eprints.hallvik.example/id/eprint/{2000 + article.date.day}/"
    pdf = f"{address}1/{article.name}.pdf"
    authors = article.authors or []
    inverted = [f"{n.split()[-1]}, {' '.join(n.split()[:-1])}" for n in authors]
    metas = "".join(f'<meta name="citation_author" content="{escape(name)}">' for name in inverted)
    rows = [("Item Type:", "Working paper"), ("Authors:", "; ".join(inverted) or "Unknown"),
            ("Deposited On:", article.day("%d %b %Y 11:02")), ("Last Modified:", "19 Aug 2025 08:15")]
    markup = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(article.title)} - Hallvik Eprints</title>
<meta name="citation_title" content="{escape(article.title)}">{metas}
<meta name="citation_publication_date" content="{article.day('%Y/%m2/%d2')}">
<meta name="citation_pdf_url" content="{pdf}"><meta name="eprints.type" content="monograph">
<link rel="canonical" href="{address}"></head><body>
<div class="ep_tm_header ep_noprint"><a href="/">University of Hallvik</a> <ul class="ep_tm_menu"><li><a
href="/">Home</a></li><li><a href="/view/year/">Browse by Year</a></li><li><a href="/view/subjects/">Browse by
Subject</a></li></ul><ul class="ep_tm_key_tools"><li><a href="/cgi/users/home">Login</a></li></ul></div>
<div align="center"><table width="720" class="ep_tm_main"><tr><td align="left"><h1 class="ep_tm_pagetitle">{escape(article.title)}</h1>
<div class="ep_summary_content"><div class="ep_summary_content_main">
<p class="ep_block citation_line"><a href="{pdf}" class="ep_document_link">Download (2MB)</a></p>
<div class="ep_block abstract"><h2>Abstract</h2>{semantic(article, "h4")}</div>{note_list(article)}
<table class="record">{"".join(f"<tr><th>{k}</th><td>{escape(v)}</td></tr>" for k, v in rows)}</table>
<p class="statistics">Downloads in the past month: 27. <a href="/cgi/stats">More statistics for this item</a></p>
</div></div></td></tr></table></div><div class="ep_tm_footer ep_noprint">Hallvik Eprints is run by the library of the
university. <a href="/contact.html">Comments and feedback</a></div></body></html>"""
    return Page(markup, address, authors, pdf=pdf, date=article.date)


def news_portal(article):
    address = f"https://www.dailymeridian.example/world/{article.day('%Y/%b/%d2').lower()}/{article.name}"
    linked = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title,
              "datePublished": article.day("%Y-%m2-%d2T05:00:00Z"), "dateModified": "2024-09-01T05:00:00Z",
              "author": [{"@type": "Person", "name": name} for name in article.authors] or
              {"@type": "Organization", "name": "The Daily Meridian"},
              "publisher": {"@type": "NewsMediaOrganization", "name": "The Daily Meridian"}}

    def between(index):
        boxes = {1: '<div class="ad-slot ad-slot--inline"><span>Advertisement</span></div>',
                 2: '<aside class="related-inline"><span>Read also</span><a href="/a/1">The lighthouse keepers of Cape '
                    "Orne face another winter</a></aside>",
                 4: f'<blockquote class="pullquote">{escape(article.quote)}</blockquote>'}
        return boxes.get(index, "")

    byline = f'<div class="article__byline">By <span>{escape(article.joined_authors())}</span></div>' \
        if article.authors else '<div class="article__byline">Staff report</div>'
    markup = f"""<!DOCTYPE html><html lang="en"><head><title>{escape(article.title)} | The Daily Meridian</title>
<meta property="og:title" content="{escape(article.title)}"><meta property="og:type" content="article">
<meta property="og:site_name" content="The Daily Meridian">
<meta property="article:published_time" content="{article.day('%Y-%m2-%d2T05:00:00Z')}">
<link rel="canonical" href="{address}"><script type="application/ld+json">{json.dumps(linked)}</script></head><body>
<div class="topbar"><span>Edition: World</span><a href="/subscribe">Subscribe for one crown a week</a></div>
<header class="masthead"><a href="/">The Daily Meridian</a><nav class="sections"><a href="/world">World</a> <a
href="/trade">Trade</a> <a href="/weather">Weather</a> <a href="/sport">Sport</a></nav></header>
<main><article class="article"><header class="article__header"><a class="kicker" href="/world/basin">The Basin</a>
<h1>{escape(article.title)}</h1><p class="standfirst">{escape(article.summary)}</p>{byline}<div class="article__time"><time
datetime="{article.day('%Y-%m2-%d2T05:00:00Z')}">{article.day("%d %B %Y")}</time> <span>Updated 1 September 2024</span></div>
</header><figure class="lead-image"><img src="/i.jpg" alt=""><figcaption>The harbour of Port Sella at dawn. Photograph: the
Meridian archive</figcaption></figure><div class="article__body">{semantic(article, "h2", between)}{note_list(article)}</div>
<div class="article__tools"><button>Save</button><button>Gift this article</button><span>38 comments</span></div></article>
<section class="most-read"><h2>Most read</h2>{link_list(LOREM_LINKS, "ol")}</section>
<section class="newsletter"><h2>The morning tide</h2><p>Five stories before your coffee is cold, every day but Sunday.</p>
<form><input type="email"><button>Sign up</button></form></section></main>
<footer><nav>{link_list([("/about", "About us"), ("/jobs", "Jobs"), ("/terms", "Terms")])}</nav><p>Registered in Port Sella.
No part of this site may be reproduced.</p></footer><div class="consent-modal" role="dialog"><p>We and our 214 partners store
information on your device.</p><button>Agree</button></div></body></html>"""
    return Page(markup, address, article.authors, extra=article.summary, date=article.date)


def parliament(article):
    address = f"https://records.parliament.example/sitting/{article.date.isoformat()}/{article.name}"
    parts = []
    number = 100
    for kind, content in article.blocks:
        number += 1
        if kind == "list":
            parts.append("<ol class='alpha'>" + "".join(f"<li>{escape(item)}</li>" for item in content) + "</ol>")
        elif kind == "table":
            parts.append(table(content, ' class="grid"'))
        elif kind == "heading":
            parts.append(f'<h4 class="minor">{escape(content)}</h4>')
        else:
            parts.append(f'<div class="contribution" id="c{number}"><p class="para">{escape(content)}</p></div>')
        if number % 5 == 0:
            parts.append(f'<div class="column-number" aria-hidden="true">[Column {number}]</div>')
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in article.notes)
    speaker = f'<p class="speaker"><a href="/members/{article.authors[0].split()[-1].lower()}">{escape(article.authors[0])}</a>' \
              f' (Minister)</p>' if article.authors else ""
    markup = f"""<!DOCTYPE html><html lang="en"><head><title>{escape(article.title)} - Parliament of Thule</title>
<link rel="canonical" href="{address}"><meta name="author" content="{escape(', '.join(article.authors))}"></head><body>
<div class="quick-access"><a href="#main">Skip to content</a></div><div class="header-bar"><a href="/">Parliament of
Thule</a><ul class="links"><li><a href="/members">Members</a></li><li><a href="/bills">Bills</a></li><li><a
href="/sittings">Sittings</a></li></ul></div><div class="grid-row"><div class="nav-left"><h5>On this day</h5><ul><li><a
href="/q">Oral questions</a></li><li><a href="/p">Petitions</a></li><li><a href="/d">Divisions</a></li></ul></div>
<div class="record" id="main"><p class="volume">Volume 212</p><h1>{escape(article.title)}</h1><p
class="sitting-date">{article.day("%A %d %B %Y")}</p>{speaker}<div class="debate">{"".join(parts)}{notes}</div>
<div class="pager"><a rel="prev" href="/prev">Previous debate</a> <a rel="next" href="/next">Next debate</a></div></div>
</div><div class="footer-links"><a href="/copyright">Copyright of the record</a> <a href="/contact">Contact the editors of
the record</a></div></body></html>"""
    return Page(markup, address, article.authors, date=article.date)


def world_body(article):
    address = f"https://press.worldbody.example/en/content/{article.name}"
    languages = "".join(f'<li><a href="/{code}/">{name}</a></li>' for code, name in
                        [("ar", "العربية"), ("zh", "中文"), ("en", "English"), ("fr", "Français"), ("ru", "Русский"),
                         ("es", "Español")])
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} | Meetings Coverage and
Press Releases</title><meta property="og:title" content="{escape(article.title)}"><meta property="og:site_name"
content="World Body Press"><link rel="canonical" href="{address}"></head><body>
<div class="brand-bar"><span>Welcome to the World Body</span><ul class="language-switcher">{languages}</ul></div>
<div class="navbar navbar-default"><ul class="nav navbar-nav"><li><a href="/sg">Secretary General</a></li><li><a
href="/assembly">Assembly</a></li><li><a href="/council">Council</a></li><li><a href="/calendar">Calendar</a></li></ul></div>
<div class="container"><div class="row"><section class="col-sm-9"><div class="symbol">SG/SM/{article.date.day}417</div>
<div class="issued">{article.day("%d %B %Y")}</div><h1 class="page-header">{escape(article.title)}</h1>
<div class="row bs-2col-stacked"><div class="col-xs-12"><div class="field-item even"><div>{semantic(article, "h3")}</div>
{note_list(article)}<div class="information-media">For information media. Not an official record.</div></div></div></div>
<div class="addtoany"><a href="#">Facebook</a> <a href="#">Print</a> <a href="#">Copy Link</a></div></section>
<aside class="col-sm-3"><div class="view-topics"><h2>Water</h2>{"".join(f'<div class="views-row"><span>2 May 2025</span> <a href="{a}">{t}</a></div>' for a, t in LOREM_LINKS)}</div></aside></div></div>
<footer class="footer"><div class="row"><div class="col"><h4>Documents</h4>{link_list([("/d1", "Charter"), ("/d2",
"Resolutions of the Assembly"), ("/d3", "Annual report")])}</div><div class="col"><h4>Press</h4>{link_list([("/p1",
"Accreditation"), ("/p2", "Media contacts")])}</div></div><p>Copyright, fraud alert, privacy notice</p></footer></body></html>"""
    return Page(markup, address, date=article.date)


def old_tables(article):
    address = f"http://www.riverreview.example/texts/{article.name}.htm"
    by = f"<i>by {escape(article.joined_authors())}</i><br>" if article.authors else ""
    menu = "".join(f'<tr><td bgcolor="#ddddee"><a href="{a}"><font size="1">{t}</font></a></td></tr>' for a, t in
                   [("/index.htm", "Home"), ("/texts.htm", "Texts"), ("/maps.htm", "Maps"), ("/links.htm", "Links"),
                    ("/guest.htm", "Guest book")])
    notes = "".join(f"<br><font size=1>{i}. {escape(note)}</font>" for i, note in enumerate(article.notes, 1))
    markup = f"""<HTML><HEAD><TITLE>The River Review: {escape(article.title)}</TITLE><LINK REL="canonical"
HREF="{address}"></HEAD><BODY BGCOLOR="#FFFFFF"><CENTER><TABLE WIDTH="760" BORDER="0"><TR><TD COLSPAN="3"><IMG SRC="/b.gif">
<BR><FONT SIZE="1">The River Review - an occasional journal - <A HREF="/index.htm">front page</A></FONT></TD></TR><TR>
<TD WIDTH="130" VALIGN="top"><TABLE>{menu}</TABLE></TD><TD WIDTH="480" VALIGN="top"><H1>{escape(article.title)}</H1>
{by}<FONT SIZE="2">{article.day("%B %d, %Y")}</FONT><BR><BR>
<FONT FACE="Times">{with_breaks(article)}</FONT><BR><HR>{notes}<P><A HREF="#top">[Back to top]</A> <A
HREF="/texts.htm">[More texts]</A></P></TD><TD WIDTH="150" VALIGN="top"><FONT SIZE="1"><B>Also new</B><BR>
{"<BR>".join(f'<A HREF="{a}">{t}</A>' for a, t in LOREM_LINKS)}</FONT></TD></TR><TR><TD COLSPAN="3"><HR><FONT SIZE="1">You are
visitor number 104,882. Best viewed at 800 by 600. Write to the keeper of these pages.</FONT></TD></TR></TABLE></CENTER>
</BODY></HTML>"""
    return Page(markup, address, article.authors, date=article.date)


def components(article):
    address = f"https://brief.northwatch.example/insights/{article.name}"
    data = json.dumps({"props": {"pageProps": {"slug": article.name, "title": article.title}}})
    authors = (f'<div class="Head_people__2f"><span>Written by</span><span class="Head_name__x3">'
               f"{escape(article.joined_authors())}</span></div>") if article.authors else ""
    cards = "".join(f'<a class="Card_root__zz" href="{a}"><div class="Card_tag__1">Insight</div><h3 class="Card_t__2">'
                    f'{t}</h3><div class="Card_more__3">Read more</div></a>' for a, t in LOREM_LINKS)
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} — Northwatch</title>
<meta property="og:title" content="{escape(article.title)}"><meta property="og:site_name" content="Northwatch">
<link rel="canonical" href="{address}"></head><body><div id="__next"><div class="Shell_root__aa"><div
class="Shell_top__ab"><a href="/">Northwatch</a><div class="Shell_menu__ac"><a href="/insights">Insights</a><a
href="/data">Data</a><a href="/team">Team</a><button>Menu</button></div></div><div class="Post_root__b0"><div
class="Post_head__b1"><div class="Post_crumb__b2"><a href="/insights">Insights</a></div><h1 class="Post_title__b3">
{escape(article.title)}</h1><div class="Post_lead__b4">{escape(article.summary)}</div><div class="Post_info__b5"><div
class="Post_day__b6">{article.day("%b %d, %Y")}</div><div>6 min read</div>{authors}</div></div><div class="Post_body__b7">
{as_divs(article, "Rich")}{note_list(article)}</div><div class="Post_act__b8"><button>Copy link</button><button>Listen
</button></div></div><div class="More_root__c0"><h2 class="More_t__c1">Keep reading</h2><div class="More_grid__c2">{cards}
</div></div><div class="Promo_root__d0"><h2>Briefings in your inbox</h2><p>Join twelve thousand readers who start their week
with us.</p><form><input><button>Join</button></form></div><div class="Shell_foot__ad"><p>Northwatch is a member of no
network. Made on an island.</p><a href="/legal">Legal</a></div></div></div><script id="__NEXT_DATA__"
type="application/json">{data}</script></body></html>"""
    return Page(markup, address, article.authors, extra=article.summary, date=article.date)


LAYOUTS = [think_tank, ministry, wordpress, drupal, repository, news_portal, parliament, world_body, old_tables,
           components]
