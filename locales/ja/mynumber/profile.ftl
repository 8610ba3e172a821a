### What set-up asks a facility.

profile-no-disadvantage-promise = どの｜答《こた》えでも、ここでの｜暮《く》らしと｜介護《かいご》は｜変《か》わらないことを、｜責任者《せきにんしゃ》が｜約束《やくそく》しましたか。
    .confirmed = はい、｜約束《やくそく》しました
    .unconfirmed = いいえ、まだです（｜説明《せつめい》は｜始《はじ》められません）

profile-custody-card = この｜施設《しせつ》は、カードを｜預《あず》かりますか。
    .offered = ｜預《あず》かります
    .not-offered = ｜預《あず》かりません

profile-custody-certificate = この｜施設《しせつ》は、{ -certificate }を｜預《あず》かりますか。
    .offered = ｜預《あず》かります
    .not-offered = ｜預《あず》かりません

profile-city-visit = ｜役所《やくしょ》の｜人《ひと》がここに｜来《き》て、カードの｜申《もう》し｜込《こ》みを｜受《う》けますか。
    .offered = ｜受《う》けます
    .not-offered = ｜受《う》けません
    .unknown = わかりません

profile-city-support = ｜役所《やくしょ》が｜頼《たの》んだ｜人《ひと》が、｜申《もう》し｜込《こ》みを｜手伝《てつだ》いますか。
    .offered = ｜手伝《てつだ》います
    .not-offered = ｜手伝《てつだ》いません
    .unknown = わかりません

profile-visiting-doctor = ここに｜来《く》る｜医師《いし》は、{ -myna-hokensho }を｜機械《きかい》で｜確《たし》かめますか。
    .yes = ｜確《たし》かめます
    .no = ｜確《たし》かめません
    .unknown = わかりません

profile-late-elderly-rule = 75｜歳《さい》からの｜人《ひと》の{ -certificate }の｜決《き》まり（2026｜年《ねん》〈｜令和《れいわ》8｜年《ねん》〉8｜月《がつ》から）を、｜都道府県《とどうふけん》の｜広域連合《こういきれんごう》に｜確《たし》かめましたか。
    .confirmed = ｜確《たし》かめました
    .unconfirmed = まだです（｜職員《しょくいん》に｜聞《き》くように｜説明《せつめい》します）

profile-retention = ｜記録《きろく》を、ここを｜出《で》てから｜何《なん》か｜月《げつ》｜残《のこ》しますか。

profile-readers = ｜記録《きろく》を｜見《み》てよいのは、だれですか。
    .responsible = ｜責任者《せきにんしゃ》だけ
    .responsible-and-care = ｜責任者《せきにんしゃ》と｜担当《たんとう》の｜職員《しょくいん》

profile-visit-details = ページを｜表示《ひょうじ》した｜時間《じかん》と、もう｜一度《いちど》｜説明《せつめい》したことも、｜記録《きろく》に｜残《のこ》しますか。
    .not-recorded = ｜残《のこ》しません
    .recorded = ｜残《のこ》します（そのことも｜利用者《りようしゃ》に｜説明《せつめい》します）

profile-contact = この｜説明《せつめい》や｜記録《きろく》について、｜利用者《りようしゃ》が｜質問《しつもん》できる｜人《ひと》は、どなたですか。（｜役職《やくしょく》と｜名前《なまえ》）

profile-complaints = ｜利用者《りようしゃ》が｜苦情《くじょう》を｜言《い》える｜人《ひと》は、どなたですか。（｜役職《やくしょく》と｜名前《なまえ》）

profile-help-line = カードを｜止《と》める｜電話番号《でんわばんごう》
