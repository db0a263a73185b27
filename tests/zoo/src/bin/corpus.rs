//! Fuzz corpora between a folder of files, as the fuzzer has them, and a file of lines, as the
//! repository keeps them.
//!
//! ```text
//! corpus seeds               prints the seeds
//! corpus unpack FILE FOLDER  makes a file of each line
//! corpus pack FOLDER MAX     prints the files of up to MAX bytes as lines
//! ```

#![forbid(unsafe_code)]

use std::error::Error;
use std::{env, fs};
use xdr_zoo::corpus::{line, parse, seeds};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["seeds"] => print(seeds()),
        ["unpack", file, folder] => unpack(file, folder)?,
        ["pack", folder, max] => print(pack(folder, max.parse()?)?),
        _ => return Err("expected `seeds`, `unpack FILE FOLDER` or `pack FOLDER MAX`".into()),
    }
    Ok(())
}

fn print(inputs: Vec<Vec<u8>>) {
    let mut lines: Vec<String> = inputs.iter().filter_map(|input| line(input)).collect();
    lines.sort();
    lines.dedup();
    lines.iter().for_each(|line| println!("{line}"));
}

fn unpack(file: &str, folder: &str) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (number, line) in fs::read_to_string(file)?.lines().enumerate() {
        let input = parse(line).ok_or_else(|| format!("line {}: no fuzz input", number + 1))?;
        fs::write(format!("{folder}/kept-{number:05}"), input)?;
    }
    Ok(())
}

fn pack(folder: &str, max: usize) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut inputs = Vec::new();
    for file in fs::read_dir(folder)? {
        let input = fs::read(file?.path())?;
        if input.len() <= max {
            inputs.push(input);
        }
    }
    Ok(inputs)
}
