//! The session between a typed client and a server: overlapping calls, cancelling, deadlines,
//! endings. Servers with manners are ours; servers without are scripts of bytes.

mod backchannel;
mod cancel;
mod detached;
mod endings;
mod flushed;
mod handed_on;
mod limits;
mod messages;
mod options;
mod overlap;
mod payloads;
mod permissions;
mod program;
mod records;
mod script;
