import { resourceRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { every, is, isAbsent, isSet, notFalse, type View } from "../../view.ts";

/** A wildcard certificate name covers one label. */
function hostCovers(name: string, host: string): boolean {
  return name === host || (name.startsWith("*.") && host.split(".").slice(1).join(".") === name.slice(2));
}

/** A rule without a host serves every name, which no certificate covers. nginx redirects by itself unless told not to. */
export const k8sTlsIngress = resourceRule({
  id: "k8s-tls-ingress",
  title: "Ingress terminates TLS",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "List every host under spec.tls, leave no rule without a host, and set the ssl-redirect annotation for the ALB class.",
  types: ["kubernetes:networking.k8s.io/v1:Ingress"],
  check: (ingress) => {
    const tls = ingress
      .at("spec.tls")
      .items()
      .flatMap((entry) => entry.at("hosts").items());
    const covered = (host: View) =>
      or(
        ...tls.map((name) =>
          host.unknown || name.unknown
            ? truth(undefined, host.path)
            : truth(hostCovers(name.text ?? "", host.text ?? ""), host.path),
        ),
        truth(false, host.path),
      );
    const annotations = ingress.at("metadata.annotations");
    const alb = or(
      is(ingress.at("spec.ingressClassName"), "alb"),
      is(annotations.key("kubernetes.io/ingress.class"), "alb"),
    );
    const redirect = annotations.key("alb.ingress.kubernetes.io/ssl-redirect");
    return and(
      ingress.at("spec.tls").unknown ? truth(undefined, "spec.tls") : isSet(ingress.at("spec.tls")),
      every(ingress.at("spec.rules"), (rule) => and(isSet(rule.at("host")), covered(rule.at("host")))),
      or(isSet(ingress.at("spec.rules")), isAbsent(ingress.at("spec.defaultBackend"))),
      or(not(alb), isSet(redirect)),
      notFalse(annotations.key("nginx.ingress.kubernetes.io/ssl-redirect")),
    );
  },
});
