//! A mesh of 125,000 triangles of four points each.

use super::random::Random;

model! {
    #[derive(Copy)]
    #[repr(C)]
    pub(crate) struct Point {
        pub(crate) x: f32,
        pub(crate) y: f32,
        pub(crate) z: f32,
    }

    #[derive(Copy)]
    #[repr(C)]
    pub(crate) struct Triangle {
        pub(crate) corners: [Point; 3],
        pub(crate) normal: Point,
    }

    pub(crate) struct Mesh {
        #[xdr(max = unbounded)]
        pub(crate) triangles: Vec<Triangle>,
    }
}

pub(crate) fn value() -> Mesh {
    let mut random = Random::new(2);
    Mesh {
        triangles: (0..125_000)
            .map(|_| Triangle {
                corners: [point(&mut random), point(&mut random), point(&mut random)],
                normal: point(&mut random),
            })
            .collect(),
    }
}

fn point(random: &mut Random) -> Point {
    Point {
        x: random.float(),
        y: random.float(),
        z: random.float(),
    }
}
