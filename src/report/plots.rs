//! The plots of an evaluation as SVG, each complete in itself, on white so that it reads in any colour scheme.

use std::io;

use plotters::backend::SVGBackend;
use plotters::chart::ChartBuilder;
use plotters::coord::Shift;
use plotters::coord::ranged1d::{AsRangedCoord, ValueFormatter};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::prelude::{Cartesian2d, ChartContext, Ranged};
use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, IntoFont, RGBColor, ShapeStyle, TextStyle, WHITE};

use super::ReportError;
use super::format::count;
use crate::evaluate::{CalibrationBin, Confusion, Evaluation, HistogramBin, PrecisionRecallPoint, RocPoint};

const SIZE: (u32, u32) = (520, 400);
const INK: RGBColor = RGBColor(31, 41, 55);
const FAINT: RGBColor = RGBColor(229, 231, 235);
const REFERENCE: RGBColor = RGBColor(107, 114, 128);
/// Blue and vermilion stay apart for colour-blind readers (Okabe & Ito 2008).
const HONEST: RGBColor = RGBColor(0, 114, 178);
const BAIT: RGBColor = RGBColor(213, 94, 0);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<io::Error>>;

/// The ROC curve with the diagonal of chance and the operating point.
pub(super) fn roc(evaluation: &Evaluation) -> Result<String, ReportError> {
    svg("ROC", |area| draw_roc(area, &evaluation.roc, &evaluation.confusion))
}

/// The precision-recall curve with the line of flagging everything and the operating point.
pub(super) fn precision_recall(evaluation: &Evaluation) -> Result<String, ReportError> {
    svg("precision and recall", |area| draw_precision_recall(area, &evaluation.precision_recall, &evaluation.confusion))
}

/// The reliability diagram over the number of rows in each bin.
pub(super) fn reliability(evaluation: &Evaluation) -> Result<String, ReportError> {
    svg("calibration", |area| {
        let (upper, lower) = area.split_vertically(282);
        draw_reliability(&upper, &evaluation.calibration)?;
        draw_bin_rows(&lower, &evaluation.calibration)
    })
}

/// Rows by probability and class, with the threshold.
pub(super) fn probabilities(evaluation: &Evaluation) -> Result<String, ReportError> {
    svg("probabilities", |area| draw_probabilities(area, &evaluation.histogram, evaluation.threshold))
}

fn svg(plot: &'static str, draw: impl FnOnce(&Area) -> Drawn) -> Result<String, ReportError> {
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
        area.fill(&WHITE)
            .and_then(|()| draw(&area))
            .and_then(|()| area.present())
            .map_err(|source| ReportError::Plot { plot, source })?;
    }
    Ok(text)
}

fn font(size: u32) -> FontDesc<'static> {
    ("sans-serif", size).into_font()
}

fn note(color: RGBColor, horizontal: HPos, vertical: VPos) -> TextStyle<'static> {
    font(13).color(&color).pos(Pos::new(horizontal, vertical))
}

fn line(color: RGBColor, width: u32) -> ShapeStyle {
    color.stroke_width(width)
}

fn dashed<P: IntoIterator<Item = (f64, f64)>>(points: P) -> DashedLineSeries<P::IntoIter, i32>
where
    P::IntoIter: Clone,
{
    DashedLineSeries::new(points, 5, 4, line(REFERENCE, 1))
}

type Chart<'a, 'b, Y> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<plotters::coord::types::RangedCoordf64, Y>>;

/// Axes from 0 to 1 along the bottom.
fn chart<'a, 'b, Y>(
    area: &'a Area<'b>,
    (x_title, y_title): (&str, &str),
    y: Y,
    y_labels: YLabels,
) -> Result<Chart<'a, 'b, Y::CoordDescType>, DrawingAreaErrorKind<io::Error>>
where
    Y: AsRangedCoord<Value = f64>,
    Y::CoordDescType: Ranged<ValueType = f64> + ValueFormatter<f64>,
{
    // The rows of bins carry their numbers, so their axis is bare.
    let count_of_labels = if y_labels == YLabels::None { 1 } else { 6 };
    let bottom = if x_title.is_empty() { 20 } else { 42 };
    let mut chart = ChartBuilder::on(area)
        .margin(10)
        .margin_right(18)
        .x_label_area_size(bottom)
        .y_label_area_size(58)
        .build_cartesian_2d(0.0..1.0, y)?;
    chart
        .configure_mesh()
        .x_labels(11)
        .y_labels(count_of_labels)
        .x_desc(x_title)
        .y_desc(y_title)
        .x_label_formatter(&|x| format!("{x:.1}"))
        .y_label_formatter(&|value| y_labels.of(*value))
        .label_style(font(12).color(&INK))
        .axis_desc_style(font(14).color(&INK))
        .axis_style(line(REFERENCE, 1))
        .bold_line_style(line(FAINT, 1))
        .light_line_style(WHITE.mix(0.0))
        .draw()?;
    Ok(chart)
}

/// The numbers along the left side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum YLabels {
    None,
    Shares,
    Counts,
}

impl YLabels {
    fn of(self, value: f64) -> String {
        match self {
            YLabels::Shares => format!("{value:.1}"),
            YLabels::Counts if value.fract() == 0.0 => count(value as usize),
            YLabels::Counts | YLabels::None => String::new(),
        }
    }
}

fn draw_roc(area: &Area, curve: &[RocPoint], at: &Confusion) -> Drawn {
    let titles = ("Share of honest headlines flagged (false positive rate)", "Share of bait flagged (recall)");
    let mut chart = chart(area, titles, 0.0..1.0, YLabels::Shares)?;
    chart.draw_series(dashed([(0.0, 0.0), (1.0, 1.0)]))?;
    chart.draw_series(LineSeries::new(
        curve.iter().map(|point| (point.false_positive_rate, point.recall)),
        line(HONEST, 2),
    ))?;
    if let (Some(alarms), Some(recall)) = (at.false_positive_rate(), at.recall()) {
        chart.draw_series([Circle::new((alarms, recall), 5, BAIT.filled())])?;
    }
    Ok(())
}

fn draw_precision_recall(area: &Area, curve: &[PrecisionRecallPoint], at: &Confusion) -> Drawn {
    let titles = ("Share of bait flagged (recall)", "Share of flagged that is bait (precision)");
    let mut chart = chart(area, titles, 0.0..1.0, YLabels::Shares)?;
    if let Some(share) = at.bait_share() {
        chart.draw_series(dashed([(0.0, share), (1.0, share)]))?;
    }
    // A step: between two thresholds nothing can be had.
    let mut from = 0.0;
    let steps = curve.iter().flat_map(|point| {
        let start = std::mem::replace(&mut from, point.recall);
        [(start, point.precision), (point.recall, point.precision)]
    });
    chart.draw_series(LineSeries::new(steps, line(HONEST, 2)))?;
    if let (Some(recall), Some(precision)) = (at.recall(), at.precision()) {
        chart.draw_series([Circle::new((recall, precision), 5, BAIT.filled())])?;
    }
    Ok(())
}

fn draw_reliability(area: &Area, bins: &[CalibrationBin]) -> Drawn {
    let mut chart = chart(area, ("", "Mean target"), 0.0..1.0, YLabels::Shares)?;
    chart.draw_series(dashed([(0.0, 0.0), (1.0, 1.0)]))?;
    let points: Vec<(f64, f64)> =
        bins.iter().filter_map(|bin| Some((bin.mean_probability?, bin.mean_target?))).collect();
    chart.draw_series(points.iter().map(|&(p, y)| PathElement::new([(p, p), (p, y)], line(BAIT, 1))))?;
    chart.draw_series(LineSeries::new(points.iter().copied(), line(HONEST, 2)))?;
    chart.draw_series(points.iter().map(|&point| Circle::new(point, 4, HONEST.filled())))?;
    Ok(())
}

fn draw_bin_rows(area: &Area, bins: &[CalibrationBin]) -> Drawn {
    let most = bins.iter().map(|bin| bin.rows).max().unwrap_or(0).max(1) as f64;
    let mut chart = chart(area, ("Probability of bait", "Rows"), 0.0..most * 1.35, YLabels::None)?;
    chart.draw_series(bins.iter().map(|bin| {
        Rectangle::new([(bin.low + 0.004, 0.0), (bin.high - 0.004, bin.rows as f64)], HONEST.mix(0.35).filled())
    }))?;
    let style = font(11).color(&INK).pos(Pos::new(HPos::Center, VPos::Bottom));
    chart.draw_series(bins.iter().map(|bin| {
        let place = ((bin.low + bin.high) / 2.0, bin.rows as f64 + most * 0.04);
        Text::new(count(bin.rows), place, style.clone())
    }))?;
    Ok(())
}

fn draw_probabilities(area: &Area, bins: &[HistogramBin], threshold: f64) -> Drawn {
    let most = bins.iter().map(|bin| bin.bait.max(bin.honest)).max().unwrap_or(0).max(1) as f64;
    let mut chart = chart(area, ("Probability of bait", "Rows"), 0.0..most * 1.12, YLabels::Counts)?;
    for bin in bins {
        let middle = (bin.low + bin.high) / 2.0;
        let gap = (bin.high - bin.low) * 0.06;
        chart.draw_series([
            Rectangle::new([(bin.low + gap, 0.0), (middle, bin.honest as f64)], HONEST.filled()),
            Rectangle::new([(middle, 0.0), (bin.high - gap, bin.bait as f64)], BAIT.filled()),
        ])?;
    }
    chart.draw_series(dashed([(threshold, 0.0), (threshold, most * 1.12)]))?;
    let (side, aside) = if threshold > 0.7 { (HPos::Right, -0.01) } else { (HPos::Left, 0.01) };
    let label = Text::new("threshold", (threshold + aside, most * 1.11), note(REFERENCE, side, VPos::Top));
    chart.draw_series([label])?;
    Ok(())
}
