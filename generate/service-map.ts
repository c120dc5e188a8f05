import { eventCatalogue, eventContexts } from "../components/events/catalogue.ts";
import { routes } from "../components/events/routing.ts";
import { generatedMark } from "./generated-mark.ts";

/** Which context publishes which events and who acts on them, from the event catalogue and the routing table. */
export function serviceMap(): string {
  const arrows = routes.map(({ from, to, events }) => `  ${from} -->|${events.length} events| ${to}`);
  const contexts = eventContexts.flatMap((context) => [
    `## ${context}`,
    "",
    "| event | acted on by |",
    "| --- | --- |",
    ...eventCatalogue[context].map(
      (event) => `| \`${event}\` | ${consumersOf(event).join(", ") || "nobody yet"} |`,
    ),
    "",
  ]);
  return [
    generatedMark,
    "",
    "# Service map",
    "",
    "Services never call each other's stores: they publish events on their own bus, and each consumer has a queue of its own, so that one",
    "that fails or falls behind stops nobody else.",
    "",
    "```mermaid",
    "flowchart LR",
    ...arrows,
    "```",
    "",
    ...contexts,
  ].join("\n");
}

function consumersOf(event: string): string[] {
  return routes.filter(({ events }) => (events as readonly string[]).includes(event)).map(({ to }) => to);
}
