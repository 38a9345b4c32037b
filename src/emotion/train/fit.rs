//! Fitting the learned part.

use linfa::traits::Fit;
use linfa::{Dataset, DatasetBase};
use linfa_logistic::LogisticRegression;
use linfa_reduction::Pca;
use ndarray::{Array1, Array2, Axis};

use super::{Record, TrainError};
use crate::emotion::calibration::Platt;
use crate::emotion::features::FEATURES;
use crate::emotion::learned::Learned;
use crate::emotion::norm::rounded;

/// L2 penalty of the logistic regressions.
const PENALTY: f64 = 3.0;
/// The gradient of the log likelihood, summed over thousands of rows, at which a fit is done.
const TOLERANCE: f64 = 1e-1;
/// A penalty for one weight and thousands of rows.
const NEGLIGIBLE: f64 = 1e-6;
/// How many directions the fifteen emotions share.
const SHARED: usize = 5;

/// Fits the fifteen emotions together: a logistic regression for each, the [`SHARED`] principal components of their
/// fifteen answers, and a logistic regression for each again on these alone. What one emotion's rows cannot tell from
/// noise, the fifteen tell together (reduced-rank regression, Izenman 1975). All three steps are linear in the features,
/// so the result is one weighted sum for each emotion.
pub(super) fn fit(features: &[[f32; FEATURES]], records: &[&Record]) -> Result<Learned, TrainError> {
    let raw = Array2::from_shape_fn((features.len(), FEATURES), |(row, i)| f64::from(features[row][i]));
    let (mean, deviation) = spread(&raw);
    // A feature that never varies is 0 everywhere and gets no weight.
    let scale = deviation.mapv(|value| if value > 1e-9 { value.recip() } else { 0.0 });
    let standard = (&raw - &mean) * &scale;

    let (first, _) = logistic_for_each(&standard, records)?;
    let answers = standard.dot(&first);
    let shared = Pca::params(SHARED).fit(&Dataset::from(answers.clone())).map_err(TrainError::fit)?;
    let along = shared.components().t().to_owned();
    let (_, length) = spread(&answers.dot(&along));
    let along = along / &length;
    let (second, _) = logistic_for_each(&answers.dot(&along), records)?;
    let weights = first.dot(&along).dot(&second);

    let (middle, width) = spread(&standard.dot(&weights));
    // One unit for all fifteen: an emotion of which colours tell little leans little, and leaves more to the formulas.
    let unit = width.mapv(|value| value * value).mean().unwrap_or_default().sqrt().max(1e-9);
    let weights = weights / unit * &scale.insert_axis(Axis(1));
    let intercepts = -(&middle / unit) - mean.dot(&weights);
    Ok(Learned {
        intercepts: std::array::from_fn(|e| rounded(intercepts[e] as f32)),
        weights: std::array::from_fn(|e| std::array::from_fn(|i| rounded(weights[(i, e)] as f32))),
    })
}

/// Weights (inputs × emotions) and intercepts of a logistic regression for each emotion.
fn logistic_for_each(inputs: &Array2<f64>, records: &[&Record]) -> Result<(Array2<f64>, Array1<f64>), TrainError> {
    let mut weights = Array2::zeros((inputs.ncols(), 15));
    let mut intercepts = Array1::zeros(15);
    for e in 0..15 {
        let labels = records.iter().map(|record| record.named[e]).collect();
        let (of_one, intercept) = logistic(inputs, labels, PENALTY)?;
        weights.column_mut(e).assign(&of_one);
        intercepts[e] = intercept;
    }
    Ok((weights, intercepts))
}

/// Weights and intercept of a logistic regression of a label that has both values.
pub(super) fn logistic(
    inputs: &Array2<f64>,
    labels: Array1<bool>,
    penalty: f64,
) -> Result<(Array1<f64>, f64), TrainError> {
    let data = DatasetBase::new(inputs.view(), labels);
    let fitted = LogisticRegression::default()
        .alpha(penalty)
        .gradient_tolerance(TOLERANCE)
        .fit(&data)
        .map_err(TrainError::fit)?;
    // linfa-logistic predicts the more frequent label, whichever that is.
    let sign = if fitted.labels().pos.class { 1.0 } else { -1.0 };
    Ok((fitted.params() * sign, fitted.intercept() * sign))
}

/// Calibrates leans by what came true. A lean that says nothing, or the contrary, moves the probability nowhere.
pub(super) fn platt(leans: impl Iterator<Item = (f32, bool)>) -> Result<Platt, TrainError> {
    let (leans, labels): (Vec<f64>, Vec<bool>) = leans.map(|(lean, label)| (f64::from(lean), label)).unzip();
    let inputs = Array1::from(leans).insert_axis(Axis(1));
    let (slope, offset) = logistic(&inputs, Array1::from(labels), NEGLIGIBLE)?;
    Ok(Platt { slope: rounded(slope[0] as f32).max(0.0), offset: rounded(offset as f32) })
}

/// Mean and standard deviation of each column.
fn spread(columns: &Array2<f64>) -> (Array1<f64>, Array1<f64>) {
    let mean = columns.mean_axis(Axis(0)).unwrap_or_else(|| Array1::zeros(columns.ncols()));
    (mean, columns.std_axis(Axis(0), 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_that_of_the_named_whichever_is_more_frequent() {
        for share in [0.2, 0.8] {
            let inputs = Array2::from_shape_fn((200, 1), |(row, _)| row as f64 / 200.0);
            let labels: Array1<bool> = (0..200).map(|row| f64::from(row) / 200.0 > 1.0 - share).collect();
            let (weights, intercept) = logistic(&inputs, labels, 0.1).unwrap();
            assert!(weights[0] > 1.0, "{weights}");
            let edge = -intercept / weights[0];
            assert!((edge - (1.0 - share)).abs() < 0.05, "{edge}");
        }
    }
}
