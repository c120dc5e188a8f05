import { stackRule } from "../../rule.ts";
import { because } from "../../truth.ts";

/** REST stages are what a web ACL can guard. */
export const apigwStageWafAssociation = stackRule({
  id: "apigw-stage-waf-association",
  title: "API Gateway stage is behind a web ACL",
  service: "API Gateway",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Add a WebAclAssociation whose resourceArn is the stage's.",
  types: ["aws:apigateway/stage:Stage"],
  check: (stage, { estate }) =>
    because(
      "no WebAclAssociation names this stage",
      estate.some(
        [
          "aws:wafv2/webAclAssociation:WebAclAssociation",
          "aws:wafregional/webAclAssociation:WebAclAssociation",
        ],
        "resourceArn",
        stage,
      ),
    ),
});
