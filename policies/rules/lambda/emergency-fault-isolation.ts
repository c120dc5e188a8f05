import { tag } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, truth, when } from "../../truth.ts";

/** Sharing is seen where an event source maps a queue of one service to a function of another. */
export const emergencyFaultIsolation = stackRule({
  id: "emergency-fault-isolation",
  title: "Modules fail alone",
  service: "Lambda",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(ii)(C)", "164.308(a)(7)(ii)(E)", "164.312(a)(2)(ii)"],
  hitrust: ["12.c"],
  nist: ["CP-2(3)", "CP-2(8)", "CP-10"],
  fix: "Give every service its own queue and function.",
  types: ["aws:sqs/queue:Queue", "aws:lambda/function:Function"],
  check: (subject, { estate }) => {
    const queue = subject.type === "aws:sqs/queue:Queue";
    const mappings = estate
      .referring(
        queue ? "eventSourceArn" : "functionName",
        subject,
        "aws:lambda/eventSourceMapping:EventSourceMapping",
      )
      .filter(
        (mapping) =>
          estate.refers(mapping, queue ? "eventSourceArn" : "functionName", subject).value === true,
      );
    const partners = mappings.flatMap((mapping) => {
      const { found } = queue
        ? estate.named(mapping, "functionName", "aws:lambda/function:Function")
        : estate.named(mapping, "eventSourceArn", "aws:sqs/queue:Queue");
      return found;
    });
    const own = tag(subject, "service");
    return when(truth(partners.length > 0, "eventSourceArn"), "mapped to nothing in this stack", () =>
      because(
        "serves more than one service",
        and(
          ...partners.map((partner) => {
            const other = tag(partner, "service");
            return truth(own.unknown || other.unknown ? undefined : own.value === other.value, own.path);
          }),
        ),
      ),
    );
  },
});
