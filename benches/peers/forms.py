"""The same readings in the forms of the peers, each with the templates of its folder.

Every peer writes for each reading and language a page whose claims lead to their notes and to their speaker's page, with a link
to the other language, and for each speaker and language a page of all claims that are put to that speaker."""

import json
import pathlib
import shutil

import corpus

HERE = pathlib.Path(__file__).resolve().parent


def write(peer, out, shape):
    """Writes a site in the form of a peer."""
    if peer in ("kunten", "floor"):
        return corpus.kunten(out, shape)
    shutil.copytree(HERE / peer, out)
    for number in range(shape.readings):
        one = corpus.reading(number, shape)
        for lang in shape.languages:
            {"hugo": hugo, "zola": zola, "eleventy": eleventy}[peer](out, one, lang)


def body(one, lang, page=""):
    """All sections of a reading; its claims lead to their notes on the same page."""
    return "\n".join(f"## {section['title'][lang]}\n\n" + corpus.markdown(section, lang, lambda id: f"{page}#note-{id}")
                     for section in one["sections"])


def front_matter(one, lang, table, speakers):
    """Front matter in TOML: the title, what lists a page among its speakers', and the claims in the table that is a site's own."""
    claims = "".join(f'[[{table}.claims]]\nid = "{claim["id"]}"\nspeaker = "{claim["speaker"]}"\nsource = "{claim["source"]}"\n'
                     f'kind = "{claim["sort"]}"\ntext = "{claim["text"][lang]}"\n' for claim in one["claims"])
    named = json.dumps(sorted({claim["speaker"] for claim in one["claims"]}))
    return f'+++\ntitle = "{one["title"][lang]}"\n{speakers}speakers = {named}\n{claims}+++\n'


def hugo(out, one, lang):
    corpus.write(out / f"content/readings/{one['slug']}.{lang}.md", front_matter(one, lang, "params", "") + body(one, lang))


def zola(out, one, lang):
    # A fragment alone is refused as a link in content, so links have the page's path.
    page = f"{'' if lang == 'en' else f'/{lang}'}/readings/{one['slug']}/"
    name = one["slug"] + (".md" if lang == "en" else f".{lang}.md")
    corpus.write(out / "content/readings" / name, front_matter(one, lang, "extra", "[taxonomies]\n") + body(one, lang, page))


def eleventy(out, one, lang):
    claims = [{"id": claim["id"], "speaker": claim["speaker"], "source": claim["source"], "kind": claim["sort"],
               "text": claim["text"][lang]} for claim in one["claims"]]
    data = {"title": one["title"][lang], "lang": lang, "slug": one["slug"], "layout": "reading.njk", "tags": ["reading"],
            "permalink": f"{lang}/{one['slug']}/index.html", "claims": claims}
    corpus.write(out / lang / f"{one['slug']}.md", f"---json\n{json.dumps(data, ensure_ascii=False)}\n---\n{body(one, lang)}")
