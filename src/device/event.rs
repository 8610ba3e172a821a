//! What devices tell, in one channel: whoever waits for anything waits here.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use crate::place::{Input, Stroke};

/// So much waits while the kiosk is busy; whoever types on waits as well.
const WAITING: usize = 1024;

/// Something that a device tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceEvent {
    /// The terminal is gone, or the kiosk is told to stop.
    Closed,
    /// What a person did, from a device that knows it by itself, such as a pipe of lines; and when.
    Input(Instant, Input),
    /// A key of a keypad that is read from the system itself, and when it was pressed.
    KeypadKey(Instant, Stroke),
    /// Keys that came at once, and when: those of one sequence stay together, however late they are looked at.
    Keys(Instant, Vec<Stroke>),
    /// The window has another size.
    Resized,
    /// A device that keeps its news by itself has some.
    Woken,
}

/// By which devices tell what happens to them.
pub type EventSender = SyncSender<DeviceEvent>;

/// Ends a wait from another thread, so that the device behind it is asked for its news.
pub type Waker = Box<dyn Fn() + Send>;

/// What devices have told and nobody has looked at yet.
pub struct EventQueue {
    sender: EventSender,
    receiver: Receiver<DeviceEvent>,
}

impl Default for EventQueue {
    fn default() -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        Self { sender, receiver }
    }
}

impl EventQueue {
    /// Returns a way to tell something.
    pub fn sender(&self) -> EventSender {
        self.sender.clone()
    }

    /// Returns what wakes whoever waits.
    pub fn waker(&self) -> Waker {
        let sender = self.sender();
        // Where so much waits to be looked at that nothing more fits, nobody has to be woken.
        Box::new(move || sender.try_send(DeviceEvent::Woken).unwrap_or_default())
    }

    /// Returns what has been told already; as much as fits into the channel, and no more where more is told meanwhile.
    pub(super) fn take_all(&self) -> Vec<DeviceEvent> {
        self.receiver.try_iter().take(WAITING).collect()
    }

    /// Waits until something is told, or until the time is over; without a time for as long as it takes.
    pub(super) fn wait(&self, time: Option<Duration>) -> Option<DeviceEvent> {
        let told = match time {
            None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(time) => self.receiver.recv_timeout(time),
        };
        match told {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(DeviceEvent::Closed),
        }
    }
}
