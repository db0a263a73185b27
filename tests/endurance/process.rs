//! What the kernel says of a process.

use std::fs;

/// A process by its number.
#[derive(Clone, Copy)]
pub struct Process(pub u32);

impl Process {
    fn read(self, file: &str) -> String {
        let path = format!("/proc/{}/{file}", self.0);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Bytes of memory that are its own: heap and stacks.
    pub fn resident(self) -> usize {
        let status = self.read("status");
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("RssAnon:"))
            .expect("Linux 4.5 and later tell");
        let kibibytes: usize = line.trim().trim_end_matches(" kB").parse().unwrap();
        kibibytes << 10
    }

    /// Milliseconds of a processor that it has used.
    pub fn busy(self) -> u64 {
        let stat = self.read("stat");
        // The name in brackets may have any characters in it.
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let fields: Vec<&str> = fields.split(' ').collect();
        // Fields 14 and 15 of proc_pid_stat(5), of which the first here is the third.
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        ticks * 1000 / rustix::param::clock_ticks_per_second()
    }

    /// How many files and sockets it has open.
    pub fn files(self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.0))
            .expect("it runs")
            .count()
    }
}
