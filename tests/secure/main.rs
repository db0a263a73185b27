//! TLS, SASL and polkit. Certificates are made on the spot; peers without manners are scripts of bytes,
//! or rustls without any of this project's code.

mod auth;
mod certificates;
mod confirmation;
mod handshakes;
mod impostors;
mod material;
mod program;
mod sasl;
mod strangers;
mod subjects;
mod truncation;
