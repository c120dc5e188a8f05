/** Scrape and evaluation intervals that every range and `for` is judged against. */
export const intervals = { scrapeSeconds: 15, evaluationSeconds: 30, slowEvaluationSeconds: 120 } as const;
