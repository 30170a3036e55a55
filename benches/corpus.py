"""Made sites for the comparison with peers and for the tables of growth: the same to the letter at every run.

A site is as plain as the content can be that holds, so that what is measured is the program and not the case."""

import pathlib
import random
from dataclasses import dataclass, field

ROOT = pathlib.Path(__file__).resolve().parent.parent

EN = "the firm market model chip price plan city team report data rule export index water grid school budget".split()
EN_VERBS = "shows raises limits follows supports delays explains doubles questions confirms".split()
JA = "企業 市場 模型 半導体 価格 計画 都市 研究班 報告 資料 規則 輸出 指数 水道 送電網 学校 予算 政府 投資 技術".split()
JA_VERBS = "を示す を高める を抑える に従う を支える を遅らせる を説明する を倍増させる を疑う を裏づける".split()

# What a peer calls the sort of a claim, and how Kunten says the same: voice, kind, relation.
SORTS = {
    "quote": ("quote", "judgement", "attests"),
    "figure": ("narration", "figure", "supports"),
    "report": ("narration", "fact", "supports"),
}


@dataclass
class Shape:
    """In what respects a site is large. A net is a site whose sources each have it from the `reports` next ones."""

    readings: int = 1
    claims: int = 40
    speakers: int = 20
    sources: int = 30
    reports: int = 0
    languages: list = field(default_factory=lambda: ["en", "ja"])


def sentence(rng, lang):
    """A sentence; languages other than Japanese are made of the English words, since no rule asks what they mean."""
    if lang == "ja":
        parts = [f"{rng.choice(JA)}の{rng.choice(JA)}は{rng.choice(JA)}{rng.choice(JA_VERBS)}" for _ in range(rng.randint(1, 3))]
        return "が、".join(parts) + "。"
    words = [rng.choice(EN) for _ in range(rng.randint(8, 16))]
    return f"The {words[0]} {rng.choice(EN_VERBS)} " + " ".join(words[1:]) + ("." if lang == "en" else f" {lang}.")


def reading(number, shape):
    """A reading as data, in no generator's form: sections of six paragraphs, eight claims in each section."""
    rng = random.Random(number)
    langs, claims, sections = shape.languages, [], []
    while len(claims) < shape.claims:
        paragraphs = {lang: [] for lang in langs}
        for count in (0, 2, 1, 2, 1, 2):
            marked = range(len(claims), min(len(claims) + count, shape.claims))
            claims += [claim(rng, number, at, shape) for at in marked]
            for lang in langs:
                pieces = [sentence(rng, lang)] + [piece for at in marked for piece in (claims[at], sentence(rng, lang))]
                paragraphs[lang].append(pieces + [sentence(rng, lang) for _ in range(2)])
        title = {lang: f"第{len(sections) + 1}部" if lang == "ja" else f"Part {len(sections) + 1} ({lang})" for lang in langs}
        sections.append({"title": title, "paragraphs": paragraphs})
    title = {lang: f"読解{number}" if lang == "ja" else f"Reading {number} ({lang})" for lang in langs}
    return {"slug": f"reading-{number:05}", "title": title, "sections": sections, "claims": claims}


def claim(rng, number, at, shape):
    return {
        "id": f"c{at:02}",
        # Counted off, so that some claim names each of them; the first source is the work, which cannot support itself.
        "speaker": f"speaker-{at % shape.speakers:02}",
        "source": f"source-{1 + (number * shape.claims + at) % (shape.sources - 1):02}",
        "sort": rng.choice(list(SORTS)),
        "text": {lang: sentence(rng, lang) for lang in shape.languages},
    }


def markdown(section, lang, address):
    """The paragraphs of a section, in which `address` says where a claim's mark leads."""
    gap = "" if lang == "ja" else " "
    one = lambda piece: piece if isinstance(piece, str) else f"[{piece['text'][lang]}]({address(piece['id'])})"
    return "\n".join(gap.join(map(one, pieces)) + "\n" for pieces in section["paragraphs"][lang])


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def kunten(out, shape):
    """Writes the site in Kunten's form, which the bare program reads as well."""
    langs, content = shape.languages, out / "content"
    every = lambda text: "{ " + ", ".join(f"{lang}: {text} {lang}" for lang in langs) + " }"
    listed = ", ".join(f'"{lang}"' for lang in langs)
    titles = ", ".join(f'{lang} = "Bench {lang}"' for lang in langs)
    write(out / "site.toml", f'title = {{ {titles} }}\nlanguages = [{listed}]\nbase_url = "https://example.org/"\n'
          "[pages]\nparallel = false\n")
    for lang in set(langs) - {"en", "ja"}:
        # Kunten has its messages in two languages; a site brings those of the others.
        write(out / "templates" / "messages" / f"{lang}.ftl", (ROOT / "templates/messages/en.ftl").read_text(encoding="utf-8"))
    for k in range(shape.speakers):
        write(content / f"speakers/speaker-{k:02}.yaml",
              f"name: {every(f'Speaker {k}')}\nkind: person\nrole: {every('analyst')}\n")
    for k in range(shape.sources):
        origins = ", ".join(f"source-{at:02}" for at in range(k + 1, min(k + 1 + shape.reports, shape.sources)))
        write(content / f"sources/source-{k:02}.yaml",
              f"entry: {{ type: web, title: Source {k}, publisher: Press {k}, date: 2026-01-01, "
              f"url: {{ value: 'https://example.org/{k}', date: 2026-11-24 }} }}\nlanguage: en\nseen: whole\n"
              f"note: {every(f'What source {k} says.')}\n" + (f"reports: [{origins}]\n" if origins else ""))
    for number in range(shape.readings):
        one = reading(number, shape)
        kunten_reading(content / "readings" / one["slug"], one, langs, every)


def kunten_reading(folder, one, langs, every):
    title = ", ".join(f"{lang}: {one['title'][lang]}" for lang in langs)
    write(folder / "reading.yaml", f"title: {{ {title} }}\nsummary: {every('A made reading.')}\nwork: source-00\n"
          f"witnesses: {{ A: {every('the text')} }}\npublished: 2026-11-24\neditors: [{{ name: Bench }}]\nlicense: CC0-1.0\n")
    claims = []
    for at, claim in enumerate(one["claims"], 1):
        voice, kind, relation = SORTS[claim["sort"]]
        texts = "".join(f"    {lang}: {claim['text'][lang]}\n" for lang in langs)
        claims.append(f"{claim['id']}:\n  speaker: {claim['speaker']}\n  voice: {voice}\n  kind: {kind}\n  locus: A{at}\n"
                      f"  text:\n{texts}  evidence:\n    - {{ source: {claim['source']}, relation: {relation} }}\n")
    write(folder / "claims.yaml", "".join(claims))
    for at, section in enumerate(one["sections"], 1):
        for lang in langs:
            body = markdown(section, lang, lambda id: f"claim:{id}")
            write(folder / f"{at:03}-s{at}.{lang}.md", f"---\ntitle: {section['title'][lang]}\n---\n\n{body}")
