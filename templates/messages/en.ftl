## The interface in English.

# Its own name, in lists of languages.
language-name = English
# A language of the site in words of this one; `$name` is what it calls itself.
language-of = { $tag ->
    [en] English
    [ja] Japanese
   *[other] { $name }
}
# Of a reading that is not in this language.
in-language = in { language-of }
# After a link to one.
other-language = {" "}({ language-of })
# The locale whose dates, numbers and order of names are used.
locale = en-GB
list-separator = ;{" "}
# Between a name and what tells it from another of the same name.
list-comma = ,{" "}

## Navigation
skip-to-text = Skip to the text
site-navigation = Site
languages = Languages
home = Readings
# Where a language lacks a page, the switch leads to its home page and says so.
home-page = {" "}(home page)
speakers = Speakers
sources = Sources
claims = All claims
contents = Contents
both-languages = Both languages
built-with = Verdicts are derived from the sources listed in each note, by published rules. Choosing and reading those sources is the editors’ work, and they can be wrong. Built with Kunten.
report-error = Report an error
not-found = There is no such page
not-found-help = The address may be mistyped, or the page may have moved.
next-page = Next page
previous-page = Previous page
page-of = Page { $page } of { $pages }

## A reading
no-readings = There are no readings yet.
reading-of = A reading of
published = Published
updated = Updated
editors = Edited by
license = Licence
checked = Checked by { $name }, { $date }
unsigned = No named editor has signed this reading
about-the-text = What is read
witness = Copy { $letter }
counts = { $claims ->
    [one] 1 claim
   *[other] { $claims } claims
  }, { $speakers ->
    [one] 1 speaker
   *[other] { $speakers } speakers
  }, { $sources ->
    [one] 1 source
   *[other] { $sources } sources
  } cited as evidence
key = How to read the marks
# $work is `article` or `document`, here and below.
key-line = The underline shows how the { $work } presents a claim; the badge after it shows what other sources say. The number leads to the note.
key-holds = another source, independent of those involved, says so
key-alone = not confirmed: nobody independent was found who says so
key-against = another source contradicts it, in whole or in part
key-opinion = an opinion cannot be confirmed; a forecast not yet
key-remark = where our copy is wrong or unclear, and what else you need to know
note = Note
note-number = Note { $number }
notes = Notes
remark = Remark
remarks = Remarks on the text
remarks-intro = Where our copy is wrong or unclear, and what else you need to know.
remark-sources = Sources:{" "}
inferred = inferred
back = Back
back-to-claim = Back to claim { $number }
back-to-text = Back to the text
picture-not-held = We do not have this picture, only its caption.
credit = Picture:{" "}
draft = Draft
sources-cited = Sources cited in the notes

## A note
said-question = Was it said?
so-question = Is it so?
as-of-whom = Was it said? ({ $name })
# One line for each question, as closed notes and lists have it.
said-line-quote = Quoted: { $words }
said-line-paraphrase = Reported: { $words }
said-line-quote-of = Quoted ({ $name }): { $words }
said-line-paraphrase-of = Reported ({ $name }): { $words }
so-line-fact = Stated as fact: { $words }
so-line-figure = Figure: { $words }
so-line-judgement = View: { $words }
so-line-forecast = Forecast: { $words }
said-recorded = also recorded elsewhere ({ $attest })
said-recorded-reworded = also recorded elsewhere ({ $attest }), worded differently ({ $reword })
said-reworded = also recorded elsewhere, worded differently ({ $reword })
said-work-only = found only in this { $work }
said-unnamed = speaker not named
so-supported = supported ({ $sources } sources, { $agree } independent)
so-supported-alike = supported ({ $agree } independent sources)
so-supported-one = supported by one source
so-differs = reported differently ({ $agree ->
    [0] {""}
    [one] 1 agrees,{" "}
   *[other] { $agree } agree,{" "}
  }{ $differ ->
    [one] 1 differs
   *[other] { $differ } differ
  })
so-disputed = disputed ({ $agree ->
    [0] {""}
    [one] 1 agrees,{" "}
   *[other] { $agree } agree,{" "}
  }{ $dispute ->
    [one] 1 disputes
   *[other] { $dispute } dispute
  }{ $differ ->
    [0] {""}
    [one] , 1 differs
   *[other] , { $differ } differ
  })
so-own = only those involved say so
so-unconfirmed = no independent source found
so-judgement = no other source found
so-judgement-unknown = { $unknown ->
    [one] 1 source of unknown origin
   *[other] { $unknown } sources of unknown origin
  }
so-judgement-shared = { $agree ->
    [one] 1 source shares it
   *[other] { $agree } sources share it
  }
so-judgement-not-shared = { $against ->
    [one] 1 source does not share it
   *[other] { $against } sources do not share it
  }
so-judgement-both = { $agree ->
    [one] 1 source shares it
   *[other] { $agree } sources share it
  }, { $against ->
    [one] 1 does not
   *[other] { $against } do not
  }
so-open = not yet known
so-came-about = came about
so-not-come-about = did not come about
so-not-come-about-due = not by { $date }
unknown-origins = , +{ $count } of unknown origin
# The verdict alone, for keys and lists.
short-recorded = Also recorded elsewhere
short-work-only = Found only in the text itself
short-unnamed = Speaker not named
short-supported = Supported
short-differs = Reported differently
short-disputed = Disputed
short-own = Only those involved say so
short-unconfirmed = No independent source found
short-judgement = View
short-open = Not yet known
short-came-about = Came about
short-not-come-about = Did not come about
origins = Agrees:{" "}
origins-said = Recorded by:{" "}
origins-against = Says otherwise:{" "}
origins-own = Those involved:{" "}
parties = Not counted as independent: { $names }
evidence = Sources
# Where a source has it from: $names are links.
from = (from { $names })
from-unknown = (it does not say where it got this)
from-and-unknown = (from { $names }; where else it got this, it does not say)
# On whose word a source rests: $name is a link.
word-of = on the word of { $name }
inferred-wording = Our copy is unclear here: restated as probably meant
see-remark = See the remark
due = Due: { $date }
history = Changes
voice-quote = quoted
voice-paraphrase = reported
voice-narration = the { $work }’s own voice
voice-hearsay = unattributed report
kind-fact = fact
kind-figure = figure
kind-judgement = view
kind-forecast = forecast
relation-attests = has the same words
relation-rewords = words it differently
relation-supports = agrees
relation-supports-judgement = shares it
relation-differs = differs
relation-differs-judgement = does not share it
relation-disputes = disputes it
relation-disputes-judgement = does not share it
relation-updates = later development
relation-context = background
remark-translation = translation
remark-context = context
remark-correction = correction
remark-furniture = not part of the { $work }

## Speakers
speakers-intro = Everyone to whom a claim is attributed, the organisations behind them, and those on whose word sources rest.
own-name = Own name
as-written = In the work
role = Role at the time
affiliation = Affiliation
role-sources = Sources for the role
links = Links
claims-of = Claims
claims-as-party = Claims on which this speaker is a party
claims-of-word = Claims on which sources rely on this speaker’s word
no-claims = No claim names this speaker.
kind-person = person
kind-organisation = organisation
kind-unnamed = not named
claim-count = { $count ->
    [0] no claims
    [one] 1 claim
   *[other] { $count } claims
  }
mark-again = again: { $number }

## Sources
sources-intro = Every document cited, and where each got its information.
sources-read = Read, whole or in part
sources-unseen = Known only through other sources, and never evidence
seen = How it was seen
seen-whole = read whole
seen-excerpt = excerpt read
seen-not = known only through other sources
seen-on = { $how }, on { $date }
address = Address
archive = Archived copy
publisher-party = Published by
chain = Where it got this
chain-own = From no other source: it is its own origin.
chain-unknown = It does not say where.
chain-origins = All goes back to
reported-by = Reported by
claims-work = Readings of this work
claims-origin = Claims behind which it stands, by way of other sources
no-source-claims = No claim rests on it directly.

## All claims
claims-intro = Every claim of every reading, with its speaker and both verdicts.

## Citing and figures
cite = Cite this claim
permalink = Link to this claim
# Stands after links to files for programs that manage references, and before the claim’s key in them.
cite-key = citation key
link-to-section = Link to this section
# Who says it in which work, where, and in which reading it is restated.
cite-words = { $said } ({ $locus }), as restated in “{ $reading }”, claim { $number }.
cite-words-inferred = { $said } ({ $locus }), restated as probably meant in “{ $reading }”, claim { $number }.
cite-quote = { $speaker }, quoted in { $source }
cite-paraphrase = { $speaker }, reported in { $source }
cite-own = { $source }
cite-locus = line { $from } of copy { $witness }
cite-loci = lines { $from } to { $to } of copy { $witness }
cite-title = { $claim } (claim { $number }, as restated)
figures = Charts
as-table = The same as a table
who-title = Who says what
who-text = One mark for each of { $claims ->
    [one] 1 claim
   *[other] { $claims } claims
  }, with its badge, by speaker.
origins-title = Where the evidence comes from
origins-text = { $sources ->
    [one] 1 source goes
   *[other] { $sources } sources go
  } back to { $origins ->
    [one] 1 origin
   *[other] { $origins } origins
  }. On the left the sources, on the right whom or what they have it from: several copies of one report count once.
origins-singles = { $count ->
    [one] 1 more origin stands
   *[other] { $count } more origins stand
  } behind one source each, or { $count ->
    [one] is
   *[other] are
  } read directly.
origins-unknown = { $count ->
    [one] 1 source does
   *[other] { $count } sources do
  } not say where { $count ->
    [one] it got
   *[other] they got
  } this.
time-title = The sources in time
time-text = One dot for each source, by month; the line is the { $work }, { $date }. Squares are later.
time-undated = { $count ->
    [one] 1 source has
   *[other] { $count } sources have
  } no month and { $count ->
    [one] is
   *[other] are
  } left out.
column-origin = Origin
column-sources = Sources
column-month = Month
column-speaker = Speaker
column-claims = Claims
column-verdicts = Verdicts
count-of = { $words }: { $count }

## Views
view = View
furigana = Furigana
tategaki = Vertical text

## Filter of the ledger
filter = Filter
filter-all = all
filter-speaker = Speaker
filter-kind = Kind
filter-voice = Voice
filter-so = Is it so?
filter-said = Was it said?
filter-section = Section
filter-shown = claims shown
