### Words of the kiosk itself, in easy Japanese. What is explained is in the folder of the pack.

language-name = やさしい ｜日本語《にほんご》

## On every page

mark-demo = これは ｜練習《れんしゅう》です。ほんとうの ｜記録《きろく》では ありません。
# There should be sound, and is none.
mark-no-sound = ｜音《おと》が ｜出《で》ません。｜職員《しょくいん》を ｜呼《よ》んで ください。
# There was none, and is again.
mark-sound-back = ｜音《おと》が ｜出《で》る ように なりました。
mark-no-braille = ｜点字《てんじ》ディスプレイが ｜止《と》まりました。｜職員《しょくいん》を ｜呼《よ》んで ください。
# A call for staff is open: what has become of it.
mark-staff-calling = これから ｜職員《しょくいん》を ｜呼《よ》びます。
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
private-voice = この ページは、｜声《こえ》で ｜読《よ》みません。イヤホンを つけると、｜聞《き》く ことが できます。
help-line = 0 もう ｜一度《いちど》  * もどる  ? ボタンの ｜説明《せつめい》
# Variables: $chapter the chapter's title, $all "12", $here "3"
progress = { $chapter }  { $all }ページの うち { $here }ページめ
go-next = つぎへ
go-back = もどる
go-menu = ほかの こと
go-resume = もとの ページへ もどる
go-more = つづき
go-about = くわしい ｜説明《せつめい》を ｜見《み》る
go-staff-sources = ｜職員《しょくいん》が ｜見《み》る ページ

## Before the explanation

rest = ｜説明《せつめい》の ｜機械《きかい》
    .s1 = どれか ボタンを おすと、｜始《はじ》まります。

ask-language = どの ことばが いいですか。
ask-amount = ｜字《じ》の ｜大《おお》きさは、どれが いいですか。
    .full = ふつう
    .larger = ｜大《おお》きい
    .largest = もっと ｜大《おお》きい
    .one = いちばん ｜大《おお》きい（｜文《ぶん》を ｜一《ひと》つずつ）
moving = ｜使《つか》い｜方《かた》
    .s1 = ｜数字《すうじ》の ボタンで ｜選《えら》びます。
    .s2 = エンター（Enter）ボタンで ｜決《き》めます。
    .s3 = 0は、もう ｜一度《いちど》 ｜見《み》る ボタンです。
    .s4 = 9は、ほかの ことの ボタンです。
    .s5 = ゆっくりで いいです。
begin = ｜何《なに》を しますか。
    .short = ｜大切《たいせつ》な ことだけ ｜聞《き》きます
    .hear = ｜全部《ぜんぶ》 ｜聞《き》きます
    .choose = ｜聞《き》きたい ところを ｜選《えら》びます
    .change = ｜前《まえ》の ｜答《こた》えを ｜変《か》えます
    .resume = ｜前《まえ》の つづきから ｜始《はじ》めます

## Who the person is

# Variables: $digits how many digits, e.g. ｜5《ご》
number = あなたの ｜番号《ばんごう》を おして ください。
    .s1 = ここで ｜使《つか》う、{ $digits }つの ｜数字《すうじ》です。
    .s2 = マイナンバーや ｜暗証番号《あんしょうばんごう》では ありません。
    .s3 = わからない ときは、エンター（Enter）ボタンだけ おします。
staff-pin = ｜職員《しょくいん》の パスコードを おして ください。
    .s1 = この ページは ｜職員《しょくいん》が ｜使《つか》います。
staff-number = ｜説明《せつめい》を ｜聞《き》く ｜人《ひと》の ｜番号《ばんごう》
    .s1 = ここで ｜使《つか》う、{ $digits }つの ｜数字《すうじ》です。
typed-nothing = まだ ｜何《なに》も おして いません。

## Gates

keep-not = ｜記録《きろく》しません
    .s1 = ｜説明《せつめい》だけ します。
    .s2 = あなたの ことは、｜何《なに》も ｜残《のこ》しません。
keep-later = あとで もう ｜一度《いちど》 ｜聞《き》きます
    .s1 = ｜今《いま》は ｜説明《せつめい》だけ します。
    .s2 = ｜終《お》わりに、もう ｜一度《いちど》 ｜聞《き》きます。
operator-helper = ｜手伝《てつだ》う ｜人《ひと》が います
    .s1 = ｜決《き》める ｜人《ひと》は あなたです。
    .s2 = どんな ｜人《ひと》が ｜手伝《てつだ》ったかも ｜記録《きろく》します。｜名前《なまえ》は ｜聞《き》きません。
operator-other = かわりの ｜人《ひと》の ｜答《こた》えです
    .s1 = これは、｜本人《ほんにん》の ｜答《こた》えでは ありません。
    .s2 = ｜職員《しょくいん》に ｜伝《つた》える ために ｜記録《きろく》します。
    .s3 = ｜職員《しょくいん》が、｜本人《ほんにん》と ｜話《はな》します。

## Answers

# Variables: $answer the answer
your-answer = あなたの ｜答《こた》え：{ $answer }
answer-detail = { $answer } （{ $question } { $detail }）
answer-change = ｜答《こた》えを ｜変《か》える
about-heading = くわしい ｜説明《せつめい》
# Variables: $answer the option
about-option = 「{ $answer }」の とき：
pick-many = いくつ ｜選《えら》んでも いいです。
pick-done = これで いいです
picked = { $option }：｜選《えら》びました
check-again = もう ｜一度《いちど》 ｜説明《せつめい》します
check-right = そうです
check-offer = ｜職員《しょくいん》に ｜聞《き》きますか。
    .s1 = わからなくても だいじょうぶです。
    .staff = ｜職員《しょくいん》を ｜呼《よ》びます
    .go-on = つぎへ ｜進《すす》みます

## The end

read-back = あなたの ｜答《こた》え
read-back-change = ｜変《か》えたい ｜答《こた》えの ｜数字《すうじ》を おして ください。
read-back-message = これは、かわりの ｜人《ひと》の ｜答《こた》えです。
seal = ｜記録《きろく》しても いいですか。
    .s1 = 2を おして、エンター（Enter）ボタンを おすと、｜記録《きろく》します。
    .s2 = これは ｜申《もう》し｜込《こ》みでは ありません。
    .no = まだ ｜記録《きろく》しません
    .yes = ｜記録《きろく》します
not-recorded = まだ ｜記録《きろく》して いません。どう しますか。
    .s1 = どれを ｜選《えら》んでも だいじょうぶです。
    .answers = ｜答《こた》えを もう ｜一度《いちど》 ｜見《み》ます
    .staff = ｜職員《しょくいん》を ｜呼《よ》びます
    .stop = やめます
keeping = ｜記録《きろく》して います。
kept = ｜記録《きろく》しました
    .s1 = これが あなたの ｜記録《きろく》の ｜番号《ばんごう》です。
    .s2 = ｜紙《かみ》に ｜書《か》いて、｜持《も》って いて ください。
    .s3 = ｜答《こた》えを ｜変《か》える とき、この ｜番号《ばんごう》を ｜使《つか》います。
    .s4 = ｜職員《しょくいん》が ｜記録《きろく》を ｜見《み》て、あなたと ｜話《はな》します。
    .s5 = これは ｜申《もう》し｜込《こ》みでは ありません。
not-kept = ｜記録《きろく》できませんでした
    .s1 = あなたの ｜答《こた》えは、まだ ｜記録《きろく》して いません。
    .s2 = ｜職員《しょくいん》に ｜言《い》って ください。
    .again = もう ｜一度《いちど》 やって みます
    .end = ｜記録《きろく》しないで ｜終《お》わります
pausing = ここまでの ｜答《こた》えを とって おきます。
# Variables: $days how long it is kept
paused = ｜今日《きょう》は ここまでです
    .s1 = これが、つづきの ｜番号《ばんごう》です。
    .s2 = ｜紙《かみ》に ｜書《か》くか、｜職員《しょくいん》に ｜書《か》いて もらって ください。
    .s3 = つぎに ｜使《つか》う ときは、「｜前《まえ》の つづきから ｜始《はじ》めます」を ｜選《えら》びます。
    .s4 = そして、この ｜番号《ばんごう》を おします。
    .s5 = ここまでの ｜答《こた》えは、{ $days }の ｜後《あと》で ｜消《け》します。
    .s6 = この ｜番号《ばんごう》が ないと、｜職員《しょくいん》も ｜答《こた》えを ｜見《み》る ことが できません。
    .s7 = ｜最後《さいご》まで ｜聞《き》いて ｜記録《きろく》する ときまで、｜答《こた》えは ｜決《き》まりません。
not-paused = ここまでの ｜答《こた》えを とって おく ことが できませんでした
    .s1 = ｜答《こた》えは、まだ ここに あります。
    .s2 = ｜職員《しょくいん》に ｜言《い》って ください。
    .again = もう ｜一度《いちど》 やって みます
    .go-on = つづけます
withdrawn = ｜前《まえ》の ｜答《こた》えを ｜取《と》り｜消《け》しました
    .s1 = これが、｜取《と》り｜消《け》した ｜記録《きろく》の ｜番号《ばんごう》です。
    .s2 = ｜職員《しょくいん》が ｜見《み》て、あなたと ｜話《はな》します。
    .s3 = ｜前《まえ》の ｜答《こた》えも、｜職員《しょくいん》は ｜読《よ》む ことが できます。
withdrawal-requested = ｜職員《しょくいん》に ｜伝《つた》えます
    .s1 = これが、この ｜記録《きろく》の ｜番号《ばんごう》です。
    .s2 = ｜答《こた》えは、まだ ｜取《と》り｜消《け》して いません。
    .s3 = ｜職員《しょくいん》が、｜本人《ほんにん》と ｜話《はな》します。
listened = ｜説明《せつめい》は ｜終《お》わりです
    .s1 = あなたの ことは、｜何《なに》も ｜記録《きろく》して いません。
    .s2 = また いつでも ｜使《つか》って ください。
dropped = ｜記録《きろく》しないで ｜終《お》わりました
    .s1 = あなたの ｜答《こた》えは、｜消《け》しました。
    .s2 = また いつでも ｜使《つか》って ください。
no-answers = ｜記録《きろく》する ｜答《こた》えが ありません
    .s1 = あなたの ことは、｜何《なに》も ｜記録《きろく》して いません。
finish = ｜終《お》わって、｜画面《がめん》を ｜消《け》します
receipt-proof = ｜確《たし》かめる ための ｜四角《しかく》い ｜絵《え》を ｜見《み》ます（｜QRコード《きゅーあーるこーど》）
# The visit ends because the input ended.
input-ended = ｜終《お》わりました。｜今《いま》の ｜答《こた》えは、｜記録《きろく》して いません。

## Other things that can be done

menu = ほかの こと
    .questions = よく ある ｜質問《しつもん》
    .contents = もくじ
    .language = ことばを ｜変《か》える
    .furigana = ふりがなを ｜変《か》える
    .amount = ｜字《じ》の ｜大《おお》きさを ｜変《か》える
    .colours = ｜色《いろ》を ｜変《か》える
    .staff = ｜職員《しょくいん》を ｜呼《よ》ぶ
    .stop = やめる
questions = よく ある ｜質問《しつもん》
contents = もくじ
    .finish = これで ｜終《お》わります
key-help = ボタンの ｜説明《せつめい》
    .digit = 1から 9は、｜選《えら》ぶ ボタンです。
    .decide = エンター（Enter）は、｜決《き》める ボタンです。
    .next = ｜上《うえ》と ｜下《した》の やじるしで、｜一《ひと》つずつ ｜動《うご》きます。
    .repeat = 0は、もう ｜一度《いちど》 ｜見《み》る ボタンです。
    .back = 「*」は、もどる ボタンです。
    .size = F8は、｜字《じ》の ｜大《おお》きさを ｜変《か》える ボタンです。
    .furigana = F9は、ふりがなを ｜変《か》える ボタンです。
    .staff = F10は、｜職員《しょくいん》を ｜呼《よ》ぶ ボタンです。
    .colours = F11は、｜色《いろ》を ｜変《か》える ボタンです。
    .blank = F12は、｜画面《がめん》を かくす ボタンです。
    .louder = プラスの ボタンで、｜音《おと》が ｜大《おお》きく なります。マイナスの ボタンで、｜小《ちい》さく なります。
    .slower = F3は ｜声《こえ》が おそく なります。F4は はやく なります。
    .pause = F7で ｜声《こえ》を とめます。もう ｜一度《いちど》 おすと、また ｜始《はじ》めます。
    .sentence = ピリオドの ボタンで、｜今《いま》の ｜文《ぶん》を もう ｜一度《いちど》 ｜聞《き》きます。
    .sentence-2 = ピリオドの ボタンを 2｜回《かい》 おすと、｜一字《いちじ》ずつ ｜聞《き》きます。
go-try-keys = ボタンを おして ｜試《ため》す
try-keys = おした ボタンを ｜説明《せつめい》します
    .s1 = どの ボタンを おしても、｜何《なに》も ｜選《えら》びません。
    .s2 = エンター（Enter）ボタンで、もとの ページへ もどります。
help-try-keys = エンター（Enter）で もどる
# The names of keys. Variables: $c a digit, a letter or a number of a function key
key =
    .digit = ｜数字《すうじ》の { $c }
    .letter = { $c }
    .function = F{ $c }
    .star = こめじるし
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
    .route = ｜点字《てんじ》の ｜上《うえ》の ボタン
    .help = ｜点字《てんじ》ディスプレイの ヘルプ
    .other = この ボタン
# What keys do. Variables: $c a digit
key-does =
    .next = ｜一《ひと》つ ｜下《した》に ｜進《すす》む ボタンです。
    .previous = ｜一《ひと》つ ｜上《うえ》に もどる ボタンです。
    .decide = ｜決《き》める ボタンです。
    .erase = ｜字《じ》を ｜一《ひと》つ ｜消《け》す ボタンです。
    .ask-back = もどるか どうか、｜聞《き》く ボタンです。
    .back = もどる ボタンです。
    .repeat = もう ｜一度《いちど》 ｜見《み》る ボタンです。
    .key-help = ボタンの ｜説明《せつめい》の ボタンです。
    .try-keys = ボタンを ｜試《ため》す ボタンです。
    .size = ｜字《じ》の ｜大《おお》きさを ｜変《か》える ボタンです。
    .furigana = ふりがなを ｜変《か》える ボタンです。
    .colours = ｜色《いろ》を ｜変《か》える ボタンです。
    .staff = ｜職員《しょくいん》を ｜呼《よ》ぶ ボタンです。
    .blank = ｜画面《がめん》を かくす ボタンです。
    .slower = ｜声《こえ》を おそく する ボタンです。
    .faster = ｜声《こえ》を はやく する ボタンです。
    .softer = ｜音《おと》を ｜小《ちい》さく する ボタンです。
    .louder = ｜音《おと》を ｜大《おお》きく する ボタンです。
    .pause = ｜声《こえ》を とめる ボタンです。
    .sentence = ｜今《いま》の ｜文《ぶん》を もう ｜一度《いちど》 ｜聞《き》く ボタンです。
    .spell = ｜一字《いちじ》ずつ ｜聞《き》く ボタンです。
    .digit = { $c }を ｜選《えら》ぶ ボタンです。
    .touch = ｜選《えら》ぶ ボタンです。2｜回《かい》 おすと、｜決《き》めます。
    .nothing = ｜使《つか》わない ボタンです。
# Variables: $key its name, $does what it does
alert-key = { $key }：{ $does }
listening = ここから、あなたの ことを ｜声《こえ》で ｜読《よ》みます。｜何《なに》で ｜聞《き》きますか。
    .headphones = イヤホンで ｜聞《き》きます
    .loudspeaker = スピーカーで ｜聞《き》きます。｜近《ちか》くの ｜人《ひと》にも ｜聞《き》こえます
    .silent = ｜声《こえ》を ｜出《だ》しません
staff-calling = これから ｜職員《しょくいん》を ｜呼《よ》びます
staff-called = ｜職員《しょくいん》を ｜呼《よ》びました
staff-late = ｜職員《しょくいん》が まだ ｜来《き》ません
staff-not-called = ｜職員《しょくいん》を ｜呼《よ》べません
# What really came of a call, and what can be done
staff-call =
    .soon = ｜少《すこ》し ｜待《ま》って ください。
    .rang = ｜呼《よ》ぶ ｜音《おと》を ｜鳴《な》らしました。｜職員《しょくいん》が ｜来《く》るまで、｜何回《なんかい》も ｜鳴《な》らします。
    .silent = ｜呼《よ》ぶ ｜音《おと》を ｜鳴《な》らす ことが できません。
    .sent = ｜職員《しょくいん》に お｜知《し》らせを ｜送《おく》りました。
    .unsent = お｜知《し》らせを ｜送《おく》る ことが できませんでした。
    .too-late = お｜知《し》らせが ｜職員《しょくいん》に ｜届《とど》いたか、わかりません。
    .if-not = ｜職員《しょくいん》が ｜来《こ》ない ときは、｜近《ちか》くの ｜人《ひと》に ｜言《い》って ください。
    .tell = ｜近《ちか》くの ｜人《ひと》に 「｜職員《しょくいん》を ｜呼《よ》んで ください」と ｜言《い》って ください。
    .wait = ここで ｜待《ま》っても いいです。つづけても いいです。
    .take-back = ｜職員《しょくいん》を ｜呼《よ》ぶのを やめます
    .here = ｜職員《しょくいん》が ｜来《き》ました
ask-back = ｜前《まえ》の ページに もどりますか。
    .yes = もどります
    .no = もどりません
ask-stop = やめますか。
    .record = ｜今《いま》までの ｜答《こた》えを ｜記録《きろく》して ｜終《お》わります
    .without = ｜記録《きろく》しないで ｜終《お》わります
    .end = ｜終《お》わります
    .today = ｜今日《きょう》は ここまでに します（つづきは ほかの ｜日《ひ》に します）
    .go-on = つづけます
    .staff = ｜職員《しょくいん》を ｜呼《よ》びます
# Variables: $seconds how long the page waits
still-there = つづけますか。
    .s1 = どれか ボタンを おすと、つづきます。
    .s2 = おさないと、{ $seconds }で ｜画面《がめん》を ｜消《け》します。｜答《こた》えは ｜記録《きろく》しません。
    .here = つづけます

## Earlier answers

receipt-entry = ｜記録《きろく》の ｜番号《ばんごう》を おして ください。
    .s1 = ｜前《まえ》に もらった 16｜個《こ》の ｜数字《すうじ》です。
# Variables: $days how long it is kept
paused-entry = つづきの ｜番号《ばんごう》を おして ください。
    .s1 = ｜前《まえ》に もらった 16｜個《こ》の ｜数字《すうじ》です。
    .s2 = { $days }より ｜前《まえ》の つづきは ありません。
# Variables: $chapter what was being told, $answers how many
resumed = ｜前《まえ》の つづきです
    .chapter = ｜前《まえ》は、「{ $chapter }」の ところまで ｜聞《き》きました。
    .read-back = ｜前《まえ》は、｜答《こた》えを ｜確《たし》かめて いました。
    .answers = ｜前《まえ》の ｜答《こた》えの ｜数《かず》は、{ $answers }です。
    .no-answers = ｜答《こた》えは まだ ありません。
    .delete = ｜前《まえ》の ｜答《こた》えを ｜消《け》して、｜終《お》わります
earlier = ｜前《まえ》の ｜答《こた》え
    .s1 = この ｜番号《ばんごう》の ｜記録《きろく》が ありました。
    .s2 = この ｜機械《きかい》では、｜答《こた》えを ｜見《み》る ことが できません。
    .anew = もう ｜一度《いちど》 ｜答《こた》えます
    .all = ｜全部《ぜんぶ》 ｜取《と》り｜消《け》します〈なかった ことに します〉
    .one = ｜一《ひと》つだけ ｜取《と》り｜消《け》します
    .none = ｜取《と》り｜消《け》す ｜答《こた》えは、もう ありません。
withdraw-list = どの ｜答《こた》えを ｜取《と》り｜消《け》しますか。
withdraw-who = ｜今《いま》、だれが ボタンを おして いますか。
    .self = わたし
    .helper = わたしと、｜手伝《てつだ》う ｜人《ひと》
    .other = わたしの かわりの ｜人《ひと》
withdraw = ｜取《と》り｜消《け》しても いいですか。
    .s1 = ｜取《と》り｜消《け》す ときは、2を おします。つぎに エンター（Enter）ボタンを おします。
    .s2 = ｜理由《りゆう》は ｜聞《き》きません。
    .s3 = ｜取《と》り｜消《け》しても、｜職員《しょくいん》は ｜前《まえ》の ｜答《こた》えを ｜読《よ》む ことが できます。
    .other = かわりの ｜人《ひと》は、｜取《と》り｜消《け》す ことが できません。｜職員《しょくいん》に ｜伝《つた》えます。
    .no = ｜取《と》り｜消《け》しません
    .yes = ｜取《と》り｜消《け》します

## When it cannot serve

outage-rest = この ｜機械《きかい》は ｜今《いま》、お｜休《やす》みです
    .s1 = ｜職員《しょくいん》に ｜言《い》って ください。
outage-not-ready = この ｜機械《きかい》は、まだ ｜準備《じゅんび》が できて いません
    .s1 = ｜職員《しょくいん》に ｜言《い》って ください。
outage-for-staff = ｜職員《しょくいん》の ｜人《ひと》へ

## What is said once

alert-amount-full = ｜字《じ》の ｜大《おお》きさは 1です。4まで あります。
alert-amount-larger = ｜字《じ》の ｜大《おお》きさは 2です。4まで あります。
alert-amount-largest = ｜字《じ》の ｜大《おお》きさは 3です。4まで あります。
alert-amount-one = ｜字《じ》の ｜大《おお》きさは 4です。｜文《ぶん》を ｜一《ひと》つずつ ｜出《だ》します。
alert-readings-shown = ふりがなを つけました。
alert-proof = これで ｜記録《きろく》を ｜確《たし》かめる ことが できます。{ $proof }
alert-readings-hidden = ふりがなを ｜消《け》しました。
alert-readings-kana = ひらがなに しました。
alert-theme-white-on-black = ｜黒《くろ》い ｜画面《がめん》に、｜白《しろ》い ｜字《じ》です。
alert-theme-black-on-white = ｜白《しろ》い ｜画面《がめん》に、｜黒《くろ》い ｜字《じ》です。
alert-theme-yellow-on-black = ｜黒《くろ》い ｜画面《がめん》に、｜黄色《きいろ》い ｜字《じ》です。
alert-nothing-before = ｜前《まえ》の ページは ありません。
alert-nothing-picked = ｜一《ひと》つ ｜選《えら》んで ください。
alert-call-answered = ｜職員《しょくいん》が ｜来《き》ました。｜呼《よ》ぶのを ｜終《お》わりました。
alert-call-taken-back = ｜職員《しょくいん》を ｜呼《よ》ぶのを やめました。
alert-code-unknown = その ｜番号《ばんごう》の ｜記録《きろく》は ありません。もう ｜一度《いちど》 おして ください。
alert-paused-not-deleted = ｜前《まえ》の ｜答《こた》えを、まだ ｜消《け》して いません。｜職員《しょくいん》に ｜言《い》って ください。
alert-paused-unknown = その ｜番号《ばんごう》の つづきは ありません。もう ｜一度《いちど》 おして ください。
alert-paused-unreadable = ｜前《まえ》の つづきを ｜読《よ》む ことが できません。｜初《はじ》めから ｜聞《き》いて ください。
alert-refused-number = 12｜個《こ》の ｜数字《すうじ》は、ここで ｜使《つか》いません。マイナンバーは ｜聞《き》きません。
alert-refused-pin = ｜暗証番号《あんしょうばんごう》は ｜聞《き》きません。ここで おさないで ください。
alert-staff-unknown = パスコードが ちがいます。｜少《すこ》し ｜待《ま》って、もう ｜一度《いちど》 おして ください。
alert-timed-out = ｜前《まえ》の ｜人《ひと》の ｜画面《がめん》を ｜消《け》しました。
alert-words-changed = ｜説明《せつめい》が ｜新《あたら》しく なりました。｜初《はじ》めから ｜聞《き》いて ください。
# Variables: $digits how many digits
alert-wrong-length = ｜数字《すうじ》は { $digits }つです。もう ｜一度《いちど》 おして ください。
# Variables: $typed what was typed, $numbers the numbers of this page
alert-no-such-number = { $typed }は ありません。{ $numbers }から ｜選《えら》んで ください。
alert-nothing-chosen = ｜数字《すうじ》の ボタンで ｜選《えら》んで ください。
alert-only-digits = ｜数字《すうじ》の ボタンを おして ください。
# One switch: the focus has gone over the page as often as it was to.
alert-rested = ｜止《と》まりました。スイッチを おすと、また ｜動《うご》きます。
alert-entry-full = もう ｜入《はい》りません。
alert-unclear-burst = ｜何《なに》も ｜選《えら》んで いません。｜一《ひと》つずつ おして ください。
alert-unclear-text = ｜何《なに》も ｜選《えら》んで いません。もう ｜一度《いちど》 おして ください。
alert-unclear-key = その ボタンは ｜使《つか》いません。

## What a person is told of their own records

# Variables: $name
print = { $name }さんの ｜記録《きろく》
    .s1 = あなたが どう したいかの ｜記録《きろく》です。｜申《もう》し｜込《こ》みでは ありません。
    .s2 = ちがう ところが あれば、｜職員《しょくいん》に ｜言《い》って ください。
# Variables: $when, $receipt
print-record = { $when }の ｜記録《きろく》（{ $receipt }）
print-message = ほかの ｜人《ひと》が ｜答《こた》えました。あなたの ｜答《こた》えでは ありません。
# Variables: $wish, $answer
print-answer = { $wish } { $answer }
# Variables: $when, $answer
print-corrected = { $when }に ｜直《なお》しました：{ $answer }
print-taken-back = { $when }に ｜取《と》り｜消《け》しました
print-end = あなたの ｜名前《なまえ》の ｜記録《きろく》は、これで ｜全部《ぜんぶ》です。
# Variables: $many
print-unread = ｜今《いま》、｜読《よ》めない ｜記録《きろく》が { $many }｜件《けん》 あります。｜職員《しょくいん》に ｜聞《き》いて ください。
looked = この ｜記録《きろく》を ｜見《み》た ｜人《ひと》
looked-nobody = だれも ｜見《み》て いません。
# Variables: $when, $staff
looked-viewed = { $when }に、{ $staff }さんが ｜見《み》ました。
looked-talked = { $when }に、{ $staff }さんが あなたと ｜話《はな》しました。
