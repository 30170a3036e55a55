## 画面の言葉（日本語）。

language-name = 日本語
language-of = { $tag ->
    [en] 英語
    [ja] 日本語
   *[other] { $name }
}
in-language = { language-of }版
other-language = （{ language-of }）
locale = ja
list-separator = 、
list-comma = ・

## 案内
skip-to-text = 本文へ
site-navigation = サイト内
languages = 言語
home = 読み解き一覧
home-page = （トップ）
speakers = 発言者
sources = 資料
claims = 記述一覧
contents = 目次
both-languages = 対訳
built-with = 判定は、各注に挙げた資料から公開の規則で導いています。資料の選び方と読み方の責任は編集者にあり、誤ることもあります。Kuntenで作成。
report-error = 誤りを知らせる
not-found = ページが見つかりません
not-found-help = アドレスに誤りがあるか、ページが移動した可能性があります。
next-page = 次のページ
previous-page = 前のページ
page-of = { $pages }ページ中{ $page }ページ目

## 読み解き
no-readings = 読み解きはまだありません。
reading-of = 元の文書
published = 公開
updated = 更新
editors = 編集
license = ライセンス
checked = 点検：{ $name }（{ $date }）
unsigned = 責任編集者の署名はありません
about-the-text = 元の文書について
witness = 写し{ $letter }
counts = 記述{ $claims }件、発言者{ $speakers }人・組織、根拠に挙げた資料{ $sources }点
key = 印の読み方
# $workは article（記事）か document（文書）。以下同じ。
key-line = 下線は{ $work ->
    [article] 記事
   *[document] 文書
  }がその記述をどう伝えるかを、末尾の印はほかの資料がどう伝えているかを示します。番号から注に移れます。
key-holds = 当事者から独立した資料も、そう伝えている
key-alone = 未確認。そう伝える独立した資料が見つからない
key-against = ほかの資料が全部または一部を否定する
key-opinion = 見解は確かめられず、予測はまだ確かめられない
key-remark = 写しの誤りや不明な点と、知っておきたいこと
note = 注
note-number = 注{ $number }
notes = 注
remark = 編者注
remarks = 編者注
remarks-intro = 写しの誤りや不明な点と、併せて知っておきたいこと。
remark-sources = 資料：
inferred = 推定
back = 戻る
back-to-claim = 記述{ $number }へ戻る
back-to-text = 本文へ戻る
picture-not-held = この写真は手元になく、写しにあるのは説明文だけです。
credit = 写真：
draft = 下書き
sources-cited = 注に挙げた資料

## 注
said-question = 本当にそう言ったか
so-question = 事実はどうか
as-of-whom = 本当にそう言ったか（{ $name }）
said-line-quote = 引用：{ $words }
said-line-paraphrase = 間接引用：{ $words }
said-line-quote-of = 引用（{ $name }）：{ $words }
said-line-paraphrase-of = 間接引用（{ $name }）：{ $words }
so-line-fact = 事実関係：{ $words }
so-line-figure = 数値：{ $words }
so-line-judgement = 見解：{ $words }
so-line-forecast = 予測：{ $words }
said-recorded = ほかにも記録あり（{ $attest }件）
said-recorded-reworded = ほかにも記録あり（{ $attest }件）、言い回しに違い（{ $reword }件）
said-reworded = ほかにも記録あり、言い回しに違い（{ $reword }件）
said-work-only = この{ $work ->
    [article] 記事
   *[document] 文書
  }のほかに記録は見つからず
said-unnamed = 発言者名なし
so-supported = 裏づけあり（資料{ $sources }、独立した情報源{ $agree }）
so-supported-alike = 裏づけあり（独立した情報源{ $agree }）
so-supported-one = 裏づけあり（情報源は一つ）
so-differs = 食い違いあり（{ $agree ->
    [0] {""}
   *[other] 一致{ $agree }・
  }相違{ $differ }）
so-disputed = 否定する資料あり（{ $agree ->
    [0] {""}
   *[other] 肯定{ $agree }・
  }否定{ $dispute }{ $differ ->
    [0] {""}
   *[other] ・相違{ $differ }
  }）
so-own = 当事者側の情報のみ
so-unconfirmed = 裏づける独立した資料は見つからず
so-judgement = ほかに資料は見つからず
so-judgement-unknown = 情報源不明の資料{ $unknown }
so-judgement-shared = 同じ見方{ $agree }
so-judgement-not-shared = 異なる見方{ $against }
so-judgement-both = 同じ見方{ $agree }・異なる見方{ $against }
so-open = 結果待ち
so-came-about = 実現した
so-not-come-about = 実現せず
so-not-come-about-due = { $date }までには実現せず
unknown-origins = 、ほかに情報源不明{ $count }
short-recorded = ほかにも記録あり
short-work-only = ほかに記録は見つからず
short-unnamed = 発言者名なし
short-supported = 裏づけあり
short-differs = 食い違いあり
short-disputed = 否定する資料あり
short-own = 当事者側の情報のみ
short-unconfirmed = 裏づける独立した資料は見つからず
short-judgement = 見解
short-open = 結果待ち
short-came-about = 実現した
short-not-come-about = 実現せず
origins = 一致：
origins-said = 記録：
origins-against = 異なる：
origins-own = 当事者側：
parties = 独立とは数えない当事者：{ $names }
evidence = 資料
from = （情報源：{ $names }）
from-unknown = （情報源は不明）
from-and-unknown = （情報源：{ $names }、ほかは不明）
word-of = { $name }の話による
inferred-wording = 写しが不明確なため、推定して言い換え
see-remark = 編者注を見る
due = 期限：{ $date }
history = 変更の記録
voice-quote = 引用
voice-paraphrase = 間接引用
voice-narration = 地の文
voice-hearsay = 伝聞
kind-fact = 事実関係
kind-figure = 数値
kind-judgement = 見解
kind-forecast = 予測
relation-attests = 同じ発言を載せる
relation-rewords = 別の言い方で伝える
relation-supports = 一致する
relation-supports-judgement = 同じ見方
relation-differs = 食い違う
relation-differs-judgement = 異なる見方
relation-disputes = 否定する
relation-disputes-judgement = 異なる見方
relation-updates = その後の動き
relation-context = 背景
remark-translation = 訳
remark-context = 背景
remark-correction = 訂正
remark-furniture = { $work ->
    [article] 記事
   *[document] 文書
  }の本文ではない部分

## 発言者
speakers-intro = 記述を発言した人や組織、その所属先、資料がその人の話に基づく人や組織。
own-name = 本来の表記
as-written = 元の文書での表記
role = 当時の肩書
affiliation = 所属
role-sources = 肩書の資料
links = リンク
claims-of = 記述
claims-as-party = 当事者となる記述
claims-of-word = 資料がこの人・組織の話に基づく記述
no-claims = この発言者の名が出る記述はありません。
kind-person = 人物
kind-organisation = 組織
kind-unnamed = 匿名
claim-count = { $count ->
    [0] 記述なし
   *[other] 記述{ $count }件
  }
mark-again = 再掲：{ $number }

## 資料
sources-intro = 記述に関わるすべての資料と、その情報源。
sources-read = 全文または一部を確認したもの
sources-unseen = ほかの資料を通じて把握したもの（根拠には使わない）
seen = 確認の程度
seen-whole = 全文確認
seen-excerpt = 一部確認
seen-not = ほかの資料を通じて把握
seen-on = { $how }（{ $date }）
address = URL
archive = 保存版のURL
publisher-party = 発行
chain = 情報源
chain-own = ほかの資料によらず、この資料自体が情報源です。
chain-unknown = 情報源を示していません。
chain-origins = 大元の情報源：
reported-by = これを伝える資料
claims-work = この文書の読み解き
claims-origin = ほかの資料を通じて、この資料が大もとになっている記述
no-source-claims = この資料を直接の根拠とする記述はありません。

## 記述一覧
claims-intro = すべての読み解きのすべての記述を、発言者と二つの判定とともに。

## 引用と図
cite = この記述を引用する
permalink = この記述へのリンク
# 文献管理ソフト用ファイルへのリンクの後、そのファイルでの記述のキーの前に置く。
cite-key = 引用キー
link-to-section = この節へのリンク
cite-words = { $said }（{ $locus }）。言い換えは『{ $reading }』記述{ $number }による。
cite-words-inferred = { $said }（{ $locus }）。推定による言い換えは『{ $reading }』記述{ $number }による。
cite-quote = { $speaker }の発言。{ $source }
cite-paraphrase = { $speaker }の発言（間接引用）。{ $source }
cite-own = { $source }
cite-locus = 写し{ $witness }の{ $from }行目
cite-loci = 写し{ $witness }の{ $from }〜{ $to }行目
cite-title = { $claim }（記述{ $number }、言い換え）
figures = 図で見る
as-table = 表で見る
who-title = 誰が何を述べているか
who-text = 記述{ $claims }件を発言者ごとに並べた。印一つが記述一つで、形は注の印と同じ。
origins-title = 根拠はどこから来たか
origins-text = 資料{ $sources }点の情報源は{ $origins }。左が資料、右がその情報源で、同じ報道の写しがいくつあっても一つと数える。
origins-singles = このほかの情報源{ $count }は、それぞれ一つの資料の元になっているか、直接読んだもの。
origins-unknown = 資料{ $count }点は情報源を示していない。
time-title = 資料の年月
time-text = 点一つが資料一つ。縦線は元の{ $work ->
    [article] 記事
   *[document] 文書
  }の{ $date }、四角はそれより後の資料。
time-undated = 月の分からない資料{ $count }点は省いた。
column-origin = 情報源
column-sources = 資料
column-month = 年月
column-speaker = 発言者
column-claims = 記述
column-verdicts = 判定
count-of = { $words }{ $count }

## 表示
view = 表示
furigana = ふりがな
tategaki = 縦書き

## 記述一覧の絞り込み
filter = 絞り込み
filter-all = すべて
filter-speaker = 発言者
filter-kind = 種類
filter-voice = 伝え方
filter-so = 事実はどうか
filter-said = 本当にそう言ったか
filter-section = 節
filter-shown = 件を表示
