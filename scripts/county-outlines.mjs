// Outlines of States and counties as text: node scripts/county-outlines.mjs TOPOLOGY.json
//
// Reads a TopoJSON topology (arcs, delta-encoded and quantized, shared by the outlines on both sides of them) that is
// projected to 975 by 610 pixels, and prints whole tenths of a pixel; data/README.md has the form.
import { readFileSync } from 'node:fs';

// Of a city that the topology has as less than a triangle, in tenths of a pixel: about what it measures.
const smallestSide = 5;

const topology = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { scale, translate } = topology.transform;
const arcs = topology.arcs.map(decoded);

function decoded(arc) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [Math.round((x * scale[0] + translate[0]) * 10), Math.round((y * scale[1] + translate[1]) * 10)];
  });
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1];

// An index below zero is the arc ~index, run through backwards. The last point of an arc is the first of the next.
function ring(indices) {
  const all = indices.flatMap((index) => (index < 0 ? [...arcs[~index]].reverse() : arcs[index]));
  const points = all.filter((point, i) => i === 0 || !same(point, all[i - 1]));
  while (points.length > 1 && same(points[0], points[points.length - 1])) points.pop();
  return points;
}

function square([x, y]) {
  return [[x, y], [x + smallestSide, y], [x + smallestSide, y + smallestSide], [x, y + smallestSide]];
}

function path(points) {
  const steps = points.slice(1).map(([x, y], i) => `${x - points[i][0]},${y - points[i][1]}`);
  return `M${points[0].join()}l${steps.join(' ')}z`;
}

function outline(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
  const rings = polygons.flat().map(ring);
  const drawn = rings.filter((points) => points.length > 2);
  return (drawn.length > 0 ? drawn : [square(rings[0][0])]).map(path).join('');
}

for (const of of ['states', 'counties']) {
  const geometries = [...topology.objects[of].geometries].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const geometry of geometries) console.log(`${geometry.id} ${outline(geometry)}`);
}
