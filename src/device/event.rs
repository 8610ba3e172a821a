//! The events of all devices, in one channel: every wait is here.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use crate::focus::{KeyCode, UserInput};

/// How many events wait while the kiosk is busy. When it is full, the thread that sends waits too.
const QUEUE_CAPACITY: usize = 1024;

/// Something that happened at a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceEvent {
    /// The terminal is gone, or the kiosk is told to stop.
    Closed,
    /// What a person did, from a device that knows it by itself, such as a pipe of lines; and when.
    Input(Instant, UserInput),
    /// A key of a keypad that is read from the system itself, and when it was pressed.
    KeypadKey(Instant, KeyCode),
    /// Keys that came at once, and when: those of one sequence stay together, however late they are looked at.
    Keys(Instant, Vec<KeyCode>),
    /// The window has another size.
    Resized,
    /// A device that keeps its news by itself has some.
    Woken,
}

/// Sends events of a device.
pub type EventSender = SyncSender<DeviceEvent>;

/// Ends a wait from another thread, so that the device behind it is asked for its news.
pub type Waker = Box<dyn Fn() + Send>;

/// Events that nobody has looked at yet.
pub struct EventQueue {
    sender: EventSender,
    receiver: Receiver<DeviceEvent>,
}

impl Default for EventQueue {
    fn default() -> Self {
        let (sender, receiver) = sync_channel(QUEUE_CAPACITY);
        Self { sender, receiver }
    }
}

impl EventQueue {
    /// Returns a sender for one device.
    pub fn sender(&self) -> EventSender {
        self.sender.clone()
    }

    /// Returns what ends a wait.
    pub fn waker(&self) -> Waker {
        let sender = self.sender();
        // A full channel has events that wait to be looked at, so that nobody needs waking.
        Box::new(move || sender.try_send(DeviceEvent::Woken).unwrap_or_default())
    }

    /// Returns the events that are there; as many as fit into the channel, and no more where more come meanwhile.
    pub(super) fn take_all(&self) -> Vec<DeviceEvent> {
        // No more than that: a keyboard that sends without end must not keep the page from being drawn.
        self.receiver.try_iter().take(QUEUE_CAPACITY).collect()
    }

    /// Waits until an event comes, or until the time is over; without a time for as long as it takes.
    pub(super) fn wait(&self, time: Option<Duration>) -> Option<DeviceEvent> {
        let told = match time {
            None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(time) => self.receiver.recv_timeout(time),
        };
        match told {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            // Cannot be as long as the queue holds a sender of its own; if it ever is, nothing more will come.
            Err(RecvTimeoutError::Disconnected) => Some(DeviceEvent::Closed),
        }
    }
}
