//! Bytes in and out: files and standard streams, packed or not, written whole or not at all.

pub(super) mod compression;
pub(super) mod encoding;
pub(super) mod file_id;
pub(super) mod input;
pub(super) mod output;
pub(super) mod replace;
pub(super) mod standard;
pub(super) mod taken;
pub(super) mod unfinished;
pub(super) mod used_files;
