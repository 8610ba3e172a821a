//! Headphones that come and go: the switch of an input device (evdev), or the jack of a sound card (ALSA).

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use alsa::ctl::ElemIface;
use alsa::hctl::{Elem, HCtl};

/// Bytes of an event of an input device: two times of eight, type, code, value (linux/input.h).
const EVENT_BYTES: usize = 24;
/// The type of switches, and the code of the one in a headphone jack (linux/input-event-codes.h).
const HEADPHONE_SWITCH: (u16, u16) = (5, 2);
/// How often a sound card is asked for its jack.
const POLL_INTERVAL: Duration = Duration::from_millis(300);
/// Where the system says which input devices have which switches.
const INPUT_CLASS_DIR: &str = "/sys/class/input";

/// Tells of headphones that are put in and pulled out: at this input device, or wherever this machine has a jack.
/// `None` where nobody can see them.
pub fn watch(device: Option<&Path>) -> Option<Receiver<bool>> {
    let (tell, told) = channel();
    let inputs = device.map_or_else(|| inputs_with_jack(Path::new(INPUT_CLASS_DIR)), |device| vec![device.to_owned()]);
    let mut watched = inputs.into_iter().filter(|input| watch_input(input.clone(), tell.clone())).count();
    if device.is_none() && has_card_with_jack() {
        watched += usize::from(spawn(move || watch_cards(&tell)));
    }
    (watched > 0).then_some(told)
}

fn spawn(work: impl FnOnce() + Send + 'static) -> bool {
    thread::Builder::new().name("jack".to_owned()).spawn(work).is_ok()
}

fn watch_input(input: PathBuf, tell: Sender<bool>) -> bool {
    spawn(move || {
        // A device that cannot be opened has no jack to look at.
        if let Ok(events) = File::open(&input) {
            read_switch_events(events, &tell);
        }
    })
}

/// Reads events until there are no more; a device that is gone holds no headphones.
fn read_switch_events(mut events: impl Read, tell: &Sender<bool>) {
    let mut event = [0; EVENT_BYTES];
    let mut last = None;
    while events.read_exact(&mut event).is_ok() {
        if let Some(plugged) = parse_plugged(&event).filter(|plugged| last != Some(*plugged)) {
            last = Some(plugged);
            if tell.send(plugged).is_err() {
                return;
            }
        }
    }
    if last == Some(true) {
        // An error means that nobody listens any more.
        let _ = tell.send(false);
    }
}

/// Returns whether an event says that headphones are in, or out; other events say nothing of them.
fn parse_plugged(event: &[u8; EVENT_BYTES]) -> Option<bool> {
    let [.., type0, type1, code0, code1, v0, v1, v2, v3] = *event;
    let kind = (u16::from_ne_bytes([type0, type1]), u16::from_ne_bytes([code0, code1]));
    (kind == HEADPHONE_SWITCH).then(|| i32::from_ne_bytes([v0, v1, v2, v3]) != 0)
}

/// Returns input devices with a switch for headphones.
fn inputs_with_jack(inputs: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(inputs).into_iter().flatten().flatten();
    let names = entries.filter(|entry| has_jack(&entry.path())).map(|entry| entry.file_name());
    let mut found: Vec<PathBuf> = names.map(|name| Path::new("/dev/input").join(name)).collect();
    found.sort();
    found
}

/// Returns whether a device has that switch: its switches are bits of a number in hexadecimal.
fn has_jack(input: &Path) -> bool {
    let switches = fs::read_to_string(input.join("device/capabilities/sw")).unwrap_or_default();
    // Words as long as the kernel's `long`, the lowest last.
    let last = switches.split_whitespace().last().and_then(|word| u64::from_str_radix(word, 16).ok());
    last.is_some_and(|bits| bits & (1 << HEADPHONE_SWITCH.1) != 0)
}

fn cards() -> Vec<HCtl> {
    let open = |card: alsa::Card| {
        let control = HCtl::new(&format!("hw:{}", card.get_index()), false).ok()?;
        control.load().ok().map(|()| control)
    };
    alsa::card::Iter::new().flatten().filter_map(open).collect()
}

fn is_jack(elem: &Elem<'_>) -> bool {
    let name = |id: alsa::ctl::ElemId| id.get_name().map(ToOwned::to_owned).unwrap_or_default();
    elem.get_id().is_ok_and(|id| {
        let card = id.get_interface() == ElemIface::Card;
        card && names_headphones(&name(id))
    })
}

/// Returns whether a control of a sound card with this name tells of headphones. A phantom jack is one that cannot be
/// seen: it always says that something is in it, and what is private would be said to the whole room.
fn names_headphones(name: &str) -> bool {
    name.contains("Headphone") && name.ends_with("Jack") && !name.contains("Phantom")
}

fn has_card_with_jack() -> bool {
    // Without a handler the library would complain on the terminal, over the page.
    let Ok(_kept) = alsa::Output::local_error_handler() else { return false };
    cards().iter().any(|card| card.elem_iter().any(|elem| is_jack(&elem)))
}

fn is_plugged(elem: &Elem<'_>) -> bool {
    elem.read().is_ok_and(|value| value.get_boolean(0) == Some(true))
}

/// Asks the cards again and again, until nobody wants to know.
fn watch_cards(tell: &Sender<bool>) {
    let Ok(_kept) = alsa::Output::local_error_handler() else { return };
    let cards = cards();
    let mut last = None;
    loop {
        let now = cards.iter().any(|card| {
            let _ = card.handle_events();
            card.elem_iter().any(|elem| is_jack(&elem) && is_plugged(&elem))
        });
        // The first look counts as well: headphones may have been in from the beginning.
        if last.replace(now) != Some(now) && tell.send(now).is_err() {
            return;
        }
        thread::sleep(POLL_INTERVAL);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event(kind: u16, code: u16, value: i32) -> Vec<u8> {
        let parts = [&[0; 16][..], &kind.to_ne_bytes(), &code.to_ne_bytes(), &value.to_ne_bytes()];
        parts.concat()
    }

    #[test]
    fn headphones_are_told_of_when_they_come_and_go_and_nothing_else_is() {
        let (tell, told) = channel();
        let events = [event(1, 30, 1), event(5, 2, 1), event(0, 0, 0), event(5, 2, 1), event(5, 0, 1), event(5, 2, 0)];
        read_switch_events(&events.concat()[..], &tell);
        assert_eq!(told.try_iter().collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_device_that_is_gone_holds_no_headphones() {
        let (tell, told) = channel();
        read_switch_events(&[event(5, 2, 1), vec![0; 7]].concat()[..], &tell);
        assert_eq!(told.try_iter().collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_device_with_the_switch_is_found_by_its_bits() {
        let dir = tempfile::tempdir().unwrap();
        for (name, bits) in [("event0", "0"), ("event7", "14"), ("event9", "1 0")] {
            let folder = dir.path().join(name).join("device/capabilities");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("sw"), bits).unwrap();
        }
        assert_eq!(inputs_with_jack(dir.path()), [PathBuf::from("/dev/input/event7")]);
    }

    /// Controls of the interface CARD, of two of them as `amixer` wrote them, of four put together from the names that
    /// drivers give: three laptops (the last as the kernel names a jack that it cannot see), two desktops, an interface
    /// for studios.
    const RECORDED_CONTROLS: [(&str, &[&str]); 6] = [
        ("Headphone Jack", &["HDMI/DP,pcm=3 Phantom Jack", "Headphone Jack", "Internal Mic Phantom Jack", "Mic Jack"]),
        ("Headphone Jack", &["Headphone Jack", "Mic Jack", "Speaker Phantom Jack"]),
        ("", &["Headphone Phantom Jack", "Internal Mic Phantom Jack", "Speaker Phantom Jack"]),
        ("Front Headphone Jack", &["Front Headphone Jack", "Front Mic Jack", "Line Out Front Jack"]),
        ("Headphone Surround Jack", &["Headphone Surround Jack", "Line Jack"]),
        ("Headphone - Output Jack", &["Headphone - Output Jack", "IEC958 In - Output Jack", "Speaker - Output Jack"]),
    ];

    #[test]
    fn the_jack_of_headphones_is_found_among_the_controls_of_real_cards_and_a_phantom_is_none() {
        for (jack, controls) in RECORDED_CONTROLS {
            let found: Vec<&&str> = controls.iter().filter(|name| names_headphones(name)).collect();
            let wanted: Vec<&&str> = controls.iter().filter(|name| **name == jack).collect();
            assert_eq!(found, wanted, "{controls:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic_and_each_change_is_told_once(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let (tell, told) = channel();
            read_switch_events(&bytes[..], &tell);
            let all: Vec<bool> = told.try_iter().collect();
            prop_assert!(all.windows(2).all(|two| two[0] != two[1]));
        }
    }
}
