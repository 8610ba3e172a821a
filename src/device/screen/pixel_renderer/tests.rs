use super::*;

const SIZE: ScreenSize = ScreenSize { cols: 106, rows: 29 };

#[test]
fn the_system_is_believed_first_then_the_answer_and_no_nonsense_of_either() {
    let cell = |pixels, answered| cell_grid(SIZE, pixels, answered).map(|grid| (grid.cell_width, grid.cell_height));
    assert_eq!(cell((1908, 1073), Some((8, 16))), Some((18, 37)));
    // xterm counts its border and what is left of a row: 27 rows of 39 pixels, 29 of 36.
    assert_eq!(cell_side(27, 1080, 0), Some(39));
    assert_eq!(cell((1920, 1080), None), Some((18, 36)), "no more than 18 x 37");
    assert_eq!(cell_side(29, 1080, 0), Some(36));
    assert_eq!(cell_side(29, 1080, 37), Some(37));
    assert_eq!(cell((0, 0), Some((8, 16))), Some((8, 16)));
    assert_eq!(cell((106, 29), Some((8, 16))), Some((8, 16)), "one pixel is no cell");
    assert_eq!(cell((0, 0), None), None);
    assert_eq!(cell((0, 0), Some((1, 1))), None);
    assert_eq!(cell_grid(ScreenSize::default(), (1920, 1080), None), None);
}

#[test]
fn a_terminal_that_cannot_is_told_apart_from_one_that_says_nothing() {
    let wished = |draw, sixel| {
        let config = PixelConfig { draw, font: Some("/no/such.ttf".into()), ..PixelConfig::default() };
        PixelRenderer::from_config(&config, TerminalAnswers { sixel, cell_size: Some((18, 37)), max_picture: None })
            .unwrap_err()
            .to_string()
    };
    assert!(wished(DrawMode::Text, Some(true)).contains("--draw text"));
    assert!(wished(DrawMode::Auto, None).contains("does not say what it can do"));
    assert!(wished(DrawMode::Auto, Some(false)).contains("no sixel"));
    assert!(wished(DrawMode::Auto, Some(true)).contains("/no/such.ttf cannot be read"));
    assert!(wished(DrawMode::Pixels, None).contains("/no/such.ttf cannot be read"));
}

#[test]
fn what_a_terminal_says_late_holds_from_then_on() {
    let Ok((path, _)) = load_font(None) else { return };
    let config = PixelConfig { font: Some(path), ..PixelConfig::default() };
    let mut renderer = PixelRenderer::from_config(&config, TerminalAnswers::default()).unwrap();
    renderer.measure(SIZE, (1908, 1073));
    assert!(renderer.take_new_lack().is_some_and(|lack| lack.to_string().contains("does not say what it can do")));
    assert!(renderer.current(TextSize::Full).is_none() && renderer.describe().is_err());
    assert!(renderer.take_answers(TerminalAnswers { sixel: Some(true), cell_size: Some((18, 37)), max_picture: None }));
    assert!(renderer.lack().is_none() && renderer.current(TextSize::Full).is_some() && renderer.describe().is_ok());
}

#[test]
fn a_terminal_that_counts_no_pixels_any_more_shows_no_pictures_until_it_counts_some_again() {
    let Ok((_, font)) = load_font(None) else { return };
    let mut renderer = PixelRenderer::new(font, ViewingGeometry::default(), Some((18, 37)));
    let mut lack = |pixels| {
        renderer.measure(SIZE, pixels);
        renderer.lack().map(|lack| lack.to_string())
    };
    assert_eq!(lack((0, 0)), None, "it never did: its answer is believed");
    assert_eq!(lack((1908, 1073)), None);
    assert!(lack((0, 0)).is_some_and(|lack| lack.contains("does not say how many pixels")));
    assert_eq!(lack((1908, 1073)), None);
}

#[test]
fn only_a_terminal_that_says_how_large_its_cells_are_is_known_exactly() {
    let exact = |answered| {
        let grid = cell_grid(ScreenSize::new(75, 20), (1275, 660), answered).unwrap();
        (grid.cell_width, grid.cell_height, grid.has_exact_cells)
    };
    assert_eq!(exact(Some((17, 33))), (17, 33, true));
    // xterm: 20 rows of 33 pixels, or of 32 and what is left of a row.
    assert_eq!(exact(None), (17, 32, false));
}

#[test]
fn a_terminal_that_leaves_out_pictures_as_wide_as_its_screen_is_told_with_the_mend() {
    let Ok((path, _)) = load_font(None) else { return };
    let config = PixelConfig { font: Some(path), ..PixelConfig::default() };
    let answers = TerminalAnswers { sixel: Some(true), cell_size: Some((17, 33)), max_picture: Some((1000, 1000)) };
    let mut renderer = PixelRenderer::from_config(&config, answers).unwrap();
    renderer.measure(ScreenSize::new(75, 20), (1275, 660));
    assert!(renderer.lack().is_some_and(|lack| lack.to_string().contains("1000 by 1000 pixels")));
    assert!(renderer.current(TextSize::Full).is_none());
    renderer.measure(ScreenSize::new(58, 20), (986, 660));
    assert!(renderer.lack().is_none() && renderer.current(TextSize::Full).is_some());
    assert!(!renderer.take_answers(answers));
    assert!(renderer.take_answers(TerminalAnswers { max_picture: Some((900, 1000)), ..TerminalAnswers::default() }));
    assert!(renderer.lack().is_some());
}

#[test]
fn letters_that_staff_asked_for_stay_in_pixels_whatever_the_terminal_says() {
    let Ok((path, _)) = load_font(None) else { return };
    for (draw, lost) in [(DrawMode::Pixels, false), (DrawMode::Auto, true)] {
        let config = PixelConfig { draw, font: Some(path.clone()), ..PixelConfig::default() };
        let mut renderer =
            PixelRenderer::from_config(&config, TerminalAnswers { sixel: Some(true), ..TerminalAnswers::default() })
                .unwrap();
        renderer.measure(SIZE, (1908, 1073));
        assert_eq!(renderer.take_answers(TerminalAnswers { sixel: Some(false), ..TerminalAnswers::default() }), lost);
        assert_eq!(renderer.current(TextSize::Full).is_none(), lost);
    }
}

#[test]
fn a_file_that_is_no_font_is_named_with_what_is_wrong() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let error = load_font(Some(file.path())).unwrap_err().to_string();
    assert!(error.contains(file.path().to_str().unwrap()) && error.contains("no TrueType"), "{error}");
}
