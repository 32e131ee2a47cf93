//! `mosaic serve`: a tenant on this machine.

mod invitation;
mod key;
mod log;
mod seeded;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::diff::Side;
use mosaic_codegen::source::Coverage;
use mosaic_emulator::{Emulator, Fault, Flavour, OpenError, Options};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use self::invitation::Invitation;
use self::key::KeyFile;
use crate::failure::Failure;
use crate::input::{Input, products};
use crate::outcome::Outcome;
use crate::reading::Reading;
use crate::terminal::Terminal;

/// Serve a tenant on this machine that honours a schema
///
/// It answers on the REST interface as a tenant would, and keeps what it is given in memory or in one
/// file. Script hooks are not run.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic serve                                   the schema that mosaic.toml names
  mosaic serve --schema managed.json --users 50  another one, with people in it
  mosaic serve --port 0 --format json            a free port, for a script
  mosaic serve --data tenant.redb                keep everything for the next time
  mosaic serve --fault rate-limit --fault reset  find out what a client does about it")]
pub(crate) struct Arguments {
    /// The schema: a file, a folder of files, or `-` for standard input; by default the one that
    /// `mosaic.toml` names
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,

    /// The settings; by default the nearest `mosaic.toml` in this folder or above
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// The port; 0 takes a free one
    #[arg(long, default_value_t = 8080, value_name = "N")]
    port: u16,

    /// The address to listen on
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_name = "ADDRESS")]
    host: IpAddr,

    /// Listen on an address that other machines can reach; they all know the passwords
    #[arg(long)]
    allow_remote: bool,

    /// Keep everything in this file, and begin with what is in it
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,

    /// Which server to be like; by default what the settings say, or `aic`
    #[arg(long, alias = "flavour", value_parser = products())]
    product: Option<Product>,

    /// Something that a real tenant does to a client; may be given several times
    #[arg(long = "fault", value_name = "NAME", value_parser = faults())]
    faults: Vec<Fault>,

    /// What identifiers, made up records and the beginning of faults follow from
    #[arg(long, default_value_t = 0, value_name = "N")]
    seed: u64,

    /// Fill an empty tenant with so many made up users, and with fewer records of the other types
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = users())]
    users: usize,

    /// Write the key of the service account to this file and leave it there; by default it is in a
    /// temporary file while the tenant runs
    #[arg(long, value_name = "FILE")]
    write_key: Option<PathBuf>,

    /// Tell each request
    #[arg(long, short)]
    verbose: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let address = arguments.address()?;
    let Some((schema, flavour)) = arguments.read_schema(terminal)? else {
        return Ok(Outcome::Failed);
    };
    let runtime = Runtime::new().context("cannot start the runtime")?;
    let listener =
        runtime.block_on(TcpListener::bind(address)).map_err(|error| taken(address, error))?;
    log::begin(arguments.verbose, terminal);
    let emulator = match Emulator::open(&schema, arguments.options(flavour)) {
        Ok(emulator) => emulator,
        Err(OpenError::Configuration(error)) => {
            terminal.report(error.sources(), error.diagnostics())?;
            return Ok(Outcome::Failed);
        }
        Err(OpenError::File(error)) => return Err(error.into()),
        Err(error) => return Err(error).context("cannot open the tenant"),
    };
    arguments.fill(&emulator, terminal)?;
    let key = KeyFile::write(arguments.write_key.as_deref(), emulator.service_account().jwk())?;
    let url = format!("http://{}", listener.local_addr().context("the socket has no address")?);
    let account = emulator.service_account().id();
    Invitation { url: &url, account, key: key.path() }.hand_out(terminal)?;
    let served = runtime.block_on(emulator.serve(listener, interrupted()));
    served.context("cannot go on listening")?;
    Ok(Outcome::Clean)
}

impl Arguments {
    /// Returns where to listen.
    fn address(&self) -> Result<SocketAddr> {
        if self.host.is_loopback() || self.allow_remote {
            return Ok(SocketAddr::new(self.host, self.port));
        }
        let problem =
            format!("expected an address that only this machine reaches, found `{}`", self.host);
        let way_out = "leave `--host` out, or say `--allow-remote` if others may do anything here";
        Err(Failure::new(problem, way_out).into())
    }

    /// Returns the configuration as one document, and the server it is for; nothing where it has
    /// errors, which are told.
    fn read_schema(&self, terminal: &Terminal) -> Result<Option<(Vec<u8>, Flavour)>> {
        let project = Input::new(self.schema.clone(), self.config.clone(), self.product).read()?;
        let product = project.config.product;
        let flavour = match product {
            Product::Aic => Flavour::Aic,
            Product::Idm => Flavour::Idm,
        };
        let text = Reading::of(&project.inputs, terminal).sound(product, one_document)?;
        Ok(text.map(|text| (text, flavour)))
    }

    fn options(&self, flavour: Flavour) -> Options {
        Options {
            flavour,
            faults: self.faults.clone(),
            seed: self.seed,
            data: self.data.clone(),
            service_account: None,
        }
    }

    /// Fills an empty tenant, and tells with what.
    fn fill(&self, emulator: &Emulator, terminal: &Terminal) -> Result<()> {
        if self.users == 0 {
            return Ok(());
        }
        if !emulator.is_empty() {
            return Ok(terminal.say("the tenant has records already: none were made up")?);
        }
        let seeded = emulator.fill(self.users).context("cannot fill the tenant")?;
        seeded::lines(&seeded).iter().try_for_each(|line| Ok(terminal.say(line)?))
    }
}

/// Returns the text of the whole configuration.
fn one_document(Side { documents, model }: Side<'_>) -> Vec<u8> {
    let texts = documents.parsed().iter().filter(|parsed| parsed.layout.is_some());
    if let [one] = texts.collect::<Vec<_>>()[..]
        && documents.coverage() == Coverage::Whole
    {
        return documents.sources().get(one.source).text.clone().into_bytes();
    }
    let objects: Vec<_> = model.objects.iter().map(|object| object.value.raw()).collect();
    format!(r#"{{"objects":[{}]}}"#, objects.join(",")).into_bytes()
}

/// Returns why nobody can listen at `address`.
fn taken(address: SocketAddr, error: io::Error) -> anyhow::Error {
    if error.kind() == io::ErrorKind::AddrInUse {
        let problem = format!("somebody else listens on `{address}`");
        return Failure::new(problem, "give another `--port N`, or `--port 0` for a free one")
            .into();
    }
    anyhow::Error::new(error).context(format!("cannot listen on `{address}`"))
}

/// Returns when the process is asked to end.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    drop(tokio::signal::ctrl_c().await);
}

/// Returns what reads how many users there shall be; all of them are in memory, so there is an end to it.
fn users() -> impl TypedValueParser<Value = usize> {
    const MOST: u64 = 1_000_000;
    RangedU64ValueParser::new().range(..=MOST)
}

/// Returns what reads the name of a fault.
fn faults() -> impl TypedValueParser<Value = Fault> {
    let names = Fault::ALL.map(|fault| PossibleValue::new(fault.name()).help(fault.purpose()));
    PossibleValuesParser::new(names)
        .try_map(|name| Fault::named(&name).ok_or("expected the name of a fault"))
}
