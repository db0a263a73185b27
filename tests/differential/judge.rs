//! Who takes what: the dull decoder says what is right, and nobody may differ but for a known
//! reason.

use crate::ask::{Answer, Input, Taken};
use crate::decode::Rule;
use crate::model::Zoo;
use crate::value::hex;
use std::collections::BTreeMap;
use std::fmt;

/// What became of all the inputs.
#[derive(Default)]
pub struct Totals {
    /// Values that the dull codec, ours, C and Python agree on.
    pub agreed: usize,
    /// Values with bytes behind them: refused by us, and taken with the same meaning by the others.
    pub trailing: usize,
    /// Inputs that all refuse, by the rule that they break.
    pub refused: BTreeMap<Rule, usize>,
    /// Inputs that we refuse and C or Python takes, by who and by the rule.
    pub stricter: BTreeMap<(&'static str, Rule), usize>,
    /// Strings with a NUL, where C's value ends.
    pub cut: usize,
    pub wrong: Vec<String>,
}

/// What these rules forbid has no meaning in the RFC, but C and Python do not look. rpcgen's code
/// and xdrlib take any word for a bool, any int for an enum, any padding and any bytes in a string.
fn lenient(rule: Rule) -> bool {
    match rule {
        Rule::Bool | Rule::Flag | Rule::Enum | Rule::Padding | Rule::Utf8 => true,
        Rule::End | Rule::Limit | Rule::Arm => false,
    }
}

impl Totals {
    pub fn judge(&mut self, zoo: &Zoo, input: &Input, ours: Answer, c: Answer, python: Answer) {
        let place = format!("t{} {}", input.index, hex(&input.bytes));
        let others = [("C", c), ("Python", python)];
        let decoded = match zoo.decode(input.index, &input.bytes) {
            Ok(decoded) => decoded,
            Err(rule) => return self.judge_refused(rule, &place, ours, others),
        };
        let whole = decoded.consumed == input.bytes.len();
        let right = Taken {
            consumed: decoded.consumed,
            text: zoo.text(input.index, &decoded.value),
            again: hex(&input.bytes[..decoded.consumed]),
        };
        match ours {
            Answer::Takes(taken) if whole && taken == right => {}
            Answer::More(taken) if !whole && taken == right => {}
            other => self
                .wrong
                .push(format!("ours: {other:?}, not {right:?}: {place}")),
        }
        for (who, answer) in others {
            match answer {
                Answer::Takes(taken) if taken == right => {}
                // C's strings end at a NUL, so it may give back less than it took.
                Answer::Takes(taken)
                    if who == "C" && decoded.nul && taken.consumed == right.consumed =>
                {
                    self.cut += 1;
                }
                other => self
                    .wrong
                    .push(format!("{who}: {other:?}, not {right:?}: {place}")),
            }
        }
        match whole {
            true => self.agreed += 1,
            false => self.trailing += 1,
        }
    }

    fn judge_refused(
        &mut self,
        rule: Rule,
        place: &str,
        ours: Answer,
        others: [(&'static str, Answer); 2],
    ) {
        if !matches!(ours, Answer::Refuses(_)) {
            self.wrong
                .push(format!("ours: {ours:?} against {rule:?}: {place}"));
        }
        let mut all = true;
        for (who, answer) in others {
            match answer {
                Answer::Refuses(_) => continue,
                _ if lenient(rule) => *self.stricter.entry((who, rule)).or_default() += 1,
                other => self
                    .wrong
                    .push(format!("{who}: {other:?} against {rule:?}: {place}")),
            }
            all = false;
        }
        if all {
            *self.refused.entry(rule).or_default() += 1;
        }
    }

    /// Damage that never breaks some rule is not worth the name.
    pub fn check_that_all_happened(&self) {
        for rule in Rule::ALL {
            let refused = lenient(rule) || self.refused.contains_key(&rule);
            assert!(refused, "no input breaks {rule:?}\n{self}");
            for who in ["C", "Python"] {
                let taken = self.stricter.contains_key(&(who, rule));
                assert_eq!(taken, lenient(rule), "{who} and {rule:?}\n{self}");
            }
        }
        assert!(self.trailing > 0 && self.cut > 0, "{self}");
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  values on which all agree: {}", self.agreed)?;
        writeln!(f, "  strings cut by C at a NUL: {}", self.cut)?;
        writeln!(
            f,
            "  bytes behind a value: {} refused by us, left by the others",
            self.trailing
        )?;
        for (rule, count) in &self.refused {
            writeln!(f, "  {rule}: {count} refused by all")?;
        }
        for ((who, rule), count) in &self.stricter {
            writeln!(f, "  {rule}: {count} refused by us, taken by {who}")?;
        }
        Ok(())
    }
}
