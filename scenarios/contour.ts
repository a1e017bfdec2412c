/**
 * Where a grid takes a given value, as lines: marching squares with linear interpolation along the edges. Where a cell
 * could be cut in two ways (a saddle) the mean of its corners decides. Cells with a corner that is not a number are
 * left out, so that a line ends there instead of guessing.
 * Source: Lorensen and Cline's marching cubes in two dimensions.
 */

export type ContourPoint = { readonly x: number; readonly y: number };
export type ContourLine = { readonly points: readonly ContourPoint[]; readonly closed: boolean };

export type Surface = {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Row by row: the value at x[i], y[j] is at j * x.length + i. */
  readonly values: Float64Array;
};

/** An edge of the grid by name: of the horizontal ones the left end, of the vertical ones the lower end. */
type Crossing = { readonly key: string; readonly point: ContourPoint };
type Segment = readonly [Crossing, Crossing];

/** The lines on which the surface, interpolated linearly along the edges of its cells, equals `level`. */
export function contourLines(surface: Surface, level: number): readonly ContourLine[] {
  const segments: Segment[] = [];
  for (let row = 0; row + 1 < surface.y.length; row += 1) {
    for (let column = 0; column + 1 < surface.x.length; column += 1) {
      segments.push(...cellSegments(surface, level, column, row));
    }
  }
  return joined(segments);
}

function cellSegments(surface: Surface, level: number, column: number, row: number): readonly Segment[] {
  const at = (i: number, j: number): number =>
    (surface.values[j * surface.x.length + i] ?? Number.NaN) - level;
  const corners = [
    at(column, row),
    at(column + 1, row),
    at(column + 1, row + 1),
    at(column, row + 1),
  ] as const;
  if (!corners.every(Number.isFinite)) return [];
  const edges = [
    edge(surface, at, column, row, 'h'),
    edge(surface, at, column + 1, row, 'v'),
    edge(surface, at, column, row + 1, 'h'),
    edge(surface, at, column, row, 'v'),
  ];
  const cut = edges.filter((crossing) => crossing !== null);
  const [bottom, right, top, left] = edges;
  if (cut.length === 2) {
    const [a, b] = cut;
    return a && b ? [[a, b]] : [];
  }
  if (!bottom || !right || !top || !left) return [];
  const centreAbove = corners[0] + corners[1] + corners[2] + corners[3] >= 0;
  // The lower left corner is cut off alone where the middle lies on the other side of the level.
  return centreAbove === corners[0] >= 0
    ? [
        [bottom, right],
        [top, left],
      ]
    : [
        [bottom, left],
        [top, right],
      ];
}

function edge(
  { x, y }: Surface,
  at: (i: number, j: number) => number,
  i: number,
  j: number,
  direction: 'h' | 'v',
): Crossing | null {
  const a = at(i, j);
  const b = direction === 'h' ? at(i + 1, j) : at(i, j + 1);
  // A corner exactly at the level counts as above, so that every line through a cell enters and leaves it once.
  if (a >= 0 === b >= 0) return null;
  const share = a / (a - b);
  const [x0 = 0, x1 = 0] = [x[i], x[i + 1]];
  const [y0 = 0, y1 = 0] = [y[j], y[j + 1]];
  const point =
    direction === 'h' ? { x: x0 + (x1 - x0) * share, y: y0 } : { x: x0, y: y0 + (y1 - y0) * share };
  return { key: `${direction}${i},${j}`, point };
}

function joined(segments: readonly Segment[]): readonly ContourLine[] {
  const meeting = new Map<string, Segment[]>();
  for (const segment of segments) {
    for (const { key } of segment) meeting.set(key, [...(meeting.get(key) ?? []), segment]);
  }
  const used = new Set<Segment>();
  const lines: ContourLine[] = [];
  const follow = (start: Segment, from: Crossing): void => {
    const points = [from.point];
    let segment: Segment | undefined = start;
    let end = from;
    while (segment) {
      used.add(segment);
      const [a, b]: Segment = segment;
      end = a.key === end.key ? b : a;
      points.push(end.point);
      segment = meeting.get(end.key)?.find((candidate) => !used.has(candidate));
    }
    lines.push({ points, closed: points.length > 3 && end.key === from.key });
  };
  // Open lines from their ends first; what is left runs in circles.
  for (const segment of segments) {
    const end = segment.find(({ key }) => meeting.get(key)?.length === 1);
    if (end && !used.has(segment)) follow(segment, end);
  }
  for (const segment of segments) if (!used.has(segment)) follow(segment, segment[0]);
  return lines;
}
