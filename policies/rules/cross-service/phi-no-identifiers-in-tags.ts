import { freeOfPhi, looksLikePhi } from "../../matchers/phi.ts";
import { resourceRule } from "../../rule.ts";
import { and, notApplicable, truth, yes } from "../../truth.ts";

/** Tags are not encrypted and AWS forbids PHI in them. The mail address of an owner or contact is not a patient's. */
export const phiNoIdentifiersInTags = resourceRule({
  id: "phi-no-identifiers-in-tags",
  title: "Tags and labels carry no patient data",
  service: "Cross-service",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Take the identifier out of the tag, label or annotation.",
  types: ["*"],
  check: (resource) => {
    const places = ["tags", "tagsAll", "metadata.labels", "metadata.annotations"]
      .map((path) => resource.at(path))
      .filter((place) => place.value !== undefined && place.value !== null);
    if (places.length === 0) return notApplicable("carries no tags");
    return and(
      ...places.flatMap((place) =>
        place.unknown
          ? [truth(undefined, place.path)]
          : place
              .entries()
              .map(({ key, value }) =>
                and(
                  truth(!looksLikePhi(key), value.path),
                  freeOfPhi(value, { email: !/owner|contact|maintainer|team|approver/i.test(key) }),
                ),
              ),
      ),
      yes,
    );
  },
});
