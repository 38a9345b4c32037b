//! Sentry: a fault is reported with the release, and without anything that names a person.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use crate::{program::Desk, serve::Served};

/// A peer that takes envelopes and keeps what it was sent.
fn peer() -> (String, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let dsn = format!("http://key@{}/1", listener.local_addr().unwrap());
    let sent = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&sent);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let kept = Arc::clone(&kept);
            std::thread::spawn(move || take(stream, &kept));
        }
    });
    (dsn, sent)
}

/// Answers requests on one connection until the other side closes it.
fn take(stream: TcpStream, kept: &Mutex<String>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut writer = stream;
    loop {
        let mut length = 0;
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        if length == 0 {
            return;
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        kept.lock().unwrap().push_str(&String::from_utf8_lossy(&body));
        writer.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_is_reported_without_the_person() {
    let desk = Desk::new();
    let (dsn, sent) = peer();
    let served = Served::start_with(&desk, &[("SENTRY_DSN", &dsn)], &["serve", "--bind", "127.0.0.1:0"]);
    // Without its table the store cannot note an idempotency key.
    let reverted = || desk.run(&["migrate", "revert"]).expect(0).out;
    assert!((0..9).any(|_| reverted().contains("0012")));
    let answer = reqwest::Client::new()
        .post(format!("{}api/palettes?secret=inaddress", served.address))
        .header("idempotency-key", "secretinheader")
        .header("user-agent", "agentofaperson")
        .header("content-type", "application/json")
        .body(r##"{"colors":[{"hex":"#1b3a8a"}]}"##)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 500);
    assert_eq!(served.stop("TERM"), Some(0), "what waits is sent before the end");
    let sent = sent.lock().unwrap();
    assert!(sent.contains(r#""type":"event""#) && sent.contains("idempotency_keys"), "{sent}");
    assert!(sent.contains(&format!(r#""release":"{}"#, env!("CARGO_PKG_VERSION"))), "{sent}");
    for secret in ["inaddress", "secretinheader", "agentofaperson"] {
        assert!(!sent.contains(secret), "{secret} in {sent}");
    }
}
