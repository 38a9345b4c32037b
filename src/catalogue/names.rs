//! Names in Chinese and one spelling for each, from tab-separated files that people write.

use std::{collections::HashMap, fs, io, path::Path};

use crate::painting::Text;

/// A table of names.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Text>);

impl Names {
    /// Reads `usual spelling ⇥ Chinese ⇥ other spelling;other spelling`, the first line being the header.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        Ok(Self::parse(&fs::read_to_string(path)?))
    }

    fn parse(text: &str) -> Self {
        let mut names = HashMap::new();
        for line in text.lines().skip(1) {
            let mut columns = line.split('\t').map(str::trim);
            let Some(usual) = columns.next().filter(|usual| !usual.is_empty()) else { continue };
            let chinese = columns.next().filter(|zh| !zh.is_empty()).map(str::to_owned);
            let name = Text { en: usual.to_owned(), zh: chinese };
            let others = columns.next().into_iter().flat_map(|others| others.split(';'));
            for spelling in others.map(str::trim).chain([usual]).filter(|s| !s.is_empty()) {
                names.insert(spelling.to_owned(), name.clone());
            }
        }
        Self(names)
    }

    /// The usual spelling with its Chinese; an unknown name as it is.
    pub fn usual(&self, name: &str) -> Text {
        let name = name.trim();
        self.0.get(name).cloned().unwrap_or_else(|| Text { en: name.to_owned(), zh: None })
    }

    /// The Chinese of a name.
    pub fn chinese(&self, name: &str) -> Option<String> {
        self.0.get(name)?.zh.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_leads_to_the_usual_one() {
        let names = Names::parse("english\tchinese\tother\nTitian\t提香\tTitian (Tiziano Vecellio);Tiziano\n\nAnon\n");
        let titian = Text { en: "Titian".into(), zh: Some("提香".into()) };
        for spelling in ["Titian", "Tiziano", "Titian (Tiziano Vecellio)"] {
            assert_eq!(names.usual(spelling), titian);
        }
        assert_eq!(names.usual("Anon").zh, None);
        assert_eq!(names.usual(" Nobody "), Text { en: "Nobody".into(), zh: None });
        assert_eq!(names.chinese("Titian").as_deref(), Some("提香"));
    }
}
