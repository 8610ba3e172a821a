### Words for staff: set-up and review.

staff-back = ｜戻《もど》る
staff-help-line = 0 もう｜一度《いちど》  * ｜戻《もど》る
staff-more = ｜続《つづ》き

## Set-up

setup-language = ｜設定《せってい》に｜使《つか》う｜言葉《ことば》を｜選《えら》んでください。
setup-name = ｜施設《しせつ》の｜名前《なまえ》を｜入力《にゅうりょく》してください。
    .s1 = ｜利用者《りようしゃ》に｜表示《ひょうじ》し、｜読《よ》み｜上《あ》げる｜名前《なまえ》です。
setup-reading = ｜名前《なまえ》の｜読《よ》み｜方《かた》を、ひらがなで｜入力《にゅうりょく》してください。
    .s1 = ひらがなだけです。ふりがなと｜読《よ》み｜上《あ》げに｜使《つか》います。
setup-identity = どなたの｜記録《きろく》かを、どのように｜確《たし》かめますか。
    .s1 = マイナンバーや｜暗証番号《あんしょうばんごう》は｜使《つか》いません。
    .ticket = ｜控《ひか》えの｜番号《ばんごう》で、｜職員《しょくいん》が｜後《あと》から｜結《むす》びつける
    .number = ｜本人《ほんにん》が、｜施設《しせつ》の｜短《みじか》い｜番号《ばんごう》を｜入力《にゅうりょく》する
    .staff = ｜職員《しょくいん》が、｜説明《せつめい》の｜前《まえ》に｜施設《しせつ》の｜番号《ばんごう》を｜入力《にゅうりょく》する
setup-digits = ｜施設《しせつ》の｜番号《ばんごう》は｜何《なん》けたですか。
    .s1 = 2から8までです。4は｜使《つか》えません。｜暗証番号《あんしょうばんごう》と｜同《おな》じになるためです。
setup-empty-is-open = まだ｜決《き》まっていない｜場合《ばあい》は、エンター（Enter）キーだけ｜押《お》してください。
# Variables: $default the value
setup-empty-is-default = { $default }でよければ、エンター（Enter）キーだけ｜押《お》してください。
setup-staff = あなたの｜名前《なまえ》を｜入力《にゅうりょく》してください。
    .s1 = ｜最初《さいしょ》の｜職員《しょくいん》として、｜記録《きろく》を｜開《ひら》けるようになります。
setup-pin = あなたの｜番号《ばんごう》を｜決《き》めてください。
    .s1 = 6けたから8けたの、ほかで｜使《つか》っていない｜番号《ばんごう》です。｜画面《がめん》には｜出《で》ません。
setup-pin-again = ｜同《おな》じ｜番号《ばんごう》を、もう｜一度《いちど》｜入力《にゅうりょく》してください。
    .s1 = ｜画面《がめん》には｜出《で》ません。
setup-summary = これでよいですか。
    .name = ｜施設《しせつ》：{ $name }
    .staff = ｜最初《さいしょ》の｜職員《しょくいん》：{ $staff }
    .create = はい、｜鍵《かぎ》と｜記録《きろく》を｜作《つく》ります
setup-creating = ｜鍵《かぎ》と｜記録《きろく》を｜作《つく》っています。｜数秒《すうびょう》かかります。
setup-failed = ｜作《つく》れませんでした。
    .again = ｜入力《にゅうりょく》した｜内容《ないよう》に｜戻《もど》る
    .end = ｜終《お》わる
setup-passphrase = ｜記録《きろく》を｜開《ひら》くための｜言葉《ことば》
    .s1 = この｜順《じゅん》に｜書《か》き｜写《うつ》してください。｜今《いま》しか｜表示《ひょうじ》しません。
    .s2 = ｜記録《きろく》を｜見《み》る｜職員《しょくいん》は、この｜言葉《ことば》を｜使《つか》います。
setup-prove-passphrase = { $number }｜番目《ばんめ》の｜言葉《ことば》を｜入力《にゅうりょく》してください。
setup-recovery = ｜金庫《きんこ》に｜入《い》れる｜予備《よび》の｜言葉《ことば》
    .s1 = ｜紙《かみ》に｜書《か》き｜写《うつ》して、｜金庫《きんこ》に｜入《い》れてください。
    .s2 = ｜開《ひら》くための｜言葉《ことば》をなくしたときは、この｜紙《かみ》だけで｜開《ひら》けます。
setup-prove-recovery = ｜予備《よび》の｜言葉《ことば》の{ $number }｜番目《ばんめ》を｜入力《にゅうりょく》してください。
setup-written-down = ｜書《か》き｜写《うつ》しました
setup-done = ｜準備《じゅんび》ができました
    .s1 = ｜説明《せつめい》を｜始《はじ》めるコマンド：madoguchi
    .s2 = ｜記録《きろく》を｜見《み》るコマンド：madoguchi review
    .s3 = ｜言葉《ことば》は、もう｜表示《ひょうじ》しません。
setup-end = ｜終《お》わって、｜画面《がめん》を｜消《け》す
setup-alert-empty = ｜何《なに》か｜入力《にゅうりょく》してください。
setup-alert-not-kana = ひらがなで｜入力《にゅうりょく》してください。
setup-alert-refused = マイナンバーや｜暗証番号《あんしょうばんごう》と｜思《おも》われるもの、または｜使《つか》えない｜記号《きごう》があります。ほかの｜書《か》き｜方《かた》にしてください。
setup-alert-not-a-number = その｜数《かず》は、ここでは｜使《つか》えません。
setup-alert-weak-pin = 6けたから8けたで、｜同《おな》じ｜数《かず》や｜続《つづ》いた｜数《かず》だけにしないでください。
setup-alert-other-pin = ｜二《ふた》つの｜番号《ばんごう》が｜違《ちが》います。もう｜一度《いちど》｜決《き》めてください。
setup-alert-other-word = その｜言葉《ことば》ではありません。もう｜一度《いちど》｜見《み》て、｜書《か》き｜写《うつ》してください。

## Review

review-pin = ｜職員《しょくいん》の｜番号《ばんごう》を｜入力《にゅうりょく》してください。
    .s1 = ｜画面《がめん》には｜出《で》ません。
review-passphrase = ｜記録《きろく》を｜開《ひら》くための｜言葉《ことば》を｜入力《にゅうりょく》してください。
    .s1 = ｜画面《がめん》には｜出《で》ません。｜言葉《ことば》と｜言葉《ことば》の｜間《あいだ》は｜空《あ》けてください。
# Variables: $date the date
review-date = ｜今日《きょう》は、{ $date }です。｜合《あ》っていますか。
    .yes = はい
    .no = いいえ、｜時計《とけい》が｜違《ちが》います
review-date-wrong = ｜先《さき》に｜時計《とけい》を｜合《あ》わせてください
    .s1 = この｜機械《きかい》の｜日付《ひづけ》と｜時刻《じこく》を｜合《あ》わせて、もう｜一度《いちど》｜始《はじ》めてください。
    .s2 = ｜日付《ひづけ》が｜違《ちが》うと、｜古《ふる》い｜説明《せつめい》を｜出《だ》したり、｜違《ちが》う｜日付《ひづけ》で｜記録《きろく》したりします。
review-end = ｜鍵《かぎ》をかけて｜終《お》わる
review-still-there = どなたか いますか。
    .s1 = どれかキーを｜押《お》してください。｜押《お》さないと、｜記録《きろく》に｜鍵《かぎ》がかかります。
    .stay = います
review-not-yours = あなたの｜役割《やくわり》では、できません。｜責任者《せきにんしゃ》に｜頼《たの》んでください。
# Variables: $staff name, $role
review-work = ｜何《なに》をしますか。
    .s1 = { $staff }さん（{ $role }）です。｜番号《ばんごう》を｜押《お》して、エンター（Enter）キーを｜押《お》してください。
    .inbox = ｜確認《かくにん》を｜待《ま》っている｜記録《きろく》
    .duties = それぞれの｜役割《やくわり》で できること
review-duties = それぞれの｜役割《やくわり》で できること
# Variables: $duty, $roles
review-duty = { $duty }：{ $roles }
review-duty-two = { $duty }（｜2人《ふたり》で）：{ $roles }
staff-role-guide = ｜案内《あんない》
staff-role-card-keeper = カード｜管理《かんり》
staff-role-reviewer = ｜確認《かくにん》
staff-role-responsible = ｜責任者《せきにんしゃ》
staff-duty-guide = ｜説明《せつめい》を｜始《はじ》める、｜手伝《てつだ》う
staff-duty-cards = カードを｜出《だ》す、｜受《う》け｜取《と》る
staff-duty-read = ｜希望《きぼう》を｜読《よ》む
staff-duty-follow-up = ｜話《はな》し｜合《あ》いの｜記入《きにゅう》、｜人《ひと》との｜結《むす》びつけ、｜取《と》り｜消《け》し、｜訂正《ていせい》
staff-duty-print = ｜一人《ひとり》の｜記録《きろく》を｜全部《ぜんぶ》｜印刷《いんさつ》する
staff-duty-export = すべての｜記録《きろく》を｜書《か》き｜出《だ》す
staff-duty-accounts = ｜職員《しょくいん》を｜加《くわ》える、｜役割《やくわり》を｜変《か》える
staff-duty-erase = ｜記録《きろく》を｜消去《しょうきょ》する
staff-duty-keys = ｜鍵《かぎ》を｜変《か》える
staff-duty-restore = バックアップから｜戻《もど》す
review-flag-others-asked = ｜別《べつ》の｜人《ひと》が｜取《と》り｜消《け》しを｜求《もと》めた
review-flag-taken-back = ｜取《と》り｜消《け》した｜答《こた》えがある
review-flag-wants-to-talk = ｜話《はな》したい
review-flag-contradiction = ｜前《まえ》の｜希望《きぼう》と｜違《ちが》う
review-flag-not-the-person = ｜本人《ほんにん》ではない｜人《ひと》が｜答《こた》えた
review-flag-helped = ｜手伝《てつだ》う｜人《ひと》がいた
review-flag-very-fast = とても｜早《はや》く｜答《こた》えた
review-flag-explained-again = もう｜一度《いちど》｜説明《せつめい》した
review-flag-interrupted = ｜途中《とちゅう》で｜終《お》わった
review-flag-clock-doubtful = ｜日付《ひづけ》が｜違《ちが》うかもしれない
# Variables: $todo how many wait, $all how many there are
review-inbox = ｜全部《ぜんぶ》で{ $all }、｜確認《かくにん》を｜待《ま》っている｜記録《きろく》は{ $todo }
    .s1 = ｜急《いそ》ぐものが｜上《うえ》です。｜番号《ばんごう》を｜押《お》して、エンター（Enter）キーを｜押《お》してください。
    .other = ほかの｜仕事《しごと》
review-inbox-empty = ｜記録《きろく》は まだありません。
# Variables: $receipt, $when, $many number of answers, $state, $person, $flags
review-line = { $state }：{ $person }、{ $when }、｜答《こた》え{ $many }、{ $receipt }
review-line-flagged = { $state }：{ $flags }、{ $person }、{ $when }、｜答《こた》え{ $many }、{ $receipt }
review-line-message = { $state }：｜職員《しょくいん》への｜伝言《でんごん》、{ $flags }、{ $person }、{ $when }、｜答《こた》え{ $many }、{ $receipt }
review-nobody-yet = まだ｜結《むす》びつけていない
review-state-new = ｜新《あたら》しい
review-state-viewed = ｜開《ひら》いた
review-state-talked-over = ｜話《はな》し｜合《あ》った
review-record = ｜記録《きろく》 { $receipt }
# Variables: $flags
review-record-flags = ｜確《たし》かめること：{ $flags }
review-recorded-at = ｜記録《きろく》した｜日時《にちじ》：{ $when }
review-standing-wish = ｜本人《ほんにん》の｜希望《きぼう》です。｜申《もう》し｜込《こ》みではありません。
review-standing-message = ｜本人《ほんにん》ではない｜人《ひと》の｜答《こた》えです。｜希望《きぼう》ではなく、｜職員《しょくいん》への｜伝言《でんごん》です。
review-person-ticket = だれの｜記録《きろく》か：まだ｜結《むす》びつけていません
review-person-linked = だれの｜記録《きろく》か：{ $number }（｜職員《しょくいん》が｜結《むす》びつけた｜番号《ばんごう》）
review-person-number = だれの｜記録《きろく》か：{ $number }（｜本人《ほんにん》が｜入力《にゅうりょく》した｜番号《ばんごう》）
review-person-started = だれの｜記録《きろく》か：{ $number }（｜職員《しょくいん》が｜始《はじ》めに｜入力《にゅうりょく》した｜番号《ばんごう》）
review-operator-person = ボタンを｜押《お》した｜人《ひと》：｜本人《ほんにん》
review-operator-assisted = ボタンを｜押《お》した｜人《ひと》：｜本人《ほんにん》と｜手伝《てつだ》う｜人《ひと》（{ $role }）
review-operator-other = ボタンを｜押《お》した｜人《ひと》：｜本人《ほんにん》ではない｜人《ひと》（{ $role }）
review-form = ｜出《だ》し｜方《かた》：{ $form }、｜言葉《ことば》 { $lang }、｜内容《ないよう》 { $pack }
review-stopped = ｜途中《とちゅう》で｜終《お》わりました：{ $chapter }
review-replaces = ｜前《まえ》の｜記録《きろく》 { $receipt } に｜答《こた》え｜直《なお》したものです
review-checks = もう｜一度《いちど》｜説明《せつめい》した｜確認《かくにん》：{ $all }のうち{ $again }
# Variables: $wish the question, $answer the answer
review-wish = { $wish } {"→"} { $answer }
review-wish-taken-back = { $wish } {"→"} { $answer }（{ $when } に｜取《と》り｜消《け》し）
review-wish-others-asked = { $wish } {"→"} { $answer }（{ $when } に｜本人《ほんにん》ではない｜人《ひと》が｜取《と》り｜消《け》しを｜求《もと》めました。｜本人《ほんにん》と｜話《はな》してください。）
review-words = ｜表示《ひょうじ》した｜言葉《ことば》
review-words-lang = ｜言葉《ことば》：{ $lang }、｜版《はん》：{ $edition }
# Variables: $seconds how long the page stood, $repeats how often it was asked for again
review-words-stood = ｜表示《ひょうじ》した｜時間《じかん》：{ $seconds }｜秒《びょう》、もう｜一度《いちど》｜出《だ》した｜回数《かいすう》：{ $repeats }
review-words-seen = { $words }
review-words-heard = { $words }（｜最後《さいご》まで｜読《よ》み｜上《あ》げた）
review-read-aloud = ｜答《こた》えを、｜声《こえ》で｜最後《さいご》まで｜確《たし》かめました。
review-read-back = ｜答《こた》えを、｜画面《がめん》で｜確《たし》かめました。｜声《こえ》では｜最後《さいご》まで｜確《たし》かめていません。
review-link = この｜人《ひと》の、｜施設《しせつ》の｜番号《ばんごう》を｜入力《にゅうりょく》してください。
    .s1 = マイナンバーは｜入力《にゅうりょく》しないでください。やめるときは、エンター（Enter）キーだけ｜押《お》してください。
review-do-link = この｜記録《きろく》を｜人《ひと》に｜結《むす》びつける
review-do-talked-over = ｜本人《ほんにん》と｜話《はな》し｜合《あ》いました
review-linked = この｜人《ひと》に｜結《むす》びつけました。
review-marked = ｜話《はな》し｜合《あ》った｜印《しるし》をつけました。
role-family = ｜家族《かぞく》
role-staff = ｜職員《しょくいん》
role-guardian = ｜後見人《こうけんにん》
role-other = ほかの｜人《ひと》
role-unnamed = ｜聞《き》いていません
