## 画面の言葉(日本語)。

language-name = 日本語
locale = ja
list-separator = 、

## 案内
skip-to-text = 本文へ
site-navigation = サイト内
languages = 言語
home = 読解一覧
speakers = 話者
sources = 資料
claims = 記述一覧
contents = 目次
both-languages = 対訳
built-with = Kuntenで作成。すべての記述に話者と資料があり、リンクはすべてつながっています。
not-found = ページが見つかりません
not-found-help = アドレスに誤りがあるか、ページが移動した可能性があります。
next-page = 次のページ
previous-page = 前のページ
page-of = { $pages }ページ中{ $page }ページ目

## 読解
no-readings = 読解はまだありません。
reading-of = 読んだもの
published = 公開
updated = 更新
editors = 編集
license = ライセンス
checked = 点検：{ $name }（{ $date }）
unsigned = 責任編集者の署名はありません
about-the-text = 底本について
witness = 写し{ $letter }
counts = 記述{ $claims }件、話者{ $speakers }、資料{ $sources }点
key = しるしの読み方
key-line = 下線は底本がその記述をどう伝えるかを、末尾のしるしはそのとおりかどうかを示します。番号から注に移れます。
key-holds = ほかの資料と合う、または食い違う資料がない
key-against = 合わない、または細部が違う
key-opinion = 見解や予測で、まだ確かめる対象がない
key-remark = 底本の文章についての編者注
note = 注
note-number = 注{ $number }
notes = 注
remark = 編者注
remarks = 編者注
remarks-intro = 底本の誤りや読みにくい箇所、併せて知っておきたいこと。
inferred = 推定
back = 戻る
back-to-claim = 記述{ $number }へ戻る
back-to-text = 本文へ戻る
picture-not-held = この写真は手元になく、写しにあるのは説明文だけです。
credit = 写真
draft = 下書き

## 注
said-question = そう言ったか
so-question = そのとおりか
as-of-whom = そう言ったか({ $name })
said-recorded = ほかにも記録あり(出所{ $attest })
said-recorded-reworded = ほかにも記録あり(出所{ $attest })、言い回しに違い({ $reword })
said-reworded = ほかにも記録あり、言い回しに違い({ $reword })
said-work-only = ほかに記録は見つからず
said-unnamed = 発言者名なし
so-supported = 裏づけあり(独立した出所{ $agree })
so-differs = 細部に違い(一致{ $agree }・相違{ $differ })
so-disputed = 異論あり(一致{ $agree }・異論{ $dispute })
so-disputed-differs = 異論あり(一致{ $agree }・異論{ $dispute }・相違{ $differ })
so-own = 当事者の発表のみ
so-unconfirmed = 独立した資料は見つからず
so-judgement = 見解
so-judgement-shared = 見解(同じ見方{ $agree })
so-judgement-not-shared = 見解(異なる見方{ $against })
so-judgement-both = 見解(同じ見方{ $agree }・異なる見方{ $against })
so-open = 結果待ち
so-came-about = 実現した
so-not-come-about = 実現せず
unknown-origins = 、ほかに出所不明{ $count }
short-recorded = ほかにも記録あり
short-work-only = ほかに記録は見つからず
short-unnamed = 発言者名なし
short-supported = 裏づけあり
short-differs = 細部に違い
short-disputed = 異論あり
short-own = 当事者の発表のみ
short-unconfirmed = 独立した資料は見つからず
short-judgement = 見解
short-open = 結果待ち
short-came-about = 実現した
short-not-come-about = 実現せず
origins = 出所：
origins-against = 合わない出所：
origins-own = 当事者自身の出所：
source-count = { $count ->
    [0] 資料なし
   *[other] 資料{ $count }点
  }
parties = 独立とは数えない当事者：{ $names }
evidence = 資料
from = 出所：
from-unknown = 出所不明
inferred-wording = 原意を推定して言い換え
see-remark = 編者注を見る
due = 期限：{ $date }
history = 変更
voice-quote = 引用
voice-paraphrase = 間接引用
voice-narration = 地の文
voice-hearsay = 伝聞
kind-fact = 事実関係
kind-figure = 数値
kind-judgement = 見解
kind-forecast = 予測
relation-attests = 発言を伝える
relation-rewords = 別の言い方で伝える
relation-supports = 一致する
relation-supports-judgement = 同じ見方
relation-differs = 細部が異なる
relation-disputes = 異議を示す
relation-disputes-judgement = 異なる見方
relation-updates = その後の動き
relation-context = 背景
remark-translation = 訳
remark-context = 背景
remark-correction = 訂正
remark-furniture = 記事の外

## 話者
speakers-intro = 記述を述べた人や組織と、その所属先。
own-name = 本来の表記
as-written = 記事での表記
role = 当時の肩書
affiliation = 所属
role-sources = 肩書の資料
links = リンク
claims-of = 記述
claims-as-party = 当事者となる記述
no-claims = この話者の名が出る記述はありません。
kind-person = 人物
kind-organisation = 組織
kind-unnamed = 匿名
claim-count = { $count ->
    [0] 記述なし
   *[other] 記述{ $count }件
  }
mark-again = 再び：{ $number }

## 資料
sources-intro = 記述の裏にあるすべての文書と、その出所。
sources-read = 全文または一部を読んだもの
sources-unseen = 未見(ほかの資料を通じて知るもの。根拠には使わない)
seen = 確認の程度
seen-whole = 全文確認
seen-excerpt = 一部確認
seen-not = 未見
seen-on = { $how }（{ $date }）
address = 所在
archive = 保存された写し
publisher-party = 発行
chain = 情報の出所
chain-own = この資料自体が出所です。
chain-unknown = 出所を示していません。
reported-by = これを伝える資料
claims-work = この記事の記述
claims-origin = ほかの資料を通じて出所となる記述
no-source-claims = この資料を直接の根拠とする記述はありません。

## 記述一覧
claims-intro = すべての読解のすべての記述を、話者と二つの判定とともに。

## 引用と図
cite = この記述を引用する
permalink = この記述へのリンク
link-to-section = この節へのリンク
cite-words = { $said }（{ $locus }）。言い換えは『{ $reading }』記述{ $number }による。
cite-words-inferred = { $said }（{ $locus }）。推定による言い換えは『{ $reading }』記述{ $number }による。
cite-quote = { $speaker }の発言。{ $work }
cite-paraphrase = { $speaker }の発言（間接引用）。{ $work }
cite-own = { $work }
cite-locus = 写し{ $witness }の{ $from }行目
cite-loci = 写し{ $witness }の{ $from }〜{ $to }行目
cite-title = { $claim }（記述{ $number }、言い換え）
figures = 図で見る
as-table = 表で見る
who-title = 誰が何を述べているか
who-text = 記述{ $claims }件を話者ごとに並べた。しるし一つが記述一つで、形は注のしるしと同じ。
origins-title = 根拠はどこから来たか
origins-text = 資料{ $sources }点の出所は{ $origins }。左が資料、右がその出所で、同じ報道の写しがいくつあっても一つと数える。
origins-singles = このほかの出所{ $count }は、それぞれ一つの資料の元になっているか、直接読んだもの。
origins-unknown = 資料{ $count }点は出所を示していない。
time-title = 資料の年月
time-text = 点一つが資料一つ。縦線は底本の{ $date }、四角は底本より後の資料。
time-undated = 月の分からない資料{ $count }点は省いた。
column-origin = 出所
column-sources = 資料
column-month = 年月
column-speaker = 話者
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
filter-speaker = 話者
filter-kind = 種類
filter-voice = 伝え方
filter-so = そのとおりか
filter-said = そう言ったか
filter-section = 節
filter-shown = 件を表示
