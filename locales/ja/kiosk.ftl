### Words of the kiosk itself, in plain Japanese. What is explained is in the folder of the pack.

language-name = ｜日本語《にほんご》

## On every page

mark-demo = これは｜見本《みほん》です。ここでの｜答《こた》えは、｜本当《ほんとう》の｜記録《きろく》になりません。
# There should be sound, and is none.
mark-no-sound = ｜音《おと》が｜出《で》ません。｜職員《しょくいん》を｜呼《よ》んでください。
# There was none, and is again.
mark-sound-back = ｜音《おと》が｜出《で》るようになりました。
mark-no-braille = ｜点字《てんじ》の｜機械《きかい》が｜止《と》まりました。｜職員《しょくいん》を｜呼《よ》んでください。
# A call for staff is open: what has become of it.
mark-staff-calling = ｜職員《しょくいん》を｜呼《よ》ぶところです。
mark-staff-called = ｜職員《しょくいん》を｜呼《よ》びました。
mark-staff-late = ｜職員《しょくいん》がまだ｜来《き》ません。｜近《ちか》くの｜人《ひと》に｜言《い》ってください。
mark-staff-not-called = ｜職員《しょくいん》を｜呼《よ》べません。｜近《ちか》くの｜人《ひと》に｜言《い》ってください。
# Variables: $step 1 to 6
voice-loudness = ｜音《おと》の｜大《おお》きさ { $step }
# Variables: $step 1 to 5
voice-pace = ｜声《こえ》の｜速《はや》さ { $step }
# What a screen reader is told first. Variables: $by what said so, e.g. --reader
announce-screen = ｜読《よ》み｜上《あ》げソフトのための｜画面《がめん》です。（{ $by }）
announce-lines = ｜読《よ》み｜上《あ》げソフトのための｜文字《もじ》です。（{ $by }）
# Said in the place of a page that is private, where others may hear it.
private-voice = このページは、｜声《こえ》で｜言《い》いません。イヤホンを｜入《い》れると、｜聞《き》くことができます。
help-line = 0 もう｜一度《いちど》  * ｜戻《もど》る  ? キーの｜説明《せつめい》
# Variables: $chapter the chapter's title, $all "12", $here "3"
progress = { $chapter }  { $all }ページの{ $here }
go-next = ｜次《つぎ》へ
go-back = ｜戻《もど》る
go-menu = ほかのこと
go-resume = もとのページへ｜戻《もど》る
go-more = ｜続《つづ》き
go-about = ｜詳《くわ》しい｜説明《せつめい》を｜見《み》る

## Before the explanation

rest = ｜説明《せつめい》の｜機械《きかい》
    .s1 = どれかのキーを｜押《お》してください。

ask-language = どの｜言葉《ことば》がよいですか。
ask-amount = どの｜大《おお》きさで｜表示《ひょうじ》しますか。
    .full = ｜標準《ひょうじゅん》の｜大《おお》きさ
    .larger = ｜大《おお》きく
    .largest = もっと｜大《おお》きく
    .one = いちばん｜大《おお》きく、｜一文《いちぶん》ずつ
moving = ｜使《つか》い｜方《かた》
    .s1 = ｜数字《すうじ》のキーで｜選《えら》びます。
    .s2 = エンター（Enter）キーで｜決《き》めます。
    .s3 = 0は、もう｜一度《いちど》｜見《み》るキーです。
    .s4 = 9は、｜質問《しつもん》やほかのことのキーです。
    .s5 = ｜急《いそ》がなくてかまいません。
begin = ｜何《なに》をしますか。
    .short = ｜大切《たいせつ》なことだけ｜聞《き》きます
    .hear = ｜全部《ぜんぶ》｜聞《き》きます
    .choose = ｜聞《き》きたいところを｜選《えら》びます
    .change = ｜前《まえ》の｜答《こた》えを｜変《か》えます

## Who the person is

# Variables: $digits how many digits
number = あなたの｜番号《ばんごう》を｜入力《にゅうりょく》してください。
    .s1 = この｜施設《しせつ》で｜使《つか》う{ $digits }けたの｜番号《ばんごう》です。
    .s2 = マイナンバーや｜暗証番号《あんしょうばんごう》ではありません。
    .s3 = わからないときは、エンター（Enter）キーだけを｜押《お》します。
staff-pin = ｜職員《しょくいん》の｜番号《ばんごう》を｜入力《にゅうりょく》してください。
    .s1 = このページは｜職員《しょくいん》が｜使《つか》います。
staff-number = ｜説明《せつめい》を｜聞《き》く｜人《ひと》の｜番号《ばんごう》
    .s1 = この｜施設《しせつ》で｜使《つか》う{ $digits }けたの｜番号《ばんごう》です。
typed-nothing = まだ｜何《なに》も｜入力《にゅうりょく》されていません。

## Gates

keep-not = ｜記録《きろく》しません
    .s1 = ｜説明《せつめい》だけを｜聞《き》きます。
    .s2 = あなたについて、｜何《なに》も｜残《のこ》しません。
keep-later = あとでもう｜一度《いちど》お｜聞《き》きします
    .s1 = ｜今《いま》は｜説明《せつめい》だけを｜聞《き》きます。
    .s2 = ｜終《お》わりに、もう｜一度《いちど》お｜聞《き》きします。
operator-helper = ｜手伝《てつだ》う｜人《ひと》がいます
    .s1 = ｜決《き》めるのは、あなたです。
    .s2 = ｜手伝《てつだ》う｜人《ひと》がいたことも｜記録《きろく》します。｜名前《なまえ》は｜聞《き》きません。
operator-other = ｜代《か》わりの｜人《ひと》の｜答《こた》えです
    .s1 = これは、｜本人《ほんにん》の｜希望《きぼう》としては｜記録《きろく》しません。
    .s2 = ｜職員《しょくいん》への｜伝言《でんごん》として｜記録《きろく》します。
    .s3 = ｜職員《しょくいん》が｜本人《ほんにん》と｜話《はな》します。

## Answers

# Variables: $answer the answer
your-answer = あなたの｜答《こた》え：{ $answer }
answer-detail = { $answer }（{ $question }{ $detail }）
answer-change = ｜答《こた》えを｜変《か》える
about-heading = ｜詳《くわ》しい｜説明《せつめい》
# Variables: $answer the option
about-option = 「{ $answer }」のとき：
pick-many = いくつでも｜選《えら》べます。
pick-done = これでよい
picked = { $option }：｜選《えら》びました
check-again = もう｜一度《いちど》｜説明《せつめい》します
check-right = そうです
check-offer = ｜職員《しょくいん》に｜聞《き》きますか。
    .s1 = ｜答《こた》えはどれでもかまいません。
    .staff = ｜職員《しょくいん》を｜呼《よ》びます
    .go-on = ｜先《さき》へ｜進《すす》みます

## The end

read-back = あなたの｜答《こた》え
read-back-change = ｜番号《ばんごう》を｜選《えら》ぶと、｜変《か》えられます。
read-back-message = これは｜代《か》わりの｜人《ひと》の｜答《こた》えです。
seal = ｜記録《きろく》してもよいですか。
    .s1 = ｜記録《きろく》するときは、2を｜押《お》して、エンター（Enter）キーを｜押《お》します。
    .s2 = これは｜申《もう》し｜込《こ》みではありません。
    .no = まだ｜記録《きろく》しません
    .yes = ｜記録《きろく》します
not-recorded = まだ｜記録《きろく》していません。どうしますか。
    .s1 = どれを｜選《えら》んでも、｜大丈夫《だいじょうぶ》です。
    .answers = ｜答《こた》えをもう｜一度《いちど》｜見《み》ます
    .staff = ｜職員《しょくいん》を｜呼《よ》びます
    .stop = やめます
keeping = ｜記録《きろく》しています。
kept = ｜記録《きろく》しました
    .s1 = あなたの｜控《ひか》えの｜番号《ばんごう》です。
    .s2 = ｜紙《かみ》に｜書《か》いて、｜持《も》っていてください。
    .s3 = ｜答《こた》えを｜変《か》えるときに、この｜番号《ばんごう》を｜使《つか》います。
    .s4 = ｜職員《しょくいん》がこの｜記録《きろく》を｜見《み》て、あなたと｜話《はな》します。
    .s5 = これは｜申《もう》し｜込《こ》みではありません。
not-kept = ｜記録《きろく》できませんでした
    .s1 = あなたの｜答《こた》えは、まだ｜記録《きろく》していません。
    .s2 = ｜職員《しょくいん》に｜話《はな》してください。
    .again = もう｜一度《いちど》｜記録《きろく》します
    .end = ｜記録《きろく》しないで｜終《お》わります
withdrawn = ｜前《まえ》の｜答《こた》えを｜取《と》り｜消《け》しました
    .s1 = ｜取《と》り｜消《け》しの｜控《ひか》えの｜番号《ばんごう》です。
    .s2 = ｜職員《しょくいん》がこの｜記録《きろく》を｜見《み》て、あなたと｜話《はな》します。
listened = ｜説明《せつめい》は｜終《お》わりです
    .s1 = あなたについて、｜何《なに》も｜記録《きろく》していません。
    .s2 = またいつでも｜聞《き》いてください。
dropped = ｜記録《きろく》しないで｜終《お》わりました
    .s1 = あなたの｜答《こた》えは、｜消《け》しました。
    .s2 = またいつでも｜聞《き》いてください。
no-answers = ｜記録《きろく》する｜答《こた》えがありません
    .s1 = あなたについて、｜何《なに》も｜記録《きろく》していません。
finish = ｜終《お》わって、｜画面《がめん》を｜消《け》します
receipt-proof = ｜確《たし》かめるための｜四角《しかく》い｜絵《え》を｜見《み》ます（｜QRコード《きゅーあーるこーど》）
# The visit ends because the input ended.
input-ended = ｜終《お》わりました。｜今回《こんかい》の｜答《こた》えは、｜記録《きろく》していません。

## Other things that can be done

menu = ほかのこと
    .questions = よくある｜質問《しつもん》
    .contents = ｜目次《もくじ》
    .language = ｜言葉《ことば》を｜変《か》える
    .furigana = ふりがなを｜変《か》える
    .amount = ｜大《おお》きさを｜変《か》える
    .colours = ｜色《いろ》を｜変《か》える
    .staff = ｜職員《しょくいん》を｜呼《よ》ぶ
    .stop = やめる
questions = よくある｜質問《しつもん》
contents = ｜目次《もくじ》
    .finish = これで｜終《お》わります
key-help = キーの｜説明《せつめい》
    .digit = 1から9は、｜選《えら》ぶキーです。
    .decide = エンター（Enter）は、｜決《き》めるキーです。
    .next = ｜上《うえ》と｜下《した》の｜矢印《やじるし》で、｜一《ひと》つずつ｜動《うご》きます。
    .repeat = 0は、もう｜一度《いちど》｜見《み》るキーです。
    .back = 「*」は、｜戻《もど》るキーです。
    .size = F8は、｜大《おお》きさを｜変《か》えるキーです。
    .furigana = F9は、ふりがなを｜変《か》えるキーです。
    .staff = F10は、｜職員《しょくいん》を｜呼《よ》ぶキーです。
    .colours = F11は、｜色《いろ》を｜変《か》えるキーです。
    .blank = F12は、｜画面《がめん》を｜隠《かく》すキーです。
    .louder = プラスのキーで、｜音《おと》が｜大《おお》きくなります。マイナスのキーで、｜小《ちい》さくなります。
    .slower = F3は｜声《こえ》を｜遅《おそ》く、F4は｜速《はや》くするキーです。
    .pause = F7は、｜声《こえ》を｜止《と》めて、また｜始《はじ》めるキーです。
    .sentence = ピリオドのキーで、｜今《いま》の｜文《ぶん》をもう｜一度《いちど》｜聞《き》きます。2｜回《かい》｜押《お》すと、｜一字《いちじ》ずつ｜聞《き》きます。
go-try-keys = キーを｜押《お》して｜試《ため》す
try-keys = ｜押《お》したキーを｜説明《せつめい》します
    .s1 = どのキーを｜押《お》しても、｜何《なに》も｜選《えら》びません。
    .s2 = エンター（Enter）キーで、もとのページへ｜戻《もど》ります。
help-try-keys = エンター（Enter）で｜戻《もど》る
# The names of keys. Variables: $c a digit, a letter or a number of a function key
key =
    .digit = ｜数字《すうじ》の{ $c }
    .letter = { $c }
    .function = F{ $c }
    .star = ｜星《ほし》
    .hash = シャープ
    .slash = スラッシュ
    .question = はてな
    .plus = プラス
    .minus = マイナス
    .stop = ピリオド
    .space = スペース
    .up = ｜上《うえ》の｜矢印《やじるし》
    .down = ｜下《した》の｜矢印《やじるし》
    .left = ｜左《ひだり》の｜矢印《やじるし》
    .right = ｜右《みぎ》の｜矢印《やじるし》
    .enter = エンター
    .tab = タブ
    .back-tab = シフトとタブ
    .erase = バックスペース
    .delete = デリート
    .insert = インサート
    .home = ホーム
    .end = エンド
    .page-up = ページアップ
    .page-down = ページダウン
    .esc = エスケープ
    .route = ｜点字《てんじ》の｜上《うえ》のキー
    .help = ｜点字《てんじ》ディスプレイのヘルプキー
    .other = このキー
# What keys do. Variables: $c a digit
key-does =
    .next = ｜次《つぎ》に｜動《うご》くキーです。
    .previous = ｜前《まえ》に｜動《うご》くキーです。
    .decide = ｜決《き》めるキーです。
    .erase = ｜一字《いちじ》｜消《け》すキーです。
    .ask-back = ｜戻《もど》るかどうかを｜聞《き》くキーです。
    .back = ｜戻《もど》るキーです。
    .repeat = もう｜一度《いちど》｜見《み》るキーです。
    .key-help = キーの｜説明《せつめい》を｜見《み》るキーです。
    .try-keys = キーを｜試《ため》すキーです。
    .size = ｜一度《いちど》に｜出《だ》す｜文《ぶん》の｜数《かず》を｜変《か》えるキーです。
    .furigana = ふりがなを｜変《か》えるキーです。
    .colours = ｜色《いろ》を｜変《か》えるキーです。
    .staff = ｜職員《しょくいん》を｜呼《よ》ぶキーです。
    .blank = ｜画面《がめん》を｜隠《かく》すキーです。
    .slower = ｜声《こえ》を｜遅《おそ》くするキーです。
    .faster = ｜声《こえ》を｜速《はや》くするキーです。
    .softer = ｜音《おと》を｜小《ちい》さくするキーです。
    .louder = ｜音《おと》を｜大《おお》きくするキーです。
    .pause = ｜声《こえ》を｜止《と》めて、また｜始《はじ》めるキーです。
    .sentence = ｜今《いま》の｜文《ぶん》をもう｜一度《いちど》｜聞《き》くキーです。
    .spell = ｜今《いま》の｜文《ぶん》を｜一字《いちじ》ずつ｜聞《き》くキーです。
    .digit = { $c }を｜選《えら》ぶキーです。
    .touch = ｜選《えら》ぶキーです。2｜回《かい》｜押《お》すと｜決《き》めます。
    .nothing = ｜使《つか》わないキーです。
# Variables: $key its name, $does what it does
alert-key = { $key }：{ $does }
listening = ここからは、あなたのことを｜声《こえ》で｜言《い》います。どこで｜聞《き》きますか。
    .headphones = イヤホンで｜聞《き》きます
    .loudspeaker = スピーカーで｜聞《き》きます。｜近《ちか》くの｜人《ひと》にも｜聞《き》こえます
    .silent = ｜声《こえ》を｜出《だ》しません
staff-calling = ｜職員《しょくいん》を｜呼《よ》ぶところです
staff-called = ｜職員《しょくいん》を｜呼《よ》びました
staff-late = ｜職員《しょくいん》がまだ｜来《き》ません
staff-not-called = ｜職員《しょくいん》を｜呼《よ》べません
# What really came of a call, and what can be done
staff-call =
    .soon = ｜少《すこ》し｜待《ま》ってください。
    .rang = ｜音《おと》を｜鳴《な》らしました。｜職員《しょくいん》が｜来《く》るまで、くり｜返《かえ》し｜鳴《な》らします。
    .silent = ｜音《おと》を｜鳴《な》らせません。
    .sent = ｜職員《しょくいん》への｜知《し》らせを｜送《おく》りました。
    .unsent = ｜職員《しょくいん》への｜知《し》らせを｜送《おく》れませんでした。
    .too-late = ｜職員《しょくいん》への｜知《し》らせが｜届《とど》いたかどうか、わかりません。
    .if-not = ｜職員《しょくいん》が｜来《こ》ないときは、｜近《ちか》くの｜人《ひと》に｜言《い》ってください。
    .tell = ｜近《ちか》くの｜人《ひと》に、｜職員《しょくいん》を｜呼《よ》ぶように｜言《い》ってください。
    .wait = ここで｜待《ま》ってもよいです。｜続《つづ》けてもよいです。
    .take-back = ｜職員《しょくいん》を｜呼《よ》ぶのをやめます
    .here = ｜職員《しょくいん》が｜来《き》ました
ask-back = ｜前《まえ》のページに｜戻《もど》りますか。
    .yes = ｜戻《もど》ります
    .no = ｜戻《もど》りません
ask-stop = やめますか。
    .record = ｜今《いま》までの｜答《こた》えを｜記録《きろく》して｜終《お》わります
    .without = ｜記録《きろく》しないで｜終《お》わります
    .end = ｜終《お》わります
    .go-on = ｜続《つづ》けます
# Variables: $seconds how long the page waits
still-there = まだいらっしゃいますか。
    .s1 = どれかのキーを｜押《お》すと、｜続《つづ》きます。
    .s2 = ｜押《お》さないと、{ $seconds }で｜画面《がめん》を｜消《け》します。｜答《こた》えは｜記録《きろく》しません。
    .here = ｜続《つづ》けます

## Earlier answers

receipt-entry = ｜控《ひか》えの｜番号《ばんごう》を｜入力《にゅうりょく》してください。
    .s1 = ｜前《まえ》に｜受《う》け｜取《と》った16けたの｜番号《ばんごう》です。
earlier = ｜前《まえ》の｜答《こた》え
    .s1 = この｜控《ひか》えの｜答《こた》えがあります。
    .s2 = ｜答《こた》えの｜中身《なかみ》は、この｜機械《きかい》では｜見《み》られません。
    .anew = もう｜一度《いちど》｜答《こた》えます
    .all = すべて｜取《と》り｜消《け》します
    .one = ｜一《ひと》つだけ｜取《と》り｜消《け》します
    .none = ｜取《と》り｜消《け》す｜答《こた》えは、もうありません。
withdraw-list = どの｜答《こた》えを｜取《と》り｜消《け》しますか。
withdraw-who = ｜今《いま》、この｜機械《きかい》を｜動《うご》かしているのはどなたですか。
    .self = わたし｜本人《ほんにん》
    .helper = わたしと、｜手伝《てつだ》う｜人《ひと》
    .other = わたしの｜代《か》わりの｜人《ひと》
withdraw = ｜取《と》り｜消《け》してもよいですか。
    .s1 = ｜取《と》り｜消《け》すときは、2を｜押《お》して、エンター（Enter）キーを｜押《お》します。
    .s2 = ｜理由《りゆう》は｜聞《き》きません。
    .no = ｜取《と》り｜消《け》しません
    .yes = ｜取《と》り｜消《け》します

## When it cannot serve

outage-rest = この｜機械《きかい》は、｜今《いま》お｜休《やす》みしています
    .s1 = ｜職員《しょくいん》に｜声《こえ》をかけてください。
outage-not-ready = この｜機械《きかい》は、｜準備《じゅんび》がまだできていません
    .s1 = ｜職員《しょくいん》に｜声《こえ》をかけてください。
outage-for-staff = ｜職員《しょくいん》の｜方《かた》へ

## What is said once

alert-amount-full = ｜大《おお》きさは1です。4まであります。
alert-amount-larger = ｜大《おお》きさは2です。4まであります。
alert-amount-largest = ｜大《おお》きさは3です。4まであります。
alert-amount-one = ｜大《おお》きさは4です。｜一文《いちぶん》ずつ｜表示《ひょうじ》します。
alert-readings-shown = ふりがなをつけました。
alert-proof = これで｜記録《きろく》を｜確《たし》かめられます。{ $proof }
alert-readings-hidden = ふりがなを｜消《け》しました。
alert-readings-kana = ひらがなにしました。
alert-theme-white-on-black = ｜黒《くろ》い｜画面《がめん》に、｜白《しろ》い｜字《じ》です。
alert-theme-black-on-white = ｜白《しろ》い｜画面《がめん》に、｜黒《くろ》い｜字《じ》です。
alert-theme-yellow-on-black = ｜黒《くろ》い｜画面《がめん》に、｜黄色《きいろ》い｜字《じ》です。
alert-nothing-before = ｜前《まえ》のページはありません。
alert-nothing-picked = ｜一《ひと》つ｜選《えら》んでください。
alert-call-answered = ｜職員《しょくいん》が｜来《き》たので、｜呼《よ》ぶのを｜終《お》わりました。
alert-call-taken-back = ｜職員《しょくいん》を｜呼《よ》ぶのをやめました。
alert-code-unknown = その｜番号《ばんごう》の｜控《ひか》えはありません。もう｜一度《いちど》｜入力《にゅうりょく》してください。
alert-refused-number = ｜間違《まちが》い。12けたの｜番号《ばんごう》は、ここに｜入《い》れないでください。マイナンバーは｜聞《き》きません。
alert-refused-pin = ｜間違《まちが》い。｜暗証番号《あんしょうばんごう》は、ここに｜入《い》れないでください。
alert-staff-unknown = ｜番号《ばんごう》が｜違《ちが》います。｜少《すこ》し｜待《ま》って、もう｜一度《いちど》｜入力《にゅうりょく》してください。
alert-timed-out = ｜前《まえ》の｜人《ひと》の｜画面《がめん》を｜消《け》しました。
# Variables: $digits how many digits
alert-wrong-length = ｜間違《まちが》い。{ $digits }けたの｜番号《ばんごう》です。
# Variables: $typed what was typed, $numbers the numbers of this page
alert-no-such-number = ｜間違《まちが》い。{ $typed }はありません。{ $numbers }から｜選《えら》んでください。
alert-nothing-chosen = ｜数字《すうじ》のキーで｜選《えら》んでください。
alert-only-digits = ｜間違《まちが》い。｜数字《すうじ》のキーを｜押《お》してください。
# One switch: the focus has gone over the page as often as it was to.
alert-rested = ｜止《と》まりました。スイッチを｜押《お》すと、また｜動《うご》きます。
alert-entry-full = ｜間違《まちが》い。これ｜以上《いじょう》は｜入《はい》りません。
alert-unclear-burst = ｜何《なに》も｜選《えら》んでいません。｜一《ひと》つずつ｜押《お》してください。
alert-unclear-text = ｜何《なに》も｜選《えら》んでいません。もう｜一度《いちど》｜押《お》してください。
alert-unclear-key = そのキーは｜使《つか》いません。

## What a person is told of their own records

# Variables: $name
print = { $name }さんの｜記録《きろく》の｜写《うつ》し
    .s1 = あなたの｜希望《きぼう》の｜記録《きろく》です。｜申《もう》し｜込《こ》みではありません。
    .s2 = ｜違《ちが》うところがあれば、｜職員《しょくいん》に｜言《い》ってください。
# Variables: $when, $receipt
print-record = { $when } の｜記録《きろく》（{ $receipt }）
print-message = ほかの｜人《ひと》が｜答《こた》えました。あなたの｜希望《きぼう》ではありません。
# Variables: $wish, $answer
print-answer = { $wish } {"→"} { $answer }
# Variables: $when, $answer
print-corrected = { $when } に｜直《なお》しました：{ $answer }
print-taken-back = { $when } に｜取《と》り｜消《け》しました
print-end = ここに｜残《のこ》っているのは、これで｜全部《ぜんぶ》です。
# Variables: $many
print-unread = ｜今《いま》、｜読《よ》めない｜記録《きろく》が{ $many }あります。これで｜全部《ぜんぶ》とは｜言《い》えません。｜職員《しょくいん》に｜聞《き》いてください。
looked = この｜記録《きろく》を｜見《み》た｜人《ひと》
looked-nobody = だれも｜見《み》ていません。
# Variables: $when, $staff
looked-viewed = { $when }、{ $staff }さんが｜見《み》ました。
looked-talked = { $when }、{ $staff }さんが あなたと｜話《はな》しました。
