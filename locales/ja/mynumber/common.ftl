### Common answers, what stands in for facts that are out of date, questions that follow an answer.

choice-yes = はい
choice-no = いいえ
choice-later = あとで｜決《き》めます
choice-talk = ｜職員《しょくいん》と｜話《はな》したいです

ask-staff = ｜職員《しょくいん》に｜聞《き》いてください。

late-elderly-ask = 75｜歳《さい》からの｜人《ひと》の｜決《き》まりは、｜職員《しょくいん》に｜聞《き》いてください。

welcome-text-only = ｜文字《もじ》で、ゆっくり｜説明《せつめい》します。

keep-not-offered = この｜施設《しせつ》では、カードを｜預《あず》かりません。

keep-certificate-not-offered = この｜施設《しせつ》では、{ -certificate }を｜預《あず》かりません。

details-not-recorded = かかった｜時間《じかん》や、｜確《たし》かめる｜質問《しつもん》の｜結果《けっか》は｜記録《きろく》しません。

retention-open = ｜記録《きろく》は、｜施設《しせつ》が｜決《き》めた｜日《ひ》に｜消《け》します。

later-when = いつ｜頃《ごろ》、もう｜一度《いちど》お｜聞《き》きしましょうか。
    .month = ｜1か月後《いっかげつご》
    .three-months = ｜3か月後《さんかげつご》
    .me = わたしから｜言《い》います

helper-role = ｜手伝《てつだ》う｜人《ひと》は、どなたですか。
    .family = ｜家族《かぞく》
    .staff = ｜職員《しょくいん》
    .guardian = ｜後見人《こうけんにん》
    .other = ほかの｜人《ひと》

other-role = ｜代《か》わりに｜答《こた》える｜人《ひと》は、どなたですか。
    .family = ｜家族《かぞく》
    .staff = ｜職員《しょくいん》
    .guardian = ｜後見人《こうけんにん》
    .other = ほかの｜人《ひと》

special-which = どの｜手伝《てつだ》いがいりますか。
    .photo = ｜写真《しゃしん》
    .pin = { -pin }
    .braille = ｜点字《てんじ》
    .writing = ｜書《か》くこと

getcard-way = どの｜方法《ほうほう》がいいですか。
    .visit = ｜役所《やくしょ》の｜人《ひと》がここに｜来《く》る｜方法《ほうほう》
    .support = ｜書《か》くのを｜手伝《てつだ》ってもらう｜方法《ほうほう》
    .proxy = ｜代《か》わりの｜人《ひと》が｜受《う》け｜取《と》る｜方法《ほうほう》
    .unsure = まだわからない

proxy-role = どなたに｜受《う》け｜取《と》ってほしいですか。
    .family = ｜家族《かぞく》
    .guardian = ｜後見人《こうけんにん》
    .staff = ｜職員《しょくいん》
    .other = ほかの｜人《ひと》

custody-certificate = { -certificate }は、だれが｜持《も》つのがいいですか。
    .self = ｜自分《じぶん》
    .family = ｜家族《かぞく》
    .facility = この｜施設《しせつ》
    .later = まだ｜決《き》めません

family-who = ｜家族《かぞく》のどなたに｜伝《つた》えますか。
    .spouse = ｜夫《おっと》または｜妻《つま》
    .child = ｜子《こ》ども
    .sibling = きょうだい
    .other = ほかの｜家族《かぞく》

value-readers = ｜決《き》まった｜職員《しょくいん》
    .responsible = この｜施設《しせつ》の｜責任者《せきにんしゃ》
    .responsible-and-care = この｜施設《しせつ》の｜責任者《せきにんしゃ》と｜担当《たんとう》の｜職員《しょくいん》

value-city-visit = ｜役所《やくしょ》の｜人《ひと》がここに｜来《く》るかどうかは、｜職員《しょくいん》が｜調《しら》べます
    .offered = この｜町《まち》では、｜役所《やくしょ》の｜人《ひと》がここに｜来《き》ます
    .not-offered = この｜町《まち》では、｜役所《やくしょ》の｜人《ひと》はここに｜来《き》ません
    .unknown = ｜役所《やくしょ》の｜人《ひと》がここに｜来《く》るかどうかは、｜職員《しょくいん》が｜調《しら》べます

value-city-support = ｜申《もう》し｜込《こ》みを｜手伝《てつだ》う｜人《ひと》がここに｜来《く》るかどうかは、｜職員《しょくいん》が｜調《しら》べます
    .offered = ｜申《もう》し｜込《こ》みを｜手伝《てつだ》う｜人《ひと》が、ここに｜来《き》ます
    .not-offered = ｜申《もう》し｜込《こ》みを｜手伝《てつだ》う｜人《ひと》は、ここに｜来《き》ません
    .unknown = ｜申《もう》し｜込《こ》みを｜手伝《てつだ》う｜人《ひと》がここに｜来《く》るかどうかは、｜職員《しょくいん》が｜調《しら》べます
