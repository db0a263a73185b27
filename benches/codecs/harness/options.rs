//! What the command line asks for.

use super::cell::Op;

#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// A tenth of the time, figures to match.
    pub(crate) quick: bool,
    /// Also writes the tables and the plot into `docs/`.
    pub(crate) publish: bool,
    /// Only these codecs; all where it is empty.
    codecs: Vec<String>,
    /// Only cells whose set and operation have all of these in their name.
    words: Vec<String>,
}

impl Options {
    pub(crate) fn from_arguments() -> Self {
        let mut options = Options {
            quick: false,
            publish: false,
            codecs: Vec::new(),
            words: Vec::new(),
        };
        for argument in std::env::args().skip(1) {
            match (argument.as_str(), argument.strip_prefix("--only=")) {
                (_, Some(codecs)) => options.codecs = codecs.split(',').map(Into::into).collect(),
                ("--quick", _) => options.quick = true,
                ("--publish", _) => options.publish = true,
                ("--bench", _) => {} // cargo's own
                (word, _) if word.starts_with('-') => {
                    eprintln!(
                        "unknown option `{word}`; known: --quick, --publish, --only=CODEC,.."
                    );
                    std::process::exit(2);
                }
                (word, _) => options.words.push(word.into()),
            }
        }
        options
    }

    /// Whether a set can have cells that are wanted.
    pub(crate) fn may_want(&self, set: &str) -> bool {
        Op::ALL.iter().any(|op| self.named(set, *op))
    }

    pub(crate) fn wants(&self, set: &str, op: Op, codec: &str) -> bool {
        self.named(set, op)
            && (self.codecs.is_empty() || self.codecs.iter().any(|wanted| wanted == codec))
    }

    fn named(&self, set: &str, op: Op) -> bool {
        let name = format!("{set} {op}");
        self.words.iter().all(|word| name.contains(word.as_str()))
    }

    /// Whether the whole table is measured, so that it can replace the one before.
    pub(crate) fn whole(&self) -> bool {
        !self.quick && self.codecs.is_empty() && self.words.is_empty()
    }
}
