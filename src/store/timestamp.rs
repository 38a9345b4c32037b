//! Instants as rows hold them.

use serde::Serialize;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, MySql, Sqlite, Type};
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Duration, OffsetDateTime, PrimitiveDateTime, UtcOffset};

/// SQLite has no type for instants: fixed-width text in UTC, so that text order is time order.
const TEXT: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second].[subsecond digits:6]");

/// An instant in UTC, in whole microseconds: what `DATETIME(6)` holds, so that an instant read
/// back equals the one written. Years 1000 to 9999. Serialises as RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Timestamp(#[serde(with = "time::serde::rfc3339")] OffsetDateTime);

impl Timestamp {
    /// The instant as the `time` crate knows it.
    pub fn get(self) -> OffsetDateTime {
        self.0
    }

    fn primitive(self) -> PrimitiveDateTime {
        PrimitiveDateTime::new(self.0.date(), self.0.time())
    }
}

impl From<OffsetDateTime> for Timestamp {
    /// Drops what is finer than a microsecond.
    fn from(instant: OffsetDateTime) -> Self {
        let finer = Duration::nanoseconds(i64::from(instant.nanosecond() % 1_000));
        Self(instant.to_offset(UtcOffset::UTC) - finer)
    }
}

impl From<Timestamp> for OffsetDateTime {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}

impl std::ops::Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, length: Duration) -> Self {
        Self::from(self.0 + length)
    }
}

impl std::ops::Sub<Duration> for Timestamp {
    type Output = Self;

    fn sub(self, length: Duration) -> Self {
        Self::from(self.0 - length)
    }
}

impl Type<MySql> for Timestamp {
    fn type_info() -> <MySql as Database>::TypeInfo {
        <PrimitiveDateTime as Type<MySql>>::type_info()
    }

    fn compatible(ty: &<MySql as Database>::TypeInfo) -> bool {
        <PrimitiveDateTime as Type<MySql>>::compatible(ty)
    }
}

impl Encode<'_, MySql> for Timestamp {
    fn encode_by_ref(&self, buf: &mut Vec<u8>) -> Result<IsNull, BoxDynError> {
        Encode::<MySql>::encode(self.primitive(), buf)
    }
}

impl<'r> Decode<'r, MySql> for Timestamp {
    fn decode(value: <MySql as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let instant = <PrimitiveDateTime as Decode<MySql>>::decode(value)?;
        Ok(Self::from(instant.assume_utc()))
    }
}

impl Type<Sqlite> for Timestamp {
    fn type_info() -> <Sqlite as Database>::TypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Timestamp {
    fn encode_by_ref(&self, buf: &mut <Sqlite as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.primitive().format(TEXT)?, buf)
    }
}

impl<'r> Decode<'r, Sqlite> for Timestamp {
    fn decode(value: <Sqlite as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let text = <&str as Decode<Sqlite>>::decode(value)?;
        Ok(Self::from(PrimitiveDateTime::parse(text, TEXT)?.assume_utc()))
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn drops_what_is_finer_than_a_microsecond() {
        let fine = Timestamp::from(datetime!(2026-03-01 12:00:00.123456789 +8));
        assert_eq!(fine.get(), datetime!(2026-03-01 04:00:00.123456 UTC));
        assert_eq!(Timestamp::from(fine.get()), fine);
    }

    #[test]
    fn serialises_as_rfc_3339() {
        let instant = Timestamp::from(datetime!(2026-03-01 12:00:00.5 UTC));
        let json = serde_json::to_string(&instant).unwrap();
        assert_eq!(json, r#""2026-03-01T12:00:00.5Z""#);
    }
}
