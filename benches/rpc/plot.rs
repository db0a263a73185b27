//! The plot: how many times as fast as each system ours is, a line for each row.

use crate::measure::Metric;
use crate::rows::Row;
use plotters::coord::Shift;
use plotters::prelude::*;
use std::error::Error;
use std::path::Path;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A colour for each system, in the order of the table.
const COLOURS: [RGBColor; 9] = [
    RGBColor(0, 0, 0),
    RGBColor(150, 150, 150),
    RGBColor(213, 94, 0),
    RGBColor(0, 114, 178),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(86, 180, 233),
    RGBColor(120, 70, 20),
    RGBColor(200, 200, 200),
];

const WIDTH: u32 = 1000;
const LINE: u32 = 24;
const LABELS: i32 = 400;
const FONT: (&str, u32) = ("sans-serif", 13);

/// Draws the figures of speed into the file `to`.
pub(crate) fn draw(rows: &[Row], systems: &[&str], to: &Path) -> Result<(), Box<dyn Error>> {
    let rows: Vec<&Row> = rows.iter().filter(|row| is_speed(row)).collect();
    let root = SVGBackend::new(to, (WIDTH, 120 + LINE * rows.len() as u32)).into_drawing_area();
    root.fill(&WHITE)?;
    let (area, legend) = root.split_vertically(70 + LINE * rows.len() as u32);
    let end = rows.len() as f64;
    let mut chart = ChartBuilder::on(&area)
        .caption("as fast as ours (more is faster)", FONT)
        .x_label_area_size(28)
        .y_label_area_size(LABELS)
        .margin(6)
        .build_cartesian_2d((1.0 / 128.0..8.0).log_scale().base(2.0), end..0.0)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .x_labels(11)
        .y_labels(0)
        .x_label_formatter(&|times: &f64| match *times {
            times if times < 1.0 => format!("1/{:.0}", 1.0 / times),
            times => format!("{times}"),
        })
        .draw()?;
    chart.draw_series([PathElement::new([(1.0, 0.0), (1.0, end)], BLACK)])?;
    for (at, row) in rows.iter().enumerate() {
        let middle = at as f64 + 0.5;
        let (_, y) = chart.backend_coord(&(1.0, middle));
        let (_, top) = area.get_base_pixel();
        let label = format!("{}, {} threads", row.name(), row.threads);
        area.draw_text(&label, &FONT.into_text_style(&area), (8, y - top - 7))?;
        for (system, colour) in systems.iter().zip(COLOURS).skip(1) {
            if let Some(one) = row.of(system) {
                let times = if row.metric.is_rate() {
                    one.ratio
                } else {
                    1.0 / one.ratio
                };
                let at = (times.clamp(1.0 / 128.0, 8.0), middle);
                chart.draw_series([Circle::new(at, 5, colour.mix(0.8).filled())])?;
            }
        }
    }
    explain(&legend, systems)?;
    root.present()?;
    Ok(())
}

fn is_speed(row: &Row) -> bool {
    matches!(
        row.metric,
        Metric::P50 | Metric::P99 | Metric::Rate | Metric::Bytes
    ) && row.results.iter().any(|one| one.ratio.is_finite())
}

/// A dot and a name for each system; ours is the line at 1.
fn explain(area: &Area<'_>, systems: &[&str]) -> Result<(), Box<dyn Error>> {
    for (at, (system, colour)) in systems.iter().zip(COLOURS).skip(1).enumerate() {
        let (x, y) = (20 + 120 * at as i32, 20);
        area.draw(&Circle::new((x, y), 5, colour.mix(0.8).filled()))?;
        area.draw_text(system, &FONT.into_text_style(area), (x + 12, y - 7))?;
    }
    Ok(())
}
