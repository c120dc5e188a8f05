/** The name nearest to a mistyped one, to propose; `undefined` when nothing is near. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) > 4) continue;
    const distance = editDistance(name, candidate);
    if (distance <= 4 && (best === undefined || distance < best.distance))
      best = { name: candidate, distance };
  }
  return best?.name;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * Names to propose for a mistyped or half-remembered one, nearest first: within four letters of it and half its length, or with it as a part, whatever
 * the case. At most `most`; empty when nothing is near.
 *
 * @example
 * nearNames("emergency", ["EmergencyServiceDown", "HpaAtMax"]) // ["EmergencyServiceDown"]
 */
export function nearNames(name: string, names: Iterable<string>, most = 5): readonly string[] {
  const wanted = name.toLowerCase();
  return [...new Set(names)]
    .map((candidate) => {
      const given = candidate.toLowerCase();
      const part = wanted.length > 2 && (given.includes(wanted) || wanted.includes(given));
      return { candidate, part, distance: editDistance(wanted, given) };
    })
    .filter(({ part, distance }) => part || distance <= Math.min(4, wanted.length / 2))
    .sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate, "en"))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
