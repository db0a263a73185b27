//! Values to bytes, RFC 4506 section 4.

use super::Value;

/// The XDR of a value.
pub fn encode(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Void => {}
        Value::Int(value) => out.extend(value.to_be_bytes()),
        Value::UInt(value) => out.extend(value.to_be_bytes()),
        Value::Hyper(value) => out.extend(value.to_be_bytes()),
        Value::UHyper(value) => out.extend(value.to_be_bytes()),
        Value::Float(bits) => out.extend(bits.to_be_bytes()),
        Value::Double(bits) => out.extend(bits.to_be_bytes()),
        Value::Quadruple(bytes) => out.extend(bytes),
        Value::Bool(value) => word(u32::from(*value), out),
        Value::FixedOpaque(bytes) => padded(bytes, out),
        Value::Opaque(bytes) => {
            word(bytes.len() as u32, out);
            padded(bytes, out);
        }
        Value::Sequence(values) => values.iter().for_each(|value| write(value, out)),
        Value::Array(values) => {
            word(values.len() as u32, out);
            values.iter().for_each(|value| write(value, out));
        }
        Value::Union(discriminant, arm) => {
            write(discriminant, out);
            write(arm, out);
        }
        Value::Optional(None) => word(0, out),
        Value::Optional(Some(value)) => {
            word(1, out);
            write(value, out);
        }
        Value::List(values) => {
            for value in values {
                word(1, out);
                write(value, out);
            }
            word(0, out);
        }
        Value::Nested(value) => {
            let inner = encode(value);
            word(inner.len() as u32, out);
            padded(&inner, out);
        }
    }
}

fn word(word: u32, out: &mut Vec<u8>) {
    out.extend(word.to_be_bytes());
}

/// "If n is not a multiple of four, then the n bytes are followed by enough (0 to 3) residual
/// zero bytes, r, to make the total byte count a multiple of four." (section 3)
fn padded(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend(bytes);
    for _ in 0..(4 - bytes.len() % 4) % 4 {
        out.push(0);
    }
}
