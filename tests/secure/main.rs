//! TLS, SASL and polkit.
