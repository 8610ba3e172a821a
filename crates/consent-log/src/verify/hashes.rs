//! Hashes the events of a walk beside it, on a thread of its own: to hash takes about as long as to read.

use std::mem;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use crate::log::hash_chain::{self, ColumnValue};
use crate::value::hash::Sha256Hash;

/// Bytes that are handed over at once: so many that waking the other thread costs nothing.
const BATCH_BYTES: usize = 64 * 1024;
/// Batches that may wait: 4 MiB, so that neither thread waits and a long log is never held in memory.
const MAX_WAITING_BATCHES: usize = 64;

/// Events that were read, in the form in which they are hashed, one after the other.
#[derive(Default)]
struct HashBatch {
    forms: Vec<u8>,
    events: Vec<ClaimedHash>,
}

/// An event and the hash that its row claims.
struct ClaimedHash {
    seq: i64,
    /// Bytes of its form.
    length: usize,
    hash: Sha256Hash,
}

/// The thread that hashes, and what it is to be given next.
pub(super) struct HashThread<'scope> {
    batch: HashBatch,
    full: SyncSender<HashBatch>,
    first_wrong: ScopedJoinHandle<'scope, Option<i64>>,
}

impl<'scope> HashThread<'scope> {
    pub(crate) fn spawn(scope: &'scope Scope<'scope, '_>) -> Self {
        let (full, batches) = sync_channel(MAX_WAITING_BATCHES);
        Self { batch: HashBatch::default(), full, first_wrong: scope.spawn(|| first_wrong(batches)) }
    }

    /// Takes an event, and the hash that it should have.
    pub(crate) fn add(
        &mut self,
        kiosk: &[u8],
        columns: &[ColumnValue<'_>; hash_chain::COLUMNS.len()],
        (seq, hash): (i64, Sha256Hash),
    ) {
        let HashBatch { forms, events } = &mut self.batch;
        let before = forms.len();
        hash_chain::encode_event(forms, kiosk, columns);
        events.push(ClaimedHash { seq, length: forms.len() - before, hash });
        if forms.len() >= BATCH_BYTES {
            self.send_batch();
        }
    }

    /// Returns the first event whose hash is wrong, once all are hashed.
    pub(super) fn first_wrong(mut self) -> Option<i64> {
        self.send_batch();
        let Self { full, first_wrong, .. } = self;
        // The thread ends when nobody can send any more.
        drop(full);
        first_wrong.join().unwrap_or_else(|broken| resume_unwind(broken))
    }

    fn send_batch(&mut self) {
        // A thread that takes no more has found a wrong hash: no later one matters.
        let _ = self.full.send(mem::take(&mut self.batch));
    }
}

fn first_wrong(batches: Receiver<HashBatch>) -> Option<i64> {
    batches.into_iter().find_map(|batch| batch.first_wrong())
}

impl HashBatch {
    fn first_wrong(&self) -> Option<i64> {
        let mut rest = self.forms.as_slice();
        let wrong = |event: &&ClaimedHash| {
            let (form, later) = rest.split_at_checked(event.length).unwrap_or_default();
            rest = later;
            hash_chain::sha256(form) != event.hash
        };
        self.events.iter().find(wrong).map(|event| event.seq)
    }
}
