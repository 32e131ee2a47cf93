//! What a person sees who runs `mosaic`: command lines, and everything they print.

mod check;
mod check_repo;
mod ci;
mod completions;
mod deploy_guide;
mod dev;
mod diff;
mod fapi_guide;
mod generate;
mod guide;
mod init;
mod lint;
mod lint_record;
mod lint_since;
mod merge;
mod merge_driver;
mod pull;
mod push;
mod push_plan;
mod replay;
mod review_guide;
mod rubbish;
mod serve;
mod session;
mod slots;
mod usage;
