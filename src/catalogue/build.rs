//! Building a catalogue from a folder of pictures, a CSV of facts and the tables of names.

use std::{
    collections::{HashMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
};

use super::{facts::Facts, names::Names};
use crate::{
    media::{self, Header, Limits},
    painting::{Figures, Painting, PaintingId, ParsePaintingIdError, Text, figures},
};

/// So that no artist fills the gallery.
pub(super) const MOST_OF_ONE_ARTIST: usize = 40;

/// Who builds a catalogue chose the pictures.
const ANY: Limits = Limits { bytes: usize::MAX, pixels: 400_000_000 };

/// What came of a build.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Paintings written.
    pub paintings: usize,
    /// Rows left out, each with its reason: "row 12, Vase of Flowers: no year".
    pub left_out: Vec<String>,
    /// Artists and museums of whom no Chinese name is known.
    pub without_chinese: Vec<String>,
}

/// Why a catalogue could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A table or the result could not be read or written.
    #[error("{}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// The facts are not a CSV with the columns needed.
    #[error("{}", path.display())]
    Facts {
        /// The CSV.
        path: PathBuf,
        /// What is wrong, with the line.
        #[source]
        error: csv::Error,
    },
    /// A picture could not be read or decoded.
    #[error("row {row}, {}", path.display())]
    Picture {
        /// Row of the CSV, the header being row 1.
        row: usize,
        /// The picture.
        path: PathBuf,
        /// What the system or the decoder said.
        #[source]
        error: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A row's source and number do not make an id.
    #[error("row {row}")]
    Id {
        /// Row of the CSV, the header being row 1.
        row: usize,
        /// What an id is.
        #[source]
        error: ParsePaintingIdError,
    },
}

/// Names in Chinese, and one spelling of each artist and museum.
struct Tables {
    artists: Names,
    museums: Names,
    titles: Names,
}

/// Measures the pictures named in the CSV `facts` (paths relative to `pictures`) and writes one painting a line to
/// `out`, sorted by id; the same input gives the same bytes. `names` holds `artists.zh.tsv`, `museums.zh.tsv` and
/// `titles.zh.tsv`. `progress` is told each title as its picture is measured.
///
/// Left out are monochrome pictures, rows whose terms do not allow a place here, rows without a year or a museum,
/// repeated works, and what an artist has beyond forty.
///
/// # Errors
/// A file that cannot be read, decoded or written; the error names it, and the row where there is one.
pub fn build(
    pictures: &Path,
    facts: &Path,
    names: &Path,
    out: &Path,
    progress: &mut dyn FnMut(&str),
) -> Result<Report, BuildError> {
    let table = |name: &str| {
        let path = names.join(name);
        Names::read(&path).map_err(|error| BuildError::File { path, error })
    };
    let tables = Tables {
        artists: table("artists.zh.tsv")?,
        museums: table("museums.zh.tsv")?,
        titles: table("titles.zh.tsv")?,
    };
    let unreadable = |error| BuildError::Facts { path: facts.to_owned(), error };
    let mut reader = csv::Reader::from_path(facts).map_err(unreadable)?;
    let rows: Vec<Facts> = reader.deserialize().collect::<Result<_, _>>().map_err(unreadable)?;

    let mut report = Report::default();
    let mut paintings: Vec<Painting> = Vec::new();
    for (row, facts) in chosen(&rows, &tables, &mut report) {
        progress(&facts.title);
        let painting = measure(row, facts, pictures, &tables)?;
        for name in [&painting.artist, &painting.museum] {
            if name.zh.is_none() && !report.without_chinese.contains(&name.en) {
                report.without_chinese.push(name.en.clone());
            }
        }
        paintings.push(painting);
    }
    paintings.sort_by(|a, b| a.id.cmp(&b.id));
    report.paintings = paintings.len();
    let write = || -> io::Result<()> {
        let mut lines = Vec::new();
        for painting in &paintings {
            serde_json::to_writer(&mut lines, painting)?;
            lines.push(b'\n');
        }
        fs::write(out, lines)
    };
    write().map_err(|error| BuildError::File { path: out.to_owned(), error })?;
    Ok(report)
}

/// The rows that get a place, with their numbers; the others go into the report.
fn chosen<'a>(rows: &'a [Facts], tables: &Tables, report: &mut Report) -> Vec<(usize, &'a Facts)> {
    let mut works = HashSet::new();
    let mut of_artist: HashMap<String, usize> = HashMap::new();
    let mut chosen = Vec::new();
    for (row, facts) in rows.iter().enumerate().map(|(i, facts)| (i + 2, facts)) {
        let artist = tables.artists.usual(&facts.artist).en;
        let reason = match facts.sort_year() {
            _ if facts.monochrome => "monochrome picture",
            _ if !facts.open() => "terms",
            None => "no year",
            _ if facts.museum.trim().is_empty() => "no museum",
            Some(_) if of_artist.get(&artist).is_some_and(|n| *n >= MOST_OF_ONE_ARTIST) => "enough of this artist",
            Some(year) if !works.insert((artist.clone(), facts.plain_title().to_lowercase(), year)) => "repeated work",
            Some(_) => {
                *of_artist.entry(artist).or_default() += 1;
                chosen.push((row, facts));
                continue;
            }
        };
        report.left_out.push(format!("row {row}, {}: {reason}", facts.title));
    }
    chosen
}

/// The figures of a picture, and the scale at which they were measured, above 0 and at most 1.
fn figures_of(path: &Path) -> Result<(Figures, f64), Box<dyn std::error::Error + Send + Sync>> {
    let bytes = fs::read(path)?;
    let picture = media::read_for_palette(&bytes, ANY)?;
    let reduced = f64::from(picture.width()) / f64::from(Header::read(&bytes, ANY)?.width);
    Ok((figures(&picture), reduced))
}

fn measure(row: usize, facts: &Facts, pictures: &Path, tables: &Tables) -> Result<Painting, BuildError> {
    let id = PaintingId::of(&facts.source, &facts.source_id).map_err(|error| BuildError::Id { row, error })?;
    let path = pictures.join(&facts.file);
    let (figures, reduced) = match figures_of(&path) {
        Ok(measured) => measured,
        Err(error) => return Err(BuildError::Picture { row, path, error }),
    };
    // Pictures are measured at a reduced scale; the sizes are those of the picture itself.
    let full = |length: u32| ((f64::from(length) / reduced).round() as u32).max(1);
    let given = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
    Ok(Painting {
        title: Text { en: facts.plain_title(), zh: tables.titles.chinese(id.as_str()) },
        id,
        artist: tables.artists.usual(&facts.artist),
        year: facts.sort_year().unwrap_or_default(),
        date: facts.year.trim().to_owned(),
        museum: tables.museums.usual(&facts.museum),
        page_url: given(&facts.page_url),
        picture_url: given(&facts.image_url),
        licence: facts.terms().to_owned(),
        medium: given(&facts.medium),
        famous: facts.famous,
        width: full(figures.width),
        height: full(figures.height),
        palette: figures.palette,
        composition: figures.composition,
    })
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    const HEADER: &str =
        "file,title,artist,year,year_num,medium,museum,page_url,image_url,source,source_id,famous,monochrome,licence";

    /// A folder with three pictures and these rows.
    fn folder(rows: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, red) in [("a.png", 200), ("b.png", 90), ("c.png", 10)] {
            let picture = RgbImage::from_fn(40, 30, |x, y| Rgb([red, (x * 6) as u8, (y * 8) as u8]));
            picture.save(folder.path().join(name)).unwrap();
        }
        let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
        write("facts.csv", format!("{HEADER}\n{}\n", rows.join("\n")));
        write("artists.zh.tsv", "english\tchinese\tother\nTitian\t提香\tTitian (Tiziano Vecellio)\n".into());
        write("museums.zh.tsv", "english\tchinese\nHall\t馆\n".into());
        write("titles.zh.tsv", "id\tchinese\nx-1\t画\n".into());
        folder
    }

    fn built(folder: &tempfile::TempDir) -> Result<(Report, String), BuildError> {
        let (at, out) = (folder.path(), folder.path().join("out.jsonl"));
        let report = build(at, &at.join("facts.csv"), at, &out, &mut |_| ())?;
        Ok((report, fs::read_to_string(out).unwrap()))
    }

    #[test]
    fn the_same_input_gives_the_same_sorted_lines() {
        let folder = folder(&[
            "b.png,Two,Titian (Tiziano Vecellio),1550s,,Oil,Hall,,,x,2,0,0,CC0",
            "a.png,One,Titian,1508,1508,Oil,Hall,,,x,1,1,0,CC0; repo MIT",
        ]);
        let (report, lines) = built(&folder).unwrap();
        assert_eq!(report, Report { paintings: 2, ..Report::default() });
        assert_eq!(built(&folder).unwrap().1, lines);
        let paintings: Vec<Painting> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!([&paintings[0].id, &paintings[1].id].map(PaintingId::as_str), ["x-1", "x-2"]);
        assert_eq!(paintings[0].artist, paintings[1].artist);
        assert_eq!((paintings[1].year, paintings[0].licence.as_str()), (1555, "CC0"));
        assert_eq!(paintings[0].title.zh.as_deref(), Some("画"));
    }

    #[test]
    fn what_has_no_place_is_reported() {
        let folder = folder(&[
            "a.png,Grey,Titian,1508,1508,,Hall,,,x,1,0,1,CC0",
            "a.png,Closed,Titian,1508,1508,,Hall,,,x,2,0,0,test use only",
            "a.png,Undated,Titian,Unknown,,,Hall,,,x,3,0,0,CC0",
            "a.png,Homeless,Titian,1508,1508,,,,,x,4,0,0,CC0",
            "a.png,Kept,Nobody,1508,1508,,Hall,,,x,5,0,0,CC0",
            "b.png,KEPT (1508–1560),Nobody,1508,1508,,Hall,,,y,5,0,0,CC0",
        ]);
        let (report, _) = built(&folder).unwrap();
        assert_eq!(report.paintings, 1);
        assert_eq!(report.without_chinese, ["Nobody"]);
        let reasons: Vec<&str> = report.left_out.iter().filter_map(|l| l.rsplit(": ").next()).collect();
        assert_eq!(reasons, ["monochrome picture", "terms", "no year", "no museum", "repeated work"]);
    }

    #[test]
    fn errors_name_the_row_and_the_file() {
        let missing = built(&folder(&["nowhere.png,One,Titian,1508,1508,,Hall,,,x,1,0,0,CC0"])).unwrap_err();
        let message = missing.to_string();
        assert!(message.starts_with("row 2,") && message.contains("nowhere.png"), "{message}");
        let short = format!("{:#}", anyhow::Error::from(built(&folder(&["a.png,One"])).unwrap_err()));
        assert!(short.contains("facts.csv") && short.contains("line: 2"), "{short}");
    }

    #[test]
    fn forty_works_of_one_artist_are_enough() {
        let rows: Vec<String> =
            (0..42).map(|i| format!("c.png,Work {i},Titian,1508,1508,,Hall,,,x,{i},0,0,CC0")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let (report, _) = built(&folder(&rows)).unwrap();
        assert_eq!((report.paintings, report.left_out.len()), (MOST_OF_ONE_ARTIST, 2));
    }
}
