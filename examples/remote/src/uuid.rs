//! What names a thing for ever.

use std::fmt;
use std::str::FromStr;
use xdr_rpc::Xdr;

/// A UUID, which is written `6695eb01-f6a4-8304-79aa-97f2502e193f`.
///
/// ```
/// use xdr_remote::Uuid;
///
/// let uuid: Uuid = "6695eb01-f6a4-8304-79aa-97f2502e193f".parse()?;
/// assert_eq!(uuid.0[..3], [0x66, 0x95, 0xeb]);
/// assert_eq!(uuid.to_string(), "6695eb01-f6a4-8304-79aa-97f2502e193f");
/// assert!("6695eb01".parse::<Uuid>().is_err());
/// # Ok::<(), xdr_remote::NotUuid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Xdr)]
pub struct Uuid(pub [u8; 16]);

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            let dash = if matches!(at, 4 | 6 | 8 | 10) {
                "-"
            } else {
                ""
            };
            write!(f, "{dash}{byte:02x}")?;
        }
        Ok(())
    }
}

/// A text that is no UUID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotUuid;

impl fmt::Display for NotUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no UUID; write 32 hexadecimal digits, with or without dashes")
    }
}

impl std::error::Error for NotUuid {}

impl FromStr for Uuid {
    type Err = NotUuid;

    fn from_str(text: &str) -> Result<Self, NotUuid> {
        let mut digits = text.chars().filter(|&letter| letter != '-');
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            let mut digit = || digits.next().and_then(|digit| digit.to_digit(16));
            let (Some(high), Some(low)) = (digit(), digit()) else {
                return Err(NotUuid);
            };
            *byte = u8::try_from(high * 16 + low).map_err(|_| NotUuid)?;
        }
        match digits.next() {
            None => Ok(Uuid(bytes)),
            Some(_) => Err(NotUuid),
        }
    }
}
