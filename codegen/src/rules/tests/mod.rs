//! The book is whole, and its pages say what happens.

mod book;
mod pages;
