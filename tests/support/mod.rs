//! What the test programs share: a real server with a database of its own, people who visit it,
//! pictures made in code, and the steps of the journey.

#![allow(dead_code, unused_imports, reason = "each test program uses its own part of this")]

pub mod database;
pub mod events;
pub mod house;
pub mod html;
pub mod journey;
pub mod pictures;
pub mod visitor;

pub use house::{House, on_mysql, on_sqlite};
pub use visitor::{Answer, Visitor};

/// Waits until `look` finds something, for at most a minute: for tests, an answer that late is none.
pub async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let patience = std::time::Duration::from_mins(1);
    let waiting = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(patience, waiting).await.unwrap_or_else(|_| panic!("waited in vain: {what}"))
}

/// Whether a text is in Chinese characters, at least one of them.
pub fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
