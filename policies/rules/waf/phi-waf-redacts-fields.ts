import { resourceRule } from "../../rule.ts";
import { and, or, when } from "../../truth.ts";
import { is, isAbsent, isPresent, isSet, matches, some } from "../../view.ts";

/** An ACL may protect the data itself (dataProtectionConfig); an ACL without that is judged by its logging configuration instead. */
export const phiWafRedactsFields = resourceRule({
  id: "phi-waf-redacts-fields",
  title: "Web ACL logs redact secrets and patient fields",
  service: "WAF",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Redact the authorization and cookie headers and the query string.",
  types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "aws:wafv2/webAcl:WebAcl"],
  check: (subject) => {
    if (subject.type === "aws:wafv2/webAcl:WebAcl") {
      const protections = subject.at("dataProtectionConfig.dataProtections");
      return when(isSet(protections), "protects no data itself: its logging configuration is judged", () =>
        and(
          ...["authorization", "cookie"].map((name) =>
            some(protections, (item) =>
              and(
                is(item.at("field.fieldType"), "SINGLE_HEADER"),
                or(
                  isAbsent(item.at("field.fieldKeys")),
                  some(item.at("field.fieldKeys"), (key) => matches(key, new RegExp(`^${name}$`, "i"))),
                ),
              ),
            ),
          ),
          some(protections, (item) => is(item.at("field.fieldType"), "QUERY_STRING")),
        ),
      );
    }
    const fields = subject.at("redactedFields");
    return and(
      ...["authorization", "cookie"].map((name) =>
        some(fields, (field) => matches(field.at("singleHeader.name"), new RegExp(`^${name}$`, "i"))),
      ),
      some(fields, (field) => isPresent(field.at("queryString"))),
    );
  },
});
