//! The plot: how many times ours each codec takes, a row for each data set.

use super::cell::Op;
use super::run::Row;
use plotters::coord::Shift;
use plotters::prelude::*;
use std::error::Error;
use std::path::Path;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A colour for each codec, in the order of the table.
const COLOURS: [RGBColor; 16] = [
    RGBColor(0, 0, 0),
    RGBColor(150, 150, 150),
    RGBColor(200, 200, 200),
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(204, 121, 167),
    RGBColor(86, 180, 233),
    RGBColor(230, 159, 0),
    RGBColor(0, 158, 115),
    RGBColor(100, 80, 160),
    RGBColor(120, 70, 20),
    RGBColor(200, 30, 30),
    RGBColor(160, 160, 0),
    RGBColor(255, 120, 120),
    RGBColor(80, 120, 80),
    RGBColor(60, 60, 220),
];

const WIDTH: u32 = 1100;
const ROW: u32 = 34;
const FONT: (&str, u32) = ("sans-serif", 14);

/// Draws the codecs of `codecs`, ours first, into the file `to`.
pub(crate) fn draw(rows: &[Row], codecs: &[&str], to: &Path) -> Result<(), Box<dyn Error>> {
    let mut sets: Vec<&str> = rows.iter().map(|row| row.set).collect();
    sets.dedup();
    let height = 110 + ROW * sets.len() as u32;
    let root = SVGBackend::new(to, (WIDTH, height)).into_drawing_area();
    root.fill(&WHITE)?;
    let (charts, legend) = root.split_vertically(height - 50);
    for (area, op) in charts
        .split_evenly((1, 2))
        .iter()
        .zip([Op::Encode, Op::Decode])
    {
        panel(area, op, &sets, rows, codecs)?;
    }
    explain(&legend, codecs)?;
    root.present()?;
    Ok(())
}

fn panel(
    area: &Area<'_>,
    op: Op,
    sets: &[&str],
    rows: &[Row],
    codecs: &[&str],
) -> Result<(), Box<dyn Error>> {
    let end = sets.len() as f64;
    let mut chart = ChartBuilder::on(area)
        .caption(format!("{op}: times ours (less is faster)"), FONT)
        .x_label_area_size(28)
        .y_label_area_size(90)
        .margin(6)
        .build_cartesian_2d((0.25..64.0).log_scale().base(2.0), end..0.0)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .x_labels(9)
        .y_labels(0)
        .x_label_formatter(&|times| format!("{times}"))
        .draw()?;
    chart.draw_series([PathElement::new([(1.0, 0.0), (1.0, end)], BLACK)])?;
    for (at, set) in sets.iter().enumerate() {
        let middle = at as f64 + 0.5;
        let (_, y) = chart.backend_coord(&(1.0, middle));
        let (_, top) = area.get_base_pixel();
        area.draw_text(set, &FONT.into_text_style(area), (8, y - top - 8))?;
        let Some(row) = rows.iter().find(|row| row.set == *set && row.op == op) else {
            continue;
        };
        for (codec, colour) in codecs.iter().zip(COLOURS).skip(1) {
            if let Some(one) = row.of(codec) {
                let at = (one.ratio.clamp(0.25, 64.0), middle);
                chart.draw_series([Circle::new(at, 5, colour.mix(0.8).filled())])?;
            }
        }
    }
    Ok(())
}

/// A dot and a name for each codec; ours is the line at 1.
fn explain(area: &Area<'_>, codecs: &[&str]) -> Result<(), Box<dyn Error>> {
    for (at, (codec, colour)) in codecs.iter().zip(COLOURS).skip(1).enumerate() {
        let (column, line) = (at % 8, at / 8);
        let (x, y) = (20 + 130 * column as i32, 12 + 20 * line as i32);
        area.draw(&Circle::new((x, y), 5, colour.mix(0.8).filled()))?;
        area.draw_text(codec, &FONT.into_text_style(area), (x + 12, y - 7))?;
    }
    Ok(())
}
