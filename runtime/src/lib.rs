//! Typed managed objects of PingOne Advanced Identity Cloud.
