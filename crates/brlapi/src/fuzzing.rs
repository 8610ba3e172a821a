//! What must be true whatever a server sends, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use crate::packet::{PacketBuffer, ServerPacket};

/// Takes what a server sends at once and in pieces: the answers are the same, and so is where they end.
///
/// The first eight bytes say where the pieces end.
pub fn braille_packets(bytes: &[u8]) {
    let Some((cuts, sent)) = bytes.split_first_chunk::<8>() else { return };
    let cuts = u64::from_be_bytes(*cuts);
    let mut pieces = vec![Vec::new()];
    for (at, byte) in sent.iter().enumerate() {
        if cuts >> (at % 64) & 1 == 1 {
            pieces.push(Vec::new());
        }
        pieces.last_mut().into_iter().for_each(|piece| piece.push(*byte));
    }
    let at_once = answers(&[sent.to_vec()]);
    assert!(at_once.0.len() <= sent.len() / 8, "an answer has eight bytes at least");
    assert_eq!(answers(&pieces), at_once);
}

/// Returns the answers in these pieces, and whether what follows them is no packet.
fn answers(pieces: &[Vec<u8>]) -> (Vec<ServerPacket>, bool) {
    let (mut inbox, mut answers) = (PacketBuffer::default(), Vec::new());
    for piece in pieces {
        inbox.push(piece);
        loop {
            match inbox.next_packet() {
                Ok(Some(answer)) => answers.push(answer),
                Ok(None) => break,
                Err(_) => return (answers, true),
            }
        }
    }
    (answers, false)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_are_too_wrong(cuts: [u8; 8], size in 0_u8..16, kind: u8, body in proptest::collection::vec(any::<u8>(), 0..48)) {
            let packet = [&[0, 0, 0, size, 0, 0, 0, kind], body.as_slice()].concat();
            super::braille_packets(&[cuts.as_slice(), &packet, &packet].concat());
        }
    }
}
