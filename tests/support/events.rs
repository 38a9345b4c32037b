//! Server-sent events, read as a browser reads them (HTML Living Standard, 9.2.6).

use serde_json::Value;

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub name: String,
    pub id: Option<usize>,
    pub data: Value,
}

/// The events of a stream that has ended.
pub fn parse(stream: &str) -> Vec<Event> {
    stream.split("\n\n").filter_map(event).collect()
}

fn event(block: &str) -> Option<Event> {
    let field = |name: &str| {
        let lines: Vec<_> = block
            .lines()
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .map(|value| value.strip_prefix(' ').unwrap_or(value))
            .collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    };
    // A comment or a retry time alone is no event.
    let data = field("data")?;
    Some(Event {
        name: field("event").unwrap_or_else(|| "message".to_owned()),
        id: field("id").map(|id| id.parse().unwrap()),
        data: serde_json::from_str(&data).unwrap(),
    })
}

/// What the deltas say, part after part.
pub fn told(events: &[Event]) -> String {
    events.iter().filter(|event| event.name == "delta").map(|event| event.data["text"].as_str().unwrap()).collect()
}
