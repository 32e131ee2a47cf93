//! The derives of mosaic.
