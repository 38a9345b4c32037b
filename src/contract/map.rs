//! The collection at a glance, as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ColourView, colours, rounded};
use crate::{
    painting::Text,
    recommend::{Atlas, Family, Index},
};

/// Families of colour, and a map on which paintings of like colours lie close together.
#[derive(Debug, Serialize, ToSchema)]
pub struct MapView {
    /// How many paintings there are in all.
    pub count: usize,
    /// The families, the largest first.
    pub families: Vec<FamilyView>,
    /// Paintings with their places, by id; of a large collection an even selection.
    pub paintings: Vec<PlaceView>,
}

/// Paintings that share their colours.
#[derive(Debug, Serialize, ToSchema)]
pub struct FamilyView {
    /// What its colours are called; no other family is called so.
    pub name: Text,
    /// How many paintings it has.
    pub count: usize,
    /// The palette of its most typical painting.
    pub colors: Vec<ColourView>,
    /// Ids of its most typical paintings, up to six.
    pub examples: Vec<String>,
}

/// A painting on the map.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceView {
    /// The painting's id.
    pub id: String,
    /// 0–1, warmer to the right.
    pub x: f64,
    /// 0–1, lighter towards 1.
    pub y: f64,
    /// Position of its family in the list, from 0.
    pub family: usize,
}

impl MapView {
    /// The map with at most `limit` paintings.
    pub fn new(index: &Index, atlas: &Atlas, limit: usize) -> Self {
        let step = index.len().div_ceil(limit.max(1)).max(1);
        let place = |position: usize| {
            let place = atlas.places[position];
            let [x, y] = [place.x, place.y].map(|coordinate| rounded(coordinate, 4));
            PlaceView { id: index.id(position).to_owned(), x, y, family: place.family }
        };
        Self {
            count: index.len(),
            families: atlas.families.iter().map(FamilyView::from).collect(),
            paintings: index.by_id().step_by(step).map(place).collect(),
        }
    }
}

impl From<&Family> for FamilyView {
    fn from(family: &Family) -> Self {
        Self {
            name: Text { en: family.name.en.clone(), zh: Some(family.name.zh.clone()) },
            count: family.count,
            colors: colours(&family.palette),
            examples: family.exemplars.iter().map(ToString::to_string).collect(),
        }
    }
}
