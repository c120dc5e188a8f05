import type { Panel } from "./board-types.ts";

/** Place and size on Grafana's grid of 24 columns. */
export interface GridPosition {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const gridWidth = 24;
const sizes = { number: { w: 8, h: 5 }, course: { w: 12, h: 8 } } as const;

/** Places panels in rows from left to right; a row is as high as its highest panel, so that nothing overlaps. */
export function positions(panels: readonly Pick<Panel, "shows">[]): readonly GridPosition[] {
  let [x, y, rowHeight] = [0, 0, 0];
  return panels.map(({ shows }) => {
    const { w, h } = sizes[shows];
    if (x + w > gridWidth) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const position = { x, y, w, h };
    x += w;
    rowHeight = Math.max(rowHeight, h);
    return position;
  });
}
