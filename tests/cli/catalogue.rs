//! `catalogue`: the built-in collection, and building one.

use crate::{
    program::{Desk, text},
    serve::{self, Served},
    support::{self, has_han, pictures},
};

#[test]
fn the_collection_can_be_looked_through() {
    let desk = Desk::new();
    let list = desk.run(&["catalogue", "list", "--format", "json"]).expect(0).json();
    let paintings = list.as_array().unwrap();
    assert!(paintings.len() >= 300, "{}", paintings.len());
    for painting in paintings {
        assert!(has_han(painting["artist"]["zh"].as_str().unwrap_or_default()), "{painting}");
        assert!(painting["year"].is_i64() && painting["museum"].is_string(), "{painting}");
    }
    let lines = desk.run(&["catalogue", "list"]).expect(0).out;
    assert_eq!(lines.lines().count(), paintings.len());

    let id = paintings[0]["id"].as_str().unwrap();
    let shown = desk.run(&["catalogue", "show", id, "--format", "json"]).expect(0).json();
    assert_eq!(shown["id"], id);
    assert_eq!(shown["palette"].as_array().unwrap().len(), 5);
    assert!(desk.run(&["catalogue", "show", id]).expect(0).out.contains(shown["title"]["en"].as_str().unwrap()));
    let unknown = desk.run(&["catalogue", "show", "none-0"]).expect(2);
    assert!(unknown.complaints.contains("none-0"), "{}", unknown.complaints);

    let stats = desk.run(&["catalogue", "stats", "--format", "json"]).expect(0).json();
    assert_eq!(stats["paintings"], paintings.len());
    let artists = stats["artists"].as_object().unwrap();
    assert!(artists.values().all(|count| count.as_u64().unwrap() <= 40), "{artists:?}");
    assert_eq!(stats["ranking"]["state"], "prior");
    let each = stats["index_bytes"].as_u64().unwrap() / paintings.len() as u64;
    assert!((50..=150).contains(&each), "{each} bytes a painting");
    let map = desk.run(&["catalogue", "map", "--format", "json"]).expect(0).json();
    assert_eq!(map["paintings"].as_array().unwrap().len(), paintings.len());
    let families = desk.run(&["catalogue", "map"]).expect(0).out;
    assert!(families.contains(map["families"][0]["name"]["en"].as_str().unwrap()), "{families}");
    assert!(desk.run(&["catalogue", "stats"]).expect(0).out.contains(&format!("{} paintings", paintings.len())));
}

/// How many paintings a server knows.
async fn known(served: &Served) -> u64 {
    serve::health(&served.address).await["catalogue"]["paintings"].as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_server_follows_what_is_added_and_taken_out() {
    let desk = Desk::new();
    let served = Served::start(&desk, &["serve", "--bind", "127.0.0.1:0"]);
    let builtin = known(&served).await;
    let first = desk.run(&["catalogue", "list", "--format", "json"]).expect(0).json()[0]["id"].clone();
    let first = first.as_str().unwrap();
    let mut painting = desk.run(&["catalogue", "show", first, "--format", "json"]).expect(0).json();
    painting["id"] = "ours-1".into();
    painting["palette"] = serde_json::json!([{"hex": "#ff00ff", "weight": 1.0}]);
    let line = serde_json::to_string(&painting).unwrap();
    desk.put("ours.jsonl", format!("# ours\n{line}\n").as_bytes());
    let added = desk.run(&["catalogue", "add", "ours.jsonl"]).expect(0).out;
    assert!(added.starts_with("1 added"), "{added}");
    let follows = async |count| {
        support::eventually("the server follows", async || (known(&served).await == count).then_some(())).await;
    };
    follows(builtin + 1).await;
    let nearest = desk.run(&["recommend", "#ff00ff", "--limit", "1", "--format", "json"]).expect(0).json();
    assert_eq!(nearest["paintings"][0]["id"], "ours-1", "{nearest}");
    assert_eq!(nearest["paintings"][0]["distance"], 0.0);

    desk.run(&["catalogue", "remove", "ours-1", first]).expect(0);
    follows(builtin - 1).await;
    assert!(desk.run(&["catalogue", "remove", "ours-1"]).expect(1).complaints.contains("1 of 1"));
    desk.run(&["catalogue", "show", "ours-1"]).expect(2);
    desk.run(&["catalogue", "restore", first]).expect(0);
    assert!(desk.run(&["catalogue", "add", "ours.jsonl"]).expect(0).out.contains("1 put back"));
    follows(builtin + 1).await;

    let taken = line.replace("ours-1", first);
    desk.put("taken.jsonl", taken.as_bytes());
    let refused = desk.run(&["catalogue", "add", "taken.jsonl"]).expect(1).complaints;
    assert!(refused.contains("line 1") && refused.contains(first), "{refused}");
    let ours = |from: &str, to: &str| line.replace(from, to);
    let script = ours(painting["page_url"].as_str().unwrap(), "javascript:alert(1)");
    let year = ours(&format!("\"year\":{}", painting["year"]), "\"year\":99999");
    for (wrong, said) in [(script, "javascript:"), (year, "99999"), (format!("{line}\n{line}"), "line 2")] {
        desk.put("wrong.jsonl", wrong.as_bytes());
        let refused = desk.run(&["catalogue", "add", "wrong.jsonl"]).expect(1).complaints;
        assert!(refused.contains(said), "{refused}");
    }
    desk.put("broken.jsonl", b"\n{}\n");
    assert!(desk.run(&["catalogue", "add", "broken.jsonl"]).expect(1).complaints.contains("line 2"));
    assert_eq!(served.stop("TERM"), Some(0));
}

const FACTS: &str = "\
file,title,artist,artist_birth,artist_death,year,year_num,medium,museum,accession,page_url,image_url,source,source_id,famous,pd_tier,width,height,monochrome,dark_border,licence
one.png,One,A. Painter,1840,1910,1885–86,1885,Oil,A Museum,,https://museum.example/1,,test,one,0,A,240,160,0,0,CC0
two.png,Two,Painter A.,1840,1910,c. 1891,,Oil,A Museum,,https://museum.example/2,,test,two,1,A,200,300,0,0,CC0
grey.png,Grey,A. Painter,1840,1910,1891,1891,Oil,A Museum,,https://museum.example/3,,test,three,0,A,9,9,1,0,CC0
shut.png,Shut,A. Painter,1840,1910,1891,1891,Oil,A Museum,,https://museum.example/4,,test,four,0,A,9,9,0,0,test use only
";
const HEAD: &str = "english\tchinese\tother spellings\n";

#[test]
fn a_collection_is_built_from_pictures_and_facts() {
    let desk = Desk::new();
    desk.put("pictures/one.png", &pictures::png(&pictures::gradient(240, 160)));
    desk.put("pictures/two.png", &pictures::png(&pictures::halves([200, 30, 40], [20, 60, 160], 200, 300)));
    desk.put("facts.csv", FACTS.as_bytes());
    desk.put("names/artists.zh.tsv", format!("{HEAD}A. Painter\t画家\tPainter A.\n").as_bytes());
    desk.put("names/titles.zh.tsv", "id\tchinese\ntest-two\t第二\n".as_bytes());
    desk.put("names/museums.zh.tsv", HEAD.as_bytes());
    let (pictures, facts, names) = (desk.path("pictures"), desk.path("facts.csv"), desk.path("names"));
    let build = |out: &str| {
        let args = ["catalogue", "build", "--pictures", text(&pictures), "--facts", text(&facts)];
        desk.run(&[&args[..], &["--names", text(&names), "--out", out]].concat())
    };
    let run = build("built.jsonl").expect(0);
    assert!(run.out.contains('2'), "{}", run.out);
    let built = std::fs::read_to_string(desk.path("built.jsonl")).unwrap();
    let paintings: Vec<serde_json::Value> =
        built.lines().filter(|line| !line.starts_with('#')).map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<_> = paintings.iter().map(|painting| painting["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["test-one", "test-two"], "neither the grey one nor the one that may not be shown");
    assert_eq!((&paintings[0]["year"], &paintings[0]["date"]), (&1885.into(), &"1885–86".into()));
    assert_eq!(paintings[1]["artist"], serde_json::json!({"en": "A. Painter", "zh": "画家"}));
    assert_eq!(paintings[1]["title"], serde_json::json!({"en": "Two", "zh": "第二"}));
    build("again.jsonl").expect(0);
    assert_eq!(built, std::fs::read_to_string(desk.path("again.jsonl")).unwrap(), "same pictures, same figures");

    let args = ["catalogue", "build", "--pictures", text(&pictures), "--names", text(&names), "--out", "x.jsonl"];
    let missing = desk.run(&[&args[..], &["--facts", "none.csv"]].concat()).expect(1);
    assert!(missing.complaints.contains("none.csv"), "{}", missing.complaints);
    let args = ["catalogue", "build", "--pictures", "nowhere", "--facts", text(&facts), "--names", text(&names)];
    let missing = desk.run(&[&args[..], &["--out", "x.jsonl"]].concat()).expect(1);
    assert!(missing.complaints.contains("one.png"), "{}", missing.complaints);
}

#[test]
fn too_few_choices_teach_nothing() {
    let desk = Desk::new();
    let trained = desk.run(&["train", "ranking", "--format", "json"]).expect(0).json();
    assert_eq!((&trained["state"], &trained["choices"]), (&"too_few".into(), &0.into()));
    assert!(desk.run(&["catalogue", "stats"]).expect(0).out.contains("too few to learn from"));
}
