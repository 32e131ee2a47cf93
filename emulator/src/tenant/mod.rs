//! One tenant: its configuration, its objects, and one lock around both.

mod configure;
mod error;
mod place;
mod policies;
mod query;
mod view;
mod write;

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard},
};

use mosaic::wire::{
    Action, Create, Delete, Outcome, PatchRequest, Read, ReadAnswer, Refusal, Stored, Update,
};

pub use self::error::OpenError;
pub(crate) use self::{
    configure::{REPOSITORY, unprefixed},
    place::{LinkPlace, Place},
    view::View,
    write::Write,
};
use crate::{
    Flavour,
    derived::Memo,
    schema::{Configuration, Schema},
    store::{Batch, Journal, Position, Store, Volatile},
    verbs,
};

/// One tenant below `managed/`, without HTTP: verbs go in as data, answers come out.
pub struct Tenant {
    state: RwLock<State>,
    journal: Box<dyn Journal>,
    flavour: Flavour,
    misfits: Misfits,
    unindexed: Mutex<BTreeMap<(String, String), u64>>,
}

/// How a tenant is opened.
#[derive(Debug)]
pub struct TenantOptions {
    /// Which server it is like.
    pub flavour: Flavour,
    /// What its identifiers and revisions follow from.
    pub seed: u64,
    /// Where its writes are kept.
    pub journal: Box<dyn Journal>,
    /// What becomes of a type with a default that does not fit.
    pub misfits: Misfits,
}

/// What becomes of a type where the default of a property is of another type than the property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Misfits {
    /// It is served like any other.
    #[default]
    Served,
    /// It is not found, as on a tenant of Advanced Identity Cloud, which accepts such a
    /// configuration without a word.
    NotFound,
}

/// What changes together.
struct State {
    schema: Arc<Schema>,
    store: Store,
}

impl Default for TenantOptions {
    fn default() -> Self {
        Self {
            flavour: Flavour::default(),
            seed: 0,
            journal: Box::new(Volatile),
            misfits: Misfits::default(),
        }
    }
}

impl Tenant {
    /// Opens a tenant that serves the types of `managed`, with what its journal holds.
    ///
    /// A configuration that was changed since the journal first saw this `managed` stays; another
    /// `managed` takes its place.
    ///
    /// # Errors
    ///
    /// When the configuration has errors, or the journal cannot be read.
    pub fn open(managed: &[u8], options: TenantOptions) -> Result<Self, OpenError> {
        let TenantOptions { flavour, seed, journal, misfits } = options;
        let given = Configuration::parse(managed, flavour)?;
        let mut store = Store::new(seed);
        journal.load(&mut |entry| store.restore(&entry))?;
        let schema = configure::settle(&mut store, given, journal.as_ref(), flavour)?;
        configure::tell_of_scripts(&schema);
        let state = RwLock::new(State { schema: Arc::new(schema), store });
        Ok(Self { state, journal, flavour, misfits, unindexed: Mutex::default() })
    }

    /// Returns which server it is like.
    #[must_use]
    pub fn flavour(&self) -> Flavour {
        self.flavour
    }

    /// Creates an object.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub fn create(&self, request: &Create) -> Result<Stored, Refusal> {
        self.write(|write| verbs::create::answer(write, request))
    }

    /// Creates an object that may be lost until [`Tenant::catch_up`] returns.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub(crate) fn create_ahead(&self, request: &Create) -> Result<(), Refusal> {
        self.stage(|write| verbs::create::answer(write, request)).map(drop)
    }

    /// Returns when every change so far is kept.
    ///
    /// # Errors
    ///
    /// When one of them could not be kept.
    pub(crate) fn catch_up(&self) -> Result<(), Refusal> {
        let position = self.journal.append(Batch::default());
        self.settle(position.map_err(|error| error::unkept(&error))?)
    }

    /// Reads an object.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub fn read(&self, request: &Read) -> Result<ReadAnswer, Refusal> {
        let state = self.state();
        let memo = Memo::default();
        let view = View { memo: Some(&memo), ..self.view(&state) };
        let answer = verbs::read::answer(view, request);
        drop(state);
        self.health().and(answer)
    }

    /// Replaces an object, or creates it.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub fn update(&self, request: &Update) -> Result<Stored, Refusal> {
        self.write(|write| verbs::update::answer(write, request))
    }

    /// Deletes an object.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub fn delete(&self, request: &Delete) -> Result<Stored, Refusal> {
        self.write(|write| verbs::delete::answer(write, request))
    }

    /// Changes an object.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub fn patch(&self, request: &PatchRequest) -> Result<Stored, Refusal> {
        self.write(|write| verbs::patch::answer(write, request))
    }

    /// Asks an object or a collection to do something else.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub fn action(&self, request: &Action) -> Result<Outcome, Refusal> {
        if verbs::action::changes(request) {
            return self.write(|write| verbs::action::answer(write, request));
        }
        let state = self.state();
        let answer = verbs::action::tell(self.view(&state), request);
        drop(state);
        self.health().and(answer)
    }

    /// Returns while nothing that is in memory is known to be lost on the disk. Asked for behind a read, it
    /// says whether what was read may be told.
    ///
    /// # Errors
    ///
    /// 503 once a write could not be kept, until the tenant is opened again.
    pub fn health(&self) -> Result<(), Refusal> {
        self.journal.health().map_err(|error| error::unsound(&error))
    }

    fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn view<'s>(&self, state: &'s State) -> View<'s> {
        View {
            schema: &state.schema,
            store: &state.store,
            flavour: self.flavour,
            memo: None,
            misfits: self.misfits,
        }
    }

    /// Makes one change that all others see as a whole, and returns when it is kept.
    fn write<T>(
        &self,
        change: impl FnOnce(&mut Write<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let (answer, position) = self.stage(change)?;
        self.settle(position)?;
        Ok(answer)
    }

    /// Makes one change that all others see as a whole, and returns where the journal has it.
    fn stage<T>(
        &self,
        change: impl FnOnce(&mut Write<'_>) -> Result<T, Refusal>,
    ) -> Result<(T, Position), Refusal> {
        self.health()?;
        let mut guard = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *guard;
        let mut write = Write::new(&state.schema, &mut state.store, self.flavour, self.misfits);
        let answer = change(&mut write)?;
        let position =
            write.commit(self.journal.as_ref()).map_err(|error| error::unkept(&error))?;
        Ok((answer, position))
    }

    /// Returns when the change at `position` is kept.
    fn settle(&self, position: Position) -> Result<(), Refusal> {
        self.journal.settle(position).map_err(|error| error::unkept(&error))
    }
}

impl fmt::Debug for Tenant {
    /// Writes how much there is, and no value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Tenant");
        shown
            .field("flavour", &self.flavour)
            .field("objects", &self.state().store)
            .finish_non_exhaustive()
    }
}
