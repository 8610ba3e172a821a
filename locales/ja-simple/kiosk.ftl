### Words of the kiosk itself, in easy Japanese. What is explained is in the folder of the pack.

language-name = やさしい ｜日本語《にほんご》

## On every page

mark-demo = ｜見本《みほん》です。ほんとうの ｜記録《きろく》では ありません。
# There should be sound, and is none.
mark-no-sound = ｜音《おと》が ｜出《で》ません。｜職員《しょくいん》を ｜呼《よ》んで ください。
# There was none, and is again.
mark-sound-back = ｜音《おと》が ｜出《で》るように なりました。
mark-no-braille = ｜点字《てんじ》の ｜機械《きかい》が ｜止《と》まりました。｜職員《しょくいん》を ｜呼《よ》んで ください。
# A call for staff is open: what has become of it.
mark-staff-calling = ｜職員《しょくいん》を ｜呼《よ》ぶ ところです。
mark-staff-called = ｜職員《しょくいん》を ｜呼《よ》びました。
mark-staff-late = ｜職員《しょくいん》が まだ ｜来《き》ません。｜近《ちか》くの ｜人《ひと》に ｜言《い》って ください。
mark-staff-not-called = ｜職員《しょくいん》を ｜呼《よ》べません。｜近《ちか》くの ｜人《ひと》に ｜言《い》って ください。
# Variables: $step 1 to 6
voice-loudness = ｜音《おと》の ｜大《おお》きさ { $step }
# Variables: $step 1 to 5
voice-pace = ｜声《こえ》の ｜速《はや》さ { $step }
# What a screen reader is told first. Variables: $by what said so, e.g. --reader
announce-screen = ｜読《よ》み｜上《あ》げソフトの ための ｜画面《がめん》です。（{ $by }）
announce-lines = ｜読《よ》み｜上《あ》げソフトの ための ｜文字《もじ》です。（{ $by }）
# Said in the place of a page that is private, where others may hear it.
private-voice = この ページは、｜声《こえ》で ｜言《い》いません。イヤホンを ｜入《い》れると、｜聞《き》く ことが できます。
help-line = 0 もう ｜一度《いちど》  * もどる  ? キーの ｜説明《せつめい》
# Variables: $chapter the chapter's title, $all "12", $here "3"
progress = { $chapter }  { $all }ページの { $here }
go-next = つぎへ
go-back = もどる
go-menu = ほかの こと
go-resume = もとの ページへ もどる
go-more = つづき
go-about = くわしい ｜説明《せつめい》を ｜見《み》る

## Before the explanation

rest = ｜説明《せつめい》の ｜機械《きかい》
    .s1 = どれかの キーを おして ください。

ask-language = どの ことばが いいですか。
ask-amount = どの ｜大《おお》きさが いいですか。
    .full = ふつう
    .larger = ｜大《おお》きい
    .largest = もっと ｜大《おお》きい
    .one = いちばん ｜大《おお》きい（｜文《ぶん》を ｜一《ひと》つずつ）
moving = ｜使《つか》い｜方《かた》
    .s1 = ｜数字《すうじ》の キーで ｜選《えら》びます。
    .s2 = エンター（Enter）キーで ｜決《き》めます。
    .s3 = 0は、もう ｜一度《いちど》 ｜見《み》る キーです。
    .s4 = 9は、｜質問《しつもん》や ほかの ことの キーです。
    .s5 = いそがなくて いいです。
begin = ｜何《なに》を しますか。
    .short = だいじな ことだけ ｜聞《き》きます
    .hear = ぜんぶ ｜聞《き》きます
    .choose = ｜聞《き》きたい ところを ｜選《えら》びます
    .change = ｜前《まえ》の ｜答《こた》えを ｜変《か》えます

## Who the person is

# Variables: $digits how many digits, e.g. ｜5《ご》
number = あなたの ｜番号《ばんごう》を おして ください。
    .s1 = ここの ｜施設《しせつ》の { $digits }けたの ｜番号《ばんごう》です。
    .s2 = マイナンバーや ｜暗証番号《あんしょうばんごう》では ありません。
    .s3 = わからない ときは、エンター（Enter）キーだけ おします。
staff-pin = ｜職員《しょくいん》の ｜番号《ばんごう》を おして ください。
    .s1 = この ページは ｜職員《しょくいん》が ｜使《つか》います。
staff-number = ｜説明《せつめい》を ｜聞《き》く ｜人《ひと》の ｜番号《ばんごう》
    .s1 = ここの ｜施設《しせつ》の { $digits }けたの ｜番号《ばんごう》です。
typed-nothing = まだ ｜何《なに》も ありません。

## Gates

keep-not = ｜記録《きろく》しません
    .s1 = ｜説明《せつめい》だけ ｜聞《き》きます。
    .s2 = あなたの ことは、｜何《なに》も ｜残《のこ》しません。
keep-later = あとで もう ｜一度《いちど》 ｜聞《き》きます
    .s1 = ｜今《いま》は ｜説明《せつめい》だけ ｜聞《き》きます。
    .s2 = ｜終《お》わりに、もう ｜一度《いちど》 ｜聞《き》きます。
operator-helper = ｜手伝《てつだ》う ｜人《ひと》が います
    .s1 = ｜決《き》める ｜人《ひと》は あなたです。
    .s2 = ｜手伝《てつだ》う ｜人《ひと》の ことも ｜記録《きろく》します。｜名前《なまえ》は ｜聞《き》きません。
operator-other = かわりの ｜人《ひと》の ｜答《こた》えです
    .s1 = これは ｜本人《ほんにん》の ｜希望《きぼう》には なりません。
    .s2 = ｜職員《しょくいん》への ｜伝言《でんごん》に なります。
    .s3 = ｜職員《しょくいん》が ｜本人《ほんにん》と ｜話《はな》します。

## Answers

# Variables: $answer the answer
your-answer = あなたの ｜答《こた》え：{ $answer }
answer-detail = { $answer } （{ $question } { $detail }）
answer-change = ｜答《こた》えを ｜変《か》える
about-heading = くわしい ｜説明《せつめい》
# Variables: $answer the option
about-option = 「{ $answer }」の とき：
pick-many = いくつでも ｜選《えら》べます。
pick-done = これで いいです
picked = { $option }：｜選《えら》びました
check-again = もう ｜一度《いちど》 ｜説明《せつめい》します
check-right = そうです
check-offer = ｜職員《しょくいん》に ｜聞《き》きますか。
    .s1 = ｜答《こた》えは どれでも だいじょうぶです。
    .staff = ｜職員《しょくいん》を ｜呼《よ》びます
    .go-on = ｜先《さき》へ ｜進《すす》みます

## The end

read-back = あなたの ｜答《こた》え
read-back-change = ｜番号《ばんごう》を ｜選《えら》ぶと、｜変《か》えられます。
read-back-message = これは かわりの ｜人《ひと》の ｜答《こた》えです。
seal = ｜記録《きろく》しても いいですか。
    .s1 = ｜記録《きろく》する ときは、2を おします。つぎに エンター（Enter）キーを おします。
    .s2 = これは ｜申《もう》し｜込《こ》みでは ありません。
    .no = まだ ｜記録《きろく》しません
    .yes = ｜記録《きろく》します
not-recorded = まだ ｜記録《きろく》して いません。どう しますか。
    .s1 = どれを ｜選《えら》んでも だいじょうぶです。
    .answers = ｜答《こた》えを もう いちど ｜見《み》ます
    .staff = ｜職員《しょくいん》を よびます
    .stop = やめます
keeping = ｜記録《きろく》して います。
kept = ｜記録《きろく》しました
    .s1 = あなたの ひかえの ｜番号《ばんごう》です。
    .s2 = ｜紙《かみ》に ｜書《か》いて、｜持《も》って いて ください。
    .s3 = ｜答《こた》えを ｜変《か》える とき、この ｜番号《ばんごう》を ｜使《つか》います。
    .s4 = ｜職員《しょくいん》が ｜見《み》て、あなたと ｜話《はな》します。
    .s5 = これは ｜申《もう》し｜込《こ》みでは ありません。
not-kept = ｜記録《きろく》できませんでした
    .s1 = あなたの ｜答《こた》えは、まだ ｜記録《きろく》して いません。
    .s2 = ｜職員《しょくいん》に ｜話《はな》して ください。
    .again = もう ｜一度《いちど》 ｜記録《きろく》します
    .end = ｜記録《きろく》しないで ｜終《お》わります
withdrawn = ｜前《まえ》の ｜答《こた》えを ｜取《と》り｜消《け》しました
    .s1 = ｜取《と》り｜消《け》しの ひかえの ｜番号《ばんごう》です。
    .s2 = ｜職員《しょくいん》が ｜見《み》て、あなたと ｜話《はな》します。
listened = ｜説明《せつめい》は ｜終《お》わりです
    .s1 = あなたの ことは、｜何《なに》も ｜記録《きろく》して いません。
    .s2 = また いつでも ｜聞《き》いて ください。
dropped = ｜記録《きろく》しないで ｜終《お》わりました
    .s1 = あなたの ｜答《こた》えは、｜消《け》しました。
    .s2 = また いつでも ｜聞《き》いて ください。
no-answers = ｜記録《きろく》する ｜答《こた》えが ありません
    .s1 = あなたの ことは、｜何《なに》も ｜記録《きろく》して いません。
finish = ｜終《お》わって、｜画面《がめん》を ｜消《け》します
receipt-proof = ｜確《たし》かめる ための ｜四角《しかく》い ｜絵《え》を ｜見《み》ます（｜QRコード《きゅーあーるこーど》）
# The visit ends because the input ended.
input-ended = ｜終《お》わりました。この ｜時《とき》の ｜答《こた》えは、｜記録《きろく》して いません。

## Other things that can be done

menu = ほかの こと
    .questions = ｜質問《しつもん》
    .contents = もくじ
    .language = ことばを ｜変《か》える
    .furigana = ふりがなを ｜変《か》える
    .amount = ｜大《おお》きさを ｜変《か》える
    .colours = ｜色《いろ》を ｜変《か》える
    .staff = ｜職員《しょくいん》を ｜呼《よ》ぶ
    .stop = やめる
questions = よく ある ｜質問《しつもん》
contents = もくじ
    .finish = これで ｜終《お》わります
key-help = キーの ｜説明《せつめい》
    .digit = 1から 9は、｜選《えら》ぶ キーです。
    .decide = エンター（Enter）は、｜決《き》める キーです。
    .next = ｜上《うえ》と ｜下《した》の やじるしで、｜一《ひと》つずつ ｜動《うご》きます。
    .repeat = 0は、もう ｜一度《いちど》 ｜見《み》る キーです。
    .back = 「*」は、もどる キーです。
    .size = F8は、｜大《おお》きさを ｜変《か》える キーです。
    .furigana = F9は、ふりがなの キーです。
    .staff = F10は、｜職員《しょくいん》を ｜呼《よ》ぶ キーです。
    .colours = F11は、｜色《いろ》の キーです。
    .blank = F12は、｜画面《がめん》を かくす キーです。
    .louder = プラスの キーで、｜音《おと》が ｜大《おお》きく なります。マイナスの キーで、｜小《ちい》さく なります。
    .slower = F3は ｜声《こえ》が おそく なります。F4は はやく なります。
    .pause = F7で ｜声《こえ》を とめます。もう ｜一度《いちど》 おすと、また ｜始《はじ》めます。
    .sentence = ピリオドの キーで、｜今《いま》の ｜文《ぶん》を もう ｜一度《いちど》 ｜聞《き》きます。
    .sentence-2 = ピリオドの キーを 2｜回《かい》 おすと、｜一字《いちじ》ずつ ｜聞《き》きます。
go-try-keys = キーを おして ｜試《ため》す
try-keys = おした キーを ｜説明《せつめい》します
    .s1 = どの キーを おしても、｜何《なに》も ｜選《えら》びません。
    .s2 = エンター（Enter）キーで、もとの ページへ もどります。
help-try-keys = エンター（Enter）で もどる
# The names of keys. Variables: $c a digit, a letter or a number of a function key
key =
    .digit = ｜数字《すうじ》の { $c }
    .letter = { $c }
    .function = F{ $c }
    .star = ほし
    .hash = シャープ
    .slash = スラッシュ
    .question = はてな
    .plus = プラス
    .minus = マイナス
    .stop = ピリオド
    .space = スペース
    .up = ｜上《うえ》の やじるし
    .down = ｜下《した》の やじるし
    .left = ｜左《ひだり》の やじるし
    .right = ｜右《みぎ》の やじるし
    .enter = エンター
    .tab = タブ
    .back-tab = シフトと タブ
    .erase = バックスペース
    .delete = デリート
    .insert = インサート
    .home = ホーム
    .end = エンド
    .page-up = ページアップ
    .page-down = ページダウン
    .esc = エスケープ
    .route = ｜点字《てんじ》の ｜上《うえ》の キー
    .help = ｜点字《てんじ》の ヘルプキー
    .other = この キー
# What keys do. Variables: $c a digit
key-does =
    .next = ｜次《つぎ》に ｜動《うご》く キーです。
    .previous = ｜前《まえ》に ｜動《うご》く キーです。
    .decide = ｜決《き》める キーです。
    .erase = ｜一字《いちじ》 ｜消《け》す キーです。
    .ask-back = もどるか ｜聞《き》く キーです。
    .back = もどる キーです。
    .repeat = もう ｜一度《いちど》 ｜見《み》る キーです。
    .key-help = キーの ｜説明《せつめい》の キーです。
    .try-keys = キーを ｜試《ため》す キーです。
    .size = ｜文《ぶん》の ｜数《かず》の キーです。
    .furigana = ふりがなの キーです。
    .colours = ｜色《いろ》の キーです。
    .staff = ｜職員《しょくいん》を ｜呼《よ》ぶ キーです。
    .blank = ｜画面《がめん》を かくす キーです。
    .slower = ｜声《こえ》を おそく する キーです。
    .faster = ｜声《こえ》を はやく する キーです。
    .softer = ｜音《おと》を ｜小《ちい》さく する キーです。
    .louder = ｜音《おと》を ｜大《おお》きく する キーです。
    .pause = ｜声《こえ》を とめる キーです。
    .sentence = ｜文《ぶん》を もう ｜一度《いちど》 ｜聞《き》く キーです。
    .spell = ｜一字《いちじ》ずつ ｜聞《き》く キーです。
    .digit = { $c }を ｜選《えら》ぶ キーです。
    .touch = ｜選《えら》ぶ キーです。2｜回《かい》で ｜決《き》めます。
    .nothing = ｜使《つか》わない キーです。
# Variables: $key its name, $does what it does
alert-key = { $key }：{ $does }
listening = ここから、あなたの ことを ｜声《こえ》で ｜言《い》います。どこで ｜聞《き》きますか。
    .headphones = イヤホンで ｜聞《き》きます
    .loudspeaker = スピーカーで ｜聞《き》きます。｜近《ちか》くの ｜人《ひと》にも ｜聞《き》こえます
    .silent = ｜声《こえ》を ｜出《だ》しません
staff-calling = ｜職員《しょくいん》を ｜呼《よ》ぶ ところです
staff-called = ｜職員《しょくいん》を ｜呼《よ》びました
staff-late = ｜職員《しょくいん》が まだ ｜来《き》ません
staff-not-called = ｜職員《しょくいん》を ｜呼《よ》べません
# What really came of a call, and what can be done
staff-call =
    .soon = ｜少《すこ》し ｜待《ま》って ください。
    .rang = ｜音《おと》を ｜出《だ》しました。｜職員《しょくいん》が ｜来《く》るまで、｜何回《なんかい》も ｜出《だ》します。
    .silent = ｜音《おと》を ｜出《だ》せません。
    .sent = ｜職員《しょくいん》に お｜知《し》らせを ｜送《おく》りました。
    .unsent = ｜職員《しょくいん》に お｜知《し》らせを ｜送《おく》れませんでした。
    .too-late = お｜知《し》らせを ｜送《おく》れたか、わかりません。
    .if-not = ｜職員《しょくいん》が ｜来《こ》ない ときは、｜近《ちか》くの ｜人《ひと》に ｜言《い》って ください。
    .tell = ｜近《ちか》くの ｜人《ひと》に 「｜職員《しょくいん》を ｜呼《よ》んで ください」と ｜言《い》って ください。
    .wait = ここで ｜待《ま》っても いいです。つづけても いいです。
    .take-back = ｜職員《しょくいん》を ｜呼《よ》ぶのを やめる
    .here = ｜職員《しょくいん》が ｜来《き》ました
ask-back = ｜前《まえ》の ページに もどりますか。
    .yes = もどります
    .no = もどりません
ask-stop = やめますか。
    .record = ｜今《いま》までの ｜答《こた》えを ｜記録《きろく》して ｜終《お》わります
    .without = ｜記録《きろく》しないで ｜終《お》わります
    .end = ｜終《お》わります
    .go-on = つづけます
# Variables: $seconds how long the page waits
still-there = まだ いますか。
    .s1 = どれかの キーを おすと、つづきます。
    .s2 = おさないと、{ $seconds }で ｜画面《がめん》を ｜消《け》します。｜答《こた》えは ｜記録《きろく》しません。
    .here = つづけます

## Earlier answers

receipt-entry = ひかえの ｜番号《ばんごう》を おして ください。
    .s1 = ｜前《まえ》に もらった 16けたの ｜番号《ばんごう》です。
earlier = ｜前《まえ》の ｜答《こた》え
    .s1 = この ひかえの ｜答《こた》えが あります。
    .s2 = ｜今《いま》、ここで ｜答《こた》えは ｜見《み》られません。
    .anew = もう ｜一度《いちど》 ｜答《こた》えます
    .all = みんな ｜取《と》り｜消《け》します
    .one = ｜一《ひと》つだけ ｜取《と》り｜消《け》します
    .none = ｜取《と》り｜消《け》す ｜答《こた》えは、もう ありません。
withdraw-list = どの ｜答《こた》えを ｜取《と》り｜消《け》しますか。
withdraw-who = ｜今《いま》、だれが ボタンを おして いますか。
    .self = わたし
    .helper = わたしと、｜手伝《てつだ》う ｜人《ひと》
    .other = わたしの かわりの ｜人《ひと》
withdraw = ｜取《と》り｜消《け》しても いいですか。
    .s1 = ｜取《と》り｜消《け》す ときは、2を おします。つぎに エンター（Enter）キーを おします。
    .s2 = ｜理由《りゆう》は ｜聞《き》きません。
    .no = ｜取《と》り｜消《け》しません
    .yes = ｜取《と》り｜消《け》します

## When it cannot serve

outage-rest = この ｜機械《きかい》は ｜今《いま》、お｜休《やす》みです
    .s1 = ｜職員《しょくいん》に ｜話《はな》して ください。
outage-not-ready = この ｜機械《きかい》は、まだ ｜準備《じゅんび》が できて いません
    .s1 = ｜職員《しょくいん》に ｜話《はな》して ください。
outage-for-staff = ｜職員《しょくいん》の ｜人《ひと》へ

## What is said once

alert-amount-full = ｜大《おお》きさは 1です。4まで あります。
alert-amount-larger = ｜大《おお》きさは 2です。4まで あります。
alert-amount-largest = ｜大《おお》きさは 3です。4まで あります。
alert-amount-one = ｜大《おお》きさは 4です。｜文《ぶん》を ｜一《ひと》つずつ ｜出《だ》します。
alert-readings-shown = ふりがなを つけました。
alert-proof = これで ｜記録《きろく》を ｜確《たし》かめられます。{ $proof }
alert-readings-hidden = ふりがなを ｜消《け》しました。
alert-readings-kana = ひらがなに しました。
alert-theme-white-on-black = ｜黒《くろ》い ｜画面《がめん》に、｜白《しろ》い ｜字《じ》です。
alert-theme-black-on-white = ｜白《しろ》い ｜画面《がめん》に、｜黒《くろ》い ｜字《じ》です。
alert-theme-yellow-on-black = ｜黒《くろ》い ｜画面《がめん》に、｜黄色《きいろ》い ｜字《じ》です。
alert-nothing-before = ｜前《まえ》の ページは ありません。
alert-nothing-picked = ｜一《ひと》つ ｜選《えら》んで ください。
alert-call-answered = ｜職員《しょくいん》が ｜来《き》ました。｜呼《よ》ぶのを ｜終《お》わりました。
alert-call-taken-back = ｜職員《しょくいん》を ｜呼《よ》ぶのを やめました。
alert-code-unknown = その ｜番号《ばんごう》の ひかえは ありません。もう ｜一度《いちど》 おして ください。
alert-refused-number = まちがい。12けたの ｜番号《ばんごう》は、ここに ｜入《い》れないで ください。マイナンバーは ｜聞《き》きません。
alert-refused-pin = まちがい。｜暗証番号《あんしょうばんごう》は、ここに ｜入《い》れないで ください。
alert-staff-unknown = ｜番号《ばんごう》が ちがいます。｜少《すこ》し ｜待《ま》って、もう ｜一度《いちど》 おして ください。
alert-timed-out = ｜前《まえ》の ｜人《ひと》の ｜画面《がめん》を ｜消《け》しました。
# Variables: $digits how many digits
alert-wrong-length = まちがい。{ $digits }けたの ｜番号《ばんごう》です。
# Variables: $typed what was typed, $numbers the numbers of this page
alert-no-such-number = まちがい。{ $typed }は ありません。{ $numbers }から ｜選《えら》んで ください。
alert-nothing-chosen = ｜数字《すうじ》の キーで ｜選《えら》んで ください。
alert-only-digits = まちがい。｜数字《すうじ》の キーを おして ください。
# One switch: the focus has gone over the page as often as it was to.
alert-rested = ｜止《と》まりました。スイッチを おすと、また ｜動《うご》きます。
alert-entry-full = まちがい。もう ｜入《はい》りません。
alert-unclear-burst = ｜何《なに》も ｜選《えら》んで いません。｜一《ひと》つずつ おして ください。
alert-unclear-text = ｜何《なに》も ｜選《えら》んで いません。もう ｜一度《いちど》 おして ください。
alert-unclear-key = その キーは ｜使《つか》いません。

## What a person is told of their own records

# Variables: $name
print = { $name }さんの ｜記録《きろく》
    .s1 = あなたの ｜希望《きぼう》の ｜記録《きろく》です。｜申《もう》し｜込《こ》みでは ありません。
    .s2 = まちがいが あれば、｜職員《しょくいん》に ｜言《い》って ください。
# Variables: $when, $receipt
print-record = { $when } の ｜記録《きろく》（{ $receipt }）
print-message = ほかの ｜人《ひと》が ｜答《こた》えました。あなたの ｜希望《きぼう》では ありません。
# Variables: $wish, $answer
print-answer = { $wish } {"→"} { $answer }
# Variables: $when, $answer
print-corrected = { $when } に ｜直《なお》しました：{ $answer }
print-taken-back = { $when } に ｜取《と》り｜消《け》しました
print-end = これで ｜全部《ぜんぶ》です。
# Variables: $many
print-unread = ｜今《いま》 ｜読《よ》めない ｜記録《きろく》が { $many } あります。｜職員《しょくいん》に ｜聞《き》いて ください。
looked = この ｜記録《きろく》を ｜見《み》た ｜人《ひと》
looked-nobody = だれも ｜見《み》て いません。
# Variables: $when, $staff
looked-viewed = { $when }、{ $staff }さんが ｜見《み》ました。
looked-talked = { $when }、{ $staff }さんが あなたと ｜話《はな》しました。
