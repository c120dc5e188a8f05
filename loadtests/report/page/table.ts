import { html, type Interpolated, type Markup } from "../markup.ts";

export interface Column<Row> {
  readonly head: Interpolated;
  /** The head as plain text, for the label beside a cell when the table folds into cards. Default: none. */
  readonly label?: string;
  readonly cell: (row: Row) => Interpolated;
  readonly align?: "right";
  /** The cell that names its row. */
  readonly isRowHeader?: boolean;
  /** A column of long text, which keeps a readable width when the table scrolls. */
  readonly wide?: boolean;
}

export interface TableOptions<Row> {
  readonly caption: Interpolated;
  /** What the box is called when it scrolls; the caption as plain text. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id?: string;
  readonly className?: string;
  readonly rowClass?: (row: Row) => string;
}

/** A data table with caption and scopes, in a box that scrolls by itself when the screen is narrower. */
export function table<Row>(options: TableOptions<Row>): Markup {
  const { caption, name, columns, rows, id, className, rowClass } = options;
  return html`<div class="scroll" role="group" aria-label="${name}" tabindex="0"><table${id === undefined ? "" : html` id="${id}"`} class="${className ?? "data"}">
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head, align }) => html`<th scope="col"${alignClass(align, undefined)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr${rowClass === undefined ? "" : html` class="${rowClass(row)}"`}>${columns.map((column) => cell(column, row))}</tr>\n`)}</tbody>
</table></div>`;
}

function cell<Row>({ cell: content, align, isRowHeader, wide, label }: Column<Row>, row: Row): Markup {
  const labelled = label === undefined ? "" : html` data-label="${label}"`;
  const aligned = alignClass(align, wide);
  return isRowHeader === true
    ? html`<th scope="row"${aligned}${labelled}>${content(row)}</th>`
    : html`<td${aligned}${labelled}>${label === undefined ? content(row) : html`<div>${content(row)}</div>`}</td>`;
}

function alignClass(align: "right" | undefined, wide: boolean | undefined): Markup | "" {
  const names = [align === "right" ? "number" : "", wide === true ? "prose" : ""].filter(
    (name) => name !== "",
  );
  return names.length === 0 ? "" : html` class="${names.join(" ")}"`;
}

/** A part of the page that opens on demand, and is open on paper. */
export function disclosure(summary: Interpolated, content: Interpolated): Markup {
  return html`<details><summary>${summary}</summary><div class="disclosed">${content}</div></details>`;
}

/** A part of the page that opens on demand and is left out on paper, where it would repeat or bury the rest. */
export function screenDisclosure(summary: Interpolated, content: Interpolated): Markup {
  return html`<details class="screen"><summary>${summary}</summary><div class="disclosed">${content}</div></details>`;
}
