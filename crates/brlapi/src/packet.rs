//! Packets of `BrlAPI`, protocol 8: written for the server, taken apart as they come from it.
//!
//! Every number is big-endian. A packet is its size, its type and so many bytes (`brlapi_protocol.h` of brltty 6.5).

use super::error::DisplayError;

/// The version of the protocol that is spoken here.
pub(super) const VERSION: u32 = 8;
/// No packet is longer (`BRLAPI_MAXPACKETSIZE`).
const MAX_PACKET_BYTES: usize = 4096;
/// Size and type.
const HEADER_BYTES: usize = 8;

/// Which parts a write has: a region, dots to keep, dots to add, a cursor (`BRLAPI_WF_*`).
const WRITE_PARTS: u32 = 0x02 | 0x08 | 0x10 | 0x20;
/// The parameter that is the size of the display (`BRLAPI_PARAM_DISPLAY_SIZE`); unlike the packet `s` it says 0
/// while a display is switched off.
const DISPLAY_SIZE: u32 = 6;
/// The parameter that has the server send dots as dots (`BRLAPI_PARAM_RETAIN_DOTS`).
const RETAIN_DOTS: u32 = 10;
/// A parameter is asked for, and it is that of the server itself (`BRLAPI_PARAMF_GET`, `BRLAPI_PARAMF_GLOBAL`).
const GET: u32 = 0x101;

/// What is sent to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ClientPacket {
    /// The content of the key file.
    Key(Vec<u8>),
    /// The socket itself says who asks.
    Credentials,
    /// The version that is spoken here.
    Version,
    /// How many cells there are.
    Size,
    /// The display is wanted on this virtual terminal; an empty path is everywhere.
    Enter(Vec<u32>),
    /// Every key of the display is wanted: nobody should get into the menu of brltty itself.
    EveryKey,
    /// Dots of a braille keyboard are wanted as dots, for brltty has no Japanese table.
    RetainDots,
    /// So many cells of the display, from its first.
    Write(Vec<u8>, usize),
}

impl ClientPacket {
    fn kind(&self) -> u32 {
        u32::from(match self {
            Self::Key(_) | Self::Credentials => b'a',
            Self::Version => b'v',
            Self::Size => return two_letters(b'P', b'R'),
            Self::EveryKey => b'u',
            Self::Enter(_) => b't',
            Self::RetainDots => return two_letters(b'P', b'V'),
            Self::Write(..) => b'w',
        })
    }

    fn body(&self) -> Vec<u8> {
        match self {
            Self::Key(key) => encode_numbers(&[u32::from(b'K')]).into_iter().chain(key.iter().copied()).collect(),
            Self::Credentials => encode_numbers(&[u32::from(b'C')]),
            Self::Version => encode_numbers(&[VERSION]),
            Self::Size => encode_numbers(&[GET, DISPLAY_SIZE, 0, 0]),
            // From the first code to the last, each in two halves.
            Self::EveryKey => encode_numbers(&[0, 0, u32::MAX, u32::MAX]),
            Self::Enter(path) => {
                let count = u32::try_from(path.len()).unwrap_or(0);
                let mut body = encode_numbers(&[count]);
                body.extend(encode_numbers(path));
                // No driver is named: brltty's commands are wanted, not the raw codes of one model's keys.
                body.push(0);
                body
            }
            Self::RetainDots => encode_numbers(&[0, RETAIN_DOTS, 0, 0]).into_iter().chain([1]).collect(),
            Self::Write(cells, width) => write(cells, *width),
        }
    }

    /// Returns the packet as it goes over the socket.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let body = self.body();
        let mut bytes = encode_numbers(&[u32::try_from(body.len()).unwrap_or(0), self.kind()]);
        bytes.extend(body);
        bytes
    }
}

/// Returns the body of a write: nothing of what the server would write is kept, the cells are added to it, no cursor is
/// shown.
fn write(cells: &[u8], width: usize) -> Vec<u8> {
    let mut body = encode_numbers(&[WRITE_PARTS, 1, u32::try_from(width).unwrap_or(0)]);
    body.extend(std::iter::repeat_n(0, width));
    body.extend(cells.iter().copied().chain(std::iter::repeat(0)).take(width));
    body.extend(encode_numbers(&[0]));
    body
}

/// Returns a type of two letters.
fn two_letters(first: u8, second: u8) -> u32 {
    u32::from_be_bytes([0, 0, first, second])
}

fn encode_numbers(all: &[u32]) -> Vec<u8> {
    all.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// How somebody may prove to the server who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AuthMethod {
    /// Nothing is asked.
    None,
    /// The content of a key file.
    Key,
    /// The socket says who asks.
    Credentials,
}

/// What the server sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ServerPacket {
    /// What was asked is done.
    Done,
    /// One of these proofs is asked for.
    AuthRequired(Vec<AuthMethod>),
    /// What was asked is refused, by this code.
    Refused(u32),
    /// Columns and lines of the display.
    Size(u32, u32),
    /// A key of the display, by its code.
    Pressed(u64),
    /// The version that the server speaks.
    Version(u32),
    /// Something that was not asked for.
    Unsolicited,
}

impl ServerPacket {
    fn parse(kind: u32, body: &[u8]) -> Result<Self, DisplayError> {
        let sent = decode_numbers(body);
        if kind == two_letters(b'P', b'V') {
            return Ok(match sent.as_slice() {
                [_, DISPLAY_SIZE, _, _, columns, lines] => Self::Size(*columns, *lines),
                _ => Self::Unsolicited,
            });
        }
        Ok(match (u8::try_from(kind), sent.as_slice()) {
            (Ok(b'A'), _) => Self::Done,
            (Ok(b'a'), proofs) => Self::AuthRequired(proofs.iter().filter_map(|proof| Self::proof(*proof)).collect()),
            (Ok(b'e' | b'E'), [code, ..]) => Self::Refused(*code),
            (Ok(b'k'), [high, low]) => Self::Pressed(u64::from(*high) << 32 | u64::from(*low)),
            (Ok(b'v'), [version]) => Self::Version(*version),
            // A known packet of a wrong length: what follows it cannot be understood either.
            (Ok(b'e' | b'E' | b'k' | b'v'), _) => return Err(DisplayError::Garbled),
            (Ok(_) | Err(_), _) => Self::Unsolicited,
        })
    }

    fn proof(kind: u32) -> Option<AuthMethod> {
        match u8::try_from(kind) {
            Ok(b'N') => Some(AuthMethod::None),
            Ok(b'K') => Some(AuthMethod::Key),
            Ok(b'C') => Some(AuthMethod::Credentials),
            Ok(_) | Err(_) => None,
        }
    }
}

/// Returns the numbers of a body, without the bytes that are left over after the last.
fn decode_numbers(body: &[u8]) -> Vec<u32> {
    body.chunks_exact(4).map(|four| four.iter().fold(0, |all, byte| all << 8 | u32::from(*byte))).collect()
}

/// Answers, put together from pieces as the socket gives them.
#[derive(Clone, Debug, Default)]
pub(super) struct PacketBuffer(Vec<u8>);

impl PacketBuffer {
    /// Takes what has come.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.0.extend_from_slice(piece);
    }

    /// Returns the next whole answer; `None` until more has come.
    ///
    /// # Errors
    /// `Garbled` for what is no packet: nothing behind it can be understood.
    pub(super) fn next_packet(&mut self) -> Result<Option<ServerPacket>, DisplayError> {
        let Some((header, rest)) = self.0.split_at_checked(HEADER_BYTES) else { return Ok(None) };
        let (size, kind) = match decode_numbers(header).as_slice() {
            [size, kind] => (usize::try_from(*size).unwrap_or(usize::MAX), *kind),
            _ => return Err(DisplayError::Garbled),
        };
        // Without a limit, garbage in the size would let the buffer grow for ever.
        if size > MAX_PACKET_BYTES {
            return Err(DisplayError::Garbled);
        }
        let Some(body) = rest.get(..size) else { return Ok(None) };
        let answer = ServerPacket::parse(kind, body)?;
        self.0.drain(..HEADER_BYTES + size);
        Ok(Some(answer))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn packet(kind: impl Into<u32>, body: &[u32]) -> Vec<u8> {
        let body = encode_numbers(body);
        let mut bytes = encode_numbers(&[u32::try_from(body.len()).unwrap(), kind.into()]);
        bytes.extend(body);
        bytes
    }

    /// Returns the packet in which the server would send this.
    fn sent(answer: &ServerPacket) -> Vec<u8> {
        match answer {
            ServerPacket::Done => packet(b'A', &[]),
            ServerPacket::AuthRequired(proofs) => {
                let letter = |proof: &AuthMethod| match proof {
                    AuthMethod::None => b'N',
                    AuthMethod::Key => b'K',
                    AuthMethod::Credentials => b'C',
                };
                packet(b'a', &proofs.iter().map(|proof| u32::from(letter(proof))).collect::<Vec<_>>())
            }
            ServerPacket::Refused(code) => packet(b'e', &[*code]),
            ServerPacket::Size(columns, lines) => {
                packet(two_letters(b'P', b'V'), &[1, DISPLAY_SIZE, 0, 0, *columns, *lines])
            }
            ServerPacket::Pressed(code) => {
                packet(b'k', &[u32::try_from(code >> 32).unwrap(), u32::try_from(code & 0xffff_ffff).unwrap()])
            }
            ServerPacket::Version(version) => packet(b'v', &[*version]),
            ServerPacket::Unsolicited => packet(b'F', &[1, 2, 3]),
        }
    }

    fn answers() -> impl Strategy<Value = ServerPacket> {
        let proof = prop_oneof![Just(AuthMethod::None), Just(AuthMethod::Key), Just(AuthMethod::Credentials)];
        prop_oneof![
            Just(ServerPacket::Done),
            prop::collection::vec(proof, 0..4).prop_map(ServerPacket::AuthRequired),
            any::<u32>().prop_map(ServerPacket::Refused),
            any::<(u32, u32)>().prop_map(|(columns, lines)| ServerPacket::Size(columns, lines)),
            any::<u64>().prop_map(ServerPacket::Pressed),
            any::<u32>().prop_map(ServerPacket::Version),
            Just(ServerPacket::Unsolicited),
        ]
    }

    proptest! {
        #[test]
        fn answers_are_what_was_sent_however_they_are_cut(
            all in prop::collection::vec(answers(), 0..8),
            piece in 1_usize..40,
        ) {
            let bytes: Vec<u8> = all.iter().flat_map(sent).collect();
            let mut inbox = PacketBuffer::default();
            let mut read = Vec::new();
            for piece in bytes.chunks(piece) {
                inbox.push(piece);
                while let Some(answer) = inbox.next_packet().unwrap() {
                    read.push(answer);
                }
            }
            prop_assert_eq!(read, all);
        }

        #[test]
        fn no_bytes_stop_the_program_or_are_read_for_ever(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut inbox = PacketBuffer::default();
            inbox.push(&bytes);
            let mut read = 0;
            while let Ok(Some(_)) = inbox.next_packet() {
                read += 1;
            }
            prop_assert!(read <= bytes.len() / HEADER_BYTES);
        }

        #[test]
        fn a_line_fills_the_display_and_no_more(cells in prop::collection::vec(0_u8..64, 0..100), width in 0_usize..90) {
            let bytes = ClientPacket::Write(cells.clone(), width).bytes();
            prop_assert_eq!(bytes.len(), HEADER_BYTES + 16 + 2 * width);
            let shown = &bytes[HEADER_BYTES + 12 + width..HEADER_BYTES + 12 + 2 * width];
            let kept = cells.len().min(width);
            prop_assert_eq!(&shown[..kept], &cells[..kept]);
            prop_assert!(shown[kept..].iter().all(|cell| *cell == 0));
        }
    }

    #[test]
    fn a_packet_that_is_longer_than_any_is_garbled() {
        let mut inbox = PacketBuffer::default();
        inbox.push(&encode_numbers(&[4097, u32::from(b'k')]));
        assert!(matches!(inbox.next_packet(), Err(DisplayError::Garbled)));
        let mut inbox = PacketBuffer::default();
        inbox.push(&packet(b'k', &[1]));
        assert!(matches!(inbox.next_packet(), Err(DisplayError::Garbled)), "a key is two numbers");
    }

    #[test]
    fn requests_are_the_bytes_that_brltty_reads() {
        assert_eq!(ClientPacket::Version.bytes(), [0, 0, 0, 4, 0, 0, 0, b'v', 0, 0, 0, 8]);
        assert_eq!(ClientPacket::Size.bytes()[..16], [0, 0, 0, 16, 0, 0, b'P', b'R', 0, 0, 1, 1, 0, 0, 0, 6]);
        assert_eq!(ClientPacket::Enter(vec![7]).bytes(), [0, 0, 0, 9, 0, 0, 0, b't', 0, 0, 0, 1, 0, 0, 0, 7, 0]);
        assert_eq!(ClientPacket::Key(b"ab".to_vec()).bytes(), [0, 0, 0, 6, 0, 0, 0, b'a', 0, 0, 0, b'K', b'a', b'b']);
    }
}
