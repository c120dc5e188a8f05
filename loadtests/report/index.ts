export { auditSentence, computedValues, reachWords } from "./audit-coverage.ts";
export { forecastLines } from "./forecast-lines.ts";
export { overallVerdict, seasonGate } from "./gate.ts";
export { renderSeasonHtml } from "./page/page.ts";
export { type CsvFile, seasonCsvFiles } from "./series-csv.ts";
export { type SummaryOptions, seasonSummaryLines } from "./summary.ts";
