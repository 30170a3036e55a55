## The interface in English.

# Its own name, in lists of languages.
language-name = English
# The locale whose dates, numbers and order of names are used.
locale = en-GB
list-separator = ;{" "}

## Navigation
skip-to-text = Skip to the text
site-navigation = Site
languages = Languages
home = Readings
speakers = Speakers
sources = Sources
claims = All claims
contents = Contents
both-languages = Both languages
built-with = Built with Kunten: every claim on this site has a speaker and a source, and every link leads somewhere.
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
witness = Witness { $letter }
counts = { $claims ->
    [one] 1 claim
   *[other] { $claims } claims
  }, { $speakers ->
    [one] 1 speaker
   *[other] { $speakers } speakers
  }, { $sources ->
    [one] 1 source
   *[other] { $sources } sources
  }
key = How to read the marks
key-line = The line under a passage says how the work gives it; the badge behind it says whether it is so. The number leads to the note.
key-holds = agrees with other sources, or nothing is known against it
key-against = does not agree, or not in every detail
key-opinion = an opinion or a forecast: nothing there to confirm yet
key-remark = a remark of the editors on the text of the work
note = Note
note-number = Note { $number }
notes = Notes
remark = Remark
remarks = Remarks on the text
remarks-intro = Places where the copy that is read goes wrong or reads oddly, and what one has to know beside it.
inferred = inferred
back = Back
back-to-claim = Back to claim { $number }
back-to-text = Back to the text
picture-not-held = This picture is not held; only its caption stands in the copy.
credit = Picture
draft = Draft

## A note
said-question = Was it said?
so-question = Is it so?
as-of-whom = Was it said? ({ $name })
said-recorded = Also recorded elsewhere ({ $attest ->
    [one] 1 origin
   *[other] { $attest } origins
  })
said-recorded-reworded = Also recorded elsewhere ({ $attest ->
    [one] 1 origin
   *[other] { $attest } origins
  }); wording differs ({ $reword })
said-reworded = Also recorded elsewhere; wording differs ({ $reword })
said-work-only = No other record found
said-unnamed = Speaker not named
so-supported = Supported ({ $agree ->
    [one] 1 independent origin
   *[other] { $agree } independent origins
  })
so-differs = Details differ ({ $agree ->
    [one] 1 agrees
   *[other] { $agree } agree
  }, { $differ ->
    [one] 1 differs
   *[other] { $differ } differ
  })
so-disputed = Disputed ({ $agree ->
    [one] 1 agrees
   *[other] { $agree } agree
  }, { $dispute ->
    [one] 1 disputes
   *[other] { $dispute } dispute
  })
so-disputed-differs = Disputed ({ $agree ->
    [one] 1 agrees
   *[other] { $agree } agree
  }, { $dispute ->
    [one] 1 disputes
   *[other] { $dispute } dispute
  }, { $differ ->
    [one] 1 differs
   *[other] { $differ } differ
  })
so-own = Party’s own account only
so-unconfirmed = No independent source found
so-judgement = A judgement
so-judgement-shared = A judgement ({ $agree ->
    [one] 1 shares it
   *[other] { $agree } share it
  })
so-judgement-not-shared = A judgement ({ $against ->
    [one] 1 does not share it
   *[other] { $against } do not share it
  })
so-judgement-both = A judgement ({ $agree ->
    [one] 1 shares it
   *[other] { $agree } share it
  }, { $against ->
    [one] 1 does not
   *[other] { $against } do not
  })
so-open = Not yet known
so-came-about = Came about
so-not-come-about = Did not come about
unknown-origins = , +{ $count } of unknown origin
# The verdict alone, for keys and lists.
short-recorded = Also recorded elsewhere
short-work-only = No other record found
short-unnamed = Speaker not named
short-supported = Supported
short-differs = Details differ
short-disputed = Disputed
short-own = Party’s own account only
short-unconfirmed = No independent source found
short-judgement = A judgement
short-open = Not yet known
short-came-about = Came about
short-not-come-about = Did not come about
origins = Origins:
origins-against = Against:
origins-own = The party’s own:
source-count = { $count ->
    [0] no sources
    [one] 1 source
   *[other] { $count } sources
  }
parties = Not counted as independent: { $names }
evidence = Sources
from = from
from-unknown = origin unknown
inferred-wording = Restated as probably meant
see-remark = See the remark
due = Due: { $date }
history = Changes
voice-quote = quoted
voice-paraphrase = reported
voice-narration = the article’s own voice
voice-hearsay = hearsay
kind-fact = fact
kind-figure = figure
kind-judgement = judgement
kind-forecast = forecast
relation-attests = records the words
relation-rewords = gives other wording
relation-supports = agrees
relation-supports-judgement = shares it
relation-differs = differs in detail
relation-disputes = disputes it
relation-disputes-judgement = does not share it
relation-updates = later development
relation-context = background
remark-translation = translation
remark-context = context
remark-correction = correction
remark-furniture = not part of the article

## Speakers
speakers-intro = Whoever claims are put to, and the bodies behind them.
own-name = Own name
as-written = In the work
role = Role at the time
affiliation = Affiliation
role-sources = Sources for the role
links = Links
claims-of = Claims
claims-as-party = Claims to which it is a party
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
sources-intro = Every document that stands behind a claim, and the origins behind the documents.
sources-read = Read, whole or in part
sources-unseen = Not seen: known through others, never evidence
seen = How it was seen
seen-whole = read whole
seen-excerpt = excerpt read
seen-not = not seen
seen-on = { $how }, on { $date }
address = Address
archive = Archived copy
publisher-party = Published by
chain = Where it has this from
chain-own = It is its own origin.
chain-unknown = It does not say.
reported-by = Reported by
claims-work = Claims of this work
claims-origin = Claims for which it is an origin behind other sources
no-source-claims = No claim rests on it directly.

## All claims
claims-intro = Every claim of every reading, with its speaker and both verdicts.

## Citing and figures
cite = Cite this claim
permalink = Link to this claim
link-to-section = Link to this section
# Who says it in which work, where, and in which reading it is restated.
cite-words = { $said } ({ $locus }), as restated in “{ $reading }”, claim { $number }.
cite-words-inferred = { $said } ({ $locus }), restated as probably meant in “{ $reading }”, claim { $number }.
cite-quote = { $speaker }, quoted in { $work }
cite-paraphrase = { $speaker }, reported in { $work }
cite-own = { $work }
cite-locus = line { $from } of copy { $witness }
cite-loci = lines { $from } to { $to } of copy { $witness }
cite-title = { $claim } (claim { $number }, as restated)
figures = In pictures
as-table = The same as a table
who-title = Who says what
who-text = One mark for each of { $claims ->
    [one] 1 claim
   *[other] { $claims } claims
  }, in the shape of its badge, by whoever it is put to.
origins-title = Where the evidence comes from
origins-text = { $sources ->
    [one] 1 source goes
   *[other] { $sources } sources go
  } back to { $origins ->
    [one] 1 origin
   *[other] { $origins } origins
  }. On the left the sources, on the right what they have it from: several copies of one report count once.
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
    [one] it has
   *[other] they have
  } it from.
time-title = The sources in time
time-text = One dot for each source, by month; the line is the work, { $date }. Squares are later than the work.
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
