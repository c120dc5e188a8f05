import { resourceRule } from "../../rule.ts";
import { and, notApplicable, truth, yes } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** CrossGuard opens secrets before a policy sees them, so only the audit over a state or a rendered graph can tell; on the wire it is unknown. */
export const k8sNoPlainSecretResource = resourceRule({
  id: "k8s-no-plain-secret-resource",
  title: "Secret values are Pulumi secrets",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(5)(ii)(D)", "164.312(a)(1)"],
  hitrust: ["01.d"],
  nist: ["IA-5(7)", "SA-15", "AC-6"],
  fix: "Wrap data and stringData in pulumi.secret, or let an external secret operator make the Secret.",
  types: ["kubernetes:core/v1:Secret"],
  check: (secret) => {
    const maps = ["data", "stringData"]
      .map((name) => secret.at(name))
      .filter((map) => isSet(map).value !== false);
    if (maps.length === 0) return notApplicable("holds no data");
    return and(
      ...maps.map((map) => {
        if (!secret.secretsMarked) return truth(undefined, map.path);
        const values = map.entries().map(({ value }) => value);
        return map.secret
          ? yes
          : and(
              ...values.map((value) =>
                truth(value.secret ? true : value.unknown ? undefined : false, value.path),
              ),
              truth(map.unknown ? undefined : true, map.path),
            );
      }),
    );
  },
});
