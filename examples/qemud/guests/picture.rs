//! Pictures of screens.

/// A picture in a format that its MIME type names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// As the client is told.
    pub(crate) mime: &'static str,
    /// The file.
    pub(crate) bytes: Vec<u8>,
}

/// The format that QEMU writes too; see ppm(5).
pub(crate) const PPM: &str = "image/x-portable-pixmap";

/// A test card, which shows that every byte came through: colours that change from place to place,
/// the whole tinted by a number.
pub(crate) fn test_card(width: u16, height: u16, tint: u8) -> Picture {
    let mut bytes = format!("P6\n{width} {height}\n255\n").into_bytes();
    for y in 0..height {
        for x in 0..width {
            let [red, green] = [x, y].map(|place| place.to_le_bytes()[0]);
            bytes.extend_from_slice(&[red, green, tint]);
        }
    }
    Picture { mime: PPM, bytes }
}
