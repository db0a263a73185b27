//! One version of a program as data, and how versions extend one another.

use crate::procedure::{Event, Procedure};

/// One version of a program.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Interface {
    /// The program number.
    pub program: u32,
    /// The version.
    pub version: u32,
    /// The name of the trait.
    pub name: &'static str,
    /// The trait's doc comment.
    pub docs: &'static str,
    /// The procedures that this version declares, without NULL and without those of older versions.
    pub procedures: &'static [Procedure],
    /// The events that this version declares.
    pub events: &'static [Event],
    /// The version whose procedures this one has as well.
    pub extends: Option<&'static Interface>,
}

impl Interface {
    /// Puts a version together that extends none.
    #[must_use]
    pub const fn new(
        program: u32,
        version: u32,
        name: &'static str,
        docs: &'static str,
        procedures: &'static [Procedure],
        events: &'static [Event],
    ) -> Self {
        Interface {
            program,
            version,
            name,
            docs,
            procedures,
            events,
            extends: None,
        }
    }

    /// The same, with the procedures of an older version as well.
    #[must_use]
    pub const fn extending(mut self, older: &'static Interface) -> Self {
        self.extends = Some(older);
        self
    }

    /// Whether it has a procedure of this number, or a version that it extends has.
    #[must_use]
    pub const fn has_procedure(&self, number: u32) -> bool {
        let mut version = self;
        loop {
            let mut rest = version.procedures;
            while let [first, others @ ..] = rest {
                if first.number == number {
                    return true;
                }
                rest = others;
            }
            match version.extends {
                Some(older) => version = older,
                None => return false,
            }
        }
    }

    /// Whether it has an event of this number, or a version that it extends has.
    #[must_use]
    pub const fn has_event(&self, number: u32) -> bool {
        let mut version = self;
        loop {
            let mut rest = version.events;
            while let [first, others @ ..] = rest {
                if first.number == number {
                    return true;
                }
                rest = others;
            }
            match version.extends {
                Some(older) => version = older,
                None => return false,
            }
        }
    }

    /// Whether a procedure says what its callers must be allowed, here or in a version that this one
    /// extends.
    #[must_use]
    pub const fn has_access(&self) -> bool {
        let mut version = self;
        loop {
            let mut rest = version.procedures;
            while let [first, others @ ..] = rest {
                if first.access.is_some() {
                    return true;
                }
                rest = others;
            }
            match version.extends {
                Some(older) => version = older,
                None => return false,
            }
        }
    }

    /// This version and those that it extends, newest first.
    pub fn versions(&self) -> impl Iterator<Item = &Interface> {
        std::iter::successors(Some(self), |version| version.extends)
    }

    /// The procedure of this number: that of the newest version which declares it.
    #[must_use]
    pub fn find(&self, number: u32) -> Option<&'static Procedure> {
        self.versions().find_map(|version| version.own(number))
    }

    /// The version under which to call a procedure on a server that has this one: this one,
    /// but for a procedure that is newer, or that a newer version overrides.
    #[must_use]
    pub fn version_for(&self, procedure: &Procedure) -> u32 {
        if self.version <= procedure.version {
            return procedure.version;
        }
        let mut newer = self
            .versions()
            .take_while(|version| version.version > procedure.version);
        if newer.any(|version| version.own(procedure.number).is_some()) {
            return procedure.version;
        }
        self.version
    }

    fn own(&self, number: u32) -> Option<&'static Procedure> {
        self.procedures
            .iter()
            .find(|procedure| procedure.number == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::Target;
    use xdr_core::schema::Schema;

    const fn procedure(version: u32, number: u32) -> Procedure {
        let void = || Schema::Void;
        Procedure::new(Target::new(7, version, number), "p", "", void, void)
    }

    static FIRST: Interface =
        Interface::new(7, 1, "First", "", &[procedure(1, 1), procedure(1, 2)], &[]);
    static SECOND: Interface =
        Interface::new(7, 2, "Second", "", &[procedure(2, 2), procedure(2, 6)], &[])
            .extending(&FIRST);
    static FOURTH: Interface =
        Interface::new(7, 4, "Fourth", "", &[procedure(4, 9)], &[]).extending(&SECOND);

    #[test]
    fn inherited_procedures_are_called_under_the_version_that_is_spoken() {
        assert_eq!(FOURTH.version_for(&FIRST.procedures[0]), 4);
        assert_eq!(FOURTH.version_for(&SECOND.procedures[0]), 4);
        assert_eq!(FIRST.version_for(&FIRST.procedures[0]), 1);
    }

    #[test]
    fn what_a_newer_version_overrides_is_called_under_its_own() {
        assert_eq!(SECOND.version_for(&FIRST.procedures[1]), 1);
        assert_eq!(FOURTH.version_for(&FIRST.procedures[1]), 1);
    }

    #[test]
    fn what_is_newer_than_the_version_spoken_is_called_under_its_own() {
        assert_eq!(FIRST.version_for(&FOURTH.procedures[0]), 4);
    }

    #[test]
    fn the_newest_declaration_of_a_number_counts() {
        assert_eq!(FOURTH.find(2).map(|procedure| procedure.version), Some(2));
        assert_eq!(FOURTH.find(1).map(|procedure| procedure.version), Some(1));
        assert!(FOURTH.find(3).is_none());
        assert!(FOURTH.has_procedure(1) && FOURTH.has_procedure(9) && !FIRST.has_procedure(9));
    }
}
