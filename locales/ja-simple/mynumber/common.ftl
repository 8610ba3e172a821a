### Common answers, what stands in for facts that are out of date, questions that follow an answer.

choice-yes = はい
choice-no = いいえ
choice-later = あとで ｜決《き》めます
choice-talk = ｜職員《しょくいん》と ｜話《はな》したいです

ask-staff = ｜職員《しょくいん》に ｜聞《き》いて ください。

late-elderly-ask = 75｜歳《さい》からの ｜人《ひと》の ｜決《き》まりは、｜職員《しょくいん》に ｜聞《き》いて ください。

welcome-text-only = ｜文字《もじ》で、ゆっくり ｜説明《せつめい》します。

keep-not-offered = ここでは、カードを あずかりません。

keep-certificate-not-offered = ここでは、{ -certificate }を あずかりません。

details-not-recorded = かかった ｜時間《じかん》や、まちがえた ことは ｜記録《きろく》しません。

retention-open = ｜記録《きろく》は、｜施設《しせつ》が ｜決《き》めた ｜日《ひ》に ｜消《け》します。

later-when = いつ、もう ｜一度《いちど》 ｜聞《き》きますか。
    .month = ｜1か月《いっかげつ》あと
    .three-months = ｜3か月《さんかげつ》あと
    .me = わたしから ｜言《い》います

helper-role = ｜手伝《てつだ》う ｜人《ひと》は だれですか。
    .family = ｜家族《かぞく》
    .staff = ｜職員《しょくいん》
    .guardian = ｜後見人《こうけんにん》〈｜裁判所《さいばんしょ》が ｜決《き》めた ｜人《ひと》〉
    .other = ほかの ｜人《ひと》

other-role = かわりに ｜答《こた》える ｜人《ひと》は だれですか。
    .family = ｜家族《かぞく》
    .staff = ｜職員《しょくいん》
    .guardian = ｜後見人《こうけんにん》〈｜裁判所《さいばんしょ》が ｜決《き》めた ｜人《ひと》〉
    .other = ほかの ｜人《ひと》

special-which = ｜何《なに》を ｜手伝《てつだ》って ほしいですか。
    .photo = ｜写真《しゃしん》
    .pin = { -pin }
    .braille = ｜点字《てんじ》
    .writing = ｜書《か》く こと

getcard-way = どれが いいですか。
    .visit = ｜役所《やくしょ》の ｜人《ひと》が ここに ｜来《き》ます
    .support = ｜書《か》くのを ｜手伝《てつだ》って もらいます
    .proxy = かわりの ｜人《ひと》が もらいます
    .unsure = まだ わからない

proxy-role = だれに もらって きて ほしいですか。
    .family = ｜家族《かぞく》
    .guardian = ｜後見人《こうけんにん》〈｜裁判所《さいばんしょ》が ｜決《き》めた ｜人《ひと》〉
    .staff = ｜職員《しょくいん》
    .other = ほかの ｜人《ひと》

custody-certificate = { -certificate }は、だれが ｜持《も》つのが いいですか。
    .self = ｜自分《じぶん》
    .family = ｜家族《かぞく》
    .facility = ここの ｜施設《しせつ》
    .later = まだ ｜決《き》めません

family-who = ｜家族《かぞく》の だれに ｜伝《つた》えますか。
    .spouse = ｜夫《おっと》か ｜妻《つま》
    .child = ｜子《こ》ども
    .sibling = きょうだい
    .other = ほかの ｜家族《かぞく》

value-readers = ｜決《き》まった ｜職員《しょくいん》
    .responsible = ここの ｜責任者《せきにんしゃ》〈｜職員《しょくいん》の ｜代表《だいひょう》〉
    .responsible-and-care = ここの ｜責任者《せきにんしゃ》〈｜職員《しょくいん》の ｜代表《だいひょう》〉と ｜決《き》まった ｜職員《しょくいん》

value-city-visit = ｜役所《やくしょ》の ｜人《ひと》が ここに ｜来《く》るか、｜職員《しょくいん》が しらべます
    .offered = この ｜町《まち》では、｜役所《やくしょ》の ｜人《ひと》が ここに ｜来《き》ます
    .not-offered = この ｜町《まち》では、｜役所《やくしょ》の ｜人《ひと》は ここに ｜来《き》ません
    .unknown = ｜役所《やくしょ》の ｜人《ひと》が ここに ｜来《く》るか、｜職員《しょくいん》が しらべます

value-city-support = ｜手伝《てつだ》う ｜人《ひと》が ここに ｜来《く》るか、｜職員《しょくいん》が しらべます
    .offered = ｜申《もう》し｜込《こ》みを ｜手伝《てつだ》う ｜人《ひと》が、ここに ｜来《き》ます
    .not-offered = ｜申《もう》し｜込《こ》みを ｜手伝《てつだ》う ｜人《ひと》は、ここに ｜来《き》ません
    .unknown = ｜手伝《てつだ》う ｜人《ひと》が ここに ｜来《く》るか、｜職員《しょくいん》が しらべます
