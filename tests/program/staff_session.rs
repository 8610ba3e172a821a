//! A member of staff at review in Japanese: from the inbox to a wish that was talked over, and at the locker.

use consent_log::{Role, StaffBook, Timestamp};

use crate::pipe_session::{DemoFolder, PipeSession};
use crate::tmux_terminal::TmuxTerminal;

const FLU: &str = "tests/packs/influenza";

/// Review in Japanese, at its first page.
fn review(demo: &DemoFolder) -> PipeSession {
    demo.talk(&["review", "--reader", "lines", "--reader-text", "kanji", "--lang", "ja"])
}

/// No sentence of the page is in another language: names, codes and commands have no three words in a row.
#[track_caller]
fn is_japanese(page: &[String]) {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    for line in page {
        let words: Vec<&str> = line.split([' ', ',', '.']).collect();
        assert!(!words.windows(3).any(|three| three.iter().all(|word| is_word(word))), "{line:?} on {page:#?}");
    }
}

#[test]
fn a_wish_is_found_read_talked_over_and_done_in_japanese_through_a_pipe() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let mut review = review(&demo);
    is_japanese(&review.page);
    review.say("111112");
    assert!(review.shows("そのパスコードの職員はいません"), "{:#?}", review.page);
    is_japanese(&review.page);
    review.say(&demo.pin()).say("これ は ちがう");
    assert!(review.shows("この施設の合言葉ではありません"), "{:#?}", review.page);
    review.say(&demo.words()).say("1");
    assert!(review.shows("確認待ちは1件"), "{:#?}", review.page);
    is_japanese(&review.page);
    review.choose(&receipt);
    assert!(review.shows("本人の希望です。申し込みではありません"), "{:#?}", review.page);
    review.choose("本人と面談しました").choose("希望のとおりです").choose("再確認は必要ありません");
    assert!(review.shows("確認待ちは0件"), "{:#?}", review.page);
    is_japanese(&review.page);
}

#[test]
fn a_card_is_received_given_out_missed_and_counted_in_japanese_through_a_pipe() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let mut review = review(&demo);
    review.say(&demo.pin()).say(&demo.words()).say("1").choose("ほかの仕事").choose("資格確認書の管理");
    review.choose("新しく預かる").choose("マイナンバーカード").say("12").say("A-17").say("30125");
    review.say("佐藤 花子").say("さとう はなこ").say("203");
    assert!(review.shows("カードを扱う職員に入っていません"), "only keepers receive: {:#?}", review.page);
    review.say("*").say("*").say("*").say("*").say("*").say("*").say("*");
    review.choose("カードを扱う職員").choose("Demo").choose("はい、今日から");
    assert!(review.shows("Demoさん：") && review.shows("から担当"), "{:#?}", review.page);
    review.say("8").choose("新しく預かる").choose("マイナンバーカード").say("1234");
    assert!(review.shows("暗証番号"), "four digits alone are refused: {:#?}", review.page);
    review.say("12").say("1234-5678-9018");
    assert!(review.shows("マイナンバー"), "{:#?}", review.page);
    review.say("A-17").say("30125").say("佐藤 花子").say("さとう はなこ").say("203");
    assert!(review.shows("12（マイナンバーカード）：ロッカーの中"), "{:#?}", review.page);
    assert!(!review.shows("佐藤"), "whose it is stands inside the seal");
    review.choose("12（").choose("渡す").say("通院、娘さん");
    assert!(review.shows("外に出ている"), "{:#?}", review.page);
    review.say("8").choose("外に出ているもの");
    assert!(review.shows("経過した日数：0"), "{:#?}", review.page);
    review.choose("12（").choose("見つからない").say("バスの中");
    review
        .say("8")
        .choose("新しく預かる")
        .choose("資格確認書")
        .say("12")
        .say("A-18")
        .say("30126")
        .say("")
        .say("")
        .say("");
    review.say("8").choose("点検する").choose("ありません").say("");
    assert!(review.shows("12（資格確認書） がありません"), "{:#?}", review.page);
    is_japanese(&review.page);
    drop(review.close());
    assert!(demo.is_whole().contains("the log is whole"));
}

/// `?` tells the keys, a wrong number what there is, and the way back leads to the page that was left.
#[track_caller]
fn tells_its_keys(staff: &mut PipeSession) {
    let before = staff.page.clone();
    staff.say("?");
    assert!(staff.shows("The keys") && staff.shows("* goes back."), "{:#?}", staff.page);
    assert!(!staff.shows("F8") && !staff.shows("arrows"), "lines have none: {:#?}", staff.page);
    staff.say("7");
    assert!(staff.shows("There is no 7. Please choose from 1."), "{:#?}", staff.page);
    staff.say("1");
    assert!(before.iter().any(|line| staff.page.contains(line) && line.len() > 10), "{:#?}", staff.page);
}

#[test]
fn the_keys_are_told_in_review_and_in_set_up_and_a_mistake_in_set_up_is_named() {
    let demo = DemoFolder::new(FLU);
    drop(demo.kiosk("en").close());
    tells_its_keys(&mut demo.talk(&["review", "--reader", "lines", "--lang", "en"]));
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("new").display().to_string();
    let mut set_up = PipeSession::new(&["--data", &data, "setup", "--reader", "lines", "--lang", "en"]);
    tells_its_keys(&mut set_up);
    set_up.say("7");
    assert!(set_up.shows("There is no 7. Please choose from 1, 2."), "{:#?}", set_up.page);
}

#[test]
fn on_a_screen_the_keys_of_review_are_told_and_one_without_a_meaning_is_answered() {
    let demo = DemoFolder::new(FLU);
    drop(demo.kiosk("en").close());
    let data = demo.data().display().to_string();
    let args = ["--data", &data, "--content", FLU, "--voice", "none", "--draw", "text", "review", "--lang", "en"];
    let review = TmuxTerminal::open(&args, "staff number");
    review.key("F10");
    review.wait_for("That key is not used.");
    review.key("?");
    let keys = review.wait_for("F12 hides the screen.");
    assert!(keys.contains("arrows") && !keys.contains("F10"), "{keys}");
    review.key("*");
    review.wait_for("staff number");
}

/// The words that stand on the page, each with its number.
fn words_on(review: &PipeSession) -> String {
    let word = |line: &String| {
        line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()).map(|w| w.1.to_owned())
    };
    review.page.iter().filter_map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn two_people_make_lost_words_anew_with_the_sheet_from_the_safe_and_then_a_new_sheet() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let now = Timestamp::new(1_795_395_600_000, "boot", 1);
    StaffBook::open(&demo.data()).unwrap().add("Mori", Role::Guide, "59306", &now).unwrap();
    let mut review = review(&demo);
    review.say(&demo.pin()).say(&demo.recovery()).say("1");
    assert!(review.shows("確認待ちは1件"), "the sheet opens the records: {:#?}", review.page);
    review.choose("ほかの仕事").choose("役割ごとに").choose("続き").choose("鍵の変更");
    assert!(review.shows("合言葉：") && review.shows("設定のときに作成"), "{:#?}", review.page);
    is_japanese(&review.page);
    review.choose("合言葉を").choose("もう一人").say(&demo.pin());
    assert!(review.shows("ほかの職員"), "one alone: {:#?}", review.page);
    review.say("59306");
    let words = words_on(&review);
    assert_eq!(words.split(' ').count(), 7, "{:#?}", review.page);
    review.choose("書き写しました").say(&demo.words());
    assert!(review.shows("何も変えていません"), "{:#?}", review.page);
    is_japanese(&review.page);
    review.say("*");
    assert_eq!(words_on(&review), words, "they can be looked at once more");
    review.choose("書き写しました").say(&words);
    assert!(review.shows("新しい合言葉で開くようになりました"), "{:#?}", review.page);
    assert!(review.shows("Demo、Moriさんが作成"), "{:#?}", review.page);
    is_japanese(&review.page);
    review.choose("金庫の用紙を").choose("もう一人").say("59306");
    let mut sheet = Vec::new();
    while sheet.len() < 3 {
        sheet.push(words_on(&review));
        review.choose("書き写しました");
    }
    review.say(&sheet.join(" "));
    assert!(review.shows("新しい合言葉で開くようになりました"), "{:#?}", review.page);
    drop(review.close());
    assert!(demo.is_whole().contains("the log is whole"));
    let mut review = self::review(&demo);
    review.say(&demo.pin()).say(&demo.words());
    assert!(review.shows("この施設の合言葉ではありません"), "{:#?}", review.page);
    review.say(&demo.recovery());
    assert!(!review.shows("合っていますか"), "the old sheet opens nothing: {:#?}", review.page);
    review.say(&words).say("1");
    assert!(review.shows("確認待ちは1件"), "{:#?}", review.page);
}

#[test]
fn the_same_walk_in_a_real_terminal_is_shown_in_japanese() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let data = demo.data().display().to_string();
    let review = TmuxTerminal::open(
        &["--data", &data, "--content", FLU, "--voice", "none", "--draw", "text", "review", "--lang", "ja"],
        "パスコード",
    );
    review.types(&demo.pin(), "言葉");
    review.types(&demo.words(), "っていますか");
    review.decide("1");
    review.wait_for("確認");
    for (number, then) in [("1", receipt.as_str()), ("7", "どうなりましたか"), ("1", "いつ"), ("1", "は0")] {
        review.decide(number);
        review.wait_for(then);
    }
}
