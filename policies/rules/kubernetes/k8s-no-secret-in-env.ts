import { looksLikeCredential, namesCredential } from "../../matchers/phi.ts";
import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { every, isSet, that } from "../../view.ts";

/** A reference to a Secret is no violation here; files are better, but the value is not in the manifest. */
export const k8sNoSecretInEnv = resourceRule({
  id: "k8s-no-secret-in-env",
  title: "Secrets are mounted, not in variables",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(5)(ii)(D)", "164.312(a)(1)"],
  hitrust: ["01.d"],
  nist: ["IA-5(7)", "SA-15", "AC-6"],
  fix: "Take credentials from a mounted secret, not from env[].value.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(workload, (container) =>
      every(container.at("env"), (variable) => {
        const value = variable.at("value");
        const named = truth(namesCredential(variable.at("name").text ?? ""), variable.at("name").path);
        return not(
          or(
            and(named, isSet(value)),
            that(value, ({ text }) => text !== undefined && looksLikeCredential(text)),
          ),
        );
      }),
    ),
});
