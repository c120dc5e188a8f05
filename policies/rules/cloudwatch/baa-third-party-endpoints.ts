import { variablesOf } from "../../matchers/environment-variables.ts";
import { hostOf } from "../../matchers/url.ts";
import { resourceRule } from "../../rule.ts";
import { todayOf } from "../../settings.ts";
import { and, truth, when } from "../../truth.ts";
import { that, type View } from "../../view.ts";

/** Hosts of AWS, of the cluster and of the private network are not outside. */
export const baaThirdPartyEndpoints = resourceRule({
  id: "baa-third-party-endpoints",
  title: "Outside processors have a BAA on file",
  service: "CloudWatch",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(b)(1)", "164.314(a)(1)", "164.504(e)"],
  hitrust: ["05.k"],
  nist: ["SA-9", "SA-4"],
  fix: "Put the host on the processor list with the date its agreement runs to, or take the endpoint away.",
  types: [
    "aws:cloudwatch/eventApiDestination:EventApiDestination",
    "aws:sns/topicSubscription:TopicSubscription",
    "aws:lambda/function:Function",
  ],
  uses: ["processors", "today"],
  check: (resource, { settings }) => {
    const today = todayOf(settings);
    const outside = (host: string) =>
      !/(^|\.)(amazonaws\.com|amazonaws\.com\.cn|api\.aws|on\.aws|internal|local|localhost|svc)$/.test(
        host,
      ) &&
      !/^(localhost|127\.|10\.|192\.168\.|169\.254\.)/.test(host) &&
      host.includes(".");
    const trusted = (view: View) =>
      that(view, ({ text }) => {
        const hosts = [...(text ?? "").matchAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s\x22'<>,;]+/gi)].flatMap(
          ([url]) => hostOf(url) ?? [],
        );
        return hosts
          .filter(outside)
          .every((host) =>
            settings.processors.some(
              (processor) => processor.host === host && processor.agreementUntil >= today,
            ),
          );
      });
    const places =
      resource.type === "aws:cloudwatch/eventApiDestination:EventApiDestination"
        ? [resource.at("invocationEndpoint")]
        : resource.type === "aws:sns/topicSubscription:TopicSubscription"
          ? [resource.at("endpoint")]
          : variablesOf(resource).variables.map(({ value }) => value);
    return when(
      truth(places.length > 0 || resource.at("environment.variables").unknown, "environment.variables"),
      "has no endpoint",
      () => and(...places.map(trusted), ...variablesOf(resource).unreadable),
    );
  },
});
