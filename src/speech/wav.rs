//! Sound as a file: RIFF WAVE, one channel, 16 bits, as every player reads it.

use std::io::{self, Write};

/// Writes a whole sound.
///
/// # Errors
/// What the output says; `InvalidInput` where there is more than fits into such a file.
pub fn write(output: &mut impl Write, samples: &[i16], hertz: u32) -> io::Result<()> {
    let long = || io::Error::new(io::ErrorKind::InvalidInput, "this is too long for a WAV file: say less of it");
    let bytes = samples.len().checked_mul(2).and_then(|bytes| u32::try_from(bytes).ok()).ok_or_else(long)?;
    // The header counts what follows its first eight bytes: 36 of its own, then the samples.
    let whole = bytes.checked_add(36).ok_or_else(long)?;
    output.write_all(b"RIFF")?;
    output.write_all(&whole.to_le_bytes())?;
    output.write_all(b"WAVEfmt ")?;
    output.write_all(&16_u32.to_le_bytes())?;
    // PCM, one channel.
    output.write_all(&1_u16.to_le_bytes())?;
    output.write_all(&1_u16.to_le_bytes())?;
    output.write_all(&hertz.to_le_bytes())?;
    output.write_all(&hertz.saturating_mul(2).to_le_bytes())?;
    output.write_all(&2_u16.to_le_bytes())?;
    output.write_all(&16_u16.to_le_bytes())?;
    output.write_all(b"data")?;
    output.write_all(&bytes.to_le_bytes())?;
    samples.iter().try_for_each(|sample| output.write_all(&sample.to_le_bytes()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_sound_of_two_samples_is_forty_eight_bytes() {
        let mut file = Vec::new();
        super::write(&mut file, &[1, -2], 48_000).unwrap();
        assert_eq!(file.len(), 48);
        assert_eq!(&file[..4], b"RIFF");
        assert_eq!(&file[4..8], &40_u32.to_le_bytes());
        assert_eq!(&file[24..28], &48_000_u32.to_le_bytes());
        assert_eq!(&file[44..], &[1, 0, 0xfe, 0xff]);
    }
}
