//! Truths that hold across the crates of mosaic.
